/* profile - the text of a report: Markdown with blocks of figures in it
 *
 * A profile is CommonMark with GitHub's tables and footnotes. It starts with the
 * report's own facts, one "key: value" a line, between two lines of "---"; title is
 * required, country, code, edition, date, authors, source, description and language may follow.
 * Two things in it are ours:
 *
 *   ```table balance            a fenced block: data, table or chart, and a name
 *   run: mig-balance flows.csv  then "key: value" lines; a line that starts with a
 *   caption: Flows              blank goes on with the line above it
 *   ```
 *   {{balance net_migration year=2014 | abs}}   a figure in the text (figure.h)
 *   {{see balance}}                             "Table 1", as a link to it
 *
 * "\{{" is two braces. Other fenced code is left alone. A fenced block "indicators" says where
 * the standard indicators of a country stand (indicators.h). */
#ifndef MIG_REPORT_PROFILE_H
#define MIG_REPORT_PROFILE_H

#include "indicators.h"
#include "text.h"

/* Where something stands in the file: both count from 1, columns in characters. */
struct mig_place {
	size_t line, column;
};

/* A value of the file; text is NULL if it is not there. */
struct mig_entry {
	char *text;
	struct mig_place place;
};

enum mig_fact {
	MIG_FACT_TITLE,
	MIG_FACT_COUNTRY,
	MIG_FACT_EDITION,
	MIG_FACT_AUTHORS,
	MIG_FACT_SOURCE,
	MIG_FACT_DESCRIPTION,
	MIG_FACT_LANGUAGE, /* as BCP 47 has it: en */
	MIG_FACT_DATE,	   /* of the newest of the data: 2016, 2016-04 or 2016-04-12 */
	MIG_FACT_CODE,	   /* of the country, ISO 3166-1: KZ or KAZ */
	MIG_FACTS
};

enum mig_block_kind {
	MIG_BLOCK_DATA,	 /* a table to take figures from; not shown */
	MIG_BLOCK_TABLE, /* shown as a table */
	MIG_BLOCK_CHART, /* shown as a chart, with its table to unfold */
};

enum mig_block_key {
	MIG_KEY_RUN,	 /* the command that prints the table as CSV */
	MIG_KEY_DATA,	 /* the block whose table is the command's input, or the table itself */
	MIG_KEY_PLOT,	 /* chart: the command that draws the table on its standard input */
	MIG_KEY_COLUMNS, /* table, chart: columns to show, as NAME or NAME=Heading, by commas */
	MIG_KEY_CAPTION, /* table, chart: required */
	MIG_KEY_UNIT,
	MIG_KEY_SOURCE,
	MIG_KEY_NOTE,
	MIG_KEY_NARROW, /* chart: "no" if it cannot be drawn for a narrow screen */
	MIG_KEY_WIDTH,	/* chart: "half" for two beside each other */
	MIG_KEY_ACROSS, /* table: the column whose values become columns (across.h) */
	MIG_KEY_LINKS,	/* table across, chart: COLUMN=COLUMN, what leads to the address in which */
	MIG_KEYS
};

struct mig_block {
	enum mig_block_kind kind;
	struct mig_entry name; /* lower case letters, digits and "-", from a letter on */
	struct mig_entry keys[MIG_KEYS];
	size_t input;  /* the block that `data` names, or SIZE_MAX */
	size_t table;  /* the block whose command made the table: itself, or one it takes it from */
	size_t number; /* of the table or figure, from 1; 0 for data */
	bool used;     /* shown, or something is taken from it */
};

struct mig_condition_of_figure {
	struct mig_text column, value;
};

enum mig_scale { MIG_SCALE_ONE, MIG_SCALE_THOUSAND, MIG_SCALE_MILLION };

/* {{block column column=value ... | format ...}} */
struct mig_figure {
	struct mig_place place;
	size_t width;		/* characters from brace to brace */
	struct mig_text source; /* what stands between the braces, without outer blanks */
	size_t block;
	struct mig_text block_name, column;
	struct mig_condition_of_figure *conditions;
	size_t condition_count;
	bool reference; /* {{see block}} */
	bool absolute, plus, percent, raw;
	enum mig_scale scale;
	struct mig_text words[3]; /* instead of a number below 0, of 0, above 0; or NULL */
	int digits; /* -1: as many as the cell has; with a scale 1 */
};

/* Strings live until mig_profile_free(). */
struct mig_profile {
	const char *file; /* borrowed */
	struct mig_entry facts[MIG_FACTS];
	struct mig_block *blocks;
	size_t block_count, block_capacity;
	struct mig_figure *figures;
	size_t figure_count, figure_capacity;
	bool has_indicators;
	size_t indicators[MIG_INDICATORS]; /* the figure of each and 1, or 0 */
	/* The Markdown, line by line that of the file, with a mark for each block and
	 * figure: MIG_MARK_OPEN, "b" or "f", its index, MIG_MARK_CLOSE. A block's mark
	 * is a paragraph; what else is not Markdown are empty lines. */
	struct mig_buffer markdown;
	struct mig_arena arena;
};

/* Two characters for private use, which a profile must not hold. */
#define MIG_MARK_OPEN "\xee\x80\x80"  /* U+E000 */
#define MIG_MARK_CLOSE "\xee\x80\x81" /* U+E001 */

/* Parse `text`, the contents of `file`. MIG_DATA with "FILE:LINE:COLUMN: " for
 * whatever is wrong with it, and for a block that is unknown, defined twice or not
 * used. On MIG_OK the caller frees *profile with mig_profile_free(). */
enum mig_status mig_profile_parse(const char *file, struct mig_text text,
				  struct mig_profile *profile, struct mig_error *error);
void mig_profile_free(struct mig_profile *profile);

/* MIG_DATA, "FILE:LINE:COLUMN: " and then the formatted text. */
enum mig_status mig_profile_fail(const struct mig_profile *profile, struct mig_place place,
				 struct mig_error *error, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Whether the block is a chart that is drawn a second time, for narrow screens. */
bool mig_block_is_narrow(const struct mig_block *block);

/* "data", "table" or "chart". */
const char *mig_block_kind_name(enum mig_block_kind kind);

/* The block of that name, or SIZE_MAX. */
size_t mig_profile_find(const struct mig_profile *profile, struct mig_text name);
/* Hint for a block name that is not there. */
void mig_profile_hint(const struct mig_profile *profile, struct mig_text name,
		      struct mig_error *error);

/* Read one block: the words after its fence, then its lines, to its end (profile.c
 * has found it). Private to profile.c and block.c. */
struct mig_block_source {
	struct mig_text info; /* what follows the fence */
	struct mig_place place; /* of info */
	struct mig_text body; /* the lines between the fences */
};
bool mig_block_is_ours(struct mig_text info);
enum mig_status mig_block_parse(struct mig_profile *profile, const struct mig_block_source *source,
				struct mig_error *error);
/* Take "key: value" lines from `body`, which starts on `line`: for each the index of its key
 * in the `count` names, into entries. Private to profile.c and block.c. */
enum mig_status mig_entries_parse(struct mig_profile *profile, struct mig_text body, size_t line,
				  const char *const *names, size_t count,
				  struct mig_entry *entries, struct mig_error *error);
/* Find what the blocks and figures name, number the blocks, and refuse what is not used. */
enum mig_status mig_profile_check(struct mig_profile *profile, struct mig_error *error);

/* A line that opens or closes fenced code. */
struct mig_fence {
	char byte;
	size_t length;
	struct mig_text info; /* what follows it */
};

/* Whether `line` is a fence, by CommonMark: up to three blanks, three or more ` or ~. */
bool mig_fence_read(struct mig_text line, struct mig_fence *fence);
/* Whether `line` ends what `open` has opened. */
bool mig_fence_closes(struct mig_text line, const struct mig_fence *open);

/* The next line of text from *at on, without its end; false after the last. */
bool mig_line_next(struct mig_text text, size_t *at, struct mig_text *line);
struct mig_text mig_text_trim(struct mig_text text);
/* Characters of valid UTF-8. */
size_t mig_text_characters(struct mig_text text);

#endif
