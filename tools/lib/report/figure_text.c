/* How a figure is written out. */
#include "figure.h"

#include <string.h>

#define NARROW_NO_BREAK_SPACE "\xe2\x80\xaf" /* U+202F */
#define NO_BREAK_SPACE "\xc2\xa0"	     /* U+00A0 */
#define MINUS_SIGN "\xe2\x88\x92"	     /* U+2212 */

enum { GROUPED_FROM = 4 }; /* digits before the point, as in tables */

/* Text of which no blank breaks a line. */
static enum mig_status
add_unbroken(struct mig_buffer *text, struct mig_text cell, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < cell.length; i++)
		status = cell.bytes[i] == ' ' ? mig_buffer_add_string(text, NO_BREAK_SPACE, error)
					      : mig_buffer_add(text, cell.bytes + i, 1, error);
	return status;
}

enum mig_status
mig_figure_number(struct mig_buffer *text, struct mig_decimal number, bool plus,
		  struct mig_error *error)
{
	char plain[MIG_DECIMAL_TEXT_SIZE];
	size_t length = mig_decimal_format(number, plain), digits, at = plain[0] == '-';
	const char *sign = at ? MINUS_SIGN : plus && mig_decimal_sign(number) > 0 ? "+" : "";
	enum mig_status status = mig_buffer_add_string(text, sign, error);

	digits = strcspn(plain + at, ".");
	for (size_t left = digits; !status && at < length;) {
		size_t take = digits < GROUPED_FROM || !left ? length - at : (left - 1) % 3 + 1;

		status = mig_buffer_add(text, plain + at, take, error);
		at += take;
		left -= take < left ? take : left;
		if (!status && left && at < length)
			status = mig_buffer_add_string(text, NARROW_NO_BREAK_SPACE, error);
	}
	return status;
}

/* Whether rounding to `digits` drops nothing but a five of a ratio: if the table was
 * rounded up to it, the figure would be rounded twice, and wrongly. Counts are exact. */
static bool
is_doubtful(struct mig_decimal number, int digits, bool ratio)
{
	mig_int128 power = 1;

	if (!ratio || digits >= number.scale)
		return false;
	for (int i = digits; i < number.scale; i++)
		power *= 10;
	return number.units % power == power / 2 || number.units % power == -(power / 2);
}

/* The number as the figure wants it: scaled, rounded, without its sign. NULL, or what is wrong. */
static const char *
shape(const struct mig_figure *figure, struct mig_decimal *number)
{
	static const int powers[] = { 0, 3, 6 };
	bool ratio = number->scale > 0;
	int digits = figure->digits;

	number->scale += powers[figure->scale];
	if (digits < 0 && figure->scale)
		digits = 1;
	if (number->scale > MIG_DECIMAL_SCALE_MAX)
		return "has too many digits";
	if (digits >= 0 && is_doubtful(*number, digits, ratio))
		return "would be rounded a second time: give its command more digits (-d)";
	if (digits >= 0 && !mig_decimal_round(*number, digits, number))
		return "has too many digits";
	if (figure->absolute && number->units < 0)
		number->units = -number->units;
	return NULL;
}

static enum mig_status
write_number(const struct mig_figure *figure, struct mig_decimal number, struct mig_buffer *text,
	     struct mig_error *error)
{
	static const char *const names[] = { "", NO_BREAK_SPACE "thousand",
					     NO_BREAK_SPACE "million" };
	enum mig_status status = mig_figure_number(text, number, figure->plus, error);

	if (!status)
		status = mig_buffer_add_string(text, names[figure->scale], error);
	if (!status && figure->percent)
		status = mig_buffer_add_string(text, "%", error);
	return status;
}

/* Periods and codes such as 004 are no numbers, unless a format says so. */
static bool
is_text(const struct mig_figure *figure, const struct mig_table *table, size_t column)
{
	return figure->raw ||
	       (mig_table_kind(table, column) != MIG_COLUMN_NUMBER && !figure->absolute &&
		!figure->plus && !figure->percent && !figure->scale && figure->digits < 0 &&
		!figure->words[0].bytes);
}

enum mig_status
mig_figure_write(const struct mig_profile *profile, const struct mig_figure *figure,
		 const struct mig_table *table, size_t row, size_t column,
		 struct mig_buffer *text, bool *missing, struct mig_error *error)
{
	struct mig_text cell = mig_table_cell(table, row, column);
	struct mig_decimal number;
	const char *wrong;

	*missing = !cell.length;
	if (*missing)
		return mig_buffer_add_string(text, "not" NO_BREAK_SPACE "available", error);
	if (is_text(figure, table, column))
		return add_unbroken(text, cell, error);
	if (mig_decimal_parse(cell, &number) != MIG_PARSE_OK)
		return mig_profile_fail(profile, figure->place, error,
					"{{%.*s}} is '%.*s', which is no number",
					(int)figure->source.length, figure->source.bytes,
					(int)cell.length, cell.bytes);
	if (figure->words[0].bytes) {
		struct mig_text word = figure->words[mig_decimal_sign(number) + 1];

		return mig_buffer_add(text, word.bytes, word.length, error);
	}
	wrong = shape(figure, &number);
	if (wrong)
		return mig_profile_fail(profile, figure->place, error, "{{%.*s}} (%.*s) %s",
					(int)figure->source.length, figure->source.bytes,
					(int)cell.length, cell.bytes, wrong);
	return write_number(figure, number, text, error);
}
