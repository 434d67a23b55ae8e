/* The profile's lines: facts, blocks, fenced code, text with figures. */
#include "profile.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "figure.h"
#include "period.h"

static const char *const fact_names[MIG_FACTS] = {
	"title", "country", "edition", "authors", "source", "description", "language", "date",
	"code",
};

/* Where the reader is. */
struct reader {
	struct mig_profile *profile;
	struct mig_text text;
	size_t at;   /* start of the next line */
	size_t line; /* number of the last line taken */
	struct mig_error *error;
};

enum mig_status
mig_profile_fail(const struct mig_profile *profile, struct mig_place place,
		 struct mig_error *error, const char *format, ...)
{
	char text[896];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: %s", profile->file, place.line,
			place.column, text);
}

bool
mig_line_next(struct mig_text text, size_t *at, struct mig_text *line)
{
	const char *start = text.bytes + *at, *end;

	if (*at >= text.length)
		return false;
	end = memchr(start, '\n', text.length - *at);
	line->bytes = start;
	line->length = end ? (size_t)(end - start) : text.length - *at;
	*at += line->length + (end != NULL);
	if (line->length && start[line->length - 1] == '\r')
		line->length--;
	return true;
}

struct mig_text
mig_text_trim(struct mig_text text)
{
	while (text.length && (*text.bytes == ' ' || *text.bytes == '\t')) {
		text.bytes++;
		text.length--;
	}
	while (text.length && (text.bytes[text.length - 1] == ' ' ||
			       text.bytes[text.length - 1] == '\t'))
		text.length--;
	return text;
}

size_t
mig_text_characters(struct mig_text text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++)
		count += ((unsigned char)text.bytes[i] & 0xc0) != 0x80;
	return count;
}

static bool
next_line(struct reader *reader, struct mig_text *line)
{
	if (!mig_line_next(reader->text, &reader->at, line))
		return false;
	reader->line++;
	return true;
}

static struct mig_place
place_in(const struct reader *reader, struct mig_text line, const char *at)
{
	struct mig_text before = { line.bytes, (size_t)(at - line.bytes) };

	return (struct mig_place){ reader->line, mig_text_characters(before) + 1 };
}

bool
mig_fence_read(struct mig_text line, struct mig_fence *fence)
{
	size_t indent = 0, end;

	while (indent < line.length && line.bytes[indent] == ' ')
		indent++;
	if (indent > 3 || indent == line.length)
		return false;
	fence->byte = line.bytes[indent];
	if (fence->byte != '`' && fence->byte != '~')
		return false;
	for (end = indent; end < line.length && line.bytes[end] == fence->byte; end++)
		;
	fence->length = end - indent;
	fence->info = mig_text_trim((struct mig_text){ line.bytes + end, line.length - end });
	return fence->length >= 3 &&
	       !(fence->byte == '`' && memchr(fence->info.bytes, '`', fence->info.length));
}

bool
mig_fence_closes(struct mig_text line, const struct mig_fence *open)
{
	struct mig_fence close;

	return mig_fence_read(line, &close) && close.byte == open->byte &&
	       close.length >= open->length && close.info.length == 0;
}

static enum mig_status
add_line(struct reader *reader, struct mig_text line)
{
	struct mig_buffer *markdown = &reader->profile->markdown;
	enum mig_status status = mig_buffer_add(markdown, line.bytes, line.length, reader->error);

	return status ? status : mig_buffer_add_string(markdown, "\n", reader->error);
}

/* Fenced code from its opening line on; *body is what stands between the fences. */
static enum mig_status
take_fenced(struct reader *reader, const struct mig_fence *open, struct mig_place place,
	    struct mig_text *body)
{
	size_t start = reader->at, end = start;
	struct mig_text line;

	while (next_line(reader, &line)) {
		if (mig_fence_closes(line, open)) {
			*body = (struct mig_text){ reader->text.bytes + start, end - start };
			return MIG_OK;
		}
		end = reader->at;
	}
	return mig_profile_fail(reader->profile, place, reader->error,
				"this fence is not closed");
}

static enum mig_status
copy_fenced(struct reader *reader, struct mig_text first, const struct mig_fence *open,
	    struct mig_place place)
{
	size_t start = (size_t)(first.bytes - reader->text.bytes);
	struct mig_text body;
	enum mig_status status = take_fenced(reader, open, place, &body);

	if (status)
		return status;
	return mig_buffer_add(&reader->profile->markdown, reader->text.bytes + start,
			      reader->at - start, reader->error);
}

static enum mig_status
add_empty_lines(struct reader *reader, size_t count)
{
	enum mig_status status = MIG_OK;

	while (!status && count--)
		status = mig_buffer_add_string(&reader->profile->markdown, "\n", reader->error);
	return status;
}

static enum mig_status
take_block(struct reader *reader, const struct mig_fence *open, struct mig_place place)
{
	struct mig_profile *profile = reader->profile;
	struct mig_block_source source = { open->info, place, { NULL, 0 } };
	enum mig_status status = take_fenced(reader, open, place, &source.body);
	size_t lines = reader->line - place.line + 1;

	if (!status)
		status = mig_block_parse(profile, &source, reader->error);
	if (status || profile->blocks[profile->block_count - 1].kind == MIG_BLOCK_DATA)
		return status ? status : add_empty_lines(reader, lines);
	status = mig_buffer_format(&profile->markdown, reader->error, "\n%sb%zu%s\n",
				   MIG_MARK_OPEN, profile->block_count - 1, MIG_MARK_CLOSE);
	return status ? status : add_empty_lines(reader, lines - 2);
}

static enum mig_status
take_indicators(struct reader *reader, const struct mig_fence *open, struct mig_place place)
{
	struct mig_text body;
	enum mig_status status = take_fenced(reader, open, place, &body);

	if (!status)
		status = mig_indicators_parse(reader->profile, body, place.line + 1,
					      reader->error);
	return status ? status : add_empty_lines(reader, reader->line - place.line + 1);
}

/* The figure that opens at `at` in `line`: *end is set to after its braces. */
static enum mig_status
take_figure(struct reader *reader, struct mig_text line, const char *at, const char **end)
{
	struct mig_profile *profile = reader->profile;
	const char *close = at + 2, *stop = line.bytes + line.length;
	struct mig_place place = place_in(reader, line, at);
	struct mig_figure *figures;
	struct mig_text source;
	enum mig_status status;

	while (close + 1 < stop && !(close[0] == '}' && close[1] == '}'))
		close++;
	if (close + 1 >= stop)
		return mig_profile_fail(profile, place, reader->error,
					"'{{' without '}}' on the same line");
	figures = mig_array_reserve(profile->figures, &profile->figure_capacity,
				    profile->figure_count + 1, sizeof *figures);
	if (!figures)
		return mig_fail_memory(reader->error);
	profile->figures = figures;
	source = mig_text_trim((struct mig_text){ at + 2, (size_t)(close - at - 2) });
	status = mig_figure_parse(profile, source, place, &figures[profile->figure_count],
				  reader->error);
	*end = close + 2;
	if (status)
		return status;
	figures[profile->figure_count].width =
	    mig_text_characters((struct mig_text){ at, (size_t)(*end - at) });
	return mig_buffer_format(&profile->markdown, reader->error, "%sf%zu%s", MIG_MARK_OPEN,
				 profile->figure_count++, MIG_MARK_CLOSE);
}

/* A line of text: its figures become marks. */
static enum mig_status
take_text(struct reader *reader, struct mig_text line)
{
	const char *from = line.bytes, *at = from, *stop = from + line.length;
	struct mig_buffer *markdown = &reader->profile->markdown;
	enum mig_status status = MIG_OK;

	while (!status && at + 1 < stop) {
		bool escaped = at > line.bytes && at[-1] == '\\';

		if (at[0] != '{' || at[1] != '{') {
			at++;
			continue;
		}
		status = mig_buffer_add(markdown, from, (size_t)(at - from), reader->error);
		from = at;
		if (!status && !escaped)
			status = take_figure(reader, line, at, &from);
		at = escaped ? at + 2 : from;
	}
	if (status)
		return status;
	return add_line(reader, (struct mig_text){ from, (size_t)(stop - from) });
}

/* The date must be one that a document can carry. */
static enum mig_status
check_date(const struct mig_profile *profile, struct mig_error *error)
{
	const struct mig_entry *date = &profile->facts[MIG_FACT_DATE];
	struct mig_period period;
	enum mig_status status;

	if (!date->text || (mig_period_parse(mig_text_of(date->text), &period) &&
			    !date->text[strspn(date->text, "0123456789-")]))
		return MIG_OK;
	status = mig_profile_fail(profile, date->place, error, "'%s' is no date", date->text);
	mig_hint(error, "a year, a month or a day: 2016, 2016-04 or 2016-04-12");
	return status;
}

/* A code that no country can have. */
static enum mig_status
check_code(const struct mig_profile *profile, struct mig_error *error)
{
	const struct mig_entry *code = &profile->facts[MIG_FACT_CODE];
	size_t length = code->text ? strspn(code->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 2;
	enum mig_status status;

	if ((length == 2 || length == 3) && (!code->text || !code->text[length]))
		return MIG_OK;
	status = mig_profile_fail(profile, code->place, error, "'%s' is no code of a country",
				  code->text);
	mig_hint(error, "two or three capital letters of ISO 3166-1: KZ or KAZ");
	return status;
}

static enum mig_status
take_facts(struct reader *reader)
{
	struct mig_profile *profile = reader->profile;
	struct mig_place top = { 1, 1 };
	struct mig_text line;
	size_t start, end;
	enum mig_status status;

	if (!next_line(reader, &line) || !mig_text_equal(line, mig_text_of("---")))
		return mig_profile_fail(profile, top, reader->error,
					"a profile starts with a line '---', its facts and "
					"another line '---'");
	start = end = reader->at;
	for (;;) {
		if (!next_line(reader, &line))
			return mig_profile_fail(profile, top, reader->error,
						"the facts do not end with a line '---'");
		if (mig_text_equal(line, mig_text_of("---")))
			break;
		end = reader->at;
	}
	status = mig_entries_parse(profile,
				   (struct mig_text){ reader->text.bytes + start, end - start }, 2,
				   fact_names, MIG_FACTS, profile->facts, reader->error);
	if (!status && !profile->facts[MIG_FACT_TITLE].text)
		status = mig_profile_fail(profile, top, reader->error, "no title");
	if (!status)
		status = check_date(profile, reader->error);
	if (!status)
		status = check_code(profile, reader->error);
	return status ? status : add_empty_lines(reader, reader->line);
}

static enum mig_status
take_all(struct reader *reader)
{
	enum mig_status status = take_facts(reader);
	struct mig_text line;
	struct mig_fence fence;

	while (!status && next_line(reader, &line)) {
		if (!mig_fence_read(line, &fence)) {
			status = take_text(reader, line);
			continue;
		}
		struct mig_place place = place_in(reader, line, fence.info.bytes);

		if (mig_text_equal(fence.info, mig_text_of("indicators")))
			status = take_indicators(reader, &fence, place);
		else
			status = mig_block_is_ours(fence.info)
				     ? take_block(reader, &fence, place)
				     : copy_fenced(reader, line, &fence, place);
	}
	return status ? status : mig_profile_check(reader->profile, reader->error);
}

/* The bytes must be text, and free of what marks are made of. */
static enum mig_status
check_bytes(struct reader *reader)
{
	size_t invalid = mig_utf8_invalid(reader->text.bytes, reader->text.length);
	struct mig_text line;

	while (next_line(reader, &line)) {
		size_t start = (size_t)(line.bytes - reader->text.bytes);

		if (invalid >= start && invalid < start + line.length)
			return mig_profile_fail(reader->profile,
						place_in(reader, line,
							 reader->text.bytes + invalid),
						reader->error, "this is not UTF-8");
		for (size_t i = 0; i < line.length; i++)
			if (!line.bytes[i] || (line.length - i >= 3 &&
					       (!memcmp(line.bytes + i, MIG_MARK_OPEN, 3) ||
						!memcmp(line.bytes + i, MIG_MARK_CLOSE, 3))))
				return mig_profile_fail(
				    reader->profile, place_in(reader, line, line.bytes + i),
				    reader->error, "a character that no text holds");
	}
	reader->at = reader->line = 0;
	return MIG_OK;
}

enum mig_status
mig_profile_parse(const char *file, struct mig_text text, struct mig_profile *profile,
		  struct mig_error *error)
{
	struct reader reader = { profile, text, 0, 0, error };
	enum mig_status status;

	if (text.length >= 3 && memcmp(text.bytes, "\xef\xbb\xbf", 3) == 0) /* a BOM */
		reader.text = (struct mig_text){ text.bytes + 3, text.length - 3 };
	*profile = (struct mig_profile){ .file = file };
	status = check_bytes(&reader);
	if (!status)
		status = take_all(&reader);
	if (status)
		mig_profile_free(profile);
	return status;
}
