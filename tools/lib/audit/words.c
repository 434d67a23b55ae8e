#include "words.h"

#include <string.h>

enum mig_status
mig_words_expected(const struct mig_words *reader, const char *what)
{
	enum { SHOWN = 40 };
	struct mig_text rest = { reader->text.bytes + reader->at,
				 reader->text.length - reader->at };

	if (rest.length == 0)
		return mig_fail(reader->error, MIG_DATA, "%s:%zu:%zu: %s is missing at the end",
				reader->source, reader->line, reader->at + 1, what);
	if (rest.length > SHOWN)
		rest.length = mig_utf8_invalid(rest.bytes, SHOWN); /* no half of a character */
	return mig_fail(reader->error, MIG_DATA, "%s:%zu:%zu: '%.*s' where %s should be",
			reader->source, reader->line, reader->at + 1, (int)rest.length, rest.bytes,
			what);
}

char
mig_words_peek(const struct mig_words *reader)
{
	return reader->at < reader->text.length ? reader->text.bytes[reader->at] : '\0';
}

void
mig_words_skip(struct mig_words *reader)
{
	while (mig_words_peek(reader) == ' ' || mig_words_peek(reader) == '\t')
		reader->at++;
	if (mig_words_peek(reader) == '#')
		reader->at = reader->text.length;
}

bool
mig_words_take(struct mig_words *reader, char byte)
{
	mig_words_skip(reader);
	if (mig_words_peek(reader) != byte)
		return false;
	reader->at++;
	mig_words_skip(reader);
	return true;
}

bool
mig_words_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\0';
}

/* Bytes of a plain name: what is no sign of the language. A minus is one between blanks. */
static bool
in_name(const struct mig_words *reader)
{
	char byte = mig_words_peek(reader);

	if (byte == '-')
		return !mig_words_blank(reader->text.bytes[reader->at - 1]) &&
		       reader->at + 1 < reader->text.length &&
		       !mig_words_blank(reader->text.bytes[reader->at + 1]);
	return !mig_words_blank(byte) && !strchr("+*=<>!|,:()[]\"#", byte);
}

enum mig_status
mig_words_keep(const struct mig_words *reader, struct mig_text text, const char **copy)
{
	*copy = mig_arena_copy(&reader->rules->arena, text);
	return *copy ? MIG_OK : mig_fail_memory(reader->error);
}

/* A name in quotes, a doubled quote being one. */
enum mig_status
mig_words_take_quoted(struct mig_words *reader, const char **name)
{
	struct mig_buffer bytes = { 0 };
	size_t start = reader->at++;
	enum mig_status status = mig_buffer_add(&bytes, "", 0, reader->error);

	for (; status == MIG_OK && reader->at < reader->text.length; reader->at++) {
		if (mig_words_peek(reader) == '"' && (reader->at + 1 == reader->text.length ||
						      reader->text.bytes[reader->at + 1] != '"'))
			break;
		reader->at += mig_words_peek(reader) == '"';
		status = mig_buffer_add(&bytes, reader->text.bytes + reader->at, 1, reader->error);
	}
	if (status == MIG_OK && reader->at >= reader->text.length) {
		reader->at = start;
		status = mig_words_expected(reader, "a name with both of its quotes");
	} else if (status == MIG_OK) {
		reader->at++;
		status = mig_words_keep(
		    reader, (struct mig_text){ bytes.length ? bytes.bytes : "", bytes.length },
		    name);
	}
	mig_buffer_free(&bytes);
	mig_words_skip(reader);
	return status;
}

enum mig_status
mig_words_take_name(struct mig_words *reader, const char *what, const char **name)
{
	size_t start;
	enum mig_status status;

	mig_words_skip(reader);
	if (mig_words_peek(reader) == '"')
		return mig_words_take_quoted(reader, name);
	start = reader->at;
	if (mig_words_peek(reader) == '-')
		return mig_words_expected(reader, what);
	while (reader->at < reader->text.length && in_name(reader))
		reader->at++;
	if (reader->at == start)
		return mig_words_expected(reader, what);
	status = mig_words_keep(
	    reader, (struct mig_text){ reader->text.bytes + start, reader->at - start }, name);
	mig_words_skip(reader);
	return status;
}

/* Whether a word stands here, with a blank or an end behind it. */
bool
mig_words_take_word(struct mig_words *reader, const char *word)
{
	size_t length = strlen(word);

	if (reader->at + length > reader->text.length ||
	    memcmp(reader->text.bytes + reader->at, word, length) != 0)
		return false;
	if (reader->at + length < reader->text.length &&
	    !mig_words_blank(reader->text.bytes[reader->at + length]))
		return false;
	reader->at += length;
	mig_words_skip(reader);
	return true;
}

enum mig_status
mig_words_add(struct mig_words *reader, const char ***strings, size_t *count, const char *string)
{
	const char **more = mig_arena_allocate(&reader->rules->arena, (*count + 1) * sizeof *more);

	if (!more)
		return mig_fail_memory(reader->error);
	if (*count)
		memcpy(more, *strings, *count * sizeof *more);
	more[(*count)++] = string;
	*strings = more;
	return MIG_OK;
}
