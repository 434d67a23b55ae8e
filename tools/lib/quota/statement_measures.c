#include "statement_measures.h"

#include "figures.h"

typedef const struct mig_statement_figures *row;

static const struct mig_statement *
statement_of(row figures)
{
	return &figures->statement;
}

static struct mig_value
printed(const struct mig_printed *figure)
{
	return figure->stated ? mig_value_known(figure->figure) : mig_value_none();
}

struct mig_value
mig_statement_part(const void *figures, int digits)
{
	(void)digits;
	return printed(&statement_of(figures)->part);
}

struct mig_value
mig_statement_percent_stated(const void *figures, int digits)
{
	(void)digits;
	return printed(&statement_of(figures)->percent);
}

struct mig_value
mig_statement_base(const void *figures, int digits)
{
	(void)digits;
	return printed(&statement_of(figures)->base);
}

struct mig_value
mig_statement_percent_computed(const void *figures, int digits)
{
	return mig_statement_percent(statement_of(figures), digits);
}

struct mig_value
mig_statement_lowest_percent(const void *figures, int digits)
{
	return mig_statement_percent_low(statement_of(figures), digits);
}

struct mig_value
mig_statement_highest_percent(const void *figures, int digits)
{
	return mig_statement_percent_high(statement_of(figures), digits);
}

const char *
mig_statement_verdict_word(const void *figures)
{
	return ((row)figures)->verdict;
}

struct mig_value
mig_statement_lowest_part(const void *figures, int digits)
{
	return mig_statement_part_low(statement_of(figures), digits);
}

struct mig_value
mig_statement_highest_part(const void *figures, int digits)
{
	return mig_statement_part_high(statement_of(figures), digits);
}

struct mig_value
mig_statement_lowest_base(const void *figures, int digits)
{
	return mig_statement_base_low(statement_of(figures), digits);
}

struct mig_value
mig_statement_highest_base(const void *figures, int digits)
{
	return mig_statement_base_high(statement_of(figures), digits);
}

/* A bound of what all statements on the base have in common. */
static struct mig_value
common(row figures, int digits, struct mig_value (*bound)(const struct mig_base_range *, int))
{
	if (!figures->group->spoken_of)
		return mig_value_none();
	if (!figures->group->possible)
		return mig_value_undefined();
	return bound(&figures->group->bases, digits);
}

struct mig_value
mig_statement_common_low(const void *figures, int digits)
{
	return common(figures, digits, mig_base_low);
}

struct mig_value
mig_statement_common_high(const void *figures, int digits)
{
	return common(figures, digits, mig_base_high);
}

const char *
mig_statement_base_verdict(const void *figures)
{
	const struct mig_base_group *group = ((row)figures)->group;

	if (group->spoken_of < 2)
		return "";
	return group->possible ? "possible" : "impossible";
}
