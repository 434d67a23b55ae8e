/* pyramid: men left and women right of a line, the youngest at the bottom. A second population
 * is a stepped outline over the bars of the first, both in percent of themselves, or counts. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "pyramid.h"
#include "chart/rows.h"
#include "chart/types.h"
#include "chart/words.h"

/* Pixels. */
enum { ROW = 20, ROW_LEAST = 4, NAMED_ROW = 15, CONTENT = 520, BELOW = 28 };

const enum mig_colour mig_sex_colours[MIG_SEXES] = { 0x12463B, 0x59266B };
const enum mig_colour mig_sex_tints[MIG_SEXES] = { 0x7D9F98, 0xA689B0 };

const char *
mig_pyramid_sex(const struct mig_pyramid *pyramid, size_t sex)
{
	if (!pyramid->people.named)
		return pyramid->people.sexes[sex].bytes ? pyramid->people.sexes[sex].bytes : "";
	return mig_word(pyramid->chart, sex == 0 ? "Men" : "Women");
}

bool
mig_pyramid_known(const struct mig_pyramid *pyramid, size_t population, size_t sex, size_t band)
{
	return mig_people_value(&pyramid->people, population, sex, band).state == MIG_VALUE_KNOWN;
}

double
mig_pyramid_length(const struct mig_pyramid *pyramid, size_t population, size_t sex, size_t band)
{
	double number =
	    mig_decimal_to_double(mig_people_value(&pyramid->people, population, sex, band).number);

	if (!pyramid->percent)
		return number;
	return 100 * number / mig_decimal_to_double(pyramid->totals[population]);
}

void
mig_pyramid_figure(const struct mig_pyramid *pyramid, size_t population, size_t sex, size_t band,
		   char *text, size_t size)
{
	struct mig_value value = mig_people_value(&pyramid->people, population, sex, band);
	char count[MIG_NUMBER_SIZE], part[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];
	char reason[MIG_FIGURE_SIZE];
	struct mig_decimal percent;

	if (value.state != MIG_VALUE_KNOWN) {
		snprintf(text, size, "%s", mig_figure_text(pyramid->chart, value, 0, reason));
		return;
	}
	mig_chart_number(pyramid->chart, value.number, pyramid->people.digits, count);
	mig_flag_suffix(value.flags, flags);
	if (pyramid->percent &&
	    mig_decimal_ratio(value.number, pyramid->totals[population], 100, 1, &percent))
		snprintf(text, size, "%s %% (%s)%s",
			 mig_chart_number(pyramid->chart, percent, 1, part), count, flags);
	else
		snprintf(text, size, "%s%s", count, flags);
}

/* ------------------------------------------------------------------------- form */

bool
mig_pyramid_ratios(const struct mig_pyramid *pyramid)
{
	const struct mig_roles *roles = &pyramid->people.roles;
	const char *name = pyramid->chart->table->names[roles->values[0]];

	return mig_column_is_ratio(name) || mig_column_is_share(name);
}

static enum mig_status
find_totals(struct mig_pyramid *pyramid)
{
	struct mig_error *error = pyramid->chart->error;
	size_t i;

	for (i = 0; i < pyramid->people.count; i++) {
		struct mig_value total = mig_people_total(&pyramid->people, i, MIG_SEXES);
		const char *name = pyramid->people.names[i].bytes;

		if (total.state == MIG_VALUE_KNOWN && mig_decimal_sign(total.number) > 0) {
			pyramid->totals[i] = total.number;
			continue;
		}
		mig_fail(error, MIG_DATA, "%s: '%.100s' has no total to take percentages of: %s",
			 pyramid->chart->table->input_name, name,
			 total.state == MIG_VALUE_KNOWN	     ? "it is 0"
			 : total.state == MIG_VALUE_OVERFLOW ? "it has too many digits"
							     : "figures of it are not available");
		mig_hint(error, "--as counts draws the figures themselves");
		return MIG_DATA;
	}
	return MIG_OK;
}

/* Shares are drawn as they come; two populations in percent, since one would dwarf the other. */
static enum mig_status
choose_form(struct mig_pyramid *pyramid)
{
	const char *form = pyramid->chart->request->form;

	if (form && strcmp(form, "counts") != 0 && strcmp(form, "percent") != 0) {
		mig_fail(pyramid->chart->error, MIG_USAGE,
			 "--as: pyramid draws counts or percent, not %s", form);
		mig_hint(pyramid->chart->error, "colours and dots are for world");
		return MIG_USAGE;
	}
	pyramid->percent = form ? strcmp(form, "percent") == 0
				: pyramid->people.count == 2 && !mig_pyramid_ratios(pyramid);
	if (form && pyramid->percent && mig_pyramid_ratios(pyramid))
		return mig_fail(pyramid->chart->error, MIG_USAGE,
				"--as percent: the figures are shares or rates already");
	return pyramid->percent ? find_totals(pyramid) : MIG_OK;
}

static enum mig_status
choose_filled(struct mig_pyramid *pyramid)
{
	bool chosen[MIG_PEOPLE_MAX] = { false, false };
	enum mig_status status = mig_find_highlights(pyramid->chart, pyramid->people.names,
						     pyramid->people.count, chosen);

	pyramid->filled = chosen[1] && !chosen[0];
	return status;
}

/* ------------------------------------------------------------------------ chart */

/* The widest text of the axis. */
static double
tics_width(const struct mig_pyramid *pyramid)
{
	char text[MIG_NUMBER_SIZE];
	double widest = 0;
	int i;

	for (i = 0; i < pyramid->scale.count; i++)
		widest = fmax(
		    widest, mig_text_width(mig_text_of(mig_tic_text(pyramid->chart, &pyramid->scale,
								    i, true, text)),
					   MIG_FACE_REGULAR, 14));
	return widest;
}

/* Fewer tics until their texts have room, between the margins that the outer ones need. */
static void
choose_scale(struct mig_pyramid *pyramid, double most)
{
	struct mig_canvas *canvas = pyramid->canvas;
	double left = canvas->left, widest;
	int tics;

	for (tics = 4; tics > 0; tics--) {
		pyramid->scale = mig_scale_of(0, most, tics, true);
		mig_scale_trim(&pyramid->scale, 0, most);
		widest = tics_width(pyramid);
		canvas->left = fmax(left, ceil(widest / 2) + 4);
		canvas->right = canvas->width - fmax(MIG_MARGIN + 12, ceil(widest / 2) + 4);
		if ((canvas->right - canvas->left) / 2 * pyramid->scale.step / pyramid->scale.to >
		    widest + 12)
			return;
	}
}

/* Whether every figure has the flags that the first one has: then no mark needs to say them. */
static bool
same_flags(const struct mig_pyramid *pyramid, mig_flags *all)
{
	const struct mig_people *people = &pyramid->people;
	mig_flags common = 0;
	bool first = true, same = true;
	size_t i, sex, band;

	*all = 0;
	for (i = 0; i < people->count; i++)
		for (sex = 0; sex < MIG_SEXES; sex++)
			for (band = 0; band < people->band_count; band++) {
				struct mig_value value = mig_people_value(people, i, sex, band);

				if (value.state != MIG_VALUE_KNOWN)
					continue;
				same &= first || value.flags == common;
				common = value.flags;
				first = false;
				*all |= value.flags;
			}
	return same;
}

static size_t
count_known(const struct mig_pyramid *pyramid, double *most)
{
	const struct mig_people *people = &pyramid->people;
	size_t i, sex, band, count = 0;

	*most = 0;
	for (i = 0; i < people->count; i++)
		for (sex = 0; sex < MIG_SEXES; sex++)
			for (band = 0; band < people->band_count; band++)
				if (mig_pyramid_known(pyramid, i, sex, band)) {
					*most =
					    fmax(*most, mig_pyramid_length(pyramid, i, sex, band));
					count++;
				}
	return count;
}

static void
set_words(struct mig_pyramid *pyramid)
{
	struct mig_chart *chart = pyramid->chart;
	const struct mig_people *people = &pyramid->people;
	/* Columns that are sexes or populations say nothing of what is counted. */
	bool several = people->sex == SIZE_MAX || people->roles.value_count > 1;
	char title[256], unit[256];

	mig_column_words(chart, chart->table->names[people->roles.values[0]], title, sizeof title);
	mig_frame_title(chart, "%s by sex and age", several ? mig_word(chart, "Persons") : title);
	if (pyramid->percent && !chart->request->unit)
		mig_frame_subtitle(chart, people->count == 2 ? "Percent of each population"
							     : "Percent of the population");
	else
		mig_frame_subtitle(chart, "%s",
				   several && !chart->request->unit
				       ? mig_word(chart, "Persons")
				       : mig_unit_text(chart, &people->roles, unit, sizeof unit));
	if (people->count == 1 && people->names[0].length > 0)
		mig_frame_subtitle(chart, ", %.300s", people->names[0].bytes);
	if (people->period.length > 0)
		mig_frame_subtitle(chart, ", %.60s", people->period.bytes);
}

static void
describe_largest(struct mig_pyramid *pyramid, size_t population, size_t sex)
{
	char figure[2 * MIG_NUMBER_SIZE + 64];
	size_t band, most = SIZE_MAX;

	for (band = 0; band < pyramid->people.band_count; band++)
		if (mig_pyramid_known(pyramid, population, sex, band) &&
		    (most == SIZE_MAX || mig_pyramid_length(pyramid, population, sex, band) >
					     mig_pyramid_length(pyramid, population, sex, most)))
			most = band;
	if (most == SIZE_MAX)
		return;
	mig_pyramid_figure(pyramid, population, sex, most, figure, sizeof figure);
	mig_frame_describe(pyramid->chart, " %.60s: most at %.60s, %s.",
			   mig_pyramid_sex(pyramid, sex), pyramid->people.bands[most].shown.bytes,
			   figure);
}

static void
describe(struct mig_pyramid *pyramid, size_t missing)
{
	const struct mig_people *people = &pyramid->people;
	size_t i, sex;

	mig_frame_describe(pyramid->chart, "Population pyramid: age groups: %zu, %.60s to %.60s.",
			   people->band_count, people->bands[0].shown.bytes,
			   people->bands[people->band_count - 1].shown.bytes);
	for (i = 0; i < people->count; i++) {
		if (people->count == 2)
			mig_frame_describe(pyramid->chart, " %.200s.", people->names[i].bytes);
		for (sex = 0; sex < MIG_SEXES; sex++)
			describe_largest(pyramid, i, sex);
	}
	if (missing == 0)
		return;
	mig_frame_describe(pyramid->chart, " Not available: %zu.", missing);
	mig_frame_note(pyramid->chart, "Figures that are not available: %zu.", missing);
}

static enum mig_status
draw(struct mig_pyramid *pyramid, double most, size_t missing)
{
	struct mig_canvas *canvas = pyramid->canvas;
	double rows = (double)pyramid->people.band_count;
	double least = pyramid->people.aged ? ROW_LEAST : NAMED_ROW,
	       head = mig_pyramid_head(pyramid), width;

	describe(pyramid, missing);
	mig_frame_layout(pyramid->chart, fmax(fmin(ROW * rows, CONTENT), least * rows) + head - 8,
			 BELOW);
	canvas->top += head - 8;
	canvas->bottom = fmax(canvas->bottom, canvas->top + 20);
	if (!pyramid->people.aged && mig_pyramid_row(pyramid) < NAMED_ROW) {
		mig_fail(pyramid->chart->error, MIG_USAGE,
			 "the names of %zu groups do not fit into the height",
			 pyramid->people.band_count);
		mig_hint(pyramid->chart->error, "--size with more pixels");
		return MIG_USAGE;
	}
	width = mig_pyramid_names(pyramid);
	canvas->left = MIG_MARGIN + width + 12;
	choose_scale(pyramid, most);
	mig_frame_check_width(pyramid->chart);
	canvas->x_from = -pyramid->scale.to;
	canvas->x_to = pyramid->scale.to;
	canvas->y_from = -0.5;
	canvas->y_to = rows - 0.5;
	mig_pyramid_marks(pyramid, width);
	return canvas->status;
}

enum mig_status
mig_pyramid_read(struct mig_pyramid *pyramid, double *most, size_t *missing)
{
	size_t known;
	mig_flags flags;
	enum mig_status status = mig_people_read(&pyramid->people);

	if (status != MIG_OK)
		return status;
	known = count_known(pyramid, most);
	if (known == 0) {
		set_words(pyramid);
		return mig_frame_empty(pyramid->chart);
	}
	status = choose_filled(pyramid);
	if (status == MIG_OK)
		status = choose_form(pyramid);
	if (status != MIG_OK)
		return status;
	set_words(pyramid);
	count_known(pyramid, most);
	*missing = pyramid->people.count * MIG_SEXES * pyramid->people.band_count - known;
	pyramid->uniform = same_flags(pyramid, &flags);
	mig_frame_flags(pyramid->chart, flags);
	return MIG_OK;
}

enum mig_status
mig_draw_pyramid(struct mig_chart *chart)
{
	struct mig_pyramid pyramid = { .people = { .chart = chart },
				       .chart = chart,
				       .canvas = &chart->canvas };
	double most;
	size_t missing;
	enum mig_status status = mig_pyramid_read(&pyramid, &most, &missing);

	return status != MIG_OK || chart->empty ? status : draw(&pyramid, most, missing);
}
