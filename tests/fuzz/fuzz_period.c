/* Periods: which texts are some, and which days they are, against days counted one by one.
 *
 * The input is two texts with a line feed between them. */
#define _GNU_SOURCE

#include "fuzz.h"
#include "period.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, DAYS_MAX = 3652060 };

/* Every day there is, from 0001-01-01 (a Monday) on. */
static struct day {
	short year;
	signed char month, day;
} days[DAYS_MAX];
static int day_count, epoch;
static int year_starts[LAST_YEAR + 2];

static void
count_days(void)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
		year_starts[year] = day_count;
		for (int month = 1; month <= 12; month++) {
			bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
			int length = lengths[month - 1] + (leap && month == 2);

			for (int day = 1; day <= length; day++) {
				if (year == 1970 && month == 1 && day == 1)
					epoch = day_count;
				days[day_count++] = (struct day){ (short)year, (signed char)month,
								  (signed char)day };
			}
		}
	}
	year_starts[LAST_YEAR + 1] = day_count;
}

static bool
digits(struct mig_text text, size_t from, size_t count, int *number)
{
	*number = 0;
	for (size_t i = from; i < from + count; i++) {
		if (i >= text.length || text.bytes[i] < '0' || text.bytes[i] > '9')
			return false;
		*number = *number * 10 + text.bytes[i] - '0';
	}
	return true;
}

/* Months of a year, from and to, as day numbers. */
static void
months_of(int year, int from, int to, int *first, int *last)
{
	*first = -1;
	for (int i = year_starts[year]; i < year_starts[year + 1]; i++) {
		if (days[i].month == from && *first < 0)
			*first = i;
		if (days[i].month == to)
			*last = i;
	}
}

/* ISO 8601: week 1 holds 4 January, weeks start on Monday. */
static bool
week_of(int year, int week, int *first, int *last)
{
	int monday = year_starts[year] + 3;

	while (monday % 7)
		monday--;
	*first = monday + (week - 1) * 7;
	*last = *first + 6;
	return week >= 1 && *last < day_count && /* most of its days are in the year */
	       *first + 3 < year_starts[year + 1];
}

/* The notations that tables use; *known is false for what is none of them. */
static bool
read_simple(struct mig_text text, int *first, int *last, bool *known)
{
	int year, number, day;
	char letter = text.length > 5 ? text.bytes[5] : 0;

	*known = !memchr(text.bytes, '/', text.length); /* not an interval */
	if (!*known || !digits(text, 0, 4, &year) || year == 0 ||
	    (text.length > 4 && text.bytes[4] != '-'))
		return false;
	if (text.length == 4) {
		months_of(year, 1, 12, first, last);
		return true;
	}
	if (text.length == 7 && digits(text, 5, 2, &number)) {
		if (number < 1 || number > 12)
			return false;
		months_of(year, number, number, first, last);
		return true;
	}
	if (text.length == 7 && letter && strchr("SQ", letter) && digits(text, 6, 1, &number)) {
		int months = letter == 'S' ? 6 : 3;

		if (number < 1 || number > 12 / months)
			return false;
		months_of(year, (number - 1) * months + 1, number * months, first, last);
		return true;
	}
	if (text.length == 8 && letter == 'W' && digits(text, 6, 2, &number))
		return week_of(year, number, first, last);
	if (text.length == 10 && digits(text, 5, 2, &number) && text.bytes[7] == '-' &&
	    digits(text, 8, 2, &day)) {
		for (*first = year_starts[year]; *first < year_starts[year + 1]; ++*first)
			if (days[*first].month == number && days[*first].day == day)
				break;
		*last = *first;
		return *first < year_starts[year + 1];
	}
	*known = false;
	return false;
}

static bool
check_text(struct mig_text text, struct mig_period *period)
{
	int first = 0, last = 0;
	bool known, wanted = read_simple(text, &first, &last, &known);
	bool got = mig_period_parse(text, period);
	char kind[32];

	if (known)
		MUST(got == wanted, "%.*s\n", (int)text.length, text.bytes);
	if (known && got)
		MUST(period->first_day == first - epoch && period->last_day == last - epoch,
		     "%.*s: %d %d\n", (int)text.length, text.bytes, period->first_day,
		     period->last_day);
	if (!got)
		return false;
	MUST(period->first_day <= period->last_day, "%.*s\n", (int)text.length, text.bytes);
	MUST(period->first_day >= -epoch && period->last_day < day_count - epoch, "%.*s\n",
	     (int)text.length, text.bytes);
	if (period->months == 0)
		MUST(period->days == period->last_day - period->first_day + 1, "%d\n",
		     period->days);
	else
		MUST(days[period->first_day + epoch].day ==
			 (period->last_day + 1 + epoch < day_count
			      ? days[period->last_day + 1 + epoch].day
			      : 1),
		     "%.*s: %d months\n", (int)text.length, text.bytes, period->months);
	mig_period_kind(period, kind);
	MUST(kind[0] && strlen(kind) < sizeof kind, "%s\n", kind);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data, *feed = size ? memchr(data, '\n', size) : NULL;
	size_t first = feed ? (size_t)(feed - bytes) : size;
	struct mig_period a, b;

	if (!day_count)
		count_days();
	if (!check_text((struct mig_text){ bytes, first }, &a) || !feed ||
	    !check_text((struct mig_text){ feed + 1, size - first - 1 }, &b))
		return 0;
	MUST((mig_period_compare(&a, &b) < 0) == (mig_period_compare(&b, &a) > 0), "order\n");
	MUST(mig_period_compare(&a, &a) == 0, "order\n");
	MUST(mig_period_same_kind(&a, &b) == mig_period_same_kind(&b, &a), "kind\n");
	MUST(mig_period_follows(&a, &b) == (a.last_day + 1 == b.first_day), "follows\n");
	MUST(mig_period_years_between(&a, &b) == -mig_period_years_between(&b, &a), "years\n");
	return 0;
}
