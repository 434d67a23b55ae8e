/* SHA-256 and its base64: published vectors, and lengths around the ends of a block, as sha256sum
 * and openssl have them:
 *   for n in 0 55 56 63 64 65 119 120 1000; do
 *     printf '%*s' $n '' | tr ' ' a | openssl dgst -sha256 -binary | base64; done */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/digest.h"

/* FIPS 180-4 examples: SHA-256 of "abc" and of 448 bits. */
static void
published(void **state)
{
	static const unsigned char abc[] = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea };
	static const unsigned char more[] = { 0x24, 0x8d, 0x6a, 0x61, 0xd2, 0x06, 0x38, 0xb8 };
	unsigned char digest[MIG_SHA256_BYTES];

	(void)state;
	mig_sha256(mig_text_of("abc"), digest);
	assert_memory_equal(digest, abc, sizeof abc);
	mig_sha256(mig_text_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), digest);
	assert_memory_equal(digest, more, sizeof more);
}

static void
lengths(void **state)
{
	static const struct {
		size_t length;
		const char *base64;
	} rows[] = {
		{ 0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" },
		{ 55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg=" },
		{ 56, "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o=" },
		{ 63, "fT50oF19sVvOStnsBljqmOPwbu7PFrTG//LaRX3cLzQ=" },
		{ 64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs=" },
		{ 65, "Y1NhxIu56rFBmOduqKt/GkFoXWrWKqkUbTAdTxfrCuA=" },
		{ 119, "MeulHDE6XAgiat8Y1KNZz9/Y0ugWsT9K+VL36mWE3Ps=" },
		{ 120, "Lz0zVDLHC1gK8Ojhs2dKfAINaDql9zqq7f3FWvkEwhw=" },
		{ 1000, "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM=" },
	};
	char text[1000], base64[MIG_SHA256_BASE64];

	(void)state;
	memset(text, 'a', sizeof text);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		mig_sha256_base64((struct mig_text){ text, rows[i].length }, base64);
		assert_string_equal(base64, rows[i].base64);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published),
		cmocka_unit_test(lengths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
