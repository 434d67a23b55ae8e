/* matrix: a row an origin, a column a destination, a cell the darker the larger the flow, with its
 * figure. What is missing is hatched, 0 is a white cell, and the diagonal is framed. */
#include "matrix.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "chart/types.h"
#include "chart/words.h"

/* Pixels. */
enum {
	CELL_LEAST = 15,
	CELL_LIKED = 26, /* less only if the user asks for so many places */
	CELL_HIGH = 30,
	CELL_WIDE = 90,
	NAME_MOST = 130, /* of a slanted name */
	PAD = 6,	 /* of a figure in its cell */
	PLACES_DEFAULT = 20,
};

static const double slant = 0.7072; /* sine and cosine of 45 degrees */

/* ------------------------------------------------------------------------ figures */

void
mig_matrix_figure(const struct mig_matrix *matrix, struct mig_value value, char *text, size_t size)
{
	char number[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];
	struct mig_decimal scaled = value.number;
	double least = pow(10, -matrix->digits);
	char smallest[MIG_NUMBER_SIZE];

	snprintf(smallest, sizeof smallest, "%g", least);
	*text = '\0';
	if (value.state != MIG_VALUE_KNOWN) {
		snprintf(text, size, "%s", value.flags & MIG_FLAG('Q') ? "c" : "");
		return;
	}
	mig_flag_suffix(matrix->uniform ? 0 : value.flags, flags);
	scaled.scale += matrix->power;
	if (mig_decimal_sign(scaled) == 0)
		snprintf(text, size, "0%s", flags);
	else if (mig_decimal_to_double(scaled) < least / 2)
		snprintf(text, size, "<%s%s", mig_chart_point(matrix->chart, smallest), flags);
	else
		snprintf(text, size, "%s%s",
			 mig_chart_number(matrix->chart, scaled, matrix->digits, number), flags);
}

static bool
figures_fit(struct mig_matrix *matrix, int power, int digits)
{
	char text[MIG_NUMBER_SIZE + 32];
	size_t i, j, known = 0, lost = 0;

	matrix->power = power;
	matrix->digits = digits;
	for (i = 0; i < matrix->od.count; i++)
		for (j = 0; j < matrix->od.count; j++) {
			struct mig_value value = mig_od_value(&matrix->od, i, j);

			if (value.number.scale + power > MIG_DECIMAL_SCALE_MAX)
				return false;
			mig_matrix_figure(matrix, value, text, sizeof text);
			if (mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 12) >
			    matrix->cell_width - PAD)
				return false;
			known += value.state == MIG_VALUE_KNOWN;
			lost += *text == '<';
		}
	/* Many cells of "<1" say nothing. */
	return 4 * lost <= known;
}

/* In full, else rounded, in thousands or millions; else not at all. */
static void
choose_figures(struct mig_matrix *matrix)
{
	static const struct {
		int power, digits;
	} forms[] = { { 3, 1 }, { 3, 0 }, { 6, 1 }, { 6, 0 }, { 9, 0 } };
	int digits = matrix->od.digits;
	size_t i;

	for (; digits >= 0; digits--)
		if (figures_fit(matrix, 0, digits))
			return;
	for (i = 0; matrix->od.additive && i < sizeof forms / sizeof *forms; i++)
		if (figures_fit(matrix, forms[i].power, forms[i].digits))
			return;
	matrix->power = 0;
	matrix->digits = -1;
}

/* -------------------------------------------------------------------------- cells */

static double
name_width(const struct mig_place *place, double size)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_text_width(mig_text_clean(place->name, clean), MIG_FACE_BOLD, size);
}

static double
widest_name(const struct mig_matrix *matrix, bool origins, double size)
{
	double width = 0;
	size_t i;

	for (i = 0; i < matrix->od.count; i++)
		if (origins ? matrix->od.places[i].origin : matrix->od.places[i].destination)
			width = fmax(width, name_width(&matrix->od.places[i], size));
	return ceil(width) + 1;
}

/* "Origin ↓" stands above the names of the rows. */
static double
caption_width(const struct mig_matrix *matrix)
{
	double width = 0;
	char title[256];
	size_t i;

	for (i = 0; i < 2; i++) {
		const char *name = matrix->chart->table->names[matrix->od.roles.by[i]];

		mig_column_words(matrix->chart, name, title, sizeof title);
		width = fmax(width, mig_text_width(mig_text_of(title), MIG_FACE_MEDIUM, 12));
	}
	return ceil(width) + 18;
}

/* Names above stand upright if they are no wider than their cells, else aslant. The last one of
 * those reaches over the edge of the last cell. */
static void
arrange(struct mig_matrix *matrix, double content)
{
	double all = matrix->canvas->width - 2 * MIG_MARGIN, most = NAME_MOST, widest, over;

	matrix->names =
	    fmin(fmax(widest_name(matrix, true, 14), caption_width(matrix)), all * 0.3) + 8;
	all -= matrix->names;
	widest = widest_name(matrix, false, 12);
	matrix->cell_width = fmin(all / (double)matrix->columns, CELL_WIDE);
	matrix->slanted = widest > matrix->cell_width - 4;
	matrix->head = 20;
	if (!matrix->slanted)
		return;
	if (content > 0)
		most = fmax(fmin(most, content * 0.35 / slant), 40);
	most = fmin(most, all * 0.3);
	matrix->head = ceil(fmin(widest, most) * slant + 12);
	over = matrix->head;
	matrix->cell_width = fmin((all - over) / ((double)matrix->columns - 0.5), CELL_WIDE);
}

/* How many places fit with cells that can be read. */
static size_t
most_places(struct mig_matrix *matrix, double content)
{
	size_t asked = matrix->chart->request->top, fit = PLACES_DEFAULT;
	double least = asked > 0 ? CELL_LEAST : CELL_LIKED, low = asked > 0 ? CELL_LEAST : 18;

	for (; fit > 1; fit--) {
		matrix->columns = matrix->rows = fit;
		arrange(matrix, content);
		if (matrix->cell_width >= least &&
		    (content <= 0 || (content - matrix->head) / (double)fit >= low))
			break;
	}
	if (asked > 0)
		return asked;
	return matrix->od.count > fit ? fit - 1 : fit;
}

static enum mig_status
check_fit(const struct mig_matrix *matrix, double height)
{
	if (matrix->cell_width >= CELL_LEAST && height >= CELL_LEAST - 1)
		return MIG_OK;
	mig_fail(matrix->chart->error, MIG_USAGE, "%zu by %zu cells do not fit on the sheet",
		 matrix->rows, matrix->columns);
	mig_hint(matrix->chart->error, "--top with fewer places, --size with more pixels");
	return MIG_USAGE;
}

/* ------------------------------------------------------------------------- words */

/* What a figure in a cell counts: "thousand"; "" for persons themselves. */
static const char *
power_name(const struct mig_matrix *matrix)
{
	switch (matrix->power) {
	case 3:
		return mig_word(matrix->chart, "thousand");
	case 6:
		return mig_word(matrix->chart, "million");
	case 9:
		return mig_word(matrix->chart, "billion");
	default:
		return "";
	}
}

void
mig_matrix_words(struct mig_matrix *matrix)
{
	struct mig_chart *chart = matrix->chart;
	const char *power = power_name(matrix);
	char title[256], dimensions[512], unit[256];

	mig_dimension_phrase(chart, &matrix->od.roles, dimensions, sizeof dimensions);
	mig_frame_title(chart, "%s by %s",
			mig_column_words(matrix->chart,
					 chart->table->names[matrix->od.roles.values[0]], title,
					 sizeof title),
			dimensions);
	mig_frame_subtitle(chart, "%s", mig_unit_text(chart, &matrix->od.roles, unit, sizeof unit));
	if (*power)
		mig_frame_subtitle(chart, ", %s", power);
	if (*power && chart->request->subtitle)
		mig_frame_note(chart, "Figures in the cells: %s.", power);
	if (matrix->od.period.length > 0)
		mig_frame_subtitle(chart, ", %.60s", matrix->od.period.bytes);
}

static void
describe(struct mig_matrix *matrix, size_t known, size_t missing)
{
	const struct mig_od *od = &matrix->od;
	size_t i, j, from = 0, to = 0;
	struct mig_value best = mig_value_none();
	char number[MIG_NUMBER_SIZE];

	for (i = 0; i < od->count; i++)
		for (j = 0; j < od->count; j++) {
			struct mig_value value = mig_od_value(od, i, j);

			if (value.state != MIG_VALUE_KNOWN || i == j || od->places[i].other ||
			    od->places[j].other ||
			    (best.state == MIG_VALUE_KNOWN &&
			     mig_decimal_compare(value.number, best.number) <= 0))
				continue;
			best = value;
			from = i;
			to = j;
		}
	mig_frame_describe(matrix->chart,
			   "Matrix: origins: %zu, destinations: %zu, figures: %zu, not "
			   "available: %zu.",
			   matrix->rows, matrix->columns, known, missing);
	if (best.state == MIG_VALUE_KNOWN)
		mig_frame_describe(
		    matrix->chart, " Largest: %.200s to %.200s, %s.", od->places[from].name.bytes,
		    od->places[to].name.bytes,
		    mig_chart_number(matrix->chart, best.number, od->digits, number));
}

/* -------------------------------------------------------------------------- chart */

/* What there is: the extremes above 0, gaps, flags. The diagonal may have no rows. */
static size_t
look_through(struct mig_matrix *matrix, double *low, double *high, size_t *missing)
{
	const struct mig_od *od = &matrix->od;
	size_t i, j, known = 0;
	mig_flags flags = 0, common = 0;

	*low = INFINITY;
	*high = 0;
	*missing = 0;
	matrix->uniform = true;
	for (i = 0; i < od->count; i++)
		for (j = 0; j < od->count; j++) {
			struct mig_value value = mig_od_value(od, i, j);
			double number = mig_decimal_to_double(value.number);

			if (!od->places[i].origin || !od->places[j].destination)
				continue;
			if (value.state != MIG_VALUE_KNOWN) {
				*missing += value.state != MIG_VALUE_NONE || i != j;
				continue;
			}
			matrix->uniform &= known == 0 || value.flags == common;
			common = value.flags;
			flags |= value.flags;
			known++;
			matrix->zero |= number == 0;
			*low = number > 0 ? fmin(*low, number) : *low;
			*high = fmax(*high, number);
		}
	matrix->missing = *missing > 0;
	if (known > 0)
		mig_frame_flags(matrix->chart, flags);
	return known;
}

static enum mig_status
draw(struct mig_matrix *matrix)
{
	struct mig_canvas *canvas = matrix->canvas;
	double content = mig_frame_content(matrix->chart, MIG_MATRIX_BELOW), low, high, height;
	size_t known, missing;
	enum mig_status status = mig_od_leave_out(&matrix->od, most_places(matrix, content));

	if (status != MIG_OK)
		return status;
	matrix->rows = mig_od_count(&matrix->od, true);
	matrix->columns = mig_od_count(&matrix->od, false);
	arrange(matrix, content);
	known = look_through(matrix, &low, &high, &missing);
	if (known == 0) {
		mig_matrix_words(matrix);
		return mig_frame_empty(matrix->chart);
	}
	matrix->classes = mig_classes_of(fmin(low, high), high);
	choose_figures(matrix);
	mig_matrix_words(matrix);
	if (matrix->digits < 0)
		mig_frame_note(matrix->chart, "The figures do not fit into the cells.");
	describe(matrix, known, missing);
	height = fmax(fmin(matrix->cell_width, CELL_HIGH), 20);
	mig_frame_layout(matrix->chart, matrix->head + height * (double)matrix->rows,
			 MIG_MATRIX_BELOW);
	matrix->left = MIG_MARGIN + matrix->names;
	matrix->top = canvas->top - 8 + matrix->head;
	matrix->cell_height = (canvas->bottom - matrix->top) / (double)matrix->rows;
	status = check_fit(matrix, matrix->cell_height);
	if (status != MIG_OK)
		return status;
	mig_canvas_sheet(canvas);
	mig_matrix_marks(matrix);
	return canvas->status;
}

enum mig_status
mig_draw_matrix(struct mig_chart *chart)
{
	struct mig_matrix matrix = { .od = { .chart = chart },
				     .chart = chart,
				     .canvas = &chart->canvas };
	enum mig_status status = mig_od_read(&matrix.od);

	if (status != MIG_OK)
		return status;
	if (matrix.od.count == 0) {
		mig_matrix_words(&matrix);
		return mig_frame_empty(chart);
	}
	return draw(&matrix);
}
