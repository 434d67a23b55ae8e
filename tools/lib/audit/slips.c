#include "slips.h"

#include <string.h>

const char *
mig_slip_name(enum mig_slip slip)
{
	static const char *const names[] = {
		"",	"digit replaced", "digits transposed", "digit omitted", "digit added",
		"sign", "decimal point",  "swapped",	       "rounding",	"missing"
	};

	return names[slip];
}

/* The figure as printed, and what was made of it. */
struct slips {
	char text[MIG_DECIMAL_TEXT_SIZE];
	size_t length, sign; /* sign: 1 if the text begins with one */
	struct mig_decimal printed;
	struct mig_slip_result *results;
	size_t count;
};

/* Most are of one scale, and then it takes no scaling to tell. */
static bool
is_equal(struct mig_decimal a, struct mig_decimal b)
{
	return a.scale == b.scale ? a.units == b.units : mig_decimal_compare(a, b) == 0;
}

static void
add_number(struct slips *slips, struct mig_decimal number, enum mig_slip slip)
{
	if (slips->count == MIG_SLIPS_MAX || mig_decimal_compare(number, slips->printed) == 0)
		return;
	for (size_t i = 0; i < slips->count; i++)
		if (is_equal(slips->results[i].number, number))
			return;
	slips->results[slips->count++] = (struct mig_slip_result){ number, slip };
}

static void
add_text(struct slips *slips, const char *text, size_t length, enum mig_slip slip)
{
	struct mig_decimal number;

	if (mig_decimal_parse((struct mig_text){ text, length }, &number) == MIG_PARSE_OK)
		add_number(slips, number, slip);
}

static void
replace_digits(struct slips *slips)
{
	char text[MIG_DECIMAL_TEXT_SIZE];

	for (size_t i = slips->sign; i < slips->length; i++) {
		memcpy(text, slips->text, slips->length);
		for (char digit = '0'; text[i] != '.' && digit <= '9'; digit++) {
			text[i] = digit;
			add_text(slips, text, slips->length, MIG_SLIP_REPLACED);
		}
	}
}

static void
transpose_digits(struct slips *slips)
{
	char text[MIG_DECIMAL_TEXT_SIZE];

	for (size_t i = slips->sign; i + 1 < slips->length; i++) {
		if (slips->text[i] == '.' || slips->text[i + 1] == '.')
			continue;
		memcpy(text, slips->text, slips->length);
		text[i] = slips->text[i + 1];
		text[i + 1] = slips->text[i];
		add_text(slips, text, slips->length, MIG_SLIP_TRANSPOSED);
	}
}

static void
insert_digits(struct slips *slips)
{
	char text[MIG_DECIMAL_TEXT_SIZE + 1];

	for (size_t i = slips->sign; i <= slips->length; i++) {
		memcpy(text, slips->text, i);
		memcpy(text + i + 1, slips->text + i, slips->length - i);
		for (char digit = '0'; digit <= '9'; digit++) {
			text[i] = digit;
			add_text(slips, text, slips->length + 1, MIG_SLIP_OMITTED);
		}
	}
}

static void
delete_digits(struct slips *slips)
{
	char text[MIG_DECIMAL_TEXT_SIZE];

	for (size_t i = slips->sign; i < slips->length; i++) {
		if (slips->text[i] == '.')
			continue;
		memcpy(text, slips->text, i);
		memcpy(text + i, slips->text + i + 1, slips->length - i - 1);
		add_text(slips, text, slips->length - 1, MIG_SLIP_ADDED);
	}
}

static void
shift_point(struct slips *slips)
{
	enum { SHIFT_MAX = 6 };
	struct mig_decimal larger = slips->printed, smaller = slips->printed;

	for (int shift = 1; shift <= SHIFT_MAX; shift++) {
		if (mig_decimal_multiply(larger, mig_decimal_of(10), &larger))
			add_number(slips, larger, MIG_SLIP_POINT);
		if (smaller.scale < MIG_DECIMAL_SCALE_MAX) {
			smaller.scale++;
			add_number(slips, smaller, MIG_SLIP_POINT);
		}
	}
}

size_t
mig_slips(struct mig_decimal printed, struct mig_slip_result results[MIG_SLIPS_MAX])
{
	struct slips slips = { .printed = printed, .results = results };
	struct mig_decimal negated;

	slips.length = mig_decimal_format(printed, slips.text);
	slips.sign = slips.text[0] == '-';
	replace_digits(&slips);
	transpose_digits(&slips);
	insert_digits(&slips);
	delete_digits(&slips);
	if (mig_decimal_subtract(mig_decimal_of(0), printed, &negated))
		add_number(&slips, negated, MIG_SLIP_SIGN);
	shift_point(&slips);
	return slips.count;
}

/* The digits of a number without the zeros behind them. */
static mig_uint128
significant(struct mig_decimal number)
{
	mig_uint128 digits =
	    number.units < 0 ? -(mig_uint128)number.units : (mig_uint128)number.units;

	while (digits && digits % 10 == 0)
		digits /= 10;
	return digits;
}

/* Write a number with zeros before it, so that it takes `length` bytes if that is more. */
static size_t
write_padded(struct mig_decimal number, size_t length, char text[MIG_DECIMAL_TEXT_SIZE])
{
	size_t written = mig_decimal_format(number, text), sign = text[0] == '-';

	if (length <= written)
		return written;
	memmove(text + sign + length - written, text + sign, written - sign);
	memset(text + sign, '0', length - written);
	return length;
}

/* Whether the two are at most one edit apart as they are written; where the first digit went, the
 * zeros behind it went as well. */
static bool
is_one_edit(struct mig_decimal printed, struct mig_decimal meant)
{
	char texts[2][MIG_DECIMAL_TEXT_SIZE];
	const struct mig_text one = { texts[0], mig_decimal_format(printed, texts[0]) };

	for (size_t less = 0; less < 2 && less < one.length; less++) {
		const struct mig_text other = { texts[1],
						write_padded(meant, one.length - less, texts[1]) };

		if (other.length <= one.length + 1 && mig_edit_distance(one, other) <= 1)
			return true;
	}
	return false;
}

bool
mig_slip_is_near(struct mig_decimal printed, struct mig_decimal meant)
{
	meant = mig_decimal_trim(meant, 0);
	if (significant(printed) == significant(meant))
		return true;
	/* as many zeros behind the point as the slip may have left */
	while (!is_one_edit(printed, meant))
		if (meant.scale > printed.scale ||
		    !mig_decimal_round(meant, meant.scale + 1, &meant))
			return false;
	return true;
}
