#include "outlier.h"

#include <math.h>
#include <stdlib.h>

static bool
is_positive(struct mig_value value)
{
	return value.state == MIG_VALUE_KNOWN && mig_decimal_sign(value.number) > 0;
}

static int
compare_doubles(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* The quantile of sorted numbers, at least one, interpolated at 1 + p (count - 1). */
static double
quantile(const double *sorted, size_t count, double p)
{
	double place = p * (double)(count - 1);
	size_t below = (size_t)place;
	size_t above = below + 1 < count ? below + 1 : below;

	return sorted[below] + (place - (double)below) * (sorted[above] - sorted[below]);
}

static double
ratio_of(const struct mig_outlier *unit)
{
	return mig_decimal_to_double(unit->x[1].number) / mig_decimal_to_double(unit->x[0].number);
}

static double
effect_of(const struct mig_outlier *unit, double median, double u)
{
	double ratio = ratio_of(unit);
	double x0 = mig_decimal_to_double(unit->x[0].number);
	double x1 = mig_decimal_to_double(unit->x[1].number);

	return (ratio < median ? 1 - median / ratio : ratio / median - 1) * pow(fmax(x0, x1), u);
}

static void
judge(const struct mig_outlier_parameters *parameters, struct mig_outlier *units, size_t count,
      const double *sorted, size_t used)
{
	double middle = quantile(sorted, used, 0.5);
	double least = fabs(parameters->a * middle);
	double down = fmax(middle - quantile(sorted, used, 0.25), least);
	double up = fmax(quantile(sorted, used, 0.75) - middle, least);

	for (size_t i = 0; i < count; i++) {
		if (!units[i].used)
			continue;
		units[i].lower = middle - parameters->c * down;
		units[i].upper = middle + parameters->c * up;
		units[i].outlier =
		    units[i].effect < units[i].lower || units[i].effect > units[i].upper;
	}
}

bool
mig_find_outliers(const struct mig_outlier_parameters *parameters, struct mig_outlier *units,
		  size_t count)
{
	double *numbers = malloc((count + 1) * sizeof *numbers), median;
	size_t used = 0;

	if (!numbers)
		return false;
	for (size_t i = 0; i < count; i++) {
		units[i].used = is_positive(units[i].x[0]) && is_positive(units[i].x[1]);
		units[i].effect = units[i].lower = units[i].upper = 0;
		units[i].outlier = false;
		if (units[i].used)
			numbers[used++] = ratio_of(&units[i]);
	}
	if (used) {
		qsort(numbers, used, sizeof *numbers, compare_doubles);
		median = quantile(numbers, used, 0.5);
		used = 0;
		for (size_t i = 0; i < count; i++)
			if (units[i].used)
				numbers[used++] = units[i].effect =
				    effect_of(&units[i], median, parameters->u);
		qsort(numbers, used, sizeof *numbers, compare_doubles);
		judge(parameters, units, count, numbers, used);
	}
	free(numbers);
	return true;
}
