/* writer_formats - what the collecting half of the writer hands to the formats
 *
 * Private to writer.c, writer_data.c and writer_display.c. */
#ifndef MIG_WRITER_FORMATS_H
#define MIG_WRITER_FORMATS_H

#include "writer.h"

struct mig_writer_column {
	char *name;
	enum mig_column_kind kind;
};

/* A finished table and the text it becomes. Adding to the text can run out of
 * memory: then `status` keeps the failure and whatever is added after it is dropped. */
struct mig_page {
	const struct mig_writer_column *columns;
	size_t count;	      /* of columns that are shown */
	const char *caption;  /* or NULL */
	bool headless;	      /* no header line in csv and tsv */
	struct mig_text *row; /* the current one: `count` cells */
	bool heading;	      /* the row holds the columns' names, which are never numbers */
	size_t next;	      /* where in the stored cells the next row starts */
	const struct mig_writer *writer;
	struct mig_buffer *text;
	struct mig_error *error;
	enum mig_status status;
};

/* Advance to the next row; false after the last. */
bool mig_page_next_row(struct mig_page *page);
/* Before the first row again. */
void mig_page_rewind(struct mig_page *page);

void mig_page_add(struct mig_page *page, const char *bytes, size_t length);
void mig_page_string(struct mig_page *page, const char *string);

/* If the text at `at`, of which `left` bytes are there, cannot stand as it is: put what
 * stands for it into `replacement` and return how many bytes that is for. Otherwise 0. */
typedef size_t mig_escape(const char *at, size_t left, char replacement[8]);

void mig_page_escaped(struct mig_page *page, struct mig_text text, mig_escape *escape);

/* CSV as it comes: the header line, if there is to be one, and cell after cell of `count` columns,
 * the last with the end of the line. */
void mig_write_csv_header(struct mig_page *page);
enum mig_status mig_csv_add(struct mig_buffer *text, struct mig_text cell, size_t column,
			    size_t count, bool headless, struct mig_error *error);

/* The formats. */
void mig_write_csv(struct mig_page *page);
void mig_write_tsv(struct mig_page *page);
void mig_write_json(struct mig_page *page);
void mig_write_json_lines(struct mig_page *page);
void mig_write_markdown(struct mig_page *page);
void mig_write_html(struct mig_page *page);
void mig_write_aligned(struct mig_page *page);

/* Digits before the point if `text` is a plain number (an optional minus, digits, an
 * optional point with digits after it), otherwise 0. */
size_t mig_plain_number_digits(struct mig_text text);

#endif
