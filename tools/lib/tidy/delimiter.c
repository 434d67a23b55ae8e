#include "tidy/delimiter.h"

#include <string.h>

static const char candidates[] = ",;\t|";

/* Excel says the delimiter in a line of its own. */
static bool
is_separator_line(struct mig_text line)
{
	return line.length > 5 && memcmp(line.bytes, "sep=", 4) == 0 &&
	       (line.bytes[5] == '\n' || line.bytes[5] == '\r');
}

/* Whether `text` goes on behind `start`. */
static bool
starts_with(struct mig_text text, const char *start)
{
	size_t length = strlen(start);

	return text.length > length && memcmp(text.bytes, start, length) == 0;
}

/* SDMX-CSV: the byte behind its first word, which may hold the delimiter of lists; else NUL. */
static char
sdmx_delimiter(struct mig_text text)
{
	static const char list[] = "STRUCTURE[x]";

	if (starts_with(text, "DATAFLOW"))
		return text.bytes[strlen("DATAFLOW")];
	if (starts_with(text, "STRUCTURE[") && text.length > strlen(list))
		return text.bytes[strlen(list)];
	return starts_with(text, "STRUCTURE") ? text.bytes[strlen("STRUCTURE")] : '\0';
}

/* What was seen of the header so far. */
struct look {
	char found[sizeof candidates];
	bool quoted, backslash;
};

/* Note the delimiters outside quotes in a line. */
static void
look_at(struct look *look, struct mig_text line)
{
	for (size_t i = 0; i < line.length; i++) {
		char byte = line.bytes[i];

		if (byte == '"')
			look->quoted = !look->quoted;
		else if (!look->quoted && memchr(candidates, byte, sizeof candidates - 1) &&
			 !strchr(look->found, byte))
			look->found[strlen(look->found)] = byte;
	}
}

/* Eurostat packs the keys of its TSV with commas, in front of a backslash and a tab. */
static bool
is_eurostat(struct mig_text line)
{
	const char *tab = memchr(line.bytes, '\t', line.length);

	return tab && memchr(line.bytes, '\\', (size_t)(tab - line.bytes));
}

/* Judge the header, whose first line is `line`. */
static enum mig_status
look_at_header(struct mig_tidy_lines *lines, struct mig_text line, size_t rows, struct look *look,
	       struct mig_error *error)
{
	char sdmx = sdmx_delimiter(line);
	bool eurostat = is_eurostat(line);
	enum mig_status status = MIG_OK;

	while (status == MIG_OK && line.length > 0) {
		look_at(look, line);
		rows -= !look->quoted;
		if (rows == 0)
			break;
		status = mig_tidy_lines_next(lines, &line, error);
	}
	if (sdmx && strchr(candidates, sdmx))
		memcpy(look->found, (char[]){ sdmx, '\0' }, 2);
	if (strcmp(look->found, ",\t") == 0 && eurostat)
		strcpy(look->found, "\t");
	return status;
}

enum mig_status
mig_tidy_delimiter_find(struct mig_tidy_lines *lines, struct mig_tidy_grid_request *request,
			char *delimiter, struct mig_error *error)
{
	struct look look = { .quoted = false };
	struct mig_text line;
	enum mig_status status = mig_tidy_lines_next(lines, &line, error);

	if (status == MIG_OK && request->skip == 0 && is_separator_line(line)) {
		request->skip = 1;
		if (!*delimiter)
			*delimiter = line.bytes[4];
	}
	for (size_t i = 0; i < request->skip && status == MIG_OK && line.length > 0; i++)
		status = mig_tidy_lines_next(lines, &line, error);
	if (status == MIG_OK && !*delimiter)
		status = look_at_header(lines, line, request->header, &look, error);
	if (status != MIG_OK || *delimiter)
		return status;
	*delimiter = look.found[0] ? look.found[0] : ',';
	if (strlen(look.found) < 2)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu: more than one of , ; TAB | in the header", lines->name,
		 request->skip + 1);
	mig_hint(error, "say which it is with --delim");
	return MIG_DATA;
}
