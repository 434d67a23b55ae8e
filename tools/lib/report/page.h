/* page - the finished report: one HTML file that needs nothing else
 *
 * Text, tables, charts, style, script and the CSV of every table are in it, and it loads
 * nothing: by its Content-Security-Policy a browser runs and applies nothing but the script and
 * the style with the digests named there. The folder of parts holds, as made by the rules of
 * rules.h: NAME.csv of each block with a command, NAME.svg and NAME.narrow.svg of each chart,
 * inputs.sha256 (lines of sha256sum) and versions.txt (a line a program). */
#ifndef MIG_REPORT_PAGE_H
#define MIG_REPORT_PAGE_H

#include "figure.h"
#include "html.h"

/* All that a page is made from. */
struct mig_report {
	const struct mig_profile *profile;
	const char *parts;	   /* the folder of parts */
	bool document;		   /* for a converter: struct mig_report_files */
	struct mig_table *tables;  /* one a block; read are those that are some block's `table` */
	struct mig_buffer *sheets; /* the CSV that they were read from */
};

/* What a page is made from besides the profile. */
struct mig_report_files {
	const char *parts;  /* the folder of parts */
	const char *style;  /* a file of CSS, or NULL */
	const char *script; /* a file of JavaScript, or NULL */
	/* A page for a program that makes another kind of document of it: without style, script,
	 * contents and what can be unfolded; its charts are the files PARTS/NAME.png. */
	bool document;
};

/* Read the tables and build the page. */
enum mig_status mig_report_build(const struct mig_profile *profile,
				 const struct mig_report_files *files, struct mig_buffer *page,
				 struct mig_error *error);

/* The blocks as CSV, appended to *text: name, kind (data, table, chart), number (of the table or
 * figure; empty for data), line (in the profile), command (all that makes the table). */
enum mig_status mig_report_list(const struct mig_profile *profile, struct mig_buffer *text,
				struct mig_error *error);

/* Read the tables of report->parts; to be freed whatever is returned. */
enum mig_status mig_report_read(struct mig_report *report, struct mig_error *error);
void mig_report_free(struct mig_report *report);
/* The table that a block shows. */
const struct mig_table *mig_report_table(const struct mig_report *report, size_t block);

/* The parts of a page; private to the files of this folder. */

/* A block as it is shown. */
void mig_report_show(const struct mig_report *report, size_t block, struct mig_html *html);
/* A figure, or a link to a block: with markup, or as text for an attribute. */
void mig_report_figure(const struct mig_report *report, size_t figure, bool markup,
		       struct mig_html *html);
/* What the report was made from, and how. */
void mig_report_origin(const struct mig_report *report, struct mig_html *html);
/* The command that makes a block's table, with those that feed it before it. */
enum mig_status mig_report_command(const struct mig_profile *profile, size_t block,
				   struct mig_buffer *text, struct mig_error *error);
/* "Table 1", "Figure 2". */
void mig_report_label(const struct mig_block *block, struct mig_html *html);
/* The HTML that cmark-gfm made of the profile, with blocks and figures put in and
 * headings numbered for links, and a list of its chapters. */
void mig_report_weave(const struct mig_report *report, struct mig_text source,
		      struct mig_html *body, struct mig_html *contents);

/* The path FOLDER/NAMEsuffix, to be freed; NULL without memory. */
char *mig_part_path(const char *folder, const char *name, const char *suffix);

#endif
