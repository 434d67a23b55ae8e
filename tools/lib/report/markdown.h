/* markdown - the profile's text through cmark-gfm */
#ifndef MIG_REPORT_MARKDOWN_H
#define MIG_REPORT_MARKDOWN_H

#include "profile.h"

/* The text as HTML, appended to *html; raw HTML and addresses that run code are left out of
 * it. MIG_IO if cmark-gfm cannot be run. */
enum mig_status mig_markdown_render(const struct mig_profile *profile, struct mig_buffer *html,
				    struct mig_error *error);

/* What a page cannot have. */
enum mig_markdown_fault {
	MIG_FAULT_HTML,	   /* markup */
	MIG_FAULT_PICTURE, /* a picture, which would have to be loaded */
	MIG_FAULT_BLOCK,   /* a block of ours inside a list or a quotation */
	MIG_FAULT_TITLE,   /* a heading of depth 1 */
};

/* MIG_DATA about the first such fault, with its place in the profile. */
enum mig_status mig_markdown_fail(const struct mig_profile *profile, enum mig_markdown_fault fault,
				  struct mig_error *error);

#endif
