/* records - CSV from files and pipes, one record at a time, strictly
 *
 * libcsv in strict mode decides what a field is: blanks around an unquoted field
 * are trimmed, inside quotes every byte is kept, blank lines are skipped, LF, CRLF
 * and a lone CR end a record. On top of that every record has as many fields as
 * the header, is valid UTF-8 and holds no NUL; a BOM and Excel's "sep=;" line
 * are dropped. The delimiter comes from the header line alone.
 * Several files are one table if their headers are the same. Without a header line the columns
 * are named by the caller and the delimiter is a comma. */
#ifndef MIG_RECORDS_H
#define MIG_RECORDS_H

#include <stdint.h>

#include "decimal.h"
#include "progress.h"
#include "text.h"

struct mig_records;

struct mig_records_options {
	char delimiter;	   /* 0: the only one of , ; TAB | in the header line */
	size_t record_max; /* bytes of one record at most; 0 is 64 MiB */
	/* The columns, where no file has a header line; NULL or empty: each has one. Every line
	 * is then a record, "sep=;" too. Borrowed until mig_records_open() returns. */
	const struct mig_list *names;
	bool may_be_empty; /* with names: a file of no bytes is one without records */
	struct mig_progress *progress; /* counts what is read; may be NULL; borrowed */
};

/* Open `count` files ("-" is standard input; none is standard input too) and read
 * the header of the first. `files` is borrowed and must outlive the reader.
 * On MIG_OK the caller frees *records with mig_records_free(). Otherwise: MIG_IO
 * (cannot open or read), MIG_DATA (empty input, bad header), and *records is NULL. */
enum mig_status
mig_records_open(char *const *files, size_t count, const struct mig_records_options *options,
		 struct mig_records **records, struct mig_error *error);
void mig_records_free(struct mig_records *records);

/* The current record as it stands in its file, with its line end if it has one. Behind
 * mig_records_open() that is the header line; empty if there is none. Valid until the next
 * mig_records_next(). */
struct mig_text mig_records_bytes(const struct mig_records *records);
/* What separates the fields of the open file. */
char mig_records_delimiter(const struct mig_records *records);

/* Advance to the next record, over the ends of files. *more tells whether there
 * is one. On failure MIG_DATA or MIG_IO, with file, line and column in *error. */
enum mig_status mig_records_next(struct mig_records *records, bool *more, struct mig_error *error);

/* The header. Valid until mig_records_free(). */
size_t mig_records_column_count(const struct mig_records *records);
const char *const *mig_records_names(const struct mig_records *records);

/* Field `column` of the current record; NUL-terminated, valid until the next
 * mig_records_next(). */
struct mig_text mig_records_field(const struct mig_records *records, size_t column);

/* MIG_DATA about field `column` of the current record: "FILE:LINE:COLUMN: column 'NAME': " and
 * then the formatted text. LINE is where the record starts, COLUMN counts fields from 1. */
enum mig_status
mig_records_fail(const struct mig_records *records, size_t column, struct mig_error *error,
		 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Where column `name` stands: exactly, or else the only one equal but for case.
 * None is MIG_USAGE with the nearest name and the list as a hint; more than one
 * is MIG_DATA. */
enum mig_status mig_records_find(const struct mig_records *records, struct mig_text name,
				 size_t *column, struct mig_error *error);
/* As above, but *column is SIZE_MAX if none of the NULL-ended list `names` is there. */
enum mig_status mig_records_find_any(const struct mig_records *records, const char *const *names,
				     size_t *column, struct mig_error *error);

/* Where the current record starts. The file's name is valid until mig_records_free(). */
struct mig_position {
	const char *file;
	size_t line;
};
struct mig_position mig_records_position(const struct mig_records *records);

/* MIG_DATA about a field that mig_decimal_parse() found to be no number, or one of too many digits
 * (`parse`), in column `column` (from 0) of the record at `position`. */
enum mig_status
mig_fail_number(struct mig_error *error, const struct mig_position *position, size_t column,
		const char *name, struct mig_text field, enum mig_parse parse);

/* What to call the input in messages about the whole of it: its (first) name. */
const char *mig_records_input_name(const struct mig_records *records);

#endif
