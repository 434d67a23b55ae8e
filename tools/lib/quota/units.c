#include "units.h"

#include <string.h>

static enum mig_status
parse_one(const char *item, const char *const *names, size_t count, struct mig_decimal *units,
	  struct mig_error *error)
{
	const char *sign = strchr(item, '=');
	struct mig_text name = { item, sign ? (size_t)(sign - item) : strlen(item) };
	struct mig_decimal unit;
	size_t i = 0;

	while (i < count && !mig_text_equal(name, mig_text_of(names[i])))
		i++;
	if (i == count) {
		mig_fail(error, MIG_USAGE, "--unit %s: no column '%.*s' here", item,
			 (int)name.length, name.bytes);
		mig_hint_names(error, "columns", name, names, count);
		return MIG_USAGE;
	}
	if (!sign || mig_decimal_parse(mig_text_of(sign + 1), &unit) != MIG_PARSE_OK ||
	    mig_decimal_sign(unit) <= 0) {
		mig_fail(error, MIG_USAGE, "--unit %s: no unit above 0", item);
		mig_hint(error, "figures in hundreds have %.*s=100, those of one decimal %.*s=0.1",
			 (int)name.length, name.bytes, (int)name.length, name.bytes);
		return MIG_USAGE;
	}
	if (mig_decimal_sign(units[i]) != 0)
		return mig_fail(error, MIG_USAGE, "--unit names '%s' twice", names[i]);
	units[i] = unit;
	return MIG_OK;
}

enum mig_status
mig_units_parse(const struct mig_list *list, const char *const *names, size_t count,
		struct mig_decimal *units, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < count; i++)
		units[i] = mig_decimal_of(0);
	for (size_t i = 0; status == MIG_OK && i < list->count; i++)
		status = parse_one(list->items[i], names, count, units, error);
	return status;
}
