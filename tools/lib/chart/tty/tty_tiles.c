/* tiles in a terminal: each region its name, its figure and a line that is the darker the larger
 * the figure is, in its place of the layout. */
#include <stdint.h>

#include "chart/maps/tiles.h"
#include "tty.h"
#include "chart/words.h"

/* Columns of a tile with the blank behind it. */
enum { TILE_MOST = 16, TILE_LEAST = 4, FIGURE_SIZE = MIG_NUMBER_SIZE + 64 };
/* Its lines. */
enum { NAME, FIGURE, SHADE };

struct page {
	struct mig_tty *tty;
	struct mig_tiles tiles;
	size_t width;  /* of a tile */
	bool cut;      /* some name */
	bool left_out; /* some figure: part of one would be another */
};

static const struct mig_tile *
find_tile(const struct mig_tiles *tiles, long column, long row)
{
	for (size_t i = 0; i < tiles->count; i++)
		if (tiles->items[i].column == column && tiles->items[i].row == row)
			return &tiles->items[i];
	return NULL;
}

/* A class as a step: how far it is from the one in the middle, or from the lowest. */
static size_t
step_of(const struct mig_shades *classes, size_t class)
{
	size_t middle = classes->diverging ? classes->count / 2 : 0;
	size_t far = class > middle ? class - middle : middle - class;
	size_t most = classes->count - 1 - middle;

	return most > 0 ? far * (MIG_TTY_SHADES - 1) / most : MIG_TTY_SHADES - 1;
}

static size_t
class_of(const struct mig_shades *classes, double number)
{
	enum mig_colour colour = mig_shades_colour(classes, number);
	size_t class = 0;

	while (classes->colours[class] != colour)
		class++;
	return class;
}

static enum mig_colour
colour_of(const struct mig_shades *classes, size_t class)
{
	return classes->diverging && class < classes->count / 2 ? MIG_ORANGE : MIG_BLUE;
}

/* Missing figures are empty cells of the table, regions without a row, and suppressed ones. */
static void
figure_of(const struct mig_tiles *tiles, const struct mig_tile *tile, char text[FIGURE_SIZE])
{
	text[0] = ':';
	text[1] = '\0';
	if (mig_tile_known(tiles, tile))
		mig_place_figure(&tiles->places, tile->place, tiles->classes.diverging, text);
}

static bool
has_room(const struct page *page, struct mig_text text)
{
	return mig_tty_columns(text) < page->width;
}

static void
add_part(struct page *page, const struct mig_tile *tile, int part)
{
	const struct mig_tiles *tiles = &page->tiles;
	const struct mig_shades *classes = &tiles->classes;
	char figure[FIGURE_SIZE];

	if (tile->strong)
		mig_tty_bold(page->tty);
	if (part == NAME) {
		page->cut |= !has_room(page, tile->label);
		mig_tty_field(page->tty, tile->label, page->width - 1, MIG_ALIGN_LEFT);
	} else if (part == FIGURE) {
		figure_of(tiles, tile, figure);
		if (!has_room(page, mig_text_of(figure))) {
			page->left_out = true;
			*figure = '\0';
		}
		mig_tty_field(page->tty, mig_text_of(figure), page->width - 1, MIG_ALIGN_LEFT);
	} else if (mig_tile_known(tiles, tile)) {
		size_t class = class_of(classes, mig_place_number(&tiles->places, tile->place));

		mig_tty_shade(page->tty, step_of(classes, class), page->width - 1,
			      colour_of(classes, class));
	} else {
		mig_tty_blank(page->tty, page->width - 1);
	}
	mig_tty_plain(page->tty);
	mig_tty_blank(page->tty, 1);
}

static void
add_rows(struct page *page)
{
	const struct mig_tiles *tiles = &page->tiles;

	for (long row = tiles->top; row <= tiles->bottom; row++)
		for (int part = NAME; part <= SHADE; part++) {
			for (long column = tiles->left; column <= tiles->right; column++) {
				const struct mig_tile *tile = find_tile(tiles, column, row);

				if (tile)
					add_part(page, tile, part);
				else
					mig_tty_blank(page->tty, page->width);
			}
			mig_tty_end(page->tty);
		}
}

/* The shades with the figures that part them. */
static void
add_legend(struct page *page)
{
	const struct mig_shades *classes = &page->tiles.classes;
	struct mig_tty *tty = page->tty;
	char text[MIG_NUMBER_SIZE];

	mig_tty_end(tty);
	for (size_t i = 0; i < classes->count; i++) {
		struct mig_decimal number;

		mig_tty_shade(tty, step_of(classes, i), 2, colour_of(classes, i));
		if (i + 1 == classes->count ||
		    !mig_decimal_from_double(classes->breaks[i], classes->digits, &number))
			break;
		mig_tty_blank(tty, 1);
		mig_tty_string(tty, mig_chart_number(tty->chart, number, classes->digits, text));
		mig_tty_blank(tty, 1);
	}
	mig_tty_end(tty);
}

static enum mig_status
find_width(struct page *page)
{
	struct mig_tty *tty = page->tty;
	size_t side = (size_t)(page->tiles.right - page->tiles.left + 1);

	page->width = (tty->look.width + 1) / side;
	if (page->width > TILE_MOST)
		page->width = TILE_MOST;
	if (page->width >= TILE_LEAST)
		return MIG_OK;
	mig_fail(tty->chart->error, MIG_USAGE, "%zu tiles side by side have no room in %zu columns",
		 side, tty->look.width);
	mig_hint(tty->chart->error, "--width %zu has room for them", side * TILE_LEAST - 1);
	return MIG_USAGE;
}

enum mig_status
mig_tty_tiles(struct mig_tty *tty)
{
	struct page page = { .tty = tty,
			     .tiles = { .chart = tty->chart, .canvas = &tty->chart->canvas } };
	enum mig_status status = mig_tiles_read(&page.tiles);

	if (status == MIG_OK && page.tiles.empty)
		return mig_frame_empty(tty->chart);
	if (status == MIG_OK)
		status = find_width(&page);
	if (status != MIG_OK)
		return status;
	add_rows(&page);
	if (page.tiles.classes.count > 1)
		add_legend(&page);
	if (page.left_out)
		mig_frame_note(tty->chart, "Figures not shown: no room for them.");
	if (page.cut || page.left_out)
		mig_frame_advise(tty->chart, "a larger --width has room for names and figures");
	mig_frame_flags(tty->chart, page.tiles.places.flags);
	return MIG_OK;
}
