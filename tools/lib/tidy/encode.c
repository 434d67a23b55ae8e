#include "tidy/encode.h"

#include <errno.h>
#include <string.h>

enum mig_status
mig_encode_fail(const char *name, size_t line, unsigned char byte, size_t offset,
		const char *encoding, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s:%zu: the byte 0x%02x at offset %zu is not %s", name, line,
		 (unsigned)byte, offset, encoding);
	mig_hint(error, "say in which encoding the file is, for example --encoding CP1252 "
			"(iconv --list shows the names)");
	return MIG_DATA;
}

enum mig_status
mig_encode_start(struct mig_encode *encode, const char *name, const char *encoding,
		 struct mig_error *error)
{
	*encode = (struct mig_encode){ .name = name, .encoding = encoding, .line = 1 };
	/* What stands behind a slash would make iconv leave out characters. */
	encode->cd = strchr(encoding, '/') ? (iconv_t)-1 : iconv_open("UTF-8", encoding);
	if (encode->cd != (iconv_t)-1)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "unknown encoding '%s'", encoding);
	mig_hint(error, "iconv --list shows the names");
	return MIG_USAGE;
}

void
mig_encode_free(struct mig_encode *encode)
{
	iconv_close(encode->cd);
	mig_buffer_free(&encode->pending);
}

/* Count the line ends of what was decoded: LF, CRLF and a lone CR are one each. */
static void
count_lines(struct mig_encode *encode, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		encode->line += bytes[i] == '\r' || (bytes[i] == '\n' && !encode->carriage);
		encode->carriage = bytes[i] == '\r';
	}
}

static enum mig_status
fail(const struct mig_encode *encode, struct mig_error *error)
{
	return mig_encode_fail(encode->name, encode->line, (unsigned char)*encode->pending.bytes,
			       encode->offset, encode->encoding, error);
}

/* All of the pending bytes but the start of a character at their end. */
static enum mig_status
convert(struct mig_encode *encode, struct mig_buffer *out, struct mig_error *error)
{
	char *in = encode->pending.bytes;
	size_t left = encode->pending.length;
	int reason = E2BIG;
	enum mig_status status = MIG_OK;

	while (status == MIG_OK && left > 0 && reason == E2BIG) {
		char block[16384], *next = block;
		size_t room = sizeof block;

		reason = iconv(encode->cd, &in, &left, &next, &room) == (size_t)-1 ? errno : 0;
		count_lines(encode, block, sizeof block - room);
		status = mig_buffer_add(out, block, sizeof block - room, error);
	}
	encode->offset += encode->pending.length - left;
	if (left > 0)
		memmove(encode->pending.bytes, in, left);
	encode->pending.length = left;
	return status == MIG_OK && reason == EILSEQ ? fail(encode, error) : status;
}

enum mig_status
mig_encode_add(struct mig_encode *encode, struct mig_text bytes, struct mig_buffer *out,
	       struct mig_error *error)
{
	enum mig_status status = mig_buffer_add(&encode->pending, bytes.bytes, bytes.length, error);

	return status == MIG_OK ? convert(encode, out, error) : status;
}

enum mig_status
mig_encode_finish(struct mig_encode *encode, struct mig_buffer *out, struct mig_error *error)
{
	char block[64], *next = block;
	size_t room = sizeof block;

	if (encode->pending.length > 0 ||
	    iconv(encode->cd, NULL, NULL, &next, &room) == (size_t)-1) {
		fail(encode, error);
		mig_hint(error, "the file ends in the middle of a character: it may be cut off, "
				"fetch it again");
		return MIG_DATA;
	}
	return mig_buffer_add(out, block, sizeof block - room, error);
}
