/* dumbbell, slope and bullet in a terminal: a unit a line, its two figures on a common scale. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/types/couples.h"
#include "tty.h"
#include "chart/words.h"

enum { TRACK_LEAST = 8, NAMES_LEAST = 6, HEAD_MOST = 12, FIRST = 0, SECOND = 1, CHANGE = 2 };

struct table {
	struct mig_tty *tty;
	struct mig_couples couples;
	size_t names, columns[3], track; /* columns of the page */
	double low, high;		 /* of the figures */
	bool missing;
	bool told; /* there is room for the change beside the two figures */
};

/* The figures of one line, ":" where there is none. */
struct line {
	char texts[3][MIG_FIGURE_SIZE + 1];
};

static size_t
columns_of(const char *text)
{
	return mig_tty_columns(mig_text_of(text));
}

static void
widen(size_t *columns, size_t need)
{
	*columns = need > *columns ? need : *columns;
}

/* The names get what is left of the page, when the track has its least. */
static void
share_out(struct table *table, size_t texts)
{
	size_t width = table->tty->look.width, most = width * 2 / 5, i;

	for (i = 0; i < table->couples.count; i++)
		widen(&table->names, mig_tty_columns(table->couples.items[i].name));
	table->names = table->names > most ? most : table->names;
	if (table->names + texts + TRACK_LEAST > width)
		table->names = texts + TRACK_LEAST + NAMES_LEAST < width
				   ? width - texts - TRACK_LEAST
				   : NAMES_LEAST;
	texts += table->names;
	table->track = texts + TRACK_LEAST < width ? width - texts : TRACK_LEAST;
}

/* --------------------------------------------------------------------- dumbbells */

static void
set_text(struct table *table, struct mig_value value, bool with_sign, char *text)
{
	bool plus = with_sign && mig_known(value) && mig_decimal_sign(value.number) > 0;

	if (!mig_known(value)) {
		strcpy(text, ":");
		table->missing = true;
		return;
	}
	*text = '+';
	mig_figure_text(table->tty->chart, value, table->couples.digits, text + plus);
}

static struct line
line_of(struct table *table, const struct mig_couple *item)
{
	struct line line = { 0 };

	set_text(table, item->first, false, line.texts[FIRST]);
	set_text(table, item->second, false, line.texts[SECOND]);
	set_text(table, item->change, true, line.texts[CHANGE]);
	return line;
}

static struct mig_text
head_of(const struct table *table, size_t column)
{
	return column == CHANGE ? mig_text_of(mig_word(table->tty->chart, "Change"))
				: table->couples.names[column];
}

static void
find_layout(struct table *table)
{
	size_t i, column, texts, need;

	table->low = INFINITY;
	table->high = -INFINITY;
	for (column = FIRST; column <= CHANGE; column++) {
		size_t head = mig_tty_columns(head_of(table, column));

		widen(&table->columns[column], head < HEAD_MOST ? head : HEAD_MOST);
	}
	for (i = 0; i < table->couples.count; i++) {
		const struct mig_couple *item = &table->couples.items[i];
		struct line line = line_of(table, item);

		for (column = FIRST; column <= CHANGE; column++)
			widen(&table->columns[column], columns_of(line.texts[column]));
		/* NaN, where a figure is missing, is neither. */
		table->low = fmin(table->low, fmin(mig_value_number(item->first),
						   mig_value_number(item->second)));
		table->high = fmax(table->high, fmax(mig_value_number(item->first),
						     mig_value_number(item->second)));
	}
	texts = table->columns[FIRST] + table->columns[SECOND] + 3;
	need = texts + TRACK_LEAST + NAMES_LEAST;
	table->told = need + table->columns[CHANGE] + 1 <= table->tty->look.width;
	share_out(table, texts + (table->told ? table->columns[CHANGE] + 1 : 0));
	if (need > table->tty->look.width)
		table->track = 0;
}

static size_t
place_of(const struct table *table, struct mig_value value)
{
	double span = table->high - table->low;

	if (!mig_known(value))
		return (size_t)-1;
	return span > 0 ? (size_t)lround((mig_value_number(value) - table->low) / span *
					 (double)(table->track - 1))
			: table->track / 2;
}

static enum mig_colour
colour_of(const struct mig_couple *item)
{
	int sign = mig_known(item->change) ? mig_decimal_sign(item->change.number) : 0;

	return sign < 0 ? MIG_ORANGE : sign > 0 ? MIG_BLUE : MIG_INK;
}

static void
add_track(struct table *table, const struct mig_couple *item)
{
	struct mig_tty *tty = table->tty;
	size_t first = place_of(table, item->first), second = place_of(table, item->second), i;
	bool joined = mig_known(item->first) && mig_known(item->second) && !item->broken;

	mig_tty_paint(tty, colour_of(item));
	for (i = 0; i < table->track; i++) {
		bool between = joined && (i > first) == (i < second) && (i < first) == (i > second);

		if (i == second)
			mig_tty_repeat(tty, "\xE2\x97\x8F", "*", 1);
		else if (i == first)
			mig_tty_repeat(tty, "\xE2\x97\x8B", "o", 1);
		else if (between)
			mig_tty_repeat(tty, "\xE2\x94\x80", "-", 1);
		else
			mig_tty_blank(tty, 1);
	}
	mig_tty_plain(tty);
}

static void
add_heads(struct table *table)
{
	struct mig_tty *tty = table->tty;

	mig_tty_blank(tty, table->names + 1);
	mig_tty_field(tty, head_of(table, FIRST), table->columns[FIRST], MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, 1);
	if (table->track > 0) {
		mig_tty_repeat(tty, "\xE2\x97\x8B", "o", 1);
		mig_tty_blank(tty, table->track - 2);
		mig_tty_repeat(tty, "\xE2\x97\x8F", "*", 1);
	}
	mig_tty_blank(tty, 1);
	mig_tty_field(tty, head_of(table, SECOND), table->columns[SECOND], MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, 1);
	if (table->told)
		mig_tty_field(tty, head_of(table, CHANGE), table->columns[CHANGE], MIG_ALIGN_RIGHT);
	mig_tty_end(tty);
}

static void
add_line(struct table *table, const struct mig_couple *item)
{
	struct mig_tty *tty = table->tty;
	struct line line = line_of(table, item);

	if (item->strong)
		mig_tty_bold(tty);
	mig_tty_field(tty, item->name, table->names, MIG_ALIGN_LEFT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	mig_tty_field(tty, mig_text_of(line.texts[FIRST]), table->columns[FIRST], MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, 1);
	add_track(table, item);
	mig_tty_blank(tty, 1);
	mig_tty_field(tty, mig_text_of(line.texts[SECOND]), table->columns[SECOND],
		      MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, 1);
	if (table->told)
		mig_tty_field(tty, mig_text_of(line.texts[CHANGE]), table->columns[CHANGE],
			      MIG_ALIGN_RIGHT);
	mig_tty_end(tty);
}

static enum mig_status
write_dumbbells(struct mig_tty *tty, const char *type)
{
	struct table table = { .tty = tty, .couples = { .chart = tty->chart } };
	enum mig_status status = mig_dumbbell_read(&table.couples, type);
	bool broken = false;
	size_t i;

	if (status != MIG_OK || tty->chart->empty)
		return status;
	find_layout(&table);
	add_heads(&table);
	for (i = 0; i < table.couples.count; i++) {
		const struct mig_couple *item = &table.couples.items[i];

		broken =
		    broken || (item->broken && mig_known(item->first) && mig_known(item->second));
		add_line(&table, item);
	}
	if (table.missing)
		mig_frame_note(tty->chart, ": not available");
	if (broken)
		mig_frame_note(tty->chart, "Not joined: break in series.");
	mig_frame_flags(tty->chart, table.couples.flags);
	return MIG_OK;
}

enum mig_status
mig_tty_dumbbell(struct mig_tty *tty)
{
	return write_dumbbells(tty, "dumbbell");
}

enum mig_status
mig_tty_slope(struct mig_tty *tty)
{
	return write_dumbbells(tty, "slope");
}

/* ----------------------------------------------------------------------- bullets */

/* "51.4 %  32 363 of 63 000", or what is known of it. */
static void
use_text(const struct table *table, const struct mig_couple *item, char text[3 * MIG_FIGURE_SIZE])
{
	const struct mig_chart *chart = table->tty->chart;
	char used[MIG_FIGURE_SIZE], quota[MIG_FIGURE_SIZE], percent[MIG_FIGURE_SIZE] = "";
	int digits = table->couples.digits;
	size_t length;

	mig_figure_text(chart, item->first, digits, used);
	mig_figure_text(chart, item->second, digits, quota);
	if (mig_known(item->first) && mig_known(item->second)) {
		if (mig_decimal_sign(item->second.number) != 0)
			mig_bullet_percent(chart, item, percent);
		length = (size_t)snprintf(text, 3 * MIG_FIGURE_SIZE, "%s%s", percent,
					  *percent ? "  " : "");
		snprintf(text + length, 3 * MIG_FIGURE_SIZE - length, mig_word(chart, "%s of %s"),
			 used, quota);
		return;
	}
	length = (size_t)snprintf(text, 3 * MIG_FIGURE_SIZE, "%s, ", used);
	if (mig_known(item->second))
		snprintf(text + length, 3 * MIG_FIGURE_SIZE - length, mig_word(chart, "quota %s"),
			 quota);
	else
		snprintf(text + length, 3 * MIG_FIGURE_SIZE - length, "%s",
			 mig_word(chart, "quota not available"));
}

/* What was used, the rest of the quota, the tick at its end, what went beyond. */
static void
add_bullet(struct table *table, const struct mig_couple *item)
{
	struct mig_tty *tty = table->tty;
	double unit = table->high > 0 ? (double)(table->track - 1) / table->high : 0;
	double figures[2] = { fmax(mig_value_number(item->first), 0),
			      fmax(mig_value_number(item->second), 0) };
	bool limited = mig_known(item->second);
	size_t used = (size_t)lround(figures[FIRST] * unit);
	size_t quota = (size_t)lround(figures[SECOND] * unit);
	size_t within = limited && used > quota ? quota : used, end;

	mig_tty_axis(tty);
	mig_tty_paint(tty, MIG_BLUE);
	mig_tty_repeat(tty, "\xE2\x96\x88", "#", within);
	mig_tty_paint(tty, MIG_BLUE_PALE);
	mig_tty_repeat(tty, "\xE2\x96\x91", "-", limited ? quota - within : 0);
	mig_tty_plain(tty);
	if (limited)
		mig_tty_repeat(tty, "\xE2\x94\x83", "|", 1);
	mig_tty_paint(tty, MIG_ORANGE);
	mig_tty_repeat(tty, "\xE2\x96\x93", "+", used - within);
	mig_tty_plain(tty);
	end = (limited ? quota + 1 : within) + used - within;
	mig_tty_blank(tty, end < table->track ? table->track - end : 0);
}

static void
add_bullet_line(struct table *table, const struct mig_couple *item)
{
	struct mig_tty *tty = table->tty;
	char text[3 * MIG_FIGURE_SIZE];

	if (item->strong)
		mig_tty_bold(tty);
	mig_tty_field(tty, item->name, table->names, MIG_ALIGN_LEFT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	add_bullet(table, item);
	mig_tty_blank(tty, 1);
	use_text(table, item, text);
	if (tty->column + tty->blanks + columns_of(text) > tty->look.width) {
		mig_tty_end(tty);
		mig_tty_blank(tty, 2);
	}
	mig_tty_wrap(tty, mig_text_of(text));
}

enum mig_status
mig_tty_bullet(struct mig_tty *tty)
{
	struct table table = { .tty = tty, .couples = { .chart = tty->chart } };
	enum mig_status status = mig_bullet_read(&table.couples);
	size_t i, texts = 0, most = tty->look.width / 2;

	if (status != MIG_OK || tty->chart->empty)
		return status;
	for (i = 0; i < table.couples.count; i++) {
		const struct mig_couple *item = &table.couples.items[i];
		char text[3 * MIG_FIGURE_SIZE];

		use_text(&table, item, text);
		widen(&texts, columns_of(text));
		table.high = fmax(table.high, fmax(mig_value_number(item->first),
						   mig_value_number(item->second)));
	}
	/* Longer texts stand below their bars. */
	share_out(&table, texts > most ? 3 : texts + 3);
	for (i = 0; i < table.couples.count; i++)
		add_bullet_line(&table, &table.couples.items[i]);
	return MIG_OK;
}
