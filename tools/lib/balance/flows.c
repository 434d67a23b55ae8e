#include "balance/flows.h"

#include <stdint.h>
#include <string.h>

#include "directions.h"

/* What mig_cube_pivot() calls the columns. */
static const char *const directions[] = { "immigration", "emigration" };

/* How the input tells the directions apart. */
struct layout {
	struct mig_list by, values; /* what to ask the cube for */
	bool pivot;
};

bool
mig_has_column(const struct mig_records *records, const char *name)
{
	const char *const names[] = { name, NULL };
	size_t column = SIZE_MAX;
	struct mig_error ignored;

	return mig_records_find_any(records, names, &column, &ignored) != MIG_OK ||
	       column != SIZE_MAX;
}

/* With a column a direction there is nothing for the options of a direction column to do. */
static enum mig_status
two_columns(const struct mig_cube_request *request, const struct mig_flow_options *options,
	    const char *const names[2], struct layout *layout, struct mig_error *error)
{
	bool valued = request->values && request->values->count;
	enum mig_status status;

	if (valued || options->in_code || options->out_code) {
		mig_fail(error, MIG_USAGE,
			 "%s is for a direction column; here %s and %s are columns",
			 valued		    ? "--value"
			 : options->in_code ? "--in-code"
					    : "--out-code",
			 names[0], names[1]);
		mig_hint(error, "name other value columns with --in and --out");
		return MIG_USAGE;
	}
	status = mig_list_add(&layout->values, mig_text_of(names[0]), error);
	return status == MIG_OK ? mig_list_add(&layout->values, mig_text_of(names[1]), error)
				: status;
}

static enum mig_status
direction_column(const struct mig_cube_request *request, const char *direction,
		 struct layout *layout, struct mig_error *error)
{
	enum mig_status status = mig_list_add_all(&layout->values, request->values, error);

	layout->pivot = true;
	return status == MIG_OK ? mig_list_add(&layout->by, mig_text_of(direction), error) : status;
}

static enum mig_status
find_layout(const struct mig_records *records, const struct mig_cube_request *request,
	    const struct mig_flow_options *options, struct layout *layout, struct mig_error *error)
{
	const char *direction = options->direction ? options->direction : "direction";
	const char *const named[] = { options->in, options->out };

	if (named[0] || named[1]) {
		if (named[0] && named[1] && !options->direction)
			return two_columns(request, options, named, layout, error);
		mig_fail(error, MIG_USAGE, "--in and --out go together, and without --direction");
		mig_hint(error, "for codes in a direction column use --in-code and --out-code");
		return MIG_USAGE;
	}
	if (options->direction || mig_has_column(records, direction))
		return direction_column(request, direction, layout, error);
	for (const char *const(*pair)[2] = mig_direction_names; **pair; pair++)
		if (mig_has_column(records, (*pair)[MIG_DIRECTION_IN]) &&
		    mig_has_column(records, (*pair)[MIG_DIRECTION_OUT]))
			return two_columns(request, options, *pair, layout, error);
	mig_fail(error, MIG_USAGE, "%s: no column tells immigration from emigration",
		 mig_records_input_name(records));
	mig_hint(error,
		 "name two value columns with --in and --out, or one of codes with --direction");
	return MIG_USAGE;
}

/* The two codes: those given, else the first known pair of which one is there. */
static enum mig_status
separate(const struct mig_flow_options *options, struct mig_cube *cube, struct mig_error *error)
{
	const char *codes[] = { directions[0], directions[1] };
	bool found = false;

	if (cube->value_count != 1)
		return mig_fail(error, MIG_USAGE,
				"one value column is needed with a direction column, not %zu",
				cube->value_count);
	if (cube->last_is_time)
		return mig_fail(error, MIG_USAGE, "--direction %s is the time column",
				options->direction);
	for (const char *const(*pair)[2] = mig_direction_names; !found && **pair; pair++) {
		found = mig_cube_has_member(cube, (*pair)[MIG_DIRECTION_IN]) ||
			mig_cube_has_member(cube, (*pair)[MIG_DIRECTION_OUT]);
		if (found)
			memcpy(codes, *pair, sizeof codes);
	}
	if (options->in_code)
		codes[0] = options->in_code;
	if (options->out_code)
		codes[1] = options->out_code;
	return mig_cube_pivot(cube, codes, directions, 2, error);
}

/* One value column a direction has its own rows, which repeat or split whatever stands beside. */
static enum mig_status
add_more(const char *more, struct layout *layout, struct mig_error *error)
{
	if (!more)
		return MIG_OK;
	if (!layout->pivot)
		return mig_list_add(&layout->values, mig_text_of(more), error);
	mig_fail(error, MIG_USAGE,
		 "column '%s' cannot be read beside a direction column, which repeats it", more);
	mig_hint(error, "put it into a table of its own, or each direction into a column of its "
			"own (mig-balance does)");
	return MIG_USAGE;
}

enum mig_status
mig_flows_read(struct mig_records *records, const struct mig_cube_request *request,
	       const struct mig_flow_options *options, const char *more, struct mig_cube *cube,
	       struct mig_error *error)
{
	struct mig_cube_request asked = *request;
	struct layout layout = { 0 };
	enum mig_status status = mig_list_add_all(&layout.by, request->by, error);

	if (status == MIG_OK)
		status = find_layout(records, request, options, &layout, error);
	if (status == MIG_OK)
		status = add_more(more, &layout, error);
	asked.by = &layout.by;
	asked.values = &layout.values;
	if (status == MIG_OK)
		status = mig_cube_read(records, &asked, cube, error);
	if (status == MIG_OK && layout.pivot) {
		status = separate(options, cube, error);
		if (status != MIG_OK)
			mig_cube_free(cube);
	}
	mig_list_free(&layout.by);
	mig_list_free(&layout.values);
	return status;
}
