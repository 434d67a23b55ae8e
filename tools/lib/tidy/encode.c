#include "tidy/encode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "source.h"

#define POINTER "version https://git-lfs"

enum mig_status
mig_encode_read(const char *file, struct mig_buffer *bytes, struct mig_error *error)
{
	struct mig_source source;
	struct mig_text line;
	enum mig_status status = mig_source_open(&source, file, SIZE_MAX / 2, error);

	if (status != MIG_OK)
		return status;
	for (;;) {
		source.mark = source.next;
		status = mig_source_line(&source, &line, error);
		if (status != MIG_OK || line.length == 0)
			break;
		status = mig_buffer_add(bytes, line.bytes, line.length, error);
		if (status != MIG_OK)
			break;
	}
	mig_source_close(&source);
	if (status != MIG_OK)
		return status;
	if (bytes->length == 0)
		return mig_fail(error, MIG_DATA, "%s: empty input", file);
	if (bytes->length > sizeof POINTER &&
	    memcmp(bytes->bytes, POINTER, sizeof POINTER - 1) == 0) {
		mig_fail(error, MIG_DATA, "%s: a Git LFS pointer, not the table itself", file);
		mig_hint(error, "fetch the file with: git lfs pull");
		return MIG_DATA;
	}
	return MIG_OK;
}

static bool
starts_with(const struct mig_buffer *bytes, const char *mark, size_t length)
{
	return bytes->length >= length && memcmp(bytes->bytes, mark, length) == 0;
}

/* The number of the line that a byte stands on. */
static size_t
line_of(const struct mig_buffer *bytes, size_t offset)
{
	size_t line = 1;

	for (size_t i = 0; i < offset; i++)
		line += bytes->bytes[i] == '\n' ||
			(bytes->bytes[i] == '\r' && bytes->bytes[i + 1] != '\n');
	return line;
}

static enum mig_status
bad_byte(const char *file, const char *encoding, const struct mig_buffer *bytes, size_t offset,
	 struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s:%zu: the byte 0x%02x at offset %zu is not %s", file,
		 line_of(bytes, offset), (unsigned)(unsigned char)bytes->bytes[offset], offset,
		 encoding);
	mig_hint(error, "say in which encoding the file is, for example --encoding CP1252 "
			"(iconv --list shows the names)");
	return MIG_DATA;
}

/* All of `bytes` through iconv into `out`. */
static enum mig_status
convert(iconv_t cd, const char *file, const char *encoding, const struct mig_buffer *bytes,
	struct mig_buffer *out, struct mig_error *error)
{
	char *in = bytes->bytes;
	size_t left = bytes->length;
	enum mig_status status = MIG_OK;

	while (status == MIG_OK && left > 0) {
		char block[16384], *next = block;
		size_t room = sizeof block;
		size_t result = iconv(cd, &in, &left, &next, &room);
		int reason = errno;

		status = mig_buffer_add(out, block, sizeof block - room, error);
		if (status == MIG_OK && result == (size_t)-1 && reason != E2BIG)
			status = bad_byte(file, encoding, bytes, bytes->length - left, error);
	}
	return status;
}

static enum mig_status
recode(const char *file, const char *encoding, struct mig_buffer *bytes, struct mig_error *error)
{
	struct mig_buffer out = { 0 };
	iconv_t cd = strchr(encoding, '/') ? (iconv_t)-1 : iconv_open("UTF-8", encoding);
	enum mig_status status;

	if (cd == (iconv_t)-1) {
		mig_fail(error, MIG_USAGE, "unknown encoding '%s'", encoding);
		mig_hint(error, "iconv --list shows the names");
		return MIG_USAGE;
	}
	status = convert(cd, file, encoding, bytes, &out, error);
	iconv_close(cd);
	if (status == MIG_OK) {
		mig_buffer_free(bytes);
		*bytes = out;
	} else {
		mig_buffer_free(&out);
	}
	return status;
}

static void
drop_bom(struct mig_buffer *bytes)
{
	if (!starts_with(bytes, "\xef\xbb\xbf", 3))
		return;
	bytes->length -= 3;
	memmove(bytes->bytes, bytes->bytes + 3, bytes->length + 1);
}

enum mig_status
mig_encode_utf8(const char *file, const char *encoding, struct mig_buffer *bytes, const char **used,
		struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t invalid;
	const char *nul;

	if (!encoding && starts_with(bytes, "\xff\xfe", 2))
		encoding = "UTF-16LE";
	else if (!encoding && starts_with(bytes, "\xfe\xff", 2))
		encoding = "UTF-16BE";
	if (used)
		*used = encoding ? encoding : "UTF-8";
	if (encoding) {
		status = recode(file, encoding, bytes, error);
		if (status != MIG_OK)
			return status;
	}
	invalid = mig_utf8_invalid(bytes->bytes, bytes->length);
	if (invalid < bytes->length)
		return bad_byte(file, "UTF-8", bytes, invalid, error);
	nul = memchr(bytes->bytes, 0, bytes->length);
	if (nul) {
		mig_fail(error, MIG_DATA, "%s:%zu: a NUL character", file,
			 line_of(bytes, (size_t)(nul - bytes->bytes)));
		mig_hint(error, "a text file has none; UTF-16 without a mark at its start is read "
				"with --encoding UTF-16LE");
		return MIG_DATA;
	}
	drop_bom(bytes);
	return status;
}
