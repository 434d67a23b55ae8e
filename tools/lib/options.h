/* options - the command line, from one table a tool that also prints --help */
#ifndef MIG_OPTIONS_H
#define MIG_OPTIONS_H

#include <stdbool.h>

#include "filter.h"
#include "writer.h"

enum mig_option_kind {
	MIG_OPTION_FLAG,   /* bool */
	MIG_OPTION_TEXT,   /* const char * */
	MIG_OPTION_LIST,   /* struct mig_list: names, commas between them, may be repeated */
	MIG_OPTION_WHERE,  /* struct mig_filter, may be repeated */
	MIG_OPTION_DIGITS, /* int, 0 to 18 */
	MIG_OPTION_COUNT,  /* size_t, 1 to 10^9 */
	MIG_OPTION_NUMBER, /* struct mig_decimal, any number */
	MIG_OPTION_FORMAT, /* enum mig_format */
	MIG_OPTION_CHAR,   /* char: one byte, or "tab" */
};

/* One option. The value goes to `offset` bytes into the tool's settings. */
struct mig_option {
	const char *name; /* long name without dashes; NULL ends a table */
	char letter;	  /* short name or 0 */
	enum mig_option_kind kind;
	size_t offset;
	const char *argument; /* what help calls its argument; NULL for a flag */
	const char *help;     /* one line, in lower case, without a full stop */
};

/* The settings that all tools share; the first member of every tool's settings. */
struct mig_settings {
	struct mig_list by, values;
	const char *time, *status;
	struct mig_filter where;
	bool partial; /* sums of what is known, where something is missing */
	int digits;
	bool digits_given; /* --digits stood on the command line */
	struct mig_list measures; /* by name; empty: the standard ones */
	bool list_measures;	  /* instead of computing any */
	enum mig_format format;
	const char *output;
	char delimiter;
	struct mig_list columns; /* of an input without a header line; otherwise empty */
	bool no_header;		 /* of the output either */
	size_t threads;		 /* to read with, at most; 0: one a processor */
	size_t record_max; /* bytes of a record, at most; 0: what records have as their limit */
	bool show_progress; /* at once, if standard error is a terminal */
	struct mig_progress *progress; /* counts what is read of the operands; set by the program */
	bool help, version;
	struct mig_list operands; /* what is not an option, in order */
};

/* Parse argv[1..] by the NULL-ended `tables` of options into *settings (which starts
 * with a struct mig_settings, and holds the defaults). Long options take "--name=value" or
 * "--name value" and are never abbreviated; letters of flags can be joined, and the argument of a
 * letter stands behind it with or without a blank; options may follow operands; "--" ends them. An
 * unknown one is MIG_USAGE with the nearest name as a hint, and so is an argument that is not
 * UTF-8, unless it is the name of a FILE or DIR. */
enum mig_status mig_options_parse(const struct mig_option *const *tables, int argc,
				  char *const *argv, void *settings, struct mig_error *error);
/* Free what parsing allocated in *settings. */
void mig_options_free(const struct mig_option *const *tables, void *settings);
/* Where a walk through tables is; all zero before the first option. */
struct mig_option_place {
	size_t table, row;
};
/* The next option of the tables, or NULL behind the last. */
const struct mig_option *
mig_options_next(const struct mig_option *const *tables, struct mig_option_place *place);
/* The option of this long name, or of this letter; NULL if there is none. */
const struct mig_option *
mig_options_find(const struct mig_option *const *tables, struct mig_text name);
const struct mig_option *
mig_options_find_letter(const struct mig_option *const *tables, char letter);
/* The lines of --help for the tables, appended to *text. */
enum mig_status mig_options_help(const struct mig_option *const *tables, struct mig_buffer *text,
				 struct mig_error *error);

#endif
