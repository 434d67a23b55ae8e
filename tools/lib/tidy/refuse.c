/* What a figure that cannot be read may be, and which option says so. */
#include <string.h>

#include "tidy/grid.h"
#include "tidy/number.h"

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static void
skip(struct mig_text *text, size_t length)
{
	text->bytes += length;
	text->length -= length;
}

static struct mig_text
behind(struct mig_text cell, const char *also)
{
	while (cell.length > 0 && (is_digit(*cell.bytes) || strchr(also, *cell.bytes)))
		skip(&cell, 1);
	return cell;
}

/* What stands behind the number that a cell begins with: "1)" of "12 1)"; the whole cell if it
 * begins with none, nothing if more digits follow that --group or --decimal may join. */
static struct mig_text
mark_of(struct mig_text cell)
{
	struct mig_text rest = cell, word = behind(cell, " .,");

	if (cell.length == 0 || !is_digit(*cell.bytes) || word.length == 0)
		return word;
	while (rest.length > 0 && is_digit(*rest.bytes)) {
		rest = behind(rest, "");
		if (rest.length > 1 && strchr(".,", *rest.bytes) && is_digit(rest.bytes[1]))
			skip(&rest, 1);
	}
	rest = mig_tidy_trim(rest);
	/* "1 234 b" has more digits in the number than before its first blank. */
	return is_digit(*rest.bytes) && memchr(rest.bytes, ' ', rest.length) ? word : rest;
}

/* What is like a dash and no minus sign. */
static bool
is_dash(struct mig_text cell)
{
	static const char *const dashes[] = { "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x92" };

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (cell.length > 3 && memcmp(cell.bytes, dashes[i], 3) == 0 &&
		    is_digit(cell.bytes[3]))
			return true;
	return false;
}

static bool
is_unit(struct mig_text mark)
{
	enum mig_unit unit = mig_unit_take(&mark);

	return mark.length == 0 && (unit == MIG_UNIT_THOUSAND || unit == MIG_UNIT_MILLION);
}

/* Letters, and not a raised digit (U+00B9, U+00B2, U+00B3, U+2070 and what follows). */
static bool
is_word(struct mig_text mark)
{
	unsigned char first = (unsigned char)*mark.bytes;

	return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') ||
	       (first > 0xc2 && first != 0xe2);
}

/* Letters that scanners and typists put in place of 0 and 1, right behind a digit: 8OO, 12l. */
static bool
is_like_digits(struct mig_text cell, struct mig_text mark)
{
	if (mark.length == 0 || mark.length == cell.length || !is_digit(mark.bytes[-1]))
		return false;
	for (size_t i = 0; i < mark.length; i++)
		if (!is_digit(mark.bytes[i]) && !strchr("OoIl", mark.bytes[i]))
			return false;
	return true;
}

static void
hint(struct mig_text cell, struct mig_text mark, const struct mig_notation *notation,
     struct mig_error *error)
{
	if (is_like_digits(cell, mark))
		mig_hint(error,
			 "'%.*s' looks like digits: letters such as O and l are no 0 and 1; mend "
			 "the cell",
			 (int)mark.length, mark.bytes);
	else if (is_unit(mark))
		mig_hint(error,
			 "--unit cell multiplies where '%.*s' stands behind a figure; --unit "
			 "thousand and --unit million are for all figures of the table",
			 (int)mark.length, mark.bytes);
	else if (memchr(cell.bytes, '%', cell.length))
		mig_hint(error, "percentages need --unit percent, or --unit cell where only some "
				"figures are");
	else if (mark.length > 0 && mark.length < cell.length)
		mig_hint(error,
			 is_word(mark)
			     ? "--units names words behind figures, as --units '%.*s'; --sign "
			       "gives them a meaning"
			     : "--sign gives marks behind figures a meaning, as --sign "
			       "'%.*s=footnote' where it refers to a note",
			 (int)mark.length, mark.bytes);
	else if (is_dash(cell))
		mig_hint(error,
			 "a dash is no minus sign, which is '-' or U+2212; where it is meant "
			 "as one, put that in its place");
	else if (memchr(cell.bytes, ',', cell.length) || memchr(cell.bytes, ' ', cell.length) ||
		 memchr(cell.bytes, '.', cell.length))
		mig_hint(error,
			 "--group says what groups digits (now: %s%s%s), --decimal what begins "
			 "the fraction (now: '%s'); '31 ,727' needs both signs: --group ', '",
			 notation->group ? "'" : "", notation->group ? notation->group : "nothing",
			 notation->group ? "'" : "", notation->decimal ? notation->decimal : ".");
	else
		mig_hint(error, "say what it means with --signs PRESET or --sign '%.*s=missing'",
			 (int)cell.length, cell.bytes);
}

enum mig_status
mig_number_refuse(const struct mig_notation *notation, struct mig_text cell,
		  struct mig_error *error)
{
	struct mig_buffer who = { 0 };
	struct mig_text mark = mark_of(cell);
	/* The letters behind a number are what presets may know. */
	enum mig_status status = mig_signs_who(mark.length ? mark : cell, &who, error);

	if (status != MIG_OK) {
		mig_buffer_free(&who);
		return status;
	}
	mig_fail(error, MIG_DATA, "not a number: '%.*s'", (int)cell.length, cell.bytes);
	if (who.length > 0)
		mig_hint(error, "'%.*s' is a sign of --signs %s; or say what it means with --sign",
			 (int)mark.length, mark.bytes, who.bytes);
	else
		hint(cell, mark, notation, error);
	mig_buffer_free(&who);
	return MIG_DATA;
}
