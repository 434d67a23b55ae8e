#include "cumulate.h"

/* The first point that is of a day, or that is of the kind of `other`; NULL if none is. */
static const struct mig_point *
find_kind(const struct mig_cube *cube, const struct mig_period *other)
{
	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			if (other ? mig_period_same_kind(&point->period, other)
				  : mig_period_is_day(&point->period))
				return point;
		}
	return NULL;
}

static enum mig_status
fail_stock(const struct mig_cube *permits, const struct mig_point *day,
	   const struct mig_cube *quotas, const struct mig_point *quota, struct mig_error *error)
{
	mig_fail(
	    error, MIG_DATA,
	    "%s: permits on the day %s against quotas of %s for %s: permits valid on a day are "
	    "a stock, and a quota limits the flow of its whole period",
	    permits->input_name, day->period_text, quotas->input_name, quota->period_text);
	mig_hint(error,
		 "use the permits issued and extended in %s, or compare the two all the same with "
		 "--any-period",
		 quota->period_text);
	return MIG_DATA;
}

enum mig_status
mig_quota_check_kinds(const struct mig_cube *permits, const struct mig_cube *quotas,
		      struct mig_error *error)
{
	const struct mig_point *first, *quota, *day = find_kind(permits, NULL);
	char kind[32], other[32];
	struct mig_error ignored;

	if (permits->count == 0 || quotas->count == 0)
		return MIG_OK;
	first = permits->groups->points;
	quota = quotas->groups->points;
	if (day && !find_kind(quotas, NULL))
		return fail_stock(permits, day, quotas, quota, error);
	if (mig_cube_same_kind(quotas, &ignored) != MIG_OK || find_kind(permits, &quota->period))
		return MIG_OK;
	mig_period_kind(&first->period, kind);
	mig_period_kind(&quota->period, other);
	mig_fail(error, MIG_DATA,
		 "%s: permits of %s (%s), but quotas of %s are of %s (%s): no period is that of a "
		 "quota",
		 permits->input_name, first->period_text, kind, quotas->input_name,
		 quota->period_text, other);
	mig_hint(error, "--cumulated adds up the permits of shorter periods within that of their "
			"quota");
	return MIG_DATA;
}

static enum mig_status
check_apart(const struct mig_cube *cube, struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 1; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			if (point[-1].period.last_day >= point->period.first_day)
				return mig_fail(error, MIG_DATA,
						"%s: %s and %s overlap: --cumulated would count "
						"some days twice",
						cube->input_name, point[-1].period_text,
						point->period_text);
		}
	return MIG_OK;
}

static enum mig_status
check_months(const struct mig_cube *permits, const struct mig_point *point, bool by_year,
	     struct mig_error *error)
{
	char kind[32];

	if (point->period.months == 0) {
		mig_period_kind(&point->period, kind);
		mig_fail(error, MIG_DATA,
			 "%s: %s (%s) is not made of whole months, as --cumulated needs",
			 permits->input_name, point->period_text, kind);
		mig_hint(error, "permits valid on a day are a stock, and weeks do not make up a "
				"year: use months, quarters or semesters");
		return MIG_DATA;
	}
	if (by_year && point->period.last_day > mig_quota_year(point).last_day)
		return mig_fail(error, MIG_DATA,
				"%s: %s is not within one year, as --cumulated needs",
				permits->input_name, point->period_text);
	return MIG_OK;
}

enum mig_status
mig_quota_check_cumulable(const struct mig_cube *permits, const struct mig_cube *quotas,
			  struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	if (!permits->time_name) {
		mig_fail(error, MIG_USAGE, "%s: no time column, which --cumulated needs",
			 permits->input_name);
		mig_hint(error, "name it with --time");
		return MIG_USAGE;
	}
	for (size_t i = 0; i < permits->count; i++)
		for (size_t j = 0; status == MIG_OK && j < permits->groups[i].count; j++)
			status = check_months(permits, &permits->groups[i].points[j],
					      !quotas->time_name, error);
	if (status == MIG_OK)
		status = check_apart(permits, error);
	return status == MIG_OK && quotas->time_name ? check_apart(quotas, error) : status;
}

struct mig_period
mig_quota_year(const struct mig_point *point)
{
	struct mig_period year = point->period;

	/* every notation of a period begins with the four digits of its year */
	mig_period_parse((struct mig_text){ point->period_text, 4 }, &year);
	return year;
}

/* What is added up, with or without what is not known. */
static void
add_figure(struct mig_running_sum *sum, const struct mig_quota_figure *figure, bool gap,
	   bool partial)
{
	struct mig_value value = figure->value;

	sum->unit = figure->unit;
	sum->rows += figure->rows;
	sum->lacking |= partial && (gap || value.state == MIG_VALUE_MISSING);
	if (gap && !partial)
		sum->value = mig_value_add(sum->value, mig_value_missing());
	if (partial && value.state == MIG_VALUE_MISSING) {
		sum->value.flags |= value.flags;
		return;
	}
	sum->value = mig_value_add(sum->value, value);
	sum->known = true;
}

/* The sum so far; that of known parts is flagged, and without any it is missing. */
static struct mig_quota_figure
figure_of(const struct mig_running_sum *sum)
{
	struct mig_quota_figure figure = { sum->value, sum->rows, sum->unit };

	if (!sum->known)
		figure.value.state = MIG_VALUE_MISSING;
	else if (sum->lacking)
		figure.value.flags = (figure.value.flags & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return figure;
}

void
mig_running_add(struct mig_running *running, const struct mig_period *within,
		const struct mig_period *period, bool partial,
		struct mig_quota_figure figures[MIG_QUOTA_ROLES])
{
	static const enum mig_quota_role added[] = { MIG_QUOTA_PERMITS, MIG_QUOTA_APPLICATIONS,
						     MIG_QUOTA_REFUSED };
	bool begins = !running->begun || mig_period_compare(&running->within, within) != 0;
	bool gap = begins ? period->first_day != within->first_day
			  : !mig_period_follows(&running->last, period);

	if (begins)
		*running = (struct mig_running){ .begun = true, .within = *within };
	running->last = *period;
	for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
		struct mig_running_sum *sum = &running->sums[added[i]];

		if (figures[added[i]].value.state == MIG_VALUE_NONE)
			continue;
		if (begins)
			sum->value = mig_value_of(0);
		add_figure(sum, &figures[added[i]], gap, partial);
		figures[added[i]] = figure_of(sum);
	}
}
