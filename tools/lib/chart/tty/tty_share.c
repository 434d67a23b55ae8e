/* share in a terminal: a bar of 100 percent a line. A figure stands in its segment or, if that is
 * too narrow, below the bar. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/types/members.h"
#include "tty.h"
#include "chart/words.h"

enum { LISTED_NAME = 24 };

static const struct {
	const char *character, *ascii;
} fills[MIG_SERIES_MAX + 1] = {
	{ "\xE2\x96\x88", "#" }, { "\xE2\x96\x93", "%" }, { "\xE2\x96\x92", "=" },
	{ "\xE2\x96\x91", "-" }, { "\xE2\x96\x9A", "+" }, { "\xE2\x95\xB1", "/" },
	{ "\xC2\xB7", "." }, /* what a bar lacks to 100 */
};

struct table {
	struct mig_tty *tty;
	struct mig_share share;
	size_t rows, names, bars; /* columns */
};

static void
fill(struct table *table, size_t member, size_t count)
{
	if (member < MIG_SERIES_MAX)
		mig_tty_paint(table->tty, table->share.members[member].colour);
	mig_tty_repeat(table->tty, fills[member].character, fills[member].ascii, count);
	mig_tty_plain(table->tty);
}

static void
add_legend(struct table *table)
{
	struct mig_tty *tty = table->tty;
	size_t i, room;

	for (i = 0; i < table->share.count; i++) {
		struct mig_text name = table->share.members[i].name;

		room = tty->look.width - 3;
		if (tty->column > 0 && tty->column + 5 + mig_tty_columns(name) > tty->look.width)
			mig_tty_end(tty);
		if (tty->column > 0)
			mig_tty_blank(tty, 2);
		fill(table, i, 2);
		mig_tty_blank(tty, 1);
		mig_tty_field(tty, name,
			      mig_tty_columns(name) < room ? mig_tty_columns(name) : room,
			      MIG_ALIGN_LEFT);
	}
	mig_tty_end(tty);
	mig_tty_end(tty);
}

/* A segment, with its text in the middle if it has room. */
static bool
add_segment(struct table *table, size_t member, size_t columns, const char *text)
{
	size_t width = mig_tty_columns(mig_text_of(text)) + 2;

	if (columns < width + 2) {
		fill(table, member, columns);
		return false;
	}
	fill(table, member, (columns - width) / 2);
	mig_tty_blank(table->tty, 1);
	mig_tty_string(table->tty, text);
	mig_tty_blank(table->tty, 1);
	fill(table, member, columns - width - (columns - width) / 2);
	return true;
}

static void
list(struct table *table, struct mig_buffer *listed, const char *name, const char *text)
{
	struct mig_tty *tty = table->tty;
	char clean[MIG_TEXT_BYTES_MAX];
	struct mig_text cut = mig_tty_cut(mig_text_of(name), LISTED_NAME, clean);

	if (tty->status == MIG_OK)
		tty->status = mig_buffer_format(listed, tty->chart->error, "%s%.*s%s%s",
						listed->length > 0 ? ", " : "", (int)cut.length,
						cut.bytes, *name ? "\xC2\xA0" : "", text);
}

static void
add_bar(struct table *table, size_t bar, struct mig_buffer *listed)
{
	struct mig_share *share = &table->share;
	double sum = 0, scale = (double)table->bars / 100;
	char text[MIG_NUMBER_SIZE + MIG_FLAGS_TEXT_SIZE + 1], flags[MIG_FLAGS_TEXT_SIZE + 1];
	size_t i, from = 0, to;

	mig_tty_field(table->tty, share->grid.slots[bar].label, table->names, MIG_ALIGN_LEFT);
	mig_tty_blank(table->tty, 1);
	for (i = 0; i < share->count; i++, from = to) {
		struct mig_value value = mig_member_value(share, &share->members[i], bar);

		to = from;
		if (value.state != MIG_VALUE_KNOWN || mig_decimal_sign(value.number) == 0)
			continue;
		sum += mig_decimal_to_double(value.number);
		to = (size_t)lround(fmin(sum, 100) * scale);
		mig_chart_number(table->tty->chart, value.number, mig_share_digits(share), text);
		strcat(text, mig_flag_suffix(value.flags, flags));
		if (!add_segment(table, i, to - from, text))
			list(table, listed, share->members[i].name.bytes, text);
	}
	if (sum < 100 - mig_share_tolerance(share)) {
		const char *word =
		    mig_word(table->tty->chart, sum > 0 ? "not stated" : ": not available");

		if (!add_segment(table, MIG_SERIES_MAX, table->bars - from, word))
			list(table, listed, "", word);
	}
	mig_tty_end(table->tty);
}

static void
add_row(struct table *table, size_t bar)
{
	struct mig_buffer listed = { 0 };

	add_bar(table, bar, &listed);
	if (listed.length > 0) {
		mig_tty_blank(table->tty, 2);
		mig_tty_wrap(table->tty, (struct mig_text){ listed.bytes, listed.length });
	}
	mig_buffer_free(&listed);
}

enum mig_status
mig_tty_share(struct mig_tty *tty)
{
	struct table table = { .tty = tty,
			       .share = { .chart = tty->chart, .canvas = &tty->chart->canvas } };
	enum mig_status status = mig_share_read(&table.share, &table.rows);
	size_t i, most = tty->look.width * 2 / 5;

	if (status != MIG_OK || tty->chart->empty)
		return status;
	for (i = 0; i < table.rows; i++) {
		size_t name = mig_tty_columns(table.share.grid.slots[i].label);

		table.names = name > table.names ? name : table.names;
	}
	table.names = table.names > most ? most : table.names;
	table.bars = tty->look.width - table.names - 1;
	add_legend(&table);
	for (i = 0; i < table.rows; i++)
		add_row(&table, i);
	return MIG_OK;
}
