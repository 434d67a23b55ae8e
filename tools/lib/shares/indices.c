/* The outputs with one distribution a whole: indices, curves, quotients. */
#include "against.h"
#include "figures.h"
#include "measures/distribution.h"
#include "measures/lorenz.h"
#include "sheet.h"

/* What is done with each distribution. */
typedef enum mig_status
write_rows(const struct mig_shares *shares, const struct mig_against *against,
	   const struct mig_against_pair *pair, const struct mig_distribution *distribution,
	   struct mig_error *error);

static enum mig_status
write_pair(const struct mig_shares *shares, const struct mig_against *against,
	   const struct mig_against_pair *pair, write_rows *write, struct mig_error *error)
{
	struct mig_distribution distribution;
	enum mig_status status;

	if (!mig_distribution_make(pair->x, pair->y, pair->count, shares->partial, &distribution))
		return mig_fail_memory(error);
	status = write(shares, against, pair, &distribution, error);
	mig_distribution_free(&distribution);
	return status;
}

/* Once for all: why results are missing that the user may have thought were there. */
static enum mig_status
note_one_sided(const struct mig_shares *shares, size_t count, const char *member,
	       const char *period, struct mig_error *error)
{
	if (count == 0)
		return MIG_OK;
	return mig_buffer_format(shares->notes, error,
				 "'%s'%s%s has a row on one side only, which is missing, not 0, on "
				 "the other; comparisons with such members: %zu\n",
				 member, period[0] ? " of " : "", period, count);
}

static enum mig_status
write_all(const struct mig_shares *shares, const struct mig_against *against, write_rows *write,
	  struct mig_error *error)
{
	const char *member = "", *period = "";
	struct mig_against_pair pair;
	size_t place = 0, one_sided = 0;
	bool more = true;
	enum mig_status status =
	    mig_writer_status_column(shares->writer, shares->wholes->cube->has_status, error);

	while (status == MIG_OK && more) {
		status = mig_against_next(shares->wholes, against, &place, &pair, &more, error);
		if (status != MIG_OK || !more)
			break;
		if (pair.one_sided && one_sided++ == 0) {
			member = pair.one_sided;
			period = pair.whole->parts->point->period_text;
		}
		status = write_pair(shares, against, &pair, write, error);
		mig_against_pair_free(&pair);
	}
	return status == MIG_OK ? note_one_sided(shares, one_sided, member, period, error) : status;
}

/* Group and time columns, and that of what is compared with. */
static enum mig_status
key_columns(const struct mig_shares *shares, const struct mig_cube *cube,
	    const struct mig_against *against, struct mig_error *error)
{
	enum mig_status status = mig_sheet_key_columns(shares->writer, cube, error);

	if (status == MIG_OK && against)
		status = mig_writer_column(shares->writer, "against", MIG_COLUMN_TEXT, error);
	return status;
}

static enum mig_status
outer_keys(const struct mig_shares *shares, const struct mig_against *against,
	   const struct mig_against_pair *pair, struct mig_error *error)
{
	const struct mig_part *part = pair->whole->parts;
	enum mig_status status =
	    mig_sheet_keys(shares->writer, &shares->wholes->outer, part->group, part->point, error);

	if (status == MIG_OK && against)
		status = mig_writer_string(shares->writer, against->name, error);
	return status;
}

static enum mig_status
end_row(const struct mig_shares *shares, const void *figures, struct mig_error *error)
{
	enum mig_status status = mig_measures_cells(shares->writer, shares->chosen, figures, error);

	return status == MIG_OK ? mig_writer_end_row(shares->writer, error) : status;
}

static enum mig_status
write_index(const struct mig_shares *shares, const struct mig_against *against,
	    const struct mig_against_pair *pair, const struct mig_distribution *distribution,
	    struct mig_error *error)
{
	enum mig_status status = outer_keys(shares, against, pair, error);

	return status == MIG_OK ? end_row(shares, distribution, error) : status;
}

enum mig_status
mig_shares_write_indices(const struct mig_shares *shares, const struct mig_against *against,
			 struct mig_error *error)
{
	enum mig_status status = key_columns(shares, &shares->wholes->outer, against, error);

	if (status == MIG_OK)
		status = mig_measures_columns(shares->writer, shares->chosen, error);
	return status == MIG_OK ? write_all(shares, against, write_index, error) : status;
}

static enum mig_status
write_point(const struct mig_shares *shares, const struct mig_against *against,
	    const struct mig_against_pair *pair, const struct mig_lorenz *curve,
	    struct mig_error *error)
{
	const struct mig_distribution *distribution = curve->distribution;
	bool known = distribution->basis.state == MIG_VALUE_KNOWN;
	struct mig_value point = known ? mig_value_of((long long)curve->point) : mig_value_none();
	const char *member =
	    curve->point ? pair->members[distribution->members[curve->point - 1].place] : "";
	enum mig_status status = outer_keys(shares, against, pair, error);

	if (status == MIG_OK)
		status = mig_writer_value(shares->writer, point, error);
	if (status == MIG_OK)
		status = mig_writer_string(shares->writer, member, error);
	return status == MIG_OK ? end_row(shares, curve, error) : status;
}

/* A curve that is not known is one row that says why. */
static enum mig_status
write_curve(const struct mig_shares *shares, const struct mig_against *against,
	    const struct mig_against_pair *pair, const struct mig_distribution *distribution,
	    struct mig_error *error)
{
	struct mig_lorenz curve = { .distribution = distribution };
	enum mig_status status = write_point(shares, against, pair, &curve, error);

	while (status == MIG_OK && mig_lorenz_next(&curve))
		status = write_point(shares, against, pair, &curve, error);
	return status;
}

enum mig_status
mig_shares_write_curves(const struct mig_shares *shares, const struct mig_against *against,
			struct mig_error *error)
{
	const struct mig_cube *cube = shares->wholes->cube;
	enum mig_status status = key_columns(shares, &shares->wholes->outer, against, error);

	if (status == MIG_OK)
		status = mig_writer_column(shares->writer, "point", MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_writer_column(shares->writer, cube->by_names[cube->by_count - 1],
					   MIG_COLUMN_TEXT, error);
	if (status == MIG_OK)
		status = mig_measures_columns(shares->writer, shares->chosen, error);
	return status == MIG_OK ? write_all(shares, against, write_curve, error) : status;
}

/* The quotients are of x and of what it is compared with as that was given: of a total, where that
 * is one. A member that was left out has no part in the wholes. */
static enum mig_status
write_quotients(const struct mig_shares *shares, const struct mig_against *against,
		const struct mig_against_pair *pair, const struct mig_distribution *distribution,
		struct mig_error *error)
{
	struct mig_value x_whole = distribution->x_whole, y_whole = distribution->y_whole;
	enum mig_status status = MIG_OK;

	if (against->total)
		y_whole = mig_value_add(x_whole, y_whole);
	for (size_t i = 0; status == MIG_OK && i < pair->count; i++) {
		struct mig_quotient_figures row = { pair->x[i], x_whole, pair->base[i], y_whole };

		if (shares->partial &&
		    (row.x.state != MIG_VALUE_KNOWN || row.y.state != MIG_VALUE_KNOWN))
			row.x_whole = row.y_whole = mig_value_missing();
		status = mig_wholes_member_keys(shares->writer, shares->wholes, pair->whole,
						pair->members[i], error);
		if (status == MIG_OK)
			status = mig_writer_string(shares->writer, against->name, error);
		if (status == MIG_OK)
			status = end_row(shares, &row, error);
	}
	return status;
}

enum mig_status
mig_shares_write_quotients(const struct mig_shares *shares, const struct mig_against *against,
			   struct mig_error *error)
{
	enum mig_status status = key_columns(shares, shares->wholes->cube, against, error);

	if (status == MIG_OK)
		status = mig_measures_columns(shares->writer, shares->chosen, error);
	return status == MIG_OK ? write_all(shares, against, write_quotients, error) : status;
}
