#include "rate/sheet.h"

/* Of how many columns a measure is. */
static size_t
columns_of(const struct mig_measure *measure, const struct mig_ratio_parts *parts)
{
	return measure->text ? 1 : parts->count;
}

static enum mig_status
measure_column(struct mig_writer *writer, const struct mig_measure *measure,
	       const struct mig_ratio_parts *parts, size_t numerator, struct mig_error *error)
{
	enum mig_column_kind kind = measure->text ? MIG_COLUMN_TEXT : MIG_COLUMN_NUMBER;
	struct mig_buffer name = { 0 };
	enum mig_status status;

	if (columns_of(measure, parts) == 1)
		return mig_writer_column(writer, measure->name, kind, error);
	status = mig_buffer_format(&name, error, "%s_%s", parts->names[numerator], measure->name);
	if (status == MIG_OK)
		status = mig_writer_column(writer, name.bytes, kind, error);
	mig_buffer_free(&name);
	return status;
}

enum mig_status
mig_ratio_columns(struct mig_writer *writer, const struct mig_ratio_parts *parts, const char *base,
		  const struct mig_measures *chosen, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		status = mig_writer_column(writer, parts->names[i], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, base, MIG_COLUMN_NUMBER, error);
	for (size_t i = 0; i < chosen->count; i++)
		for (size_t j = 0; status == MIG_OK && j < columns_of(chosen->items[i], parts); j++)
			status = measure_column(writer, chosen->items[i], parts, j, error);
	return status;
}

enum mig_status
mig_ratio_cells(struct mig_writer *writer, const struct mig_ratio_parts *parts,
		const struct mig_measures *chosen, const struct mig_point *point, bool partial,
		struct mig_rate_figures *figures, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		status = mig_writer_value(
		    writer, mig_ratio_sum(&parts->numerators[i], point, false, partial), error);
	if (status == MIG_OK)
		status = mig_writer_value(writer, figures->base, error);
	for (size_t i = 0; i < chosen->count; i++) {
		const struct mig_measures one = { .items = chosen->items + i,
						  .count = 1,
						  .digits = chosen->digits };

		for (size_t j = 0; status == MIG_OK && j < columns_of(*one.items, parts); j++) {
			figures->numerator =
			    mig_ratio_sum(&parts->numerators[j], point, false, partial);
			status = mig_measures_cells(writer, &one, figures, error);
		}
	}
	return status;
}
