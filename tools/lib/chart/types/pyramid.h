/* pyramid - a population pyramid while it is drawn */
#ifndef MIG_CHART_PYRAMID_H
#define MIG_CHART_PYRAMID_H

#include "people.h"

struct mig_pyramid {
	struct mig_people people;
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_decimal totals[MIG_PEOPLE_MAX]; /* if percent */
	bool percent, uniform;			   /* all figures have the same flags */
	size_t filled;				   /* the population that has bars */
	struct mig_scale scale;
};

/* Of texts and of bars; of bars under an outline. */
extern const enum mig_colour mig_sex_colours[MIG_SEXES], mig_sex_tints[MIG_SEXES];

/* Read the table and set the words around the chart. `most`: the longest bar; `missing`: how many
 * figures are not available. If none is, chart->empty is set. */
enum mig_status mig_pyramid_read(struct mig_pyramid *pyramid, double *most, size_t *missing);

const char *mig_pyramid_sex(const struct mig_pyramid *pyramid, size_t sex);
/* Whether the figures are shares or rates, by the name of their column. */
bool mig_pyramid_ratios(const struct mig_pyramid *pyramid);
bool
mig_pyramid_known(const struct mig_pyramid *pyramid, size_t population, size_t sex, size_t band);
/* How long the bar of a known figure is: persons, or percent. */
double
mig_pyramid_length(const struct mig_pyramid *pyramid, size_t population, size_t sex, size_t band);
/* "1 234", or "3.4 % (1 234)", with its flags; or why there is none (mig_figure_text()). */
void mig_pyramid_figure(const struct mig_pyramid *pyramid, size_t population, size_t sex,
			size_t band, char *text, size_t size);

/* Pixels: the height of a row, what stands above the first row, the names of the ages. */
double mig_pyramid_row(const struct mig_pyramid *pyramid);
double mig_pyramid_head(const struct mig_pyramid *pyramid);
double mig_pyramid_names(const struct mig_pyramid *pyramid);
/* Everything that is drawn, with ages in `width` pixels; after the margins are known. */
void mig_pyramid_marks(struct mig_pyramid *pyramid, double width);

#endif
