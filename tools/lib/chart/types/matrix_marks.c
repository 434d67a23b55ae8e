#include "matrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/rows.h"
#include "chart/words.h"

/* Pixels. */
enum { SWATCH = 12, SWATCH_LEAST = 34, LEGEND_GAP = 16 };

static const struct mig_style legend_style = { MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 12,
					       MIG_INK_SECOND };

/* What a cell shows; each has a datablock of its own. */
enum look { LOOK_CLASS, LOOK_ZERO, LOOK_MISSING, LOOK_NONE };

static enum look
look_of(const struct mig_od *od, size_t i, size_t j)
{
	struct mig_value value = mig_od_value(od, i, j);

	if (value.state == MIG_VALUE_KNOWN)
		return mig_decimal_sign(value.number) == 0 ? LOOK_ZERO : LOOK_CLASS;
	/* Nobody moves from a place to itself: most tables have no such row. */
	return value.state == MIG_VALUE_NONE && i == j ? LOOK_NONE : LOOK_MISSING;
}

static enum mig_colour
fill_of(const struct mig_matrix *matrix, size_t i, size_t j)
{
	double number = mig_decimal_to_double(mig_od_value(&matrix->od, i, j).number);

	switch (look_of(&matrix->od, i, j)) {
	case LOOK_CLASS:
		return mig_class_colour(&matrix->classes, mig_class_of(&matrix->classes, number));
	case LOOK_ZERO:
		return MIG_WHITE;
	case LOOK_MISSING:
	case LOOK_NONE:
		break;
	}
	return MIG_NO_DATA;
}

/* Call `visit` for every cell with its row and column on the sheet. */
static void
each_cell(struct mig_matrix *matrix,
	  void (*visit)(struct mig_matrix *, size_t, size_t, double, double, int), int what)
{
	const struct mig_od *od = &matrix->od;
	size_t i, j, row = 0, column;

	for (i = 0; i < od->count; i++) {
		if (!od->places[i].origin)
			continue;
		for (j = 0, column = 0; j < od->count; j++)
			if (od->places[j].destination)
				visit(matrix, i, j,
				      matrix->left + (double)column++ * matrix->cell_width,
				      matrix->top + (double)row * matrix->cell_height, what);
		row++;
	}
}

static void
add_cell(struct mig_matrix *matrix, size_t i, size_t j, double x, double y, int look)
{
	enum look here = look_of(&matrix->od, i, j);

	if ((int)here == look || (look == LOOK_CLASS && here == LOOK_NONE))
		mig_canvas_box(matrix->canvas, x, x + matrix->cell_width, y,
			       y + matrix->cell_height, fill_of(matrix, i, j));
}

static void
add_figure(struct mig_matrix *matrix, size_t i, size_t j, double x, double y, int ignored)
{
	struct mig_value value = mig_od_value(&matrix->od, i, j);
	struct mig_style style = { MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 12,
				   mig_text_on(fill_of(matrix, i, j)) };
	char text[MIG_NUMBER_SIZE + 32], figure[MIG_FIGURE_SIZE];

	(void)ignored;
	mig_matrix_figure(matrix, value, text, sizeof text);
	if (*text && (matrix->digits >= 0 || value.state != MIG_VALUE_KNOWN))
		mig_canvas_string(matrix->canvas, x + matrix->cell_width / 2,
				  y + matrix->cell_height / 2, &style, text);
	if (value.state == MIG_VALUE_NONE)
		snprintf(figure, sizeof figure, "%s", mig_word(matrix->chart, "not in the table"));
	else
		mig_figure_text(matrix->chart, value, matrix->od.digits, figure);
	mig_canvas_mark_box(matrix->canvas, x, x + matrix->cell_width, y, y + matrix->cell_height,
			    "%.200s \xE2\x86\x92 %.200s%s%s", matrix->od.places[i].name.bytes,
			    matrix->od.places[j].name.bytes, mig_figure_colon(figure), figure);
}

static void
add_frame(struct mig_matrix *matrix, size_t i, size_t j, double x, double y, int ignored)
{
	double right = x + matrix->cell_width, bottom = y + matrix->cell_height;
	const double corners[5][2] = {
		{ x, y }, { right, y }, { right, bottom }, { x, bottom }, { x, y }
	};
	size_t k;

	(void)ignored;
	if (i != j || matrix->od.places[i].other)
		return;
	for (k = 0; k < 5; k++)
		mig_canvas_row(matrix->canvas, corners[k], 2);
	mig_canvas_gap(matrix->canvas);
}

/* -------------------------------------------------------------------------- names */

static void
add_row_names(struct mig_matrix *matrix)
{
	const struct mig_place *places = matrix->od.places;
	size_t i, row = 0;

	for (i = 0; i < matrix->od.count; i++) {
		struct mig_style style = { MIG_ALIGN_RIGHT,
					   places[i].strong ? MIG_FACE_BOLD : MIG_FACE_REGULAR,
					   matrix->cell_height < 20 ? 12 : 14,
					   places[i].other ? MIG_INK_SECOND : MIG_INK };

		if (places[i].origin)
			mig_canvas_label(matrix->canvas, matrix->left - 8,
					 matrix->top + ((double)row++ + 0.5) * matrix->cell_height,
					 matrix->names - 8, &style, places[i].name);
	}
}

static void
add_column_names(struct mig_matrix *matrix)
{
	const struct mig_place *places = matrix->od.places;
	size_t i, column = 0;

	for (i = 0; i < matrix->od.count; i++) {
		struct mig_style style = { matrix->slanted ? MIG_ALIGN_LEFT : MIG_ALIGN_CENTRE,
					   places[i].strong ? MIG_FACE_BOLD : MIG_FACE_REGULAR, 12,
					   places[i].other ? MIG_INK_SECOND : MIG_INK };
		double x = matrix->left + ((double)column + 0.5) * matrix->cell_width;

		if (!places[i].destination)
			continue;
		column++;
		if (matrix->slanted)
			mig_canvas_label_turned(matrix->canvas, x, matrix->top - 7,
						(matrix->head - 11) / 0.7072, &style, 45,
						places[i].name);
		else
			mig_canvas_label(matrix->canvas, x, matrix->top - 10,
					 matrix->cell_width - 2, &style, places[i].name);
	}
}

/* What the rows and the columns are: "Origin ↓", "Destination →". */
static void
add_captions(struct mig_matrix *matrix)
{
	char *const *names = matrix->chart->table->names;
	struct mig_style style = { MIG_ALIGN_RIGHT, MIG_FACE_MEDIUM, 12, MIG_INK_SECOND };
	char title[256], text[300];

	snprintf(
	    text, sizeof text, "%s \xE2\x86\x93",
	    mig_column_words(matrix->chart, names[matrix->od.roles.by[0]], title, sizeof title));
	mig_canvas_label(matrix->canvas, matrix->left - 8, matrix->top - 10, matrix->names - 8,
			 &style, mig_text_of(text));
	if (matrix->head < 36)
		return;
	snprintf(
	    text, sizeof text, "%s \xE2\x86\x92",
	    mig_column_words(matrix->chart, names[matrix->od.roles.by[1]], title, sizeof title));
	mig_canvas_label(matrix->canvas, matrix->left - 8, matrix->top - matrix->head + 8,
			 matrix->names - 8, &style, mig_text_of(text));
}

/* ------------------------------------------------------------------------- legend */

/* A break in the units of the cells: "500", "0.5", "20 000". */
static const char *
break_text(const struct mig_matrix *matrix, size_t i, char text[MIG_NUMBER_SIZE])
{
	double at = matrix->classes.breaks[i] / pow(10, matrix->power);
	int digits = 0;
	struct mig_decimal number = mig_decimal_of(0);

	while (digits < 9 && fabs(at * pow(10, digits) - round(at * pow(10, digits))) > 1e-6)
		digits++;
	mig_decimal_from_double(at, digits, &number);
	return mig_chart_number(matrix->chart, number, digits, text);
}

/* As wide as the widest break needs, but so that all boxes fit. */
static double
swatch_width(const struct mig_matrix *matrix)
{
	char text[MIG_NUMBER_SIZE];
	double width = SWATCH_LEAST, all = matrix->canvas->width - 2 * MIG_MARGIN;
	size_t i;

	for (i = 0; i + 1 < matrix->classes.count; i++)
		width = fmax(width, mig_text_width(mig_text_of(break_text(matrix, i, text)),
						   MIG_FACE_REGULAR, 12) +
					10);
	return fmin(width, all / (double)matrix->classes.count);
}

/* Boxes that touch, with the breaks below their joints. */
static double
add_classes(struct mig_matrix *matrix, double x, double y)
{
	double width = swatch_width(matrix), before = 0;
	char text[MIG_NUMBER_SIZE];
	size_t i;

	for (i = 0; i < matrix->classes.count; i++) {
		double half, joint = x + width;

		mig_canvas_box(matrix->canvas, x, joint, y, y + SWATCH,
			       mig_class_colour(&matrix->classes, i));
		x = joint;
		if (i + 1 == matrix->classes.count)
			break;
		break_text(matrix, i, text);
		half = mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 12) / 2;
		if (joint - half < before)
			continue;
		before = joint + half + 4;
		mig_canvas_string(matrix->canvas, joint, y + SWATCH + 10, &legend_style, text);
	}
	return x;
}

static void
add_word(struct mig_matrix *matrix, double *x, double y, const char *word)
{
	struct mig_style style = legend_style;

	style.align = MIG_ALIGN_LEFT;
	mig_canvas_string(matrix->canvas, *x + SWATCH + 8, y + SWATCH / 2.0, &style, word);
	*x += SWATCH + 8 + LEGEND_GAP + mig_text_width(mig_text_of(word), style.face, style.size);
}

/* Where the boxes of 0 and of missing figures stand: behind the classes, or, where there is no
 * room, above the notes. */
static void
place_rest(const struct mig_matrix *matrix, double end, double *x, double *y)
{
	double room = matrix->missing ? 150 : 60;

	*x = end + LEGEND_GAP;
	if (*x + room > matrix->canvas->width - MIG_MARGIN) {
		*x = MIG_MARGIN;
		*y += SWATCH + 20;
	}
}

void
mig_matrix_marks(struct mig_matrix *matrix)
{
	struct mig_canvas *canvas = matrix->canvas;
	double y = matrix->top + (double)matrix->rows * matrix->cell_height + 12;
	double end, x, missing_x;

	mig_canvas_begin(canvas, "CELLS");
	each_cell(matrix, add_cell, LOOK_CLASS);
	end = matrix->classes.count > 1 ? add_classes(matrix, MIG_MARGIN, y) : 0;
	mig_canvas_end(canvas);
	place_rest(matrix, end, &x, &y);
	mig_canvas_begin(canvas, "ZEROS");
	each_cell(matrix, add_cell, LOOK_ZERO);
	if (matrix->zero) {
		mig_canvas_box(canvas, x, x + SWATCH, y, y + SWATCH, MIG_WHITE);
		add_word(matrix, &x, y, "0");
	}
	mig_canvas_end(canvas);
	missing_x = x;
	mig_canvas_begin(canvas, "MISSING");
	each_cell(matrix, add_cell, LOOK_MISSING);
	if (matrix->missing) {
		mig_canvas_box(canvas, missing_x, missing_x + SWATCH, y, y + SWATCH, MIG_NO_DATA);
		add_word(matrix, &x, y, mig_word(matrix->chart, "not available"));
	}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "DIAGONAL");
	each_cell(matrix, add_frame, 0);
	mig_canvas_end(canvas);
	add_row_names(matrix);
	add_column_names(matrix);
	add_captions(matrix);
	each_cell(matrix, add_figure, 0);
}
