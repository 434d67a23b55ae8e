/* digest - the name that a Content-Security-Policy has for a style or a script
 *
 * Only the text with that digest is used by the browser: whatever else might get into the page,
 * it runs nothing and paints nothing. */
#ifndef MIG_REPORT_DIGEST_H
#define MIG_REPORT_DIGEST_H

#include "text.h"

enum {
	MIG_SHA256_BYTES = 32,
	MIG_SHA256_BASE64 = 45, /* with the NUL */
};

/* The SHA-256 of `text` (FIPS 180-4). */
void mig_sha256(struct mig_text text, unsigned char digest[MIG_SHA256_BYTES]);
/* The same in base64 (RFC 4648), as CSP and the integrity attribute of HTML have it. */
void mig_sha256_base64(struct mig_text text, char base64[MIG_SHA256_BASE64]);

#endif
