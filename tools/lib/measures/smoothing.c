#include "smoothing.h"

#include <math.h>
#include <string.h>

enum {
	ALPHA = MIG_SMOOTHING_ALPHA,
	BETA = MIG_SMOOTHING_BETA,
	PHI = MIG_SMOOTHING_PHI,
	PARAMETERS = MIG_SMOOTHING_PARAMETERS,
};

bool
mig_smoothing_has(enum mig_smoothing_method method, int parameter)
{
	if (parameter == PHI)
		return method == MIG_SMOOTHING_DAMPED;
	return parameter == ALPHA || method != MIG_SMOOTHING_SES;
}

size_t
mig_smoothing_minimum(enum mig_smoothing_method method)
{
	return method == MIG_SMOOTHING_DAMPED ? 7 : 6;
}

/* How many figures at the start make the first level and trend. */
static size_t
initial(enum mig_smoothing_method method)
{
	return method == MIG_SMOOTHING_SES ? 1 : 2;
}

/* The trend as it is carried on: damped, or as it is. */
static double
carried(const struct mig_smoothing *model)
{
	return model->method == MIG_SMOOTHING_DAMPED ? model->parameters[PHI] * model->trend
						     : model->trend;
}

static double
next_figure(const struct mig_smoothing *model)
{
	switch (model->method) {
	case MIG_SMOOTHING_SES:
		return model->level;
	case MIG_SMOOTHING_EXPONENTIAL:
		return model->level * model->trend;
	case MIG_SMOOTHING_HOLT:
	case MIG_SMOOTHING_DAMPED:
		break;
	}
	return model->level + carried(model);
}

static void
smooth(struct mig_smoothing *model, double figure, double forecast)
{
	double alpha = model->parameters[ALPHA], beta = model->parameters[BETA];
	double level = alpha * figure + (1 - alpha) * forecast;

	if (model->method == MIG_SMOOTHING_EXPONENTIAL)
		model->trend = beta * (level / model->level) + (1 - beta) * model->trend;
	else if (model->method != MIG_SMOOTHING_SES)
		model->trend = beta * (level - model->level) + (1 - beta) * carried(model);
	model->level = level;
}

/* Smooth all figures with the parameters as they are. */
static void
run(struct mig_smoothing *model, const double *figures, size_t count, double *fitted)
{
	model->level = figures[0];
	model->trend = model->method == MIG_SMOOTHING_SES	    ? 0
		       : model->method == MIG_SMOOTHING_EXPONENTIAL ? figures[1] / figures[0]
								    : figures[1] - figures[0];
	model->squares = 0;
	for (size_t i = 0; i < count; i++) {
		double forecast = next_figure(model), error = figures[i] - forecast;

		if (fitted)
			fitted[i] = forecast;
		if (i >= initial(model->method))
			model->squares += error * error;
		smooth(model, figures[i], forecast);
	}
}

/* Where to look for one parameter: `steps` steps from the lowest value to the highest. */
struct range {
	double low, high;
	int steps;
};

/* What is looked for, and in what. */
struct search {
	const double *figures;
	size_t count;
	struct range ranges[PARAMETERS]; /* of a parameter that is not fitted: its value, 0 steps */
	struct mig_smoothing best;
};

static void
set_ranges(struct search *search)
{
	static const struct range widest[PARAMETERS] = { { 0, 1, 20 },
							 { 0, 1, 20 },
							 { 0.8, 0.98, 9 } };

	for (int i = 0; i < PARAMETERS; i++) {
		double value = search->best.parameters[i];

		search->ranges[i] = widest[i];
		if (!isnan(value) || !mig_smoothing_has(search->best.method, i))
			search->ranges[i] = (struct range){ value, value, 0 };
	}
}

/* Smooth with other parameters, and keep them if they are better. */
static bool
try(struct search *search, const double parameters[PARAMETERS])
{
	struct mig_smoothing model = search->best;

	memcpy(model.parameters, parameters, sizeof model.parameters);
	run(&model, search->figures, search->count, NULL);
	if (!(model.squares < search->best.squares))
		return false;
	search->best = model;
	return true;
}

static double
on_grid(const struct range *range, int step)
{
	return step == range->steps ? range->high
				    : range->low + (range->high - range->low) * step / range->steps;
}

static void
try_grid(struct search *search)
{
	const struct range *ranges = search->ranges;

	search->best.squares = INFINITY;
	for (int a = 0; a <= ranges[ALPHA].steps; a++)
		for (int b = 0; b <= ranges[BETA].steps; b++)
			for (int p = 0; p <= ranges[PHI].steps; p++)
				try(search, (double[]){ on_grid(&ranges[ALPHA], a),
							on_grid(&ranges[BETA], b),
							on_grid(&ranges[PHI], p) });
}

/* Try all points one step away from the best one, along the axes and across. */
static bool
try_around(struct search *search, double step)
{
	const struct mig_smoothing from = search->best;
	bool better = false;

	for (int direction = 0; direction < 27; direction++) { /* 3 ways for 3 parameters */
		double parameters[PARAMETERS];

		for (int i = 0, ways = direction; i < PARAMETERS; i++, ways /= 3) {
			const struct range *range = &search->ranges[i];
			double value = from.parameters[i] + (ways % 3 - 1) * step;

			parameters[i] = range->steps == 0
					    ? range->low
					    : fmin(fmax(value, range->low), range->high);
		}
		better |= try(search, parameters);
	}
	return better;
}

void
mig_smoothing_fit(struct mig_smoothing *model, const double *figures, size_t count, double *fitted)
{
	struct search search = { .figures = figures, .count = count, .best = *model };
	size_t free_ones = 0, moves = 0;

	set_ranges(&search);
	for (int i = 0; i < PARAMETERS; i++)
		free_ones += search.ranges[i].steps > 0;
	try_grid(&search);
	for (double step = 0.025; free_ones && step > 1e-9; step /= 2)
		while (moves < 20000 && try_around(&search, step))
			moves++;
	*model = search.best;
	run(model, figures, count, fitted);
	model->sigma = sqrt(model->squares / (double)(count - initial(model->method) - free_ones));
}

/* phi + phi^2 + ... + phi^terms */
static double
damped_steps(double phi, size_t terms)
{
	double sum = 0, power = 1;

	for (size_t i = 0; i < terms; i++)
		sum += power *= phi;
	return sum;
}

double
mig_smoothing_forecast(const struct mig_smoothing *model, size_t ahead)
{
	switch (model->method) {
	case MIG_SMOOTHING_SES:
		return model->level;
	case MIG_SMOOTHING_HOLT:
		break;
	case MIG_SMOOTHING_DAMPED:
		return model->level + damped_steps(model->parameters[PHI], ahead) * model->trend;
	case MIG_SMOOTHING_EXPONENTIAL:
		return model->level * pow(model->trend, (double)ahead);
	}
	return model->level + (double)ahead * model->trend;
}

double
mig_smoothing_deviation(const struct mig_smoothing *model, size_t ahead)
{
	double alpha = model->parameters[ALPHA], beta = model->parameters[BETA], sum = 1;

	if (model->method == MIG_SMOOTHING_EXPONENTIAL)
		return NAN;
	for (size_t j = 1; j < ahead; j++) {
		double effect = alpha;

		if (model->method == MIG_SMOOTHING_HOLT)
			effect += alpha * beta * (double)j;
		else if (model->method == MIG_SMOOTHING_DAMPED)
			effect += alpha * beta * damped_steps(model->parameters[PHI], j);
		sum += effect * effect;
	}
	return model->sigma * sqrt(sum);
}
