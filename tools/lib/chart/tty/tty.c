#include "tty.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/types.h"
#include "chart/words.h"

/* -------------------------------------------------------------------------- text */

size_t
mig_tty_columns(struct mig_text text)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_utf8_width(mig_text_clean(text, clean));
}

static void
add(struct mig_tty *tty, const char *bytes, size_t length)
{
	if (tty->status == MIG_OK)
		tty->status = mig_buffer_add(tty->out, bytes, length, tty->chart->error);
}

static void
pay_blanks(struct mig_tty *tty)
{
	for (; tty->blanks > 0; tty->blanks--, tty->column++)
		add(tty, " ", 1);
}

/* What stands for a character of our own texts where only ASCII may be used. */
static const char *
stand_in(unsigned code)
{
	switch (code) {
	case 0x00A0:
	case 0x202F:
		return " ";
	case 0x2013:
	case 0x2212:
		return "-";
	case 0x2026:
		return "~";
	default:
		return NULL;
	}
}

/* Clean text. */
static void
add_text(struct mig_tty *tty, struct mig_text text)
{
	size_t i, length;

	if (text.length == 0)
		return;
	pay_blanks(tty);
	tty->column += mig_utf8_width(text);
	if (!tty->look.ascii) {
		add(tty, text.bytes, text.length);
		return;
	}
	for (i = 0; i < text.length; i += length) {
		const char *other = stand_in(mig_utf8_decode(text.bytes + i, &length));

		add(tty, other ? other : text.bytes + i, other ? 1 : length);
	}
}

void
mig_tty_put(struct mig_tty *tty, struct mig_text text)
{
	char clean[MIG_TEXT_BYTES_MAX];

	add_text(tty, mig_text_clean(text, clean));
}

void
mig_tty_string(struct mig_tty *tty, const char *text)
{
	mig_tty_put(tty, mig_text_of(text));
}

void
mig_tty_blank(struct mig_tty *tty, size_t count)
{
	tty->blanks += count;
}

void
mig_tty_end(struct mig_tty *tty)
{
	mig_tty_plain(tty);
	add(tty, "\n", 1);
	tty->column = tty->blanks = 0;
}

void
mig_tty_repeat(struct mig_tty *tty, const char *character, const char *ascii, size_t count)
{
	for (; count > 0; count--)
		add_text(tty, mig_text_of(tty->look.ascii ? ascii : character));
}

/* How many bytes of `text` fit into `width` columns. */
static size_t
fitting(struct mig_text text, size_t width)
{
	size_t i, length, used = 0;

	for (i = 0; i < text.length; i += length) {
		mig_utf8_decode(text.bytes + i, &length);
		used += mig_utf8_width((struct mig_text){ text.bytes + i, length });
		if (used > width)
			break;
	}
	return i;
}

struct mig_text
mig_tty_cut(struct mig_text text, size_t width, char clean[MIG_TEXT_BYTES_MAX])
{
	static const char ellipsis[] = "\xE2\x80\xA6";

	text = mig_text_clean(text, clean);
	if (mig_utf8_width(text) <= width)
		return text;
	text.length = width > 0 ? fitting(text, width - 1) : 0;
	while (text.length > 0 && text.bytes[text.length - 1] == ' ')
		text.length--;
	if (width > 0) {
		memcpy(clean + text.length, ellipsis, sizeof ellipsis - 1);
		text.length += sizeof ellipsis - 1;
	}
	return text;
}

void
mig_tty_field(struct mig_tty *tty, struct mig_text text, size_t width, enum mig_align align)
{
	char clean[MIG_TEXT_BYTES_MAX];
	size_t used, left;

	text = mig_tty_cut(text, width, clean);
	used = mig_utf8_width(text);
	left = align == MIG_ALIGN_LEFT	  ? 0
	       : align == MIG_ALIGN_RIGHT ? width - used
					  : (width - used) / 2;
	mig_tty_blank(tty, left);
	add_text(tty, text);
	mig_tty_blank(tty, width - used - left);
}

/* Where a line of `width` columns ends: at its last blank, else where it is full. */
static size_t
line_end(struct mig_text text, size_t width)
{
	size_t fit = fitting(text, width), blank = fit;

	if (fit == text.length || text.bytes[fit] == ' ')
		return fit;
	while (blank > 0 && text.bytes[blank - 1] != ' ')
		blank--;
	while (blank > 0 && text.bytes[blank - 1] == ' ')
		blank--;
	return blank > 0 ? blank : fit > 0 ? fit : text.length;
}

static void
wrap(struct mig_tty *tty, struct mig_text text, bool bold)
{
	char clean[MIG_TEXT_BYTES_MAX];
	size_t indent = tty->blanks;

	text = mig_text_clean(text, clean);
	while (text.length > 0 && text.bytes[text.length - 1] == ' ')
		text.length--;
	while (text.length > 0) {
		size_t end = line_end(text, tty->look.width - indent);

		tty->blanks = indent;
		if (bold)
			mig_tty_bold(tty);
		add_text(tty, (struct mig_text){ text.bytes, end });
		mig_tty_end(tty);
		while (end < text.length && text.bytes[end] == ' ')
			end++;
		text.bytes += end;
		text.length -= end;
	}
}

void
mig_tty_wrap(struct mig_tty *tty, struct mig_text text)
{
	wrap(tty, text, false);
}

/* ------------------------------------------------------------------------ colour */

/* Colours of the 256 that can be seen on black and on white alike. */
static int
code_of(enum mig_colour colour)
{
	static const struct {
		enum mig_colour colour;
		int code;
	} codes[] = {
		{ MIG_BLUE, 32 },	  { MIG_ORANGE, 166 },	    { 0x12463B, 35 },
		{ 0xC878A6, 175 },	  { 0x59266B, 97 },	    { 0xE3B23C, 178 },
		{ MIG_BLUE_TINT, 32 },	  { MIG_ORANGE_TINT, 166 }, { MIG_BLUE_PALE, 110 },
		{ MIG_ORANGE_PALE, 180 }, { MIG_OTHER_FILL, 245 },  { MIG_OTHER_LINE, 245 },
	};
	size_t i;

	for (i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].colour == colour)
			return codes[i].code;
	return -1;
}

void
mig_tty_paint(struct mig_tty *tty, enum mig_colour colour)
{
	char sequence[32];
	int code = code_of(colour);

	if (!tty->look.colour)
		return;
	mig_tty_plain(tty);
	if (code < 0)
		return;
	pay_blanks(tty);
	snprintf(sequence, sizeof sequence, "\033[38;5;%dm", code);
	add(tty, sequence, strlen(sequence));
	tty->painted = true;
}

void
mig_tty_bold(struct mig_tty *tty)
{
	if (!tty->look.colour)
		return;
	add(tty, "\033[1m", 4);
	tty->painted = true;
}

void
mig_tty_plain(struct mig_tty *tty)
{
	if (tty->painted)
		add(tty, "\033[0m", 4);
	tty->painted = false;
}

/* -------------------------------------------------------------------------- bars */

void
mig_tty_shade(struct mig_tty *tty, size_t step, size_t count, enum mig_colour colour)
{
	static const struct {
		const char *character, *ascii;
	} shades[MIG_TTY_SHADES] = {
		{ "\xC2\xB7", "." }, { "\xE2\x96\x91", "-" }, { "\xE2\x96\x92", "+" },
		{ "\xE2\x96\x93", "%" }, { "\xE2\x96\x88", "#" },
	};

	mig_tty_paint(tty, colour);
	mig_tty_repeat(tty, shades[step].character, shades[step].ascii, count);
	mig_tty_plain(tty);
}

void
mig_tty_axis(struct mig_tty *tty)
{
	mig_tty_repeat(tty, "\xE2\x94\x82", "|", 1);
}

/* The length in `parts` of a column, at least one of them if there is any. */
static size_t
parts_of(double length, size_t parts)
{
	size_t count = length > 0 ? (size_t)lround(length * (double)parts) : 0;

	return length > 0 && count == 0 ? 1 : count;
}

/* Parts of a column that can be drawn: the block of the left half has a mirror image, the other
 * eighths have not. */
static size_t
finest(const struct mig_tty *tty, bool leftwards)
{
	return tty->look.ascii ? 1 : leftwards ? 2 : 8;
}

size_t
mig_tty_bar_columns(const struct mig_tty *tty, double length, bool leftwards)
{
	size_t parts = finest(tty, leftwards);

	return (parts_of(length, parts) + parts - 1) / parts;
}

void
mig_tty_bar(struct mig_tty *tty, double length, bool leftwards)
{
	static const char *const eighths[] = {
		"\xE2\x96\x8F", "\xE2\x96\x8E", "\xE2\x96\x8D", "\xE2\x96\x8C",
		"\xE2\x96\x8B", "\xE2\x96\x8A", "\xE2\x96\x89",
	};
	size_t parts = finest(tty, leftwards), count = parts_of(length, parts);

	if (leftwards)
		mig_tty_repeat(tty, "\xE2\x96\x90", "#", count % parts);
	mig_tty_repeat(tty, "\xE2\x96\x88", "#", count / parts);
	if (!leftwards && count % parts)
		mig_tty_repeat(tty, eighths[count % parts - 1], "#", 1);
}

/* ------------------------------------------------------------------------- pages */

static void
add_heading(struct mig_tty *tty)
{
	const struct mig_chart_request *request = tty->chart->request;
	const struct mig_chart *chart = tty->chart;
	struct mig_text title = { chart->title.bytes ? chart->title.bytes : "",
				  chart->title.length };
	struct mig_text subtitle = { chart->subtitle.bytes ? chart->subtitle.bytes : "",
				     chart->subtitle.length };

	if (request->title)
		title = mig_text_of(request->title);
	if (request->subtitle)
		subtitle = mig_text_of(request->subtitle);
	wrap(tty, title, true);
	wrap(tty, subtitle, false);
	mig_tty_end(tty);
}

static void
add_notes(struct mig_tty *tty)
{
	const char *note;

	mig_frame_close(tty->chart);
	note = tty->chart->notes.bytes ? tty->chart->notes.bytes : "";
	if (*note)
		mig_tty_end(tty);
	while (*note) {
		size_t length = strcspn(note, "\n");

		mig_tty_wrap(tty, (struct mig_text){ note, length });
		note += length + (note[length] == '\n');
	}
}

enum mig_status
mig_tty_page(const struct mig_chart_type *type, const struct mig_chart_request *request,
	     const struct mig_table *table, const struct mig_tty_look *look,
	     struct mig_buffer *page, struct mig_buffer *advice, struct mig_error *error)
{
	struct mig_buffer body = { 0 };
	struct mig_chart chart;
	struct mig_tty tty = { .look = *look, .chart = &chart, .out = page };
	enum mig_status status;

	mig_chart_begin(&chart, request, table, error);
	/* The heading is known when the form has read the table. */
	tty.out = &body;
	status = type->tty(&tty);
	tty.out = page;
	if (status == MIG_OK)
		add_heading(&tty);
	if (status == MIG_OK && chart.empty) {
		mig_tty_string(&tty, mig_word(&chart, "No data for this selection"));
		mig_tty_end(&tty);
	} else if (status == MIG_OK && body.length > 0) {
		add(&tty, body.bytes, body.length);
	}
	if (status == MIG_OK)
		add_notes(&tty);
	status = status != MIG_OK ? status : tty.status;
	status = status != MIG_OK ? status : chart.canvas.status;
	if (status == MIG_OK && chart.advice.length > 0)
		status = mig_buffer_add_string(advice, chart.advice.bytes, error);
	mig_buffer_free(&body);
	mig_chart_free(&chart);
	return status;
}
