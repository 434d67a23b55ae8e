#include "sex_age.h"

#include <string.h>

enum { TEXT_MAX = 64, AGE_MAX = 150 };

enum mig_sex
mig_sex_parse(struct mig_text text)
{
	static const char *const male[] = { "m",       "male",	  "males",   "man",
					    "men",     "boys",	  "м",	     "муж",
					    "ер",      "мужчины", "Мужчины", "мужской",
					    "Мужской", "ерлер",	  "Ерлер",   NULL };
	static const char *const female[] = { "f",	 "female",  "females", "woman",
					      "women",	 "girls",   "ж",       "жен",
					      "әйел",	 "женщины", "Женщины", "женский",
					      "Женский", "әйелдер", "Әйелдер", NULL };
	static const char *const other[] = { "t",   "_t",	 "total",      "both", "both sexes",
					     "all", "all sexes", "u",	       "_u",   "unk",
					     "_o",  "_n",	 "_x",	       "_z",   "unknown",
					     "x",   "other",	 "not stated", NULL };

	if (mig_text_among(text, male))
		return MIG_SEX_MALE;
	if (mig_text_among(text, female))
		return MIG_SEX_FEMALE;
	return mig_text_among(text, other) ? MIG_SEX_OTHER : MIG_SEX_NONE;
}

/* ------------------------------------------------------------------------- ages */

/* In lower case, dashes of all kinds as '-', blanks of all kinds as one ' ', none at the ends. */
static bool
simplify(struct mig_text text, char simple[TEXT_MAX])
{
	size_t i, length, used = 0;

	for (i = 0; i < text.length; i += length) {
		unsigned code;
		size_t left = text.length - i;

		length = 1;
		if (mig_utf8_invalid(text.bytes + i, left < 4 ? left : 4) == 0)
			return false;
		code = mig_utf8_decode(text.bytes + i, &length);
		if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
			code = '-';
		if (code == 0xA0 || code == 0x202F || code == 0x2009 || code == '\t')
			code = ' ';
		if (code == 0x2265 && used + 3 < TEXT_MAX) {
			simple[used++] = '>';
			code = '=';
		}
		if (code > 0x7E || used + 2 > TEXT_MAX)
			return false;
		if (code >= 'A' && code <= 'Z')
			code += 'a' - 'A';
		if (code != ' ' || (used > 0 && simple[used - 1] != ' '))
			simple[used++] = (char)code;
	}
	while (used > 0 && simple[used - 1] == ' ')
		used--;
	simple[used] = '\0';
	return used > 0;
}

static bool
take(const char **rest, const char *word)
{
	const char *at = *rest + (**rest == ' ');

	if (strncmp(at, word, strlen(word)) != 0)
		return false;
	*rest = at + strlen(word);
	return true;
}

/* The first of the words that the rest begins with; longer ones stand before their beginnings. */
static bool
take_any(const char **rest, const char *const *words)
{
	size_t i;

	for (i = 0; words[i]; i++)
		if (take(rest, words[i]))
			return true;
	return false;
}

static void
skip_years(const char **rest)
{
	static const char *const years[] = { "years of age", "years old", "years",
					     "year",	     "yrs",	  NULL };

	take_any(rest, years);
}

static bool
take_number(const char **rest, int *number)
{
	const char *at = *rest + (**rest == ' ');

	if (*at < '0' || *at > '9')
		return false;
	for (*number = 0; *at >= '0' && *at <= '9'; at++) {
		*number = *number * 10 + (*at - '0');
		if (*number > AGE_MAX)
			return false;
	}
	*rest = at;
	skip_years(rest);
	return true;
}

/* What may stand behind the first number: nothing, an open end, or an upper end. */
static bool
take_end(const char **rest, struct mig_age *age)
{
	static const char *const open[] = { "+",	"plus",	     "and over", "and older",
					    "and more", "and above", "& over",	 "& older",
					    "or over",	"or older",  "or more",	 "or above",
					    NULL };
	static const char *const to[] = { "--", "-", "..", "to", "t", NULL };

	age->to = age->from;
	if (**rest == '\0')
		return true;
	if (take_any(rest, open)) {
		age->to = MIG_AGE_OPEN;
		return true;
	}
	if (!take_any(rest, to))
		return false;
	take(rest, "y");
	return take_number(rest, &age->to) && age->to >= age->from;
}

enum mig_age_kind
mig_age_parse(struct mig_text text, struct mig_age *age)
{
	static const char *const other[] = { "total",	"_t",  "t",	     "all ages",
					     "all",	"unk", "not stated", "_u",
					     "unknown", "_x",  NULL };
	static const char *const below[] = { "under", "below", "less than", "<", "y_lt", NULL };
	static const char *const from[] = { ">=", "y_ge", NULL };
	static const char *const aged[] = { "aged", "ages", "age", NULL };
	char simple[TEXT_MAX];
	const char *rest = simple;
	struct mig_age found = { 0, MIG_AGE_OPEN };
	bool over, good;

	if (!simplify(text, simple))
		return MIG_AGE_NONE;
	if (mig_text_among(mig_text_of(simple), other))
		return MIG_AGE_OTHER;
	take_any(&rest, aged);
	if (take_any(&rest, below)) {
		good = take_number(&rest, &found.to) && found.to-- > 0;
	} else {
		over = take_any(&rest, from);
		take(&rest, "y");
		good = take_number(&rest, &found.from) && (over || take_end(&rest, &found));
	}
	if (!good || *rest)
		return MIG_AGE_NONE;
	*age = found;
	return MIG_AGE_BAND;
}
