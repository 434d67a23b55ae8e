#include "tidy/sdmx.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "period.h"

static bool
is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* The length of the identifier at the start of `text`: letters, digits and those of `others`. */
static size_t
identifier(const char *text, const char *others)
{
	size_t length = 0;

	while (is_letter(text[length]) || (text[length] >= '0' && text[length] <= '9') ||
	       (text[length] && strchr(others, text[length])))
		length++;
	return length;
}

/* Whether `id` is AGENCY:ID, with or without (VERSION). */
static bool
is_reference(const char *id)
{
	size_t length = identifier(id, "_-.");

	if (!is_letter(id[0]) || id[length] != ':')
		return false;
	id += length + 1;
	length = identifier(id, "_-@$");
	id += length;
	if (length == 0 || *id == '\0')
		return length > 0;
	if (*id != '(')
		return false;
	length = identifier(id + 1, ".-+*~");
	return length > 0 && strcmp(id + 1 + length, ")") == 0;
}

enum mig_status
mig_sdmx_check(const char *type, const char *id, struct mig_error *error)
{
	static const char *const types[] = { "dataflow", "datastructure", "dataprovision" };

	for (size_t i = 0; i < 3; i++) {
		if (strcmp(type, types[i]) != 0)
			continue;
		if (id && is_reference(id))
			return MIG_OK;
		if (id)
			mig_fail(error, MIG_USAGE, "--structure-id '%s' is not AGENCY:ID(VERSION)",
				 id);
		else
			mig_fail(error, MIG_USAGE, "sdmx-csv needs --structure-id");
		mig_hint(error, "who keeps the definition of the data, and under which name: "
				"--structure-id 'ESTAT:MIGR_IMM1CTZ(1.0)'");
		return MIG_USAGE;
	}
	mig_fail(error, MIG_USAGE, "unknown structure '%s'", type);
	mig_hint_names(error, "structures", mig_text_of(type), types, 3);
	return MIG_USAGE;
}

/* --set ACTION=A is what is to be done with the rows, and no dimension. */
static bool
is_action(const struct mig_dimension *dimension)
{
	return dimension->source == MIG_FROM_SET && strcmp(dimension->name, "ACTION") == 0;
}

static bool
is_plain(const struct mig_tidy_plan *plan, size_t place)
{
	const struct mig_dimension *dimension = &plan->dimensions[place];

	return place != plan->time && !is_action(dimension) && !dimension->is_attribute;
}

static enum mig_status
check_action(const struct mig_dimension *dimension, struct mig_error *error)
{
	if (dimension->text.length == 1 && strchr("IAMR", *dimension->text.bytes))
		return MIG_OK;
	return mig_fail(error, MIG_USAGE, "ACTION=%.*s is none of I, A, M and R",
			(int)dimension->text.length, dimension->text.bytes);
}

static enum mig_status
take_dimension(struct mig_tidy_plan *plan, size_t place, struct mig_error *error)
{
	struct mig_dimension *dimension = &plan->dimensions[place];
	const char *name = dimension->name;

	dimension->is_attribute = mig_list_contains(&plan->options->attributes, mig_text_of(name));
	if (is_action(dimension))
		return check_action(dimension, error);
	if (dimension->is_period && !dimension->is_attribute && plan->time != SIZE_MAX) {
		mig_fail(error, MIG_USAGE,
			 "sdmx-csv has one TIME_PERIOD, but '%s' and '%s' are periods",
			 plan->dimensions[plan->time].name, name);
		mig_hint(error, "say which one with --time");
		return MIG_USAGE;
	}
	if (dimension->is_period && !dimension->is_attribute) {
		plan->time = place;
		return MIG_OK;
	}
	if (is_letter(*name) && name[identifier(name, "_-")] == '\0')
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "'%s' cannot be the name of a column in SDMX", name);
	mig_hint(error, "a letter, then letters, digits, _ and -: --rename '%s=REF_AREA'", name);
	return MIG_USAGE;
}

/* Every item of --attributes is a column of the output. */
static enum mig_status
check_attributes(const struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_list *attributes = &plan->options->attributes;

	for (size_t i = 0; i < attributes->count; i++) {
		size_t k = 0;

		while (k < plan->dimension_count &&
		       strcmp(plan->dimensions[k].name, attributes->items[i]) != 0)
			k++;
		if (k == plan->dimension_count)
			return mig_fail(error, MIG_USAGE,
					"--attributes: no column '%s' of text in the output",
					attributes->items[i]);
	}
	return MIG_OK;
}

enum mig_status
mig_sdmx_plan(struct mig_tidy_plan *plan, struct mig_error *error)
{
	enum mig_status status = check_attributes(plan, error);

	plan->time = SIZE_MAX;
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		status = take_dimension(plan, i, error);
	if (status != MIG_OK || plan->melted || plan->figure_count == 1)
		return status;
	mig_fail(error, MIG_USAGE,
		 "sdmx-csv has one OBS_VALUE in a row, but there are %zu columns of figures",
		 plan->figure_count);
	mig_hint(error, "make rows of them: --melt COLUMN,... --names-to INDICATOR");
	return MIG_USAGE;
}

enum mig_status
mig_sdmx_columns(const struct mig_tidy_plan *plan, struct mig_writer *writer,
		 struct mig_error *error)
{
	static const char *const first[] = { "STRUCTURE", "STRUCTURE_ID", "ACTION" };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < 3 && status == MIG_OK; i++)
		status = mig_writer_column(writer, first[i], MIG_COLUMN_TEXT, error);
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		if (is_plain(plan, i))
			status = mig_writer_column(writer, plan->dimensions[i].name,
						   MIG_COLUMN_TEXT, error);
	if (plan->time != SIZE_MAX && status == MIG_OK)
		status = mig_writer_column(writer, "TIME_PERIOD", MIG_COLUMN_PERIOD, error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, "OBS_VALUE", MIG_COLUMN_NUMBER, error);
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		if (plan->dimensions[i].is_attribute)
			status = mig_writer_column(writer, plan->dimensions[i].name,
						   MIG_COLUMN_TEXT, error);
	return status == MIG_OK ? mig_writer_status_column(writer, true, error) : status;
}

/* An interval is in SDMX its first day and its length. */
static enum mig_status
write_period(struct mig_text text, struct mig_writer *writer, struct mig_error *error)
{
	char day[MIG_PERIOD_TEXT_SIZE], range[MIG_PERIOD_TEXT_SIZE + 16];
	struct mig_period period;

	if (!memchr(text.bytes, '/', text.length) || !mig_period_parse(text, &period))
		return mig_writer_text(writer, text, error);
	mig_period_write(&period, mig_text_of("2015-12-31"), day);
	snprintf(range, sizeof range, "%s/P%d%c", day, period.months ? period.months : period.days,
		 period.months ? 'M' : 'D');
	return mig_writer_string(writer, range, error);
}

static enum mig_status
fail_empty(const struct mig_tidy_plan *plan, const char *name, struct mig_error *error)
{
	mig_tidy_grid_fail(plan->frame->grid, SIZE_MAX, error,
			   "column '%s' is empty: in SDMX a dimension has a code", name);
	mig_hint(error,
		 "--recode '%s:=_T' gives it one, --drop leaves the column out; --attributes "
		 "says that it is no dimension",
		 name);
	return MIG_DATA;
}

enum mig_status
mig_sdmx_row(const struct mig_tidy_plan *plan, struct mig_writer *writer, struct mig_error *error)
{
	const struct mig_tidy_options *options = plan->options;
	struct mig_text action = mig_text_of("I");
	enum mig_status status = mig_writer_string(writer, options->structure, error);

	for (size_t i = 0; i < plan->dimension_count; i++)
		if (is_action(&plan->dimensions[i]))
			action = plan->dimensions[i].text;
	if (status == MIG_OK)
		status = mig_writer_string(writer, options->structure_id, error);
	if (status == MIG_OK)
		status = mig_writer_text(writer, action, error);
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++) {
		const struct mig_dimension *dimension = &plan->dimensions[i];

		if (dimension->text.length == 0 && !dimension->is_attribute)
			return fail_empty(plan, dimension->name, error);
		if (is_plain(plan, i))
			status = mig_writer_text(writer, dimension->text, error);
	}
	return status == MIG_OK && plan->time != SIZE_MAX
		   ? write_period(plan->dimensions[plan->time].text, writer, error)
		   : status;
}

enum mig_status
mig_sdmx_attributes(const struct mig_tidy_plan *plan, struct mig_writer *writer,
		    struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		if (plan->dimensions[i].is_attribute)
			status = mig_writer_text(writer, plan->dimensions[i].text, error);
	return status;
}
