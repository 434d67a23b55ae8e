#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_DIGITS = 2 };

static bool
belongs(const struct mig_measure *measure, const char *option)
{
	if (!measure->option || !option)
		return measure->option == option;
	return strcmp(measure->option, option) == 0;
}

static size_t
table_size(const struct mig_measure *table)
{
	size_t size = 0;

	while (table[size].name)
		size++;
	return size;
}

static void
add(struct mig_measures *chosen, const struct mig_measure *measure)
{
	chosen->items[chosen->count++] = measure;
}

/* The name is in the table, but only in outputs of other options. */
static enum mig_status
fail_elsewhere(const struct mig_measure *table, const char *name, struct mig_error *error)
{
	char options[256] = "";
	bool without = false;

	for (; table->name; table++) {
		size_t used = strlen(options);

		if (strcmp(table->name, name) != 0)
			continue;
		if (table->option)
			snprintf(options + used, sizeof options - used, "%s--%s", used ? ", " : "",
				 table->option);
		else
			without = true;
	}
	mig_fail(error, MIG_USAGE, "measure '%s' is not in this output", name);
	mig_hint(error, "it is one of %s%s%s", options, options[0] && without ? ", and of " : "",
		 without ? "the output without such an option" : "");
	return MIG_USAGE;
}

static enum mig_status
fail_unknown(const struct mig_measure *table, const char *option, const char *name,
	     struct mig_error *error)
{
	const char **names = malloc((table_size(table) + 1) * sizeof *names);
	size_t count = 0;

	if (!names)
		return mig_fail_memory(error);
	for (const struct mig_measure *measure = table; measure->name; measure++)
		if (belongs(measure, option))
			names[count++] = measure->name;
	mig_fail(error, MIG_USAGE, "no measure '%s'", name);
	mig_hint_names(error, "measures", mig_text_of(name), names, count);
	free(names);
	return MIG_USAGE;
}

static enum mig_status
choose_one(const struct mig_measure *table, const char *option, const char *name,
	   struct mig_measures *chosen, struct mig_error *error)
{
	bool elsewhere = false;

	if (mig_measures_include(chosen, name))
		return mig_fail(error, MIG_USAGE, "measure '%s' is named twice", name);
	for (const struct mig_measure *measure = table; measure->name; measure++) {
		if (strcmp(measure->name, name) != 0)
			continue;
		elsewhere = true;
		if (!belongs(measure, option))
			continue;
		add(chosen, measure);
		return MIG_OK;
	}
	return elsewhere ? fail_elsewhere(table, name, error)
			 : fail_unknown(table, option, name, error);
}

enum mig_status
mig_measures_choose(const struct mig_measure *table, const char *option,
		    const struct mig_settings *settings, struct mig_measures *chosen,
		    struct mig_error *error)
{
	const struct mig_list *names = &settings->measures;
	bool all = names->count == 1 && strcmp(names->items[0], "all") == 0;
	enum mig_status status = MIG_OK;

	*chosen = (struct mig_measures){ .digits = settings->digits_given ? settings->digits : -1 };
	chosen->items = malloc((table_size(table) + 1) * sizeof *chosen->items);
	if (!chosen->items)
		return mig_fail_memory(error);
	if (all || names->count == 0) {
		for (const struct mig_measure *measure = table; measure->name; measure++)
			if (belongs(measure, option) && (all || measure->standard))
				add(chosen, measure);
		return MIG_OK;
	}
	for (size_t i = 0; status == MIG_OK && i < names->count; i++)
		status = choose_one(table, option, names->items[i], chosen, error);
	if (status != MIG_OK)
		mig_measures_free(chosen);
	return status;
}

void
mig_measures_free(struct mig_measures *chosen)
{
	free(chosen->items);
	*chosen = (struct mig_measures){ 0 };
}

bool
mig_measures_include(const struct mig_measures *chosen, const char *name)
{
	for (size_t i = 0; i < chosen->count; i++)
		if (strcmp(chosen->items[i]->name, name) == 0)
			return true;
	return false;
}

enum mig_status
mig_measures_columns(struct mig_writer *writer, const struct mig_measures *chosen,
		     struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < chosen->count; i++)
		status = mig_writer_column(
		    writer, chosen->items[i]->name,
		    chosen->items[i]->text ? MIG_COLUMN_TEXT : MIG_COLUMN_NUMBER, error);
	return status;
}

static int
digits_of(const struct mig_measures *chosen, const struct mig_measure *measure)
{
	if (chosen->digits >= 0)
		return chosen->digits;
	return measure->digits ? measure->digits : USUAL_DIGITS;
}

enum mig_status
mig_measures_cells(struct mig_writer *writer, const struct mig_measures *chosen,
		   const void *figures, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < chosen->count; i++) {
		const struct mig_measure *measure = chosen->items[i];

		if (measure->text)
			status = mig_writer_string(writer, measure->text(figures), error);
		else
			status = mig_writer_value(
			    writer, measure->value(figures, digits_of(chosen, measure)), error);
	}
	return status;
}

enum mig_status
mig_measures_list(struct mig_writer *writer, const struct mig_measure *table,
		  struct mig_error *error)
{
	static const char *const columns[] = { "measure", "option",  "standard",
					       "unit",	  "formula", "source" };
	enum { COLUMNS = sizeof columns / sizeof *columns };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < COLUMNS; i++)
		status = mig_writer_column(writer, columns[i], MIG_COLUMN_TEXT, error);
	for (; status == MIG_OK && table->name; table++) {
		char option[64] = "";
		const char *const cells[COLUMNS] = {
			table->name, option,	     table->standard ? "yes" : "no",
			table->unit, table->formula, table->source
		};

		if (table->option) {
			strcpy(option, "--");
			strncat(option, table->option, sizeof option - sizeof "--");
		}
		for (size_t i = 0; status == MIG_OK && i < COLUMNS; i++)
			status = mig_writer_string(writer, cells[i], error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}
