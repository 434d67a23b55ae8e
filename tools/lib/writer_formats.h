/* writer_formats - what the collecting half of the writer hands to the formats
 *
 * Private to the sources of the writer. */
#ifndef MIG_WRITER_FORMATS_H
#define MIG_WRITER_FORMATS_H

#include <stdint.h>

#include "output.h"
#include "spool.h"
#include "writer.h"

struct mig_writer_column {
	char *name;
	enum mig_column_kind kind;
};

/* A row of CSV is written as it comes. As long as no row has a status and nobody knows whether one
 * will, it is written without one; if one has, the rows before it get theirs, empty, at the end. In
 * all other cases the table is held until its end, and there may be millions of rows, so a cell
 * is stored as its length (seven bits a byte, the lowest first, the top bit set on all but the
 * last) and its bytes, and nothing else: one byte more than its text. */
struct mig_writer {
	enum mig_format format;
	bool is_part; /* of another writer, to which the columns belong */
	bool at_once; /* rows are written into `text`; decided with the first one */
	bool has_rows;
	char *caption;
	struct mig_writer_column *columns;
	size_t count, capacity;
	bool headless;	  /* no header line */
	bool has_status;  /* the last column is the status column ... */
	bool show_status; /* ... and it is to be written ... */
	bool status_open; /* ... which depends on the rows */
	struct mig_buffer cells;
	bool spooling; /* blocks of rows go to a file: text as it is, cells behind their length */
	struct mig_spool spool;
	uint64_t spooled;  /* bytes of text there */
	uint64_t bare;	   /* bytes of text, spooled or not, before the first row with a status */
	size_t row_starts; /* where in `text` the row that is being written does */
	size_t rows;
	size_t filled;		    /* cells of the row that is being written */
	mig_flags flags;	    /* of that row */
	struct mig_buffer text;	    /* rows that are written at once */
	struct mig_buffer composed; /* the finished table, or its end */
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
	struct mig_writer *writer;
	struct mig_buffer block; /* stored rows that were read back */
	struct mig_text rows;	 /* those still to come, of the block or of the last ones */
	bool last;		 /* no block follows */
	struct mig_buffer *text;
	struct mig_sink *sink; /* where the text goes on to; NULL: it is kept */
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

/* The parts of the writer that deal with CSV as it comes. */

/* The end of a row: its status, if there is to be one. */
enum mig_status mig_rows_end(struct mig_writer *writer, const char *letters,
			     struct mig_error *error);
/* Put text aside when there is enough of it. */
enum mig_status mig_rows_spool(struct mig_writer *writer, struct mig_error *error);
/* Move the rows of a part to the end. */
enum mig_status
mig_rows_join(struct mig_writer *writer, struct mig_writer *part, struct mig_error *error);
/* The whole table into `text`, which is emptied, or piece by piece on to a sink; may be
 * repeated. */
enum mig_status mig_rows_compose(struct mig_writer *writer, struct mig_buffer *text,
				 struct mig_sink *sink, struct mig_error *error);

/* CSV as it comes: the header line, if there is to be one, and cell after cell of `count` columns,
 * the last with the end of the line. */
void mig_write_csv_header(struct mig_page *page);
enum mig_status mig_csv_add(struct mig_buffer *text, struct mig_text cell, size_t column,
			    size_t count, bool headless, struct mig_error *error);

/* One field of CSV with the comma before it, in quotes if it needs them or is to have them. In a
 * heading no other delimiter may stand bare. */
void mig_page_csv_field(struct mig_page *page, size_t column, struct mig_text text, bool heading,
			bool quoted);

/* The formats. */
void mig_write_csv(struct mig_page *page);
void mig_write_tsv(struct mig_page *page);
void mig_write_json(struct mig_page *page);
void mig_write_json_lines(struct mig_page *page);
void mig_write_markdown(struct mig_page *page);
void mig_write_html(struct mig_page *page);
void mig_write_aligned(struct mig_page *page);
void mig_write_sdmx(struct mig_page *page);

/* Digits before the point if `text` is a plain number (an optional minus, digits, an
 * optional point with digits after it), otherwise 0. */
size_t mig_plain_number_digits(struct mig_text text);

#endif
