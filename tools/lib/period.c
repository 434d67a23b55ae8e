#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Days and years are counted from 0001-01-01, a Monday, up to here. */
enum { EPOCH = 719162, /* 1970-01-01 */ LAST_YEAR = 9999 };

struct date {
	int year, month, day;
};

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of the year before the first of `month`, 1 to 13. */
static int
days_before_month(int year, int month)
{
	static const int days[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };

	return days[month - 1] + (month > 2 && is_leap(year));
}

static int
days_in_month(int year, int month)
{
	return days_before_month(year, month + 1) - days_before_month(year, month);
}

/* Days from 0001-01-01 to the start of `year`. */
static int
days_before_year(int year)
{
	int past = year - 1;

	return past * 365 + past / 4 - past / 100 + past / 400;
}

static int
day_number(int year, int month, int day)
{
	return days_before_year(year) + days_before_month(year, month) + day - 1 - EPOCH;
}

static struct date
date_of(int days)
{
	int since = days + EPOCH;
	struct date date = { .year = (int)(since * 400LL / 146097) + 1, .month = 1 };

	/* Of average years (400 are 146097 days) at most one too few have passed: real
	 * ones start at most 1.48 days earlier and, leap days coming last, 0.72 later. */
	if (days_before_year(date.year + 1) <= since)
		date.year++;
	since -= days_before_year(date.year);
	while (days_before_month(date.year, date.month + 1) <= since)
		date.month++;
	date.day = since - days_before_month(date.year, date.month) + 1;
	return date;
}

/* The Monday of ISO week 1, the week that holds 4 January. */
static int
first_monday(int year)
{
	int fourth = day_number(year, 1, 4);

	return fourth - (fourth + EPOCH) % 7;
}

/* All of `count` bytes as a number, or -1. */
static int
number_of(const char *bytes, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++) {
		if (bytes[i] < '0' || bytes[i] > '9')
			return -1;
		number = number * 10 + (bytes[i] - '0');
	}
	return count ? number : -1;
}

/* One period in one notation: its first and last day. The notation is a letter:
 * that of SDMX, or 'y', 'm', 'd' for a year, month or date of digits alone. */
struct point {
	int first, last;
	char notation;
};

static bool
set_months(struct point *point, int year, int from_month, int months)
{
	int last_month = from_month + months - 1;

	point->first = day_number(year, from_month, 1);
	point->last = day_number(year, last_month, days_in_month(year, last_month));
	return true;
}

static bool
set_days(struct point *point, int first, int days)
{
	point->first = first;
	point->last = first + days - 1;
	return point->last <= day_number(LAST_YEAR, 12, 31);
}

/* What follows "2015-" with a letter: how many digits, how many in a year. */
static bool
parse_part(const char *text, size_t length, int year, struct point *point)
{
	static const struct part {
		char letter;
		size_t digits;
		int count;
	} parts[] = { { 'A', 1, 1 },  { 'S', 1, 2 },  { 'T', 1, 3 },  { 'Q', 1, 4 },
		      { 'M', 2, 12 }, { 'W', 2, 53 }, { 'D', 3, 366 } };
	const struct part *part = parts, *end = parts + sizeof parts / sizeof *parts;
	int number;

	while (part < end && part->letter != text[0])
		part++;
	if (part == end || length != part->digits + 1)
		return false;
	number = number_of(text + 1, part->digits);
	if (number < 1 || number > part->count)
		return false;
	point->notation = part->letter;
	if (part->letter == 'D')
		return number <= 365 + is_leap(year) &&
		       set_days(point, day_number(year, 1, 1) + number - 1, 1);
	if (part->letter == 'W') {
		int monday = first_monday(year) + (number - 1) * 7;

		return monday < first_monday(year + 1) && set_days(point, monday, 7);
	}
	return set_months(point, year, (number - 1) * (12 / part->count) + 1, 12 / part->count);
}

static bool
parse_point(const char *text, size_t length, struct point *point)
{
	int year = length >= 4 ? number_of(text, 4) : -1, month, day;

	if (year < 1)
		return false;
	if (length == 4) {
		point->notation = 'y';
		return set_months(point, year, 1, 12);
	}
	if (length < 7 || text[4] != '-')
		return false;
	if (text[5] >= 'A' && text[5] <= 'Z')
		return parse_part(text + 5, length - 5, year, point);
	month = number_of(text + 5, 2);
	if (month < 1 || month > 12)
		return false;
	if (length == 7) {
		point->notation = 'm';
		return set_months(point, year, month, 1);
	}
	day = length == 10 && text[7] == '-' ? number_of(text + 8, 2) : -1;
	if (day < 1 || day > days_in_month(year, month))
		return false;
	point->notation = 'd';
	return set_days(point, day_number(year, month, day), 1);
}

/* The end of what lasts `months` from its first day. There is none if the day
 * after it would not exist (a month from 31 January). */
static bool
lengthen_by_months(struct point *point, int months)
{
	struct date date = date_of(point->first);
	int month = date.year * 12 + date.month - 1 + months, year = month / 12;

	month = month % 12 + 1;
	if (year > LAST_YEAR + 1 || date.day > days_in_month(year, month))
		return false;
	point->last = day_number(year, month, date.day) - 1;
	return point->last <= day_number(LAST_YEAR, 12, 31);
}

/* "P11M": a length, from the start that *point is. It must not be finer than
 * the notation of the start: what "2015/P6M" means is anybody's guess. */
static bool
parse_length(const char *text, size_t length, struct point *point)
{
	bool from_week = point->notation == 'W';
	bool from_day = point->notation == 'd' || point->notation == 'D';
	bool from_month = from_day || point->notation == 'm' || point->notation == 'M';
	int number;

	if (length < 3 || length > 9) /* more digits than days there are */
		return false;
	number = number_of(text + 1, length - 2);
	if (number < 1)
		return false;
	switch (text[length - 1]) {
	case 'Y':
		return !from_week && lengthen_by_months(point, number * 12);
	case 'M':
		return from_month && lengthen_by_months(point, number);
	case 'W':
		return (from_week || from_day) && set_days(point, point->first, number * 7);
	case 'D':
		return from_day && set_days(point, point->first, number);
	default:
		return false;
	}
}

static void
set_length(struct mig_period *period)
{
	struct date first = date_of(period->first_day), next = date_of(period->last_day + 1);

	period->months = 0;
	if (first.day == 1 && next.day == 1)
		period->months = (next.year - first.year) * 12 + next.month - first.month;
	period->days = period->months ? 0 : period->last_day - period->first_day + 1;
}

bool
mig_period_parse(struct mig_text text, struct mig_period *period)
{
	struct point start, end;
	size_t slash = 0;

	while (slash < text.length && text.bytes[slash] != '/')
		slash++;
	if (!parse_point(text.bytes, slash, &start))
		return false;
	end = start;
	if (slash < text.length) {
		const char *rest = text.bytes + slash + 1;
		size_t length = text.length - slash - 1;

		if (length && rest[0] == 'P') {
			if (!parse_length(rest, length, &end))
				return false;
		} else if (!parse_point(rest, length, &end) || end.notation != start.notation ||
			   end.first < start.first)
			return false;
	}
	period->first_day = start.first;
	period->last_day = end.last;
	set_length(period);
	return true;
}

int
mig_period_compare(const struct mig_period *a, const struct mig_period *b)
{
	if (a->first_day != b->first_day)
		return a->first_day < b->first_day ? -1 : 1;
	return (a->last_day > b->last_day) - (a->last_day < b->last_day);
}

bool
mig_period_same_kind(const struct mig_period *a, const struct mig_period *b)
{
	return (a->months && a->months == b->months) ||
	       a->last_day - a->first_day == b->last_day - b->first_day;
}

bool
mig_period_is_day(const struct mig_period *period)
{
	return period->first_day == period->last_day;
}

void
mig_period_kind(const struct mig_period *period, char kind[32])
{
	const char *word = NULL;

	switch (period->months) {
	case 12:
		word = "year";
		break;
	case 6:
		word = "semester";
		break;
	case 3:
		word = "quarter";
		break;
	case 1:
		word = "month";
		break;
	case 0:
		word = period->days == 7 ? "week" : period->days == 1 ? "day" : NULL;
		break;
	}
	if (word)
		snprintf(kind, 32, "%s", word);
	else
		snprintf(kind, 32, "%d %s", period->months ? period->months : period->days,
			 period->months ? "months" : "days");
}

double
mig_period_years_between(const struct mig_period *a, const struct mig_period *b)
{
	struct date from = date_of(a->first_day), to = date_of(b->first_day);

	if (from.day == to.day)
		return ((to.year - from.year) * 12 + to.month - from.month) / 12.0;
	return (b->first_day - a->first_day) / 365.2425;
}

bool
mig_period_follows(const struct mig_period *a, const struct mig_period *b)
{
	return b->first_day == a->last_day + 1;
}

static bool
ends_month(struct date date)
{
	return date.day == days_in_month(date.year, date.month);
}

bool
mig_period_months_between(const struct mig_period *a, const struct mig_period *b, int *months)
{
	struct date from = date_of(a->first_day), to = date_of(b->first_day);

	*months = (to.year - from.year) * 12 + to.month - from.month;
	return from.day == to.day || (ends_month(from) && ends_month(to));
}

bool
mig_period_later(const struct mig_period *period, int months, int days, struct mig_period *later)
{
	const int months_most = LAST_YEAR * 12, days_most = day_number(LAST_YEAR, 12, 31) + EPOCH;
	struct date date = date_of(period->first_day);
	struct point point = { 0 };
	int month, year, last;

	if (abs(months) > months_most || abs(days) > days_most)
		return false;
	month = date.year * 12 + date.month - 1 + months;
	year = month / 12;
	month = month % 12 + 1;
	if (year < 1 || year > LAST_YEAR)
		return false;
	last = days_in_month(year, month);
	if (months && ends_month(date))
		date.day = last;
	if (date.day > last)
		return false;
	point.first = day_number(year, month, date.day) + days;
	if (point.first < -EPOCH)
		return false;
	if (period->months ? !lengthen_by_months(&point, period->months)
			   : !set_days(&point, point.first, period->days))
		return false;
	later->first_day = point.first;
	later->last_day = point.last;
	set_length(later);
	return true;
}

/* The number of the ISO week of a Monday, and the year that it is of. */
static int
week_of(int monday, int *year)
{
	*year = date_of(monday + 3).year; /* the year of its Thursday */
	return (monday - first_monday(*year)) / 7 + 1;
}

/* The point of time that holds `day`, in the notation of `like`. Returns the length. */
static size_t
write_point(int day, struct mig_text like, char *text, size_t room)
{
	struct date date = date_of(day);
	char letter = like.length > 5 ? like.bytes[5] : 'y';
	int length, week;

	switch (letter) {
	case 'y':
		return (size_t)snprintf(text, room, "%04d", date.year);
	case 'A':
		return (size_t)snprintf(text, room, "%04d-A1", date.year);
	case 'S':
	case 'T':
	case 'Q':
		length = letter == 'S' ? 6 : letter == 'T' ? 4 : 3;
		return (size_t)snprintf(text, room, "%04d-%c%d", date.year, letter,
					(date.month - 1) / length + 1);
	case 'M':
		return (size_t)snprintf(text, room, "%04d-M%02d", date.year, date.month);
	case 'W':
		week = week_of(day - (day + EPOCH) % 7, &date.year);
		return (size_t)snprintf(text, room, "%04d-W%02d", date.year, week);
	case 'D':
		return (size_t)snprintf(text, room, "%04d-D%03d", date.year,
					day - day_number(date.year, 1, 1) + 1);
	}
	if (like.length == 7)
		return (size_t)snprintf(text, room, "%04d-%02d", date.year, date.month);
	return (size_t)snprintf(text, room, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void
mig_period_write(const struct mig_period *period, struct mig_text like,
		 char text[MIG_PERIOD_TEXT_SIZE])
{
	const char *slash = memchr(like.bytes, '/', like.length);
	struct mig_text start = { like.bytes, slash ? (size_t)(slash - like.bytes) : like.length };
	size_t length = write_point(period->first_day, start, text, MIG_PERIOD_TEXT_SIZE);

	if (!slash)
		return;
	text[length++] = '/';
	if (slash[1] == 'P') {
		memcpy(text + length, slash + 1, like.length - start.length - 1);
		text[length + like.length - start.length - 1] = '\0';
	} else {
		write_point(period->last_day, start, text + length, MIG_PERIOD_TEXT_SIZE - length);
	}
}
