/* records_private - the reader's insides, shared by its sources only */
#ifndef MIG_RECORDS_PRIVATE_H
#define MIG_RECORDS_PRIVATE_H

#include <csv.h>

#include "records.h"
#include "source.h"

struct mig_records {
	char *const *files;
	size_t file_count, file; /* of how many files, which one is open */
	struct mig_records_options options;
	struct mig_source source;
	struct csv_parser parser;
	bool parser_live;
	char delimiter; /* of the open file */
	bool named;	/* the caller named the columns: there is no header line */

	size_t line;		 /* where the current record starts */
	struct mig_buffer bytes; /* its fields, each with a NUL behind it */
	size_t *starts;		 /* where they start in `bytes`, and one past the last */
	size_t starts_capacity;
	size_t fields;
	bool complete;	/* libcsv has seen the end of the record */
	bool exhausted; /* a callback found no memory */

	char **names; /* the header */
	size_t columns;
};

/* Open the file whose number stands in `file` and read its header, which becomes that of the
 * reader or must agree with it. */
enum mig_status mig_records_open_file(struct mig_records *records, struct mig_error *error);
void mig_records_close_file(struct mig_records *records);

/* One record of the open file, whatever its number of fields. */
enum mig_status mig_records_raw(struct mig_records *records, bool *more, struct mig_error *error);

/* A reader over `text` in memory, which is part of the open file of `whole` and whose first line
 * has the number `line`. Both are borrowed. MIG_IO without memory; the caller ends with
 * mig_records_slice_end(). */
enum mig_status mig_records_slice(const struct mig_records *whole, struct mig_text text,
				  size_t line, struct mig_records *slice, struct mig_error *error);
void mig_records_slice_end(struct mig_records *slice);
/* The next record of the open file alone, with as many fields as the header. */
enum mig_status
mig_records_next_here(struct mig_records *records, bool *more, struct mig_error *error);

/* Whether a line outside a record holds nothing but blanks. */
bool mig_records_blank(struct mig_text line, char delimiter);

#endif
