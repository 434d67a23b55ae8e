/* Numbers: which texts are some, that they are read and written exactly, and that arithmetic is
 * what it is with pencil and paper.
 *
 * The input is two texts with a line feed between them. */
#define _GNU_SOURCE

#include "decimal.h"
#include "fuzz.h"

enum { PLACES = 40, DIGITS = 200 }; /* of a pencilled number: behind the point, in all */

/* A number as decimal digits, the lowest first, PLACES of them behind the point. */
struct pencilled {
	bool negative;
	int digits[DIGITS];
};

/* Any number that is well formed, whatever its size. false: it is not, or not with so few digits.
 */
static bool
pencil(struct mig_text text, struct pencilled *number, bool *well_formed)
{
	char digits[DIGITS];
	long count = 0, whole = -1, exponent = 0;
	size_t at = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+'), from;
	bool down, fits = true;

	*number = (struct pencilled){ .negative = text.length && text.bytes[0] == '-' };
	*well_formed = false;
	for (; at < text.length; at++) {
		char byte = text.bytes[at];

		if (byte == '.' && whole < 0)
			whole = count;
		else if (byte >= '0' && byte <= '9' && count < DIGITS)
			digits[count++] = (char)(byte - '0');
		else
			break;
	}
	if (count == DIGITS || count == 0 || whole == count)
		return false;
	if (whole < 0)
		whole = count;
	if (at < text.length) {
		if ((text.bytes[at++] | 0x20) != 'e')
			return false;
		down = at < text.length && text.bytes[at] == '-';
		at += at < text.length && (text.bytes[at] == '-' || text.bytes[at] == '+');
		for (from = at; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9';
		     at++)
			exponent =
			    exponent > 100000 ? exponent : exponent * 10 + (text.bytes[at] - '0');
		if (at == from || at < text.length)
			return false;
		exponent = down ? -exponent : exponent;
	}
	*well_formed = true;
	for (long i = 0; i < count; i++) {
		long place = PLACES + whole + exponent - 1 - i;

		if (digits[i] && (place < 0 || place >= DIGITS))
			fits = false;
		else if (digits[i])
			number->digits[place] = digits[i];
	}
	return fits;
}

static int
compare_sizes(const struct pencilled *a, const struct pencilled *b)
{
	for (int i = DIGITS - 1; i >= 0; i--)
		if (a->digits[i] != b->digits[i])
			return a->digits[i] - b->digits[i];
	return 0;
}

/* The larger size first, unless the signs are the same. */
static struct pencilled
sum(const struct pencilled *a, const struct pencilled *b)
{
	struct pencilled result = *a;
	int carried = 0;

	if (a->negative != b->negative && compare_sizes(a, b) < 0)
		return sum(b, a);
	for (int i = 0; i < DIGITS; i++) {
		int digit = a->digits[i] + carried +
			    (a->negative == b->negative ? b->digits[i] : -b->digits[i]);

		carried = digit < 0 ? -1 : digit / 10;
		result.digits[i] = (digit + 10) % 10;
	}
	return result;
}

static void
check_equal(struct mig_decimal got, const struct pencilled *want)
{
	static const struct pencilled zero;
	char text[MIG_DECIMAL_TEXT_SIZE];
	struct pencilled written;
	bool well_formed;
	size_t length = mig_decimal_format(got, text);

	MUST(length == strlen(text) && length < sizeof text, "%s\n", text);
	MUST(pencil((struct mig_text){ text, length }, &written, &well_formed), "%s\n", text);
	MUST(compare_sizes(&written, want) == 0, "%s\n", text);
	MUST(written.negative == (want->negative && compare_sizes(want, &zero) != 0), "%s\n", text);
}

/* Read, write, read again. */
static bool
check_text(struct mig_text text, struct mig_decimal *number, struct pencilled *paper)
{
	bool well_formed, fits = pencil(text, paper, &well_formed);
	enum mig_parse parse = mig_decimal_parse(text, number);
	struct mig_decimal again;
	char written[MIG_DECIMAL_TEXT_SIZE];
	size_t length;

	MUST((parse == MIG_PARSE_EMPTY) == (text.length == 0), "%d\n", parse);
	if (text.length < DIGITS - 50)
		MUST((parse == MIG_PARSE_OK || parse == MIG_PARSE_RANGE) == well_formed,
		     "%d: %.*s\n", parse, (int)text.length, text.bytes);
	if (parse != MIG_PARSE_OK)
		return false;
	MUST(number->scale >= 0 && number->scale <= MIG_DECIMAL_SCALE_MAX, "%d\n", number->scale);
	if (fits)
		check_equal(*number, paper);
	length = mig_decimal_format(*number, written);
	parse = mig_decimal_parse((struct mig_text){ written, length }, &again);
	MUST(parse == MIG_PARSE_OK, "%s: %d\n", written, parse);
	MUST(again.units == number->units && again.scale == number->scale, "%s\n", written);
	return fits;
}

static void
check_rounding(struct mig_decimal number, const struct pencilled *paper, int digits)
{
	struct pencilled rounded = *paper, one = { .negative = paper->negative };
	struct mig_decimal got;
	bool up = paper->digits[PLACES - digits - 1] >= 5;

	if (!mig_decimal_round(number, digits, &got))
		return;
	MUST(got.scale == digits, "%d\n", got.scale);
	one.digits[PLACES - digits] = up;
	memset(rounded.digits, 0, (size_t)(PLACES - digits) * sizeof *rounded.digits);
	rounded = sum(&rounded, &one);
	check_equal(got, &rounded);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data, *feed = size ? memchr(data, '\n', size) : NULL;
	size_t first = feed ? (size_t)(feed - bytes) : size;
	struct mig_text texts[] = { { bytes, first }, { "1", 1 } };
	struct mig_decimal a, b, result;
	struct pencilled paper_a, paper_b, paper;
	int order;

	if (feed)
		texts[1] = (struct mig_text){ feed + 1, size - first - 1 };
	if (!check_text(texts[0], &a, &paper_a) || !check_text(texts[1], &b, &paper_b))
		return 0;
	paper = sum(&paper_a, &paper_b);
	if (mig_decimal_add(a, b, &result)) {
		check_equal(result, &paper);
		MUST(result.scale == (a.scale > b.scale ? a.scale : b.scale), "%d\n", result.scale);
	}
	paper_b.negative = !paper_b.negative;
	paper = sum(&paper_a, &paper_b);
	if (mig_decimal_subtract(a, b, &result))
		check_equal(result, &paper);
	order = compare_sizes(&paper, &(struct pencilled){ 0 });
	order = paper.negative ? -order : order;
	MUST((mig_decimal_compare(a, b) > 0) == (order > 0), "%d\n", order);
	MUST((mig_decimal_compare(a, b) < 0) == (order < 0), "%d\n", order);
	MUST((mig_decimal_compare(b, a) > 0) == (order < 0), "%d\n", order);
	for (int digits = 0; digits <= MIG_DECIMAL_DIGITS_MAX; digits++)
		check_rounding(a, &paper_a, digits);
	return 0;
}
