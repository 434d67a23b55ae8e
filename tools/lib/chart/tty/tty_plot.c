#include <math.h>
#include <string.h>

#include "tty.h"

bool
mig_tty_plot_new(struct mig_tty *tty, size_t width, size_t height, struct mig_tty_plot *plot)
{
	struct mig_arena *arena = &tty->chart->arena;
	size_t count = width * height + 1;

	*plot = (struct mig_tty_plot){ .width = width, .height = height };
	plot->dots = mig_arena_allocate(arena, count);
	plot->colours = mig_arena_allocate(arena, count * sizeof *plot->colours);
	plot->characters = mig_arena_allocate(arena, count * sizeof *plot->characters);
	if (!plot->dots || !plot->colours || !plot->characters) {
		tty->status = mig_fail_memory(tty->chart->error);
		return false;
	}
	memset(plot->dots, 0, count);
	memset(plot->characters, 0, count * sizeof *plot->characters);
	return true;
}

/* The character that the dot (x, y) is part of; SIZE_MAX outside. */
static size_t
place_of(const struct mig_tty_plot *plot, double x, double y)
{
	if (x < 0 || y < 0 || x >= 2 * (double)plot->width || y >= 4 * (double)plot->height)
		return (size_t)-1;
	return (size_t)y / 4 * plot->width + (size_t)x / 2;
}

static void
set_dot(struct mig_tty *tty, struct mig_tty_plot *plot, double x, double y,
	const struct mig_tty_pen *pen)
{
	/* Braille numbers its dots down the left side, down the right one, then the last row. */
	static const unsigned char bits[4][2] = {
		{ 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 }
	};
	size_t place = place_of(plot, x, y);

	if (place == (size_t)-1)
		return;
	plot->dots[place] |= bits[(size_t)y % 4][(size_t)x % 2];
	plot->colours[place] = pen->colour;
	plot->characters[place][0] = tty->look.ascii ? pen->letter : '\0';
	plot->characters[place][1] = '\0';
}

void
mig_tty_line(struct mig_tty *tty, struct mig_tty_plot *plot, const double from[2],
	     const double to[2], const struct mig_tty_pen *pen)
{
	double wide = to[0] - from[0], high = to[1] - from[1];
	int i, count = (int)ceil(fmax(fabs(wide), fabs(high)));

	for (i = 0; i <= count; i++) {
		double part = count > 0 ? (double)i / count : 0;

		if (pen->every == 0 || i % pen->every < (pen->every + 1) / 2)
			set_dot(tty, plot, round(from[0] + part * wide),
				round(from[1] + part * high), pen);
	}
}

void
mig_tty_mark(struct mig_tty_plot *plot, const double at[2], const char *character,
	     enum mig_colour colour)
{
	size_t place = place_of(plot, round(at[0]), round(at[1]));

	if (place == (size_t)-1)
		return;
	strncpy(plot->characters[place], character, sizeof plot->characters[place] - 1);
	plot->characters[place][3] = '\0';
	plot->colours[place] = colour;
}

bool
mig_tty_plot_free(const struct mig_tty_plot *plot, size_t row, size_t column)
{
	size_t place = row * plot->width + column;

	return !plot->dots[place] && !plot->characters[place][0];
}

void
mig_tty_upright(struct mig_tty *tty, struct mig_tty_plot *plot, double x)
{
	size_t row, column = (size_t)x / 2;

	for (row = 0; row < plot->height; row++) {
		double at[2] = { 2 * (double)column, 4 * (double)row };

		if (mig_tty_plot_free(plot, row, column))
			mig_tty_mark(plot, at, tty->look.ascii ? ":" : "\xE2\x94\x8A", MIG_AXIS);
	}
}

void
mig_tty_plot_row(struct mig_tty *tty, const struct mig_tty_plot *plot, size_t row)
{
	enum mig_colour colour = MIG_INK;
	size_t i;

	for (i = row * plot->width; i < (row + 1) * plot->width; i++) {
		/* U+2800 and the dots */
		char braille[4] = { '\xE2', (char)(0xA0 | plot->dots[i] >> 6),
				    (char)(0x80 | (plot->dots[i] & 0x3F)), '\0' };

		if (!plot->dots[i] && !plot->characters[i][0]) {
			mig_tty_blank(tty, 1);
			continue;
		}
		if (!tty->painted || plot->colours[i] != colour)
			mig_tty_paint(tty, plot->colours[i]);
		colour = plot->colours[i];
		mig_tty_string(tty, plot->characters[i][0] ? plot->characters[i] : braille);
	}
	mig_tty_plain(tty);
}
