/* program - what every main() does around its one function
 *
 * The only part that prints messages and ends programs. A tool is a static const
 * struct mig_program and `int main(argc, argv) { return mig_program_main(&program, argc, argv); }`.
 */
#ifndef MIG_PROGRAM_H
#define MIG_PROGRAM_H

#include "cube.h"
#include "measure.h"
#include "options.h"

#define MIG_VERSION "0.1.0"

/* The options that tools have in common, each a table of its own to choose from. */
extern const struct mig_option mig_options_group[];   /* -b -t -v --status -w */
extern const struct mig_option mig_options_partial[]; /* --partial */
extern const struct mig_option mig_options_digits[];  /* -d */
extern const struct mig_option mig_options_measure[]; /* -m --list-measures */
extern const struct mig_option mig_options_input[];   /* --delim --columns ... */
extern const struct mig_option mig_options_format[];  /* -f */
extern const struct mig_option mig_options_output[];  /* -o -h --version; in every tool */

/* What a run leaves. Most tools fill the writer, which is there in the format asked for; one that
 * has no table to show adds to `text` instead. */
struct mig_result {
	struct mig_writer *writer;
	struct mig_buffer text;
	struct mig_buffer notes; /* whole lines, without the program's name */
	bool condition;		 /* the condition asked about holds: exit status 1 */
	bool written;		 /* the tool wrote its output itself (a picture): do not write */
};

struct mig_program {
	const char *name;			 /* mig-balance */
	const char *purpose;			 /* one line: what it computes from what */
	const char *operands;			 /* for the usage line, e.g. "[FILE ...]" */
	const char *examples[4];		 /* NULL-ended; each one runs in the source tree */
	const struct mig_option *const *options; /* NULL-ended list of tables */
	size_t settings_size; /* of the tool's settings, which start with struct mig_settings */
	const struct mig_measure *measures; /* of --list-measures; NULL: the tool has none */
	const void *defaults;		    /* a settings to start from; NULL: all zero, digits 2 */
	size_t operands_min; /* operands that are not files, before them; SIZE_MAX: there are
				no files at all, the tool looks at its operands itself */
	bool writes_sdmx;    /* it knows what SDMX-CSV needs */
	/* For completion: offer what an argument called `argument` in help, or the first operand
	 * by its name in `operands`, can be. NULL: nothing that only this tool knows. */
	void (*complete)(const char *argument,
			 void (*offer)(void *context, const char *name, const char *what),
			 void *context);
	/* The work: fill *result or *error. Nothing else leaves the tool. */
	enum mig_status (*run)(void *settings, struct mig_result *result, struct mig_error *error);
};

/* Parse, run, write; returns the exit status. With no file operand and a terminal
 * on standard input it prints a short help to standard error and returns MIG_USAGE. */
int mig_program_main(const struct mig_program *program, int argc, char **argv);

/* Bytes of the files among the operands, or of standard input if there are none; 0 if one of them
 * is a pipe, which has no size. Other operands, such as periods, are no files. */
uint64_t mig_program_bytes(const struct mig_list *operands);

/* For run functions: open the file operands (those after operands_min) as the settings say. */
enum mig_status mig_program_records(struct mig_settings *settings, size_t operands_min,
				    struct mig_records **records, struct mig_error *error);
/* The request that the common settings make; it borrows from them, and what a tool wants
 * otherwise can be set before it is used. */
struct mig_cube_request
mig_program_request(struct mig_settings *settings, enum mig_time_use time_use);
/* Read a cube from the file operands. */
enum mig_status mig_program_cube(struct mig_settings *settings, size_t operands_min,
				 const struct mig_cube_request *request, struct mig_cube *cube,
				 struct mig_error *error);
/* The same as mig_cube_sums(). */
enum mig_status mig_program_sums(struct mig_settings *settings, size_t operands_min,
				 const struct mig_cube_request *request, struct mig_cube *cube,
				 struct mig_sums *sums, struct mig_error *error);
/* Read a cube from another table, which has a header line, to be joined to that of the operands:
 * the conditions of -w hold for it as far as it has their columns. */
enum mig_status mig_program_other_cube(const struct mig_settings *settings, const char *file,
				       const struct mig_cube_request *request,
				       struct mig_cube *cube, struct mig_error *error);

#endif
