/* html - HTML written into a buffer
 *
 * The first failure is kept in `status`, and what is added after it is dropped, so
 * that a page reads as what it writes. */
#ifndef MIG_REPORT_HTML_H
#define MIG_REPORT_HTML_H

#include "file.h"

struct mig_html {
	struct mig_buffer *text;
	struct mig_error *error;
	enum mig_status status;
};

/* As it is. */
void mig_html_raw(struct mig_html *html, const char *markup);
void mig_html_bytes(struct mig_html *html, struct mig_text markup);
void mig_html_format(struct mig_html *html, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As text, in elements and in quoted attributes: & < > " become entities, control
 * characters blanks. */
void mig_html_text(struct mig_html *html, struct mig_text text);
void mig_html_string(struct mig_html *html, const char *text);
/* As part of a URL: everything but letters, digits and "-._~" as %XX. */
void mig_html_url(struct mig_html *html, struct mig_text text);

#endif
