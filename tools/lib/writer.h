/* writer - tables out: CSV, SDMX-CSV, TSV, JSON, JSON lines, Markdown, HTML, aligned text
 *
 * A tool says its columns, then writes row after row, cell after cell; the
 * writer turns them into the format asked for, in memory. Nothing reaches the
 * output before mig_writer_end() or mig_writer_write(), so a failure half way leaves nothing
 * behind.
 * Numbers are the same text in csv, tsv and json; `md`, `html` and `table` group
 * their digits in threes (from 4 digits before the point on, with U+202F in
 * `html` and a plain blank in the others) and print a real minus (U+2212) in `html`. */
#ifndef MIG_WRITER_H
#define MIG_WRITER_H

#include "value.h"

enum mig_format {
	MIG_FORMAT_CSV,	 /* RFC 4180 quoting where needed, LF */
	MIG_FORMAT_TSV,	 /* tab, newline, CR and backslash written as \t \n \r \\ */
	MIG_FORMAT_JSON, /* one array, one object a line; empty cells are null */
	MIG_FORMAT_JSONL,
	MIG_FORMAT_MARKDOWN,
	MIG_FORMAT_HTML,
	MIG_FORMAT_TABLE, /* aligned by display width */
	MIG_FORMAT_SDMX,  /* CSV, with the status as SDMX has it; the caller says the columns */
};

/* csv tsv json jsonl md html table, and last sdmx-csv, which not every tool writes; ended by NULL.
 */
extern const char *const mig_format_names[];
/* By name. Otherwise MIG_USAGE with the list. */
enum mig_status
mig_format_parse(const char *name, enum mig_format *format, struct mig_error *error);

enum mig_column_kind {
	MIG_COLUMN_TEXT,
	MIG_COLUMN_PERIOD, /* text that is never grouped and is a string in JSON */
	MIG_COLUMN_NUMBER, /* right-aligned; a number in JSON */
};

struct mig_writer;

/* A writer to collect a table in. The caller frees with mig_writer_free(). NULL: no memory. */
struct mig_writer *mig_writer_new(enum mig_format format);
void mig_writer_free(struct mig_writer *writer);
/* Leave out the header line of csv and tsv, for programs that read line after line. The status
 * column is then always written, since nobody could tell whether it is there. Call before the
 * columns are said. */
void mig_writer_headless(struct mig_writer *writer);
/* Keep no more than a few MiB of rows in memory, and the others in a temporary file. */
void mig_writer_spool(struct mig_writer *writer);
/* For html and md: a caption above the table; copied. */
enum mig_status
mig_writer_caption(struct mig_writer *writer, const char *caption, struct mig_error *error);

/* Say the columns, left to right, before the first row. `name` is copied. Two of one
 * name are MIG_DATA at the end; columns without a name may be several. */
enum mig_status mig_writer_column(struct mig_writer *writer, const char *name,
				  enum mig_column_kind kind, struct mig_error *error);
/* Add the column "status" as the last one. It is written only if the input had one
 * (`always`) or some row has a flag. Its cells are made by mig_writer_end_row() from the
 * flags of the values written and those given to mig_writer_flags(). */
enum mig_status
mig_writer_status_column(struct mig_writer *writer, bool always, struct mig_error *error);

/* One cell, in column order. mig_writer_value() refuses an overflow (MIG_DATA). */
enum mig_status
mig_writer_text(struct mig_writer *writer, struct mig_text text, struct mig_error *error);
/* `cells` cells at once: a text in which commas stand between them, and in none of them a comma,
 * a quote, a line end, or a blank at its ends. */
enum mig_status mig_writer_plain(struct mig_writer *writer, struct mig_text text, size_t cells,
				 struct mig_error *error);
enum mig_status
mig_writer_string(struct mig_writer *writer, const char *text, struct mig_error *error);
enum mig_status
mig_writer_value(struct mig_writer *writer, struct mig_value value, struct mig_error *error);
enum mig_status
mig_writer_integer(struct mig_writer *writer, long long number, struct mig_error *error);
/* Flags for this row's status cell that no written value carries. */
void mig_writer_flags(struct mig_writer *writer, mig_flags flags);
enum mig_status mig_writer_end_row(struct mig_writer *writer, struct mig_error *error);

/* A writer for some of the rows, so that several threads can write at a time: as `writer`, which
 * has all its columns and must outlive it, but counting rows from its own start in
 * messages. The caller frees it with mig_writer_free(). NULL: no memory. */
struct mig_writer *mig_writer_part(const struct mig_writer *writer);
/* Move the rows of a part to the end of `writer`. */
enum mig_status
mig_writer_join(struct mig_writer *writer, struct mig_writer *part, struct mig_error *error);

/* Forget the rows of a part, an unfinished one too; the same rows will be written elsewhere. */
void mig_writer_drop(struct mig_writer *part);

/* Finish. The text is the writer's, valid until mig_writer_free(). */
enum mig_status
mig_writer_end(struct mig_writer *writer, struct mig_text *text, struct mig_error *error);
/* Finish, and write the text to `file` as mig_output_write() would, without ever having all of it
 * in memory. */
enum mig_status
mig_writer_write(struct mig_writer *writer, const char *file, struct mig_error *error);

#endif
