#include "tidy/dates.h"

#include <stdio.h>
#include <string.h>

#include "key.h"
#include "period.h"
#include "tidy/grid.h"

/* The digits at the start of *text, at most `most`, as a number; -1 if there are none. */
static int
take_number(struct mig_text *text, size_t most)
{
	int number = -1;

	for (; most > 0 && text->length > 0 && *text->bytes >= '0' && *text->bytes <= '9'; most--) {
		number = (number < 0 ? 0 : number) * 10 + (*text->bytes - '0');
		text->bytes++;
		text->length--;
	}
	return number;
}

static bool
take_string(struct mig_text *text, const char *string)
{
	size_t length = strlen(string);

	if (text->length < length || memcmp(text->bytes, string, length) != 0)
		return false;
	text->bytes += length;
	text->length -= length;
	return true;
}

static int
take_month_name(struct mig_text *text)
{
	static const char *const names[] = { "January",	  "February", "March",	  "April",
					     "May",	  "June",     "July",	  "August",
					     "September", "October",  "November", "December" };

	for (int i = 0; i < 12; i++) {
		size_t length = strlen(names[i]);

		for (size_t take = length; take >= 3; take -= take > 3 ? take - 3 : 1) {
			struct mig_text start = { text->bytes, take };
			bool ends = text->length == take ||
				    (text->length > take && strchr(" .,-", text->bytes[take]));

			if (!ends || !mig_text_equal_ignoring_case(
					 start, (struct mig_text){ names[i], take }))
				continue;
			text->bytes += take;
			text->length -= take;
			return i + 1;
		}
	}
	return 0;
}

/* "Dec 2021", "December", with blanks, a comma, a full stop or a hyphen before the year. */
static bool
month_and_year(struct mig_text text, int year, char *result)
{
	int month = take_month_name(&text);
	bool between = false;

	if (month == 0)
		return false;
	while (text.length > 0 && strchr(" .,-", *text.bytes)) {
		take_string(&text, (char[]){ *text.bytes, '\0' });
		between = true;
	}
	if (text.length == 4 && between)
		year = take_number(&text, 4);
	if (text.length > 0 || year < 1)
		return false;
	snprintf(result, MIG_DATES_SIZE, "%04d-%02d", year, month);
	return true;
}

/* "2021 Dec" */
static bool
year_and_month(struct mig_text text, char *result)
{
	bool four = text.length > 4 && text.bytes[4] == ' ';
	int year = take_number(&text, 4), month;

	if (!four || year < 1 || !take_string(&text, " "))
		return false;
	month = take_month_name(&text);
	snprintf(result, MIG_DATES_SIZE, "%04d-%02d", year, month);
	return month > 0 && text.length == 0;
}

/* "Q4 2015" */
static bool
quarter_and_year(struct mig_text text, char *result)
{
	int quarter, year;

	if (!take_string(&text, "Q"))
		return false;
	quarter = take_number(&text, 1);
	if (!take_string(&text, " ") || text.length != 4)
		return false;
	year = take_number(&text, 4);
	snprintf(result, MIG_DATES_SIZE, "%04d-Q%d", year, quarter);
	return text.length == 0 && quarter >= 1 && quarter <= 4;
}

/* A day with the hour at which it begins, as databases write it, is the day: 2015-12-31T00:00:00,
 * 2015-12-31 00:00:00Z; so is the start of a length of time behind a slash. */
static bool
day_and_hour(struct mig_text text, char *result)
{
	struct mig_text rest = text;

	if (text.length < 19)
		return false;
	rest.bytes += 10;
	rest.length -= 10;
	if (!take_string(&rest, "T00:00:00") && !take_string(&rest, " 00:00:00"))
		return false;
	take_string(&rest, "Z");
	snprintf(result, MIG_DATES_SIZE, "%.10s%.*s", text.bytes, (int)rest.length, rest.bytes);
	return rest.length == 0 || *rest.bytes == '/';
}

/* What begins with a year of four digits. */
static bool
year_and_part(struct mig_text text, char *result)
{
	static const struct part {
		const char *mark;
		int most;
		char letter;
	} parts[] = { { "M", 12, 'M' }, { "Q", 4, 'Q' }, { "S", 2, 'S' }, { "H", 2, 'S' } };
	bool four = text.length >= 4;
	int year = take_number(&text, 4), part;

	four = four && year >= 1;
	if (four && text.length == 0) {
		snprintf(result, MIG_DATES_SIZE, "%04d", year);
		return true;
	}
	if (four && (mig_text_equal(text, mig_text_of(".0")) ||
		     mig_text_equal(text, mig_text_of("\xe5\xb9\xb4")))) {
		snprintf(result, MIG_DATES_SIZE, "%04d", year);
		return true;
	}
	if (four && take_string(&text, ". ") && text.length == 3 &&
	    mig_text_equal((struct mig_text){ text.bytes + 1, 2 }, mig_text_of("/4"))) {
		part = take_number(&text, 1);
		snprintf(result, MIG_DATES_SIZE, "%04d-Q%d", year, part);
		return part >= 1 && part <= 4;
	}
	if (take_string(&text, " "))
		four = four && text.length > 0;
	for (size_t i = 0; four && i < sizeof parts / sizeof *parts; i++) {
		if (!take_string(&text, parts[i].mark))
			continue;
		part = take_number(&text, 2);
		if (text.length > 0 || part < 1 || part > parts[i].most)
			return false;
		if (parts[i].letter == 'M')
			snprintf(result, MIG_DATES_SIZE, "%04d-%02d", year, part);
		else
			snprintf(result, MIG_DATES_SIZE, "%04d-%c%d", year, parts[i].letter, part);
		return true;
	}
	return false;
}

/* A year that is not the calendar's, as the interval of its months. */
static void
shift_year(const struct mig_dates *dates, char *result)
{
	int year, first, last;
	struct mig_text text = mig_text_of(result);
	struct mig_text rest = text;

	year = take_number(&rest, 4);
	take_string(&rest, "-A1");
	if (text.length < 4 || rest.length > 0)
		return;
	if (dates->year_ends > 0 && dates->year_ends < 12) {
		first = dates->year_ends + 1;
		last = dates->year_ends;
		year--;
	} else if (dates->year_starts > 1) {
		first = dates->year_starts;
		last = first - 1;
	} else {
		return;
	}
	snprintf(result, MIG_DATES_SIZE, "%04d-%02d/%04d-%02d", year, first, year + 1, last);
}

bool
mig_dates_normalise(struct mig_text text, const struct mig_dates *dates,
		    char result[MIG_DATES_SIZE])
{
	struct mig_period period;
	char own[MIG_DATES_SIZE];

	text = mig_tidy_trim(text);
	if (text.length == 0 || text.length >= MIG_DATES_SIZE)
		return false;
	if (mig_period_parse(text, &period)) {
		memcpy(own, text.bytes, text.length);
		own[text.length] = '\0';
	} else if (!month_and_year(text, dates->year, own) && !year_and_month(text, own) &&
		   !quarter_and_year(text, own) && !day_and_hour(text, own) &&
		   !year_and_part(text, own)) {
		return false;
	}
	shift_year(dates, own);
	if (!mig_period_parse(mig_text_of(own), &period))
		return false;
	memcpy(result, own, sizeof own);
	return true;
}

struct mig_text
mig_dates_look_up(struct mig_dates_known *known, struct mig_text text,
		  const struct mig_dates *dates)
{
	enum { ENTRIES = sizeof known->entries / sizeof *known->entries };
	struct mig_dates_entry *entry;
	char period[MIG_DATES_SIZE];
	size_t place;

	text = mig_tidy_trim(text);
	place = mig_key_hash(text) % ENTRIES;
	/* Two places for each, so that two that are always beside each other find room. */
	for (int i = 0; i < 2; i++, place ^= 1) {
		entry = &known->entries[place];
		if (text.length > 0 &&
		    mig_key_equal((struct mig_text){ entry->printed, entry->printed_length }, text))
			return (struct mig_text){ entry->period, entry->length };
	}
	if (!mig_dates_normalise(text, dates, period))
		return (struct mig_text){ "", 0 };
	entry = &known->entries[place];
	if (entry->length > 0)
		entry = &known->entries[place ^ 1];
	memcpy(entry->printed, text.bytes, text.length);
	memcpy(entry->period, period, sizeof period);
	entry->printed_length = (unsigned char)text.length;
	entry->length = (unsigned char)strlen(period);
	return (struct mig_text){ entry->period, entry->length };
}
