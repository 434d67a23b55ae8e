/* mirrored - immigration, emigration and their balance over periods, for a balance chart */
#ifndef MIG_CHART_MIRRORED_H
#define MIG_CHART_MIRRORED_H

#include "chart/frame.h"

enum { MIG_MIRRORED_IN, MIG_MIRRORED_OUT, MIG_MIRRORED_NET };

struct mig_mirrored {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_grid grid; /* series are the flows, in the order above */
	bool given_net;	      /* the table has the balance; else it is the difference */
	struct mig_scale scale;
	double low, high; /* of what is drawn, and 0 */
	double half;	  /* of a bar's width, in years */
	bool figures;	  /* each bar carries its figure */
};

/* Everything up to what is drawn: the grid, titles and notes. Sets chart->empty if there is no
 * figure. MIG_USAGE, MIG_DATA: other columns, more than one area. */
enum mig_status mig_mirrored_read(struct mig_mirrored *mirrored);

struct mig_value mig_mirrored_value(const struct mig_mirrored *mirrored, size_t flow, size_t slot);
/* What a flow is called. */
const char *mig_mirrored_name(const struct mig_mirrored *mirrored, size_t flow);
/* Whether the series breaks before the slot. */
bool mig_mirrored_broken(const struct mig_mirrored *mirrored, size_t slot);

enum { MIG_MIRRORED_TEXT_SIZE = MIG_NUMBER_SIZE + MIG_FLAGS_TEXT_SIZE + 1 };
/* "1 234 P", or ":" where there is no figure. */
void mig_mirrored_figure(const struct mig_mirrored *mirrored, struct mig_value value,
			 char text[MIG_MIRRORED_TEXT_SIZE]);

#endif
