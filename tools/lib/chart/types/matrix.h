/* matrix - a heat map of flows while it is drawn */
#ifndef MIG_CHART_MATRIX_H
#define MIG_CHART_MATRIX_H

#include "classes.h"
#include "od.h"

struct mig_matrix {
	struct mig_od od;
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_classes classes;
	size_t rows, columns;
	double names, head; /* pixels for the names left and above */
	bool slanted;	    /* the names above */
	double cell_width, cell_height;
	double left, top;  /* of the first cell, pixels */
	int power, digits; /* figures are shown in units of 10^power; -1: not at all */
	bool zero, missing,
	    uniform; /* some figure is 0, some is missing; all have the same flags */
};

/* The figure as its cell shows it: "0" for 0 alone, "<1" for what rounds to it. */
void
mig_matrix_figure(const struct mig_matrix *matrix, struct mig_value value, char *text, size_t size);
/* Title and subtitle. */
void mig_matrix_words(struct mig_matrix *matrix);
/* The cells, the names around them and the legend below. */
void mig_matrix_marks(struct mig_matrix *matrix);

/* Pixels: below the last row for the legend. */
enum { MIG_MATRIX_BELOW = 62 };

#endif
