/* layout - the table of a block as it is shown: the chosen columns under their headings */
#ifndef MIG_REPORT_LAYOUT_H
#define MIG_REPORT_LAYOUT_H

#include "page.h"

/* A column as it is shown: one of the table, or several as one text, as in "at most 30 days". */
struct mig_shown {
	size_t *columns; /* of the table; freed with the layout */
	size_t count;
	enum mig_column_kind kind;
	const char *heading; /* freed with the layout */
};

struct mig_layout {
	const struct mig_table *table;
	struct mig_shown *columns;
	size_t count;
	mig_flags flags; /* of the status column that is shown; known when the table was written */
	bool missing;	 /* some cell is; likewise */
};

/* The columns that the block shows. MIG_DATA if it names one that is not there. To be freed with
 * mig_layout_free() whatever is returned. */
enum mig_status mig_layout_make(struct mig_layout *layout, const struct mig_report *report,
			      const struct mig_block *block, struct mig_error *error);
void mig_layout_free(struct mig_layout *layout);

/* Append a cell as text: of several columns with blanks between them, the empty ones left out. */
enum mig_status mig_layout_cell(const struct mig_layout *layout, size_t row, size_t column,
				struct mig_buffer *text, struct mig_error *error);
/* Note the flags of the status column, if it is shown. */
void mig_layout_take_flags(struct mig_layout *layout);

/* The rows, from behind the tag "<table>" to "</table>". A missing number is a colon. */
void mig_layout_add_table(const struct mig_report *report, struct mig_layout *layout,
			struct mig_html *html);
/* What the signs in the table stand for, if there are any. */
void mig_layout_add_signs(const struct mig_layout *layout, struct mig_html *html);

#endif
