#include "tidy/number.h"

#include <string.h>

#include "tidy/grid.h"

enum { PLAIN_SIZE = 128 };

/* A printed number on its way to a plain one. */
struct plain {
	char text[PLAIN_SIZE];
	size_t length;
	bool grouped, decimal;
};

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The length of the character at the start of `text` if it is one of `signs`, or 0. */
static size_t
one_of(struct mig_text text, const char *signs)
{
	static const char *const blanks[] = { " ", "\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\xaf" };
	static const char *const apostrophes[] = { "'", "\xe2\x80\x99" };
	size_t length;

	if (!signs || text.length == 0)
		return 0;
	mig_utf8_decode(text.bytes, &length);
	for (const char *sign = signs; *sign;) {
		size_t own;

		mig_utf8_decode(sign, &own);
		if (own == length && memcmp(sign, text.bytes, own) == 0)
			return length;
		for (size_t i = 0; i < 4 && *sign == ' '; i++)
			if (strlen(blanks[i]) == length &&
			    memcmp(blanks[i], text.bytes, length) == 0)
				return length;
		for (size_t i = 0; i < 2 && *sign == '\''; i++)
			if (strlen(apostrophes[i]) == length &&
			    memcmp(apostrophes[i], text.bytes, length) == 0)
				return length;
		sign += own;
	}
	return 0;
}

enum mig_status
mig_notation_check(const struct mig_notation *notation, struct mig_error *error)
{
	const char *decimal = notation->decimal ? notation->decimal : ".";
	const char *group = notation->group ? notation->group : "";
	size_t length = 0;

	if (*decimal)
		mig_utf8_decode(decimal, &length);
	if (length == 0 || decimal[length] != '\0' || strpbrk(decimal, "0123456789-+%"))
		return mig_fail(error, MIG_USAGE, "--decimal wants one sign, not '%s'", decimal);
	if (strpbrk(group, "0123456789-+%"))
		return mig_fail(error, MIG_USAGE,
				"--group wants signs that are no part of numbers, not '%s'", group);
	if (!one_of(mig_text_of(decimal), group))
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "'%s' is to group digits and to begin the fraction", decimal);
	mig_hint(error, "say what begins the fraction with --decimal");
	return MIG_USAGE;
}

static void
skip(struct mig_text *text, size_t length)
{
	text->bytes += length;
	text->length -= length;
}

static bool
put(struct plain *plain, char byte)
{
	if (plain->length + 1 >= PLAIN_SIZE)
		return false;
	plain->text[plain->length++] = byte;
	return true;
}

/* The length of the signs that group digits at the start of `text` if a digit goes on behind them,
 * or 0: "1 455 p" ends with a mark, not with a group. Several in a row need leave for more than
 * one. */
static size_t
group_signs(const struct mig_notation *notation, struct mig_text text)
{
	size_t length = one_of(text, notation->group), all = length;

	if (length == 0)
		return 0;
	skip(&text, length);
	while (notation->group[1] && (length = one_of(text, notation->group)) > 0) {
		skip(&text, length);
		all += length;
	}
	return text.length > 0 && is_digit(*text.bytes) ? all : 0;
}

/* The digits before the fraction: all of them, or one to three and groups of three. */
static bool
take_whole(const struct mig_notation *notation, struct mig_text *text, struct plain *plain)
{
	size_t run = 0, length;

	for (;;) {
		for (run = 0; text->length > 0 && is_digit(*text->bytes); run++) {
			if (!put(plain, *text->bytes))
				return false;
			skip(text, 1);
		}
		if (plain->grouped && run != 3)
			return false;
		length = group_signs(notation, *text);
		if (length == 0)
			return true;
		if (run == 0 || run > 3)
			return false;
		skip(text, length);
		plain->grouped = true;
	}
}

/* Read the number at the start of *text; false if there is none. */
static bool
take_number(const struct mig_notation *notation, struct mig_text *text, struct plain *plain)
{
	const char *decimal = notation->decimal ? notation->decimal : ".";
	size_t length = strlen(decimal);
	static const char minus[] = "\xe2\x88\x92";

	if (text->length > 3 && memcmp(text->bytes, minus, 3) == 0) {
		put(plain, '-');
		skip(text, 3);
	} else if (text->length > 1 && (*text->bytes == '-' || *text->bytes == '+')) {
		put(plain, *text->bytes);
		skip(text, 1);
	}
	if (!take_whole(notation, text, plain))
		return false;
	if (text->length > length && memcmp(text->bytes, decimal, length) == 0 &&
	    is_digit(text->bytes[length])) {
		skip(text, length);
		plain->decimal = true;
		put(plain, '.');
		while (text->length > 0 && is_digit(*text->bytes)) {
			if (!put(plain, *text->bytes))
				return false;
			skip(text, 1);
		}
	}
	if (text->length > 1 && (*text->bytes == 'e' || *text->bytes == 'E') &&
	    (is_digit(text->bytes[1]) || text->bytes[1] == '+' || text->bytes[1] == '-')) {
		do {
			if (!put(plain, *text->bytes))
				return false;
			skip(text, 1);
		} while (text->length > 0 &&
			 (is_digit(*text->bytes) || *text->bytes == '+' || *text->bytes == '-'));
	}
	return true;
}

/* The longest of the notation's words at the start of *text, if nothing goes on behind it. */
static enum mig_unit
take_word(const struct mig_notation *notation, struct mig_text *text)
{
	enum mig_unit unit = MIG_UNIT_NONE;
	size_t longest = 0;

	for (size_t i = 0; i < notation->words.count; i++) {
		size_t length = strlen(notation->words.items[i]);

		if (length <= longest || text->length < length ||
		    memcmp(text->bytes, notation->words.items[i], length) != 0 ||
		    (text->length > length && text->bytes[length] != ' '))
			continue;
		longest = length;
		unit = (enum mig_unit)(MIG_UNIT_WORD + i);
	}
	skip(text, longest);
	return unit;
}

/* Multiply exactly, without more digits behind the point than are needed. */
static bool
scale(struct mig_decimal *number, int zeros)
{
	long long factor = 1;

	while (zeros > 0 && number->scale > 0) {
		number->scale--;
		zeros--;
	}
	for (; zeros > 0; zeros--)
		factor *= 10;
	return mig_decimal_multiply(*number, mig_decimal_of(factor), number);
}

/* What follows the number: a unit, marks, both. */
static bool
read_behind(const struct mig_notation *notation, struct mig_text rest, struct mig_value *value,
	    enum mig_unit *unit, struct mig_counts *counts)
{
	enum mig_unit factor = notation->unit, said;
	mig_flags flags = 0;

	rest = mig_tidy_trim(rest);
	said = mig_unit_take(&rest);
	rest = mig_tidy_trim(rest);
	if (said != MIG_UNIT_NONE && notation->unit != MIG_UNIT_CELL && notation->unit != said)
		return false;
	if (factor == MIG_UNIT_CELL)
		factor = said;
	*unit = said == MIG_UNIT_PERCENT ? said : take_word(notation, &rest);
	rest = mig_tidy_trim(rest);
	counts->percents += said == MIG_UNIT_PERCENT;
	if (factor == MIG_UNIT_THOUSAND || factor == MIG_UNIT_MILLION) {
		counts->scaled++;
		if (!scale(&value->number, factor == MIG_UNIT_THOUSAND ? 3 : 6))
			return false;
	}
	if (rest.length > 0) {
		counts->marks++;
		if (!mig_signs_marks(&notation->signs, rest, &flags))
			return false;
	}
	value->flags |= flags;
	return true;
}

/* A cell that is a sign, alone or with marks behind it. */
static bool
read_sign(const struct mig_notation *notation, struct mig_text cell, struct mig_value *value,
	  struct mig_counts *counts)
{
	const struct mig_sign *sign = NULL;
	size_t length = cell.length;
	struct mig_text marks;
	mig_flags flags;

	for (; length > 0 && !sign; length -= !sign)
		sign = mig_signs_find(&notation->signs, (struct mig_text){ cell.bytes, length },
				      false);
	if (!sign)
		return false;
	marks = mig_tidy_trim((struct mig_text){ cell.bytes + length, cell.length - length });
	if (!mig_signs_marks(&notation->signs, marks, &flags))
		return false;
	*value = sign->kind == MIG_SIGN_ZERO ? mig_value_of(0) : mig_value_missing();
	value->flags = sign->flags;
	if (marks.length > 0) {
		/* A reason takes the place of the general "missing". */
		if (flags & MIG_FLAGS_MISSING)
			value->flags &= ~MIG_FLAG('O');
		value->flags |= flags;
	}
	counts->signs += sign->kind == MIG_SIGN_MISSING;
	counts->zeros += sign->kind == MIG_SIGN_ZERO;
	return true;
}

/* A number of `whole` digits, the first of them `first`, and `places` behind the decimal sign. */
static void
count_number(struct mig_counts *counts, size_t whole, size_t places, char first, bool grouped)
{
	counts->numbers++;
	counts->grouped += grouped;
	counts->decimals += places > 0;
	counts->like_groups += places == 3 && whole <= 3 && first != '0';
	counts->long_wholes += whole > 3 && !grouped;
}

static void
count_plain(struct mig_counts *counts, const struct plain *plain)
{
	struct mig_text text = { plain->text, plain->length };
	size_t whole = 0, places = 0;

	if (text.length > 0 && !is_digit(*text.bytes))
		skip(&text, 1);
	while (whole < text.length && is_digit(text.bytes[whole]))
		whole++;
	while (plain->decimal && whole + 1 + places < text.length &&
	       is_digit(text.bytes[whole + 1 + places]))
		places++;
	count_number(counts, whole, places, *text.bytes, plain->grouped);
}

/* A cell that is digits alone, or with a point among them where that is the decimal sign: nearly
 * all are, and nothing that a notation can say changes them, but for a unit that multiplies. */
static bool
read_plain(const struct mig_notation *notation, struct mig_text cell, struct mig_figure *figure,
	   struct mig_counts *counts)
{
	struct mig_value *value = &figure->value;
	size_t point = cell.length;
	long long units = 0;

	if (cell.length > 18 || notation->unit == MIG_UNIT_THOUSAND ||
	    notation->unit == MIG_UNIT_MILLION)
		return false;
	for (size_t i = 0; i < cell.length; i++) {
		char byte = cell.bytes[i];

		if (is_digit(byte))
			units = units * 10 + (byte - '0');
		else if (byte == '.' && !notation->decimal && point == cell.length && i > 0 &&
			 i + 1 < cell.length)
			point = i;
		else
			return false;
	}
	value->number.units = units;
	value->number.scale = point == cell.length ? 0 : (int)(cell.length - point) - 1;
	value->state = MIG_VALUE_KNOWN;
	figure->as_printed = cell.bytes[0] != '0' || cell.length == 1 || point == 1;
	count_number(counts, point, point == cell.length ? 0 : cell.length - point - 1, *cell.bytes,
		     false);
	return true;
}

enum mig_status
mig_number_read(const struct mig_notation *notation, struct mig_text cell,
		struct mig_figure *figure, struct mig_counts *counts, struct mig_error *error)
{
	struct plain plain = { .length = 0 };
	struct mig_value *value = &figure->value;
	struct mig_text rest = cell;
	enum mig_parse parse;

	*figure = (struct mig_figure){ .value = mig_value_missing(), .unit = MIG_UNIT_NONE };
	if (cell.length == 0) {
		counts->empty++;
		return MIG_OK;
	}
	if (notation->signs.begins[(unsigned char)*cell.bytes]
		? read_sign(notation, cell, value, counts)
		: read_plain(notation, cell, figure, counts))
		return MIG_OK;
	if (!take_number(notation, &rest, &plain))
		return mig_number_refuse(notation, cell, error);
	parse = mig_decimal_parse((struct mig_text){ plain.text, plain.length }, &value->number);
	if (parse == MIG_PARSE_RANGE)
		return mig_fail(error, MIG_DATA, "more digits than can be exact: '%.*s'",
				(int)cell.length, cell.bytes);
	if (parse != MIG_PARSE_OK)
		return mig_number_refuse(notation, cell, error);
	value->state = MIG_VALUE_KNOWN;
	if (!read_behind(notation, rest, value, &figure->unit, counts))
		return mig_number_refuse(notation, cell, error);
	count_plain(counts, &plain);
	return MIG_OK;
}
