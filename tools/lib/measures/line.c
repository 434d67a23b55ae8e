#include "line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "normal.h"

static double
mean(const double *numbers, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += numbers[i];
	return sum / (double)count;
}

void
mig_least_squares(const struct mig_timed *series, struct mig_least_squares *line)
{
	double time = mean(series->times, series->count);
	double figure = mean(series->figures, series->count);
	double times = 0, figures = 0, products = 0;

	for (size_t i = 0; i < series->count; i++) {
		double t = series->times[i] - time, x = series->figures[i] - figure;

		times += t * t;
		figures += x * x;
		products += t * x;
	}
	line->slope = products / times;
	line->intercept = figure - line->slope * time;
	line->r_squared = figures > 0 ? products / times * (products / figures) : NAN;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median of numbers in ascending order. */
static double
median(const double *sorted, size_t count)
{
	double upper = sorted[count / 2];

	return count % 2 ? upper : (sorted[count / 2 - 1] + upper) / 2;
}

static size_t
all_slopes(const struct mig_timed *series, double *slopes)
{
	size_t count = 0;

	for (size_t i = 0; i < series->count; i++)
		for (size_t j = i + 1; j < series->count; j++)
			slopes[count++] = (series->figures[j] - series->figures[i]) /
					  (series->times[j] - series->times[i]);
	return count;
}

/* `scratch` has room for the figures. */
static void
set_intercepts(const struct mig_timed *series, double *scratch, struct mig_theil_sen *line)
{
	size_t count = series->count;

	memcpy(scratch, series->figures, count * sizeof *scratch);
	qsort(scratch, count, sizeof *scratch, ascending);
	line->separate = median(scratch, count) - line->slope * median(series->times, count);
	for (size_t i = 0; i < count; i++)
		scratch[i] = series->figures[i] - line->slope * series->times[i];
	qsort(scratch, count, sizeof *scratch, ascending);
	line->joint = median(scratch, count);
}

bool
mig_theil_sen(const struct mig_timed *series, double variance, double confidence,
	      struct mig_theil_sen *line)
{
	size_t room = series->count + series->count * (series->count - 1) / 2, count;
	double *slopes =
	    room / series->count <= series->count ? malloc(room * sizeof *slopes) : NULL;
	double rank;

	if (!slopes)
		return false;
	count = all_slopes(series, slopes);
	qsort(slopes, count, sizeof *slopes, ascending);
	line->slope = median(slopes, count);
	rank = floor(((double)count - mig_normal_limit(confidence) * sqrt(variance)) / 2);
	line->lower = rank >= 1 ? slopes[(size_t)rank - 1] : NAN;
	line->upper = rank >= 1 ? slopes[count - (size_t)rank] : NAN;
	set_intercepts(series, slopes + count, line);
	free(slopes);
	return true;
}
