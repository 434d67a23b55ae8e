/* svg - a chart's SVG made part of a page */
#ifndef MIG_REPORT_SVG_H
#define MIG_REPORT_SVG_H

#include "across.h"

/* Add the <svg> element of `svg` (read from `file`) without what stands before it, every
 * id in it, and every use of one, prefixed with "NAME.", so that two charts can stand in
 * one page. The declarations of a style attribute become attributes, since the page's policy
 * forbids it; a mark that `links` (or NULL) knows by its data-key becomes a link. MIG_DATA if it
 * is not complete, or holds what could act or load: scripts, event attributes, foreign objects,
 * links out of the page. */
enum mig_status mig_svg_add(struct mig_html *html, const char *file, struct mig_text svg,
			    const char *name, const struct mig_links *links);

/* Whether a picture is nearly as high as it is wide, or higher. */
bool mig_svg_is_tall(struct mig_text svg);

/* The title and the description of a picture, for an attribute in double quotes. */
void mig_svg_describe(struct mig_html *html, struct mig_text svg);

#endif
