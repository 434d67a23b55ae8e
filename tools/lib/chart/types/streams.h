/* streams - the flows of a sankey chart: nodes in stages, and what goes between them */
#ifndef MIG_CHART_STREAMS_H
#define MIG_CHART_STREAMS_H

#include "chart/rows.h"

enum { MIG_STAGES_MAX = 3, MIG_NODES_MAX = 31 };

struct mig_node {
	struct mig_text name;
	struct mig_value total;
	bool other; /* the sum of those that were merged, or what is called so: grey and last */
	bool strong;
	enum mig_colour colour;
};

struct mig_streams {
	struct mig_chart *chart;
	struct mig_roles roles;
	size_t stages; /* 2 or 3 */
	struct mig_node *nodes[MIG_STAGES_MAX];
	size_t counts[MIG_STAGES_MAX];
	/* By the stage that they begin in, times where they begin, times where they end; NONE where
	 * nothing goes. */
	struct mig_value *links[MIG_STAGES_MAX - 1];
	struct mig_value total;
	mig_flags flags;
	struct mig_text period; /* the one that is drawn; empty without a time column */
	int digits;
	size_t colour_stage; /* whose nodes give flows their colours: middle, or origins */
};

/* Read the table: the stages are the two or three columns of -b or of text left of the figures; of
 * several periods the last is taken. The `most` largest nodes of a stage stay, the rest become
 * "Other", with a note. MIG_USAGE: other than two or three stages, several value columns, a
 * ratio. MIG_DATA: what is no period, a flow below 0, two rows for one flow, a sum of too many
 * digits. */
enum mig_status mig_streams_read(struct mig_streams *streams, size_t most);

/* Everything up to what is drawn: the flows, at most as many nodes in a stage as are asked for or
 * have room (`room`: how many have; INFINITY: any number), colours, titles and notes. Sets
 * chart->empty if nothing flows. As mig_streams_read(); MIG_USAGE also: a highlight that is not
 * there. */
enum mig_status mig_sankey_read(struct mig_streams *streams, double room);

struct mig_value mig_stream_link(const struct mig_streams *streams, size_t stage, size_t from,
				 size_t to);
/* "1 234 P", with the digits of all flows. Returns `text`. */
const char *mig_stream_figure(const struct mig_streams *streams, struct mig_value value,
			      char text[MIG_FIGURE_SIZE]);
enum mig_colour
mig_stream_colour(const struct mig_streams *streams, size_t stage, size_t from, size_t to);
/* Of a value that is known. */
double mig_stream_size(struct mig_value value);

#endif
