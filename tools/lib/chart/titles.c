#include <stdio.h>
#include <string.h>

#include "frame.h"
#include "words.h"

/* The names of columns that have words in other languages, as they stand within a sentence. */
static const char *const known_columns[] = {
	"persons",     "immigration",  "emigration", "net_migration", "gross_migration",
	"direction",   "region",       "country",    "sex",	      "age",
	"citizenship", "ethnic_group", "category",   "origin",	      "destination",
	"share",       "permits",      "quota",	     "population",    "geo",
};

static const char *
column_word(const struct mig_chart *chart, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof known_columns / sizeof *known_columns; i++)
		if (strcmp(name, known_columns[i]) == 0)
			return mig_word(chart, name);
	return name;
}

static void
blank_underscores(char *text)
{
	for (; *text; text++)
		if (*text == '_')
			*text = ' ';
}

/* Latin letters, and the Cyrillic ones that Russian and Kazakh words begin with: two bytes each,
 * before and after. */
static void
capitalise(char *text)
{
	unsigned char *at = (unsigned char *)text;
	unsigned code = (unsigned)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);

	if (*at >= 'a' && *at <= 'z') {
		*at = (unsigned char)(*at - 'a' + 'A');
		return;
	}
	if ((at[0] & 0xFC) != 0xD0)
		return;
	if (code >= 0x430 && code <= 0x44F)
		code -= 0x20;
	else if (code >= 0x450 && code <= 0x45F)
		code -= 0x50;
	else if (code >= 0x48A && code <= 0x4FF && (code & 1) && !(code >= 0x4C0 && code <= 0x4CF))
		code--;
	at[0] = (unsigned char)(0xC0 | code >> 6);
	at[1] = (unsigned char)(0x80 | (code & 0x3F));
}

const char *
mig_column_title(const char *name, char *text, size_t size)
{
	snprintf(text, size, "%s", name);
	text[mig_utf8_invalid(text, strlen(text))] = '\0';
	blank_underscores(text);
	capitalise(text);
	return text;
}

const char *
mig_column_words(const struct mig_chart *chart, const char *name, char *text, size_t size)
{
	return mig_column_title(column_word(chart, name), text, size);
}

/* "direction, region and sex", each in the language of the chart. */
static void
add_phrase(const struct mig_chart *chart, const size_t *columns, size_t count, char *text,
	   size_t size)
{
	size_t i, used = 0;

	*text = '\0';
	for (i = 0; i < count && used + 1 < size; i++) {
		snprintf(text + used, size - used, "%s%s",
			 i == 0		 ? ""
			 : i + 1 < count ? ", "
					 : mig_word(chart, " and "),
			 column_word(chart, chart->table->names[columns[i]]));
		used = strlen(text);
	}
	text[mig_utf8_invalid(text, strlen(text))] = '\0';
	blank_underscores(text);
}

const char *
mig_dimension_phrase(const struct mig_chart *chart, const struct mig_roles *roles, char *text,
		     size_t size)
{
	add_phrase(chart, roles->by, roles->by_count, text, size);
	return text;
}

const char *
mig_unit_text(const struct mig_chart *chart, const struct mig_roles *roles, char *text, size_t size)
{
	static const char *const persons[] = { "persons",	"immigration", "emigration",
					       "net_migration", "gross_migration", NULL };
	const char *name = chart->table->names[roles->values[0]];
	size_t i;

	if (chart->request->unit)
		return mig_column_title(chart->request->unit, text, size);
	for (i = 0; persons[i]; i++)
		if (strcmp(name, persons[i]) == 0)
			return mig_column_title(mig_word(chart, "Persons"), text, size);
	if (strstr(name, "share") || strstr(name, "percent"))
		return mig_column_title(mig_word(chart, "Percent"), text, size);
	return mig_column_words(chart, name, text, size);
}

const char *
mig_value_phrase(const struct mig_chart *chart, const struct mig_roles *roles, char *text,
		 size_t size)
{
	add_phrase(chart, roles->values, roles->value_count, text, size);
	capitalise(text);
	return text;
}

void
mig_frame_titles_by(struct mig_chart *chart, const struct mig_roles *roles,
		    const struct mig_grid *grid)
{
	char values[512], dimensions[512], unit[256];

	mig_value_phrase(chart, roles, values, sizeof values);
	mig_dimension_phrase(chart, roles, dimensions, sizeof dimensions);
	if (grid->series_count == 1 && roles->by_count > 0 && grid->names[0].length > 0)
		mig_frame_title(chart, "%s: %.300s", values, grid->names[0].bytes);
	else if (*dimensions)
		mig_frame_title(chart, "%s by %s", values, dimensions);
	else
		mig_frame_title(chart, "%s", values);
	mig_frame_subtitle(chart, "%s", mig_unit_text(chart, roles, unit, sizeof unit));
	if (grid->slot_count > 0)
		mig_frame_subtitle(chart, ", %.60s", grid->slots[0].label.bytes);
	if (grid->slot_count > 1)
		mig_frame_subtitle(chart, "\xE2\x80\x93%.60s",
				   grid->slots[grid->slot_count - 1].label.bytes);
}
