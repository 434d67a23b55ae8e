#include "words.h"
#include "frame.h"

#include <string.h>

enum { ENGLISH, RUSSIAN, KAZAKH, LANGUAGES };

const char *const mig_languages[] = { "en", "ru", "kk", NULL };

static const char *const words[][LANGUAGES] = {
	{ ".", ",", "," }, /* the decimal sign */
	{ "No data for this selection", "Для этого выбора нет данных",
	  "Бұл таңдау бойынша деректер жоқ" },
	{ "No data for this selection.", "Для этого выбора нет данных.",
	  "Бұл таңдау бойынша деректер жоқ." },
	{ "Other", "Прочие", "Басқалар" },
	{ "Break in series", "Разрыв ряда", "Қатардағы үзіліс" },
	{ "Source: %s", "Источник: %s", "Дереккөз: %s" },
	{ ": not available", ": нет данных", ": деректер жоқ" },
};

bool
mig_language_known(const char *language)
{
	size_t i;

	for (i = 0; mig_languages[i]; i++)
		if (strcmp(language, mig_languages[i]) == 0)
			return true;
	return false;
}

const char *
mig_word_of(size_t i, size_t language)
{
	return i < sizeof words / sizeof *words ? words[i][language] : NULL;
}

const char *
mig_word(const struct mig_chart *chart, const char *english)
{
	const char *wanted = chart->request->language;
	size_t language = ENGLISH, i;

	while (wanted && mig_languages[language] && strcmp(wanted, mig_languages[language]) != 0)
		language++;
	if (!wanted || language == ENGLISH || language == LANGUAGES)
		return english;
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][ENGLISH], english) == 0)
			return words[i][language];
	return english;
}

char *
mig_chart_point(const struct mig_chart *chart, char text[MIG_NUMBER_SIZE])
{
	char *point = strchr(text, '.');

	if (point)
		*point = *mig_word(chart, ".");
	return text;
}

const char *
mig_chart_number(const struct mig_chart *chart, struct mig_decimal number, int digits,
		 char text[MIG_NUMBER_SIZE])
{
	mig_number_text(number, digits, text);
	return mig_chart_point(chart, text);
}
