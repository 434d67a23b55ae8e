/* tty_curves - line and fan in a terminal: where things stand, and the marks */
#ifndef MIG_CHART_TTY_CURVES_H
#define MIG_CHART_TTY_CURVES_H

#include "chart/types/fan.h"
#include "tty.h"

enum { MIG_TTY_ROWS = 15 }; /* of the plot */

struct mig_tty_label {
	struct mig_name name;
	size_t row;
	char letter; /* of the line, in ASCII; 0: none */
};

struct mig_tty_curves {
	struct mig_tty *tty;
	struct mig_curves *curves;
	const struct mig_fan *fan; /* NULL: there is no band */
	struct mig_tty_plot plot;
	struct mig_tty_label *labels; /* from top to bottom, each in a row of its own */
	size_t label_count;
	size_t axis, names; /* columns left and right of the plot */
};

/* In dots from the left and the top. */
double mig_tty_x(const struct mig_tty_curves *page, size_t slot);
double mig_tty_y(const struct mig_tty_curves *page, double value);
/* What a line is drawn with in ASCII. */
char mig_tty_letter(const struct mig_tty_curves *page, size_t series);

/* The lines with their dots, what is behind them, and breaks; the plot is there. */
void mig_tty_curve_marks(struct mig_tty_curves *page);

#endif
