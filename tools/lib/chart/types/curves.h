/* curves - series as lines over periods: their axes, marks and labels */
#ifndef MIG_CHART_CURVES_H
#define MIG_CHART_CURVES_H

#include "chart/names.h"
#include "series.h"

/* Pixels: how high the plot is unless the user says so, and what the axis below it takes. */
enum { MIG_CURVES_CONTENT = 350, MIG_CURVES_BELOW = 30 };
/* How much of the sheet's width the names of the lines may take. */
#define MIG_CURVES_NAMES 0.4

struct mig_curves {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_grid grid;
	struct mig_lines lines;
	struct mig_scale scale;
	bool benchmarks; /* no period follows another at once: lines join across the gaps */
	bool figureless; /* no room for the last figures beside the names of the lines */
};

/* What a line chart shows: grid, lines, scale, titles and notes. Sets chart->empty if there is no
 * figure. */
enum mig_status mig_line_read(struct mig_curves *curves);

/* The lowest and highest figure; at least one must be known. */
void mig_curves_extent(const struct mig_curves *curves, double *low, double *high);
/* Choose the value axis for low..high and note what readers must know of axis and marks. The
 * grid and the lines are there; notes may follow. */
void mig_curves_prepare(struct mig_curves *curves, double low, double high);
/* What of the data stands at the edges of the plot; before any mark, after mig_frame_layout(). */
void mig_curves_range(struct mig_curves *curves);
/* The label at the last figure of a series that has one: its figure, with the period if that is
 * not the last; the name alone if the curves are figureless. */
struct mig_name mig_curves_label(const struct mig_curves *curves, size_t series);
/* The datablocks ZONE, CONTEXT, SERIES, FORECAST, DOTS and BREAKS; after the margins are known. */
void mig_curves_marks(struct mig_curves *curves);

/* Whether the line of a series goes from slot - 1 to slot. */
bool mig_curves_joined(const struct mig_curves *curves, size_t series, size_t slot);

#endif
