#include "steps.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "chart/words.h"

struct mig_step *
mig_steps_add(struct mig_steps *steps, struct mig_text name, struct mig_value value)
{
	struct mig_step *step = &steps->items[steps->count++];

	*step = (struct mig_step){ .name = name, .value = value };
	if (mig_known(value)) {
		steps->known++;
		steps->flags |= value.flags;
		if (value.number.scale > steps->digits)
			steps->digits = value.number.scale;
	}
	return step;
}

static enum mig_status
too_long(const struct mig_steps *steps)
{
	return mig_fail(steps->chart->error, MIG_DATA,
			"the sum of the parts has more digits than fit");
}

/* --------------------------------------------------------------------- totals */

/* The sum of the changes that are known; *missing counts the others. */
static struct mig_value
sum_of(const struct mig_steps *steps, size_t *missing)
{
	struct mig_value sum = mig_value_of(0);
	size_t i;

	for (i = *missing = 0; i < steps->count; i++) {
		if (steps->items[i].total)
			continue;
		if (mig_known(steps->items[i].value))
			sum = mig_value_add(sum, steps->items[i].value);
		else
			++*missing;
	}
	return sum;
}

/* What `count` figures, each rounded to the last place, can miss together. */
static double
rounding(const struct mig_steps *steps)
{
	return 0.5 * pow(10, -steps->digits) * (double)(steps->count + 1) * (1 + 1e-9);
}

/* What the changes do not account for: a step of its own, or, if it is no more than their
 * rounding, a note. */
static void
add_remainder(struct mig_steps *steps, struct mig_value start, struct mig_value end, bool rounded)
{
	struct mig_value rest;
	char text[MIG_FIGURE_SIZE];
	size_t missing;

	rest = mig_value_subtract(mig_value_subtract(end, start), sum_of(steps, &missing));
	rest.flags = 0;
	if (!mig_known(rest) || mig_decimal_sign(rest.number) == 0)
		return;
	if (rounded && missing == 0 && fabs(mig_value_number(rest)) <= rounding(steps)) {
		mig_frame_note(steps->chart, "Not allocated, by rounding: %s.",
			       mig_chart_number(steps->chart, rest.number, steps->digits, text));
		return;
	}
	mig_steps_add(steps, mig_text_of(mig_word(steps->chart, "Not allocated")), rest)->rest =
	    true;
	mig_frame_note(steps->chart, "Not allocated: the total less its parts.");
}

/* Where each bar begins and ends. */
static enum mig_status
set_levels(struct mig_steps *steps)
{
	struct mig_value level =
	    steps->relative || steps->open ? mig_value_of(0) : steps->items[0].value;
	size_t i;

	for (i = 0; i < steps->count; i++) {
		struct mig_step *step = &steps->items[i];

		step->from = step->to = level;
		if (step->total && !steps->relative) {
			step->from = mig_value_of(0);
			step->to = step->value;
		}
		if (step->total || !mig_known(step->value))
			continue;
		step->to = level = mig_value_add(level, step->value);
		if (level.state == MIG_VALUE_OVERFLOW)
			return too_long(steps);
	}
	return MIG_OK;
}

/* Changes of less than a tenth of the totals would be lost on a scale from 0, and without a
 * total there is nothing that they could begin at. */
static void
choose_base(struct mig_steps *steps)
{
	const struct mig_step *first = &steps->items[0], *last = &steps->items[steps->count - 1];
	double level = 0, low = 0, high = 0, most;
	size_t i;

	if (steps->open)
		return;
	for (i = 1; i + 1 < steps->count; i++) {
		if (mig_known(steps->items[i].value))
			level += mig_value_number(steps->items[i].value);
		low = fmin(low, level);
		high = fmax(high, level);
	}
	most = fmax(fabs(mig_value_number(first->value)), fabs(mig_value_number(last->value)));
	steps->relative =
	    !mig_known(first->value) || !mig_known(last->value) || high - low < most / 10;
	if (steps->relative)
		mig_frame_note(steps->chart, "Bars begin at the total of %.60s.",
			       first->name.bytes);
	if (!mig_known(first->value) || !mig_known(last->value))
		mig_frame_note(steps->chart, "The bars leave out what is not available.");
}

/* Computed figures have places that say nothing: keep those that the largest change needs to have
 * four digits, and round all to them, so that what is shown is what is added up. */
static void
round_steps(struct mig_steps *steps, struct mig_value *start, struct mig_value *end)
{
	double most = 0;
	size_t i;

	for (i = 0; i < steps->count; i++)
		if (mig_known(steps->items[i].value))
			most = fmax(most, fabs(mig_value_number(steps->items[i].value)));
	while (steps->digits > 0 && most * pow(10, steps->digits - 1) >= 1000)
		steps->digits--;
	for (i = 0; i < steps->count + 2; i++) {
		struct mig_value *value = i < steps->count    ? &steps->items[i].value
					  : i == steps->count ? start
							      : end;

		if (mig_known(*value))
			mig_decimal_round(value->number, steps->digits, &value->number);
	}
}

enum mig_status
mig_steps_close(struct mig_steps *steps, struct mig_value start, struct mig_value end, bool rounded)
{
	if (start.state == MIG_VALUE_OVERFLOW || end.state == MIG_VALUE_OVERFLOW)
		return too_long(steps);
	steps->items[0].total = !steps->open;
	if (rounded)
		round_steps(steps, &start, &end);
	if (!steps->open) {
		steps->items[0].value = start;
		if (mig_known(start) && start.number.scale > steps->digits)
			steps->digits = start.number.scale;
		add_remainder(steps, start, end, rounded);
	}
	mig_steps_add(steps,
		      steps->open ? mig_text_of(mig_word(steps->chart, "Total"))
				  : steps->couples.names[1],
		      end)
	    ->total = true;
	choose_base(steps);
	return set_levels(steps);
}
