/* across - a table of which one column's values stand beside each other
 *
 *   across: country
 *   columns: title+unit=Indicator, value, period+status
 *
 * A row is a value of the first of the columns, a cell the second, with the others small below it.
 * A missing cell is a colon; two rows for one cell are an error. */
#ifndef MIG_REPORT_ACROSS_H
#define MIG_REPORT_ACROSS_H

#include "layout.h"

/* The table from behind the tag "<table>" to "</table>", for a block with the key `across`. */
enum mig_status mig_across_add_table(const struct mig_report *report,
				     const struct mig_block *block, struct mig_layout *layout,
				     struct mig_html *html);

/* Where something leads: `key` is a column of the table, `address` that of the address. */
struct mig_links {
	const struct mig_table *table;
	size_t key, address;
};

/* What the key `links` of a block says, KEY=ADDRESS; links->table is NULL if there is none.
 * MIG_DATA if a column is not there. */
enum mig_status mig_links_find(const struct mig_report *report, const struct mig_block *block,
			       struct mig_links *links, struct mig_error *error);

/* The address that the first row with that key leads to, a path below the page's folder; its bytes
 * are NULL if there is none. MIG_DATA for any other address. */
enum mig_status mig_links_follow(const struct mig_links *links, struct mig_text key,
				 struct mig_text *address, struct mig_error *error);

#endif
