/* The units that figures are printed in. */
#include <string.h>

#include "tidy/number.h"

enum mig_status
mig_unit_parse(const char *name, enum mig_unit *unit, struct mig_error *error)
{
	static const char *const names[] = { "none", "percent", "thousand", "million", "cell" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) == 0) {
			*unit = (enum mig_unit)i;
			return MIG_OK;
		}
	}
	mig_fail(error, MIG_USAGE, "unknown unit '%s'", name);
	mig_hint_names(error, "units", mig_text_of(name), names, sizeof names / sizeof *names);
	return MIG_USAGE;
}

const char *
mig_notation_unit(const struct mig_notation *notation, enum mig_unit unit)
{
	if (unit >= MIG_UNIT_WORD)
		return notation->words.items[unit - MIG_UNIT_WORD];
	return unit == MIG_UNIT_PERCENT ? "percent" : "";
}

enum mig_unit
mig_unit_take(struct mig_text *text)
{
	static const struct word {
		const char *text;
		enum mig_unit unit;
	} words[] = {
		{ "%", MIG_UNIT_PERCENT },	   { "percent", MIG_UNIT_PERCENT },
		{ "per cent", MIG_UNIT_PERCENT },  { "thousands", MIG_UNIT_THOUSAND },
		{ "thousand", MIG_UNIT_THOUSAND }, { "thous.", MIG_UNIT_THOUSAND },
		{ "тысячи", MIG_UNIT_THOUSAND },   { "тысяча", MIG_UNIT_THOUSAND },
		{ "тысяч", MIG_UNIT_THOUSAND },	   { "тыс.", MIG_UNIT_THOUSAND },
		{ "тыс", MIG_UNIT_THOUSAND },	   { "millions", MIG_UNIT_MILLION },
		{ "million", MIG_UNIT_MILLION },   { "mln.", MIG_UNIT_MILLION },
		{ "mln", MIG_UNIT_MILLION },	   { "миллионов", MIG_UNIT_MILLION },
		{ "миллиона", MIG_UNIT_MILLION },  { "миллион", MIG_UNIT_MILLION },
		{ "млн.", MIG_UNIT_MILLION },	   { "млн", MIG_UNIT_MILLION },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i].text);

		if (text->length < length || memcmp(text->bytes, words[i].text, length) != 0)
			continue;
		text->bytes += length;
		text->length -= length;
		return words[i].unit;
	}
	return MIG_UNIT_NONE;
}
