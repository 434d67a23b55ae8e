/* tiles: a map of equal squares, one a region, in the places that a layout gives.
 * Squares show each region alike, however large or empty it is. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tiles.h"
#include "chart/types.h"
#include "chart/words.h"

enum { TILE_MOST = 104, GAP = 3, SIDE_MAX = 60, LISTED = 20, LINE = 15, BELOW = 8, NAMED = 44 };

/* --------------------------------------------------------------------------- layout */

static enum mig_status
fail_cell(const struct mig_tiles *tiles, size_t row, size_t column, const char *what)
{
	return mig_table_fail_cell(tiles->chart->request->tiles, row, column, what,
				   tiles->chart->error);
}

/* A column or row of the layout: a whole number from 0 to 999. */
static enum mig_status
read_number(const struct mig_tiles *tiles, size_t row, size_t column, long *number)
{
	struct mig_text cell = mig_table_cell(tiles->chart->request->tiles, row, column);
	char *end;

	if (cell.length > 0 && cell.length < 4 && *cell.bytes >= '0' && *cell.bytes <= '9') {
		*number = strtol(cell.bytes, &end, 10);
		if (*end == '\0')
			return MIG_OK;
	}
	fail_cell(tiles, row, column, "is no place");
	mig_hint(tiles->chart->error, "columns and rows of tiles are whole numbers from 0 to 999");
	return MIG_DATA;
}

static enum mig_status
check_tile(const struct mig_tiles *tiles, size_t i, const size_t *columns)
{
	const struct mig_tile *tile = &tiles->items[i];
	size_t j;

	for (j = 0; j < i; j++) {
		if (mig_text_equal(tile->name, tiles->items[j].name))
			return fail_cell(tiles, i, columns[0], "is there twice");
		if (tile->column == tiles->items[j].column && tile->row == tiles->items[j].row)
			return fail_cell(tiles, i, columns[0], "has the place of another");
	}
	return MIG_OK;
}

static void
widen(struct mig_tiles *tiles, const struct mig_tile *tile, bool first)
{
	if (first || tile->column < tiles->left)
		tiles->left = tile->column;
	if (first || tile->column > tiles->right)
		tiles->right = tile->column;
	if (first || tile->row < tiles->top)
		tiles->top = tile->row;
	if (first || tile->row > tiles->bottom)
		tiles->bottom = tile->row;
}

static enum mig_status
read_layout(struct mig_tiles *tiles)
{
	static const char *const names[] = {"region", "col", "row"};
	static const char *const label_names[] = {"label", NULL};
	const struct mig_table *layout = tiles->chart->request->tiles;
	size_t columns[3], i, label;
	enum mig_status status = MIG_OK;

	for (i = 0; i < 3 && status == MIG_OK; i++)
		status = mig_table_find(layout, mig_text_of(names[i]), &columns[i],
					tiles->chart->error);
	if (status != MIG_OK)
		return status;
	label = mig_table_find_any(layout, label_names);
	tiles->count = layout->rows;
	tiles->items = mig_arena_allocate(&tiles->chart->arena,
					  (layout->rows + 1) * sizeof *tiles->items);
	if (!tiles->items)
		return mig_fail_memory(tiles->chart->error);
	for (i = 0; i < layout->rows && status == MIG_OK; i++) {
		struct mig_tile *tile = &tiles->items[i];

		*tile = (struct mig_tile){.place = SIZE_MAX};
		tile->name = tile->label = mig_table_cell(layout, i, columns[0]);
		if (label != SIZE_MAX && mig_table_cell(layout, i, label).length > 0)
			tile->label = mig_table_cell(layout, i, label);
		status = read_number(tiles, i, columns[1], &tile->column);
		if (status == MIG_OK)
			status = read_number(tiles, i, columns[2], &tile->row);
		if (status == MIG_OK)
			status = check_tile(tiles, i, columns);
		widen(tiles, tile, i == 0);
	}
	if (status == MIG_OK &&
	    (tiles->right - tiles->left >= SIDE_MAX || tiles->bottom - tiles->top >= SIDE_MAX))
		status = mig_fail(tiles->chart->error, MIG_DATA,
				  "%s: more than %d tiles side by side", layout->input_name,
				  SIDE_MAX);
	return status;
}

/* Add "'name'" to a list; false: no room. */
static bool
list_name(char *list, size_t size, struct mig_text name)
{
	size_t used = strlen(list);
	int wrote = snprintf(list + used, size - used, "%s'%.60s'", used > 0 ? ", " : "",
			     name.bytes);

	return wrote > 0 && (size_t)wrote < size - used;
}

/* Find the tile of each region; all that have none are one error. */
static enum mig_status
match(struct mig_tiles *tiles)
{
	const struct mig_grid *grid = &tiles->places.grid;
	char unmatched[900] = "";
	const char **known;
	struct mig_text first = {"", 0};
	size_t i, j, missing = 0;

	for (i = 0; i < grid->slot_count; i++) {
		for (j = 0; j < tiles->count; j++)
			if (mig_text_equal(grid->slots[i].label, tiles->items[j].name))
				break;
		if (j < tiles->count) {
			tiles->items[j].place = i;
		} else {
			if (missing++ == 0)
				first = grid->slots[i].label;
			if (missing <= LISTED)
				list_name(unmatched, sizeof unmatched, grid->slots[i].label);
		}
	}
	if (missing == 0)
		return MIG_OK;
	mig_fail(tiles->chart->error, MIG_DATA, "%s has no tile for %zu of %zu regions: %s%s",
		 tiles->chart->request->tiles->input_name, missing, grid->slot_count, unmatched,
		 missing > LISTED ? " and others" : "");
	known = mig_arena_allocate(&tiles->chart->arena, (tiles->count + 1) * sizeof *known);
	for (j = 0; known && j < tiles->count; j++)
		known[j] = tiles->items[j].name.bytes;
	if (known)
		mig_hint_names(tiles->chart->error, "regions of the layout", first, known,
			       tiles->count);
	return MIG_DATA;
}

/* -------------------------------------------------------------------------- drawing */

/* The name in lines of the tile's width, at most `most`. Without `draw` it counts them. */
static size_t
set_name(struct mig_tiles *tiles, const struct mig_tile *tile, double x, double y,
	 enum mig_colour colour, size_t most, bool draw)
{
	struct mig_style style = {MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 12, colour};
	char clean[MIG_TEXT_BYTES_MAX];
	struct mig_text text = mig_text_clean(tile->label, clean);
	size_t lines = 0;

	style.face = tile->strong ? MIG_FACE_BOLD : MIG_FACE_REGULAR;
	while (text.length > 0 && lines < most) {
		struct mig_text line = text;

		line.length = mig_text_fit(text, style.face, 12, tiles->size - 8);
		if (++lines == most)
			line = text;
		if (draw)
			mig_canvas_label(tiles->canvas, x, y + LINE * (double)(lines - 1),
					 tiles->size - 8, &style, line);
		text.bytes += line.length;
		text.length -= line.length;
		while (text.length > 0 && *text.bytes == ' ') {
			text.bytes++;
			text.length--;
		}
	}
	return lines;
}

/* Name and figure, centred together; the figure only where it fits. */
static void
set_texts(struct mig_tiles *tiles, const struct mig_tile *tile, double x, double y,
	  enum mig_colour fill, const char *figure)
{
	struct mig_style style = {MIG_ALIGN_CENTRE, MIG_FACE_BOLD, 14, mig_text_on(fill)};
	size_t most = (size_t)fmax((tiles->size - 6) / LINE, 1), lines;
	bool fits;

	if (tiles->size < NAMED)
		return;
	fits = *figure && most > 1 &&
	       mig_text_width(mig_text_of(figure), style.face, style.size) <= tiles->size - 6;
	lines = set_name(tiles, tile, x, y, style.colour, fits ? most - 1 : most, false);
	y -= LINE * (double)(lines - 1 + fits) / 2;
	set_name(tiles, tile, x, y, style.colour, fits ? most - 1 : most, true);
	if (fits)
		mig_canvas_string(tiles->canvas, x, y + LINE * (double)lines + 1, &style, figure);
}

static void
tile_box(const struct mig_tiles *tiles, const struct mig_tile *tile, double top, double box[4])
{
	box[0] = tiles->start + tiles->size * (double)(tile->column - tiles->left);
	box[1] = box[0] + tiles->size - GAP;
	box[2] = top + tiles->size * (double)(tile->row - tiles->top);
	box[3] = box[2] + tiles->size - GAP;
}

bool
mig_tile_known(const struct mig_tiles *tiles, const struct mig_tile *tile)
{
	return tile->place != SIZE_MAX && mig_place_known(&tiles->places, tile->place);
}

static void
draw_tile(struct mig_tiles *tiles, const struct mig_tile *tile, double top)
{
	char figure[MIG_NUMBER_SIZE + 64] = "";
	enum mig_colour fill = MIG_NO_DATA;
	double box[4];

	tile_box(tiles, tile, top, box);
	if (tile->place != SIZE_MAX)
		mig_place_figure(&tiles->places, tile->place, tiles->classes.diverging, figure);
	else
		snprintf(figure, sizeof figure, "%s", mig_word(tiles->chart, "not available"));
	if (mig_tile_known(tiles, tile))
		fill = mig_shades_colour(&tiles->classes,
					  mig_place_number(&tiles->places, tile->place));
	mig_canvas_box(tiles->canvas, box[0], box[1], box[2], box[3], fill);
	mig_canvas_mark_box(tiles->canvas, box[0], box[1], box[2], box[3], "%.300s: %s",
			    tile->name.bytes, figure);
	if (!mig_tile_known(tiles, tile))
		*figure = '\0';
	set_texts(tiles, tile, (box[0] + box[1]) / 2, (box[2] + box[3]) / 2, fill, figure);
}

/* The hatch over tiles and the legend's box, and the frames of those that stand out. */
static void
draw_over(struct mig_tiles *tiles, const struct mig_map_legend *legend, double top)
{
	struct mig_canvas *canvas = tiles->canvas;
	double box[4];
	size_t i;

	mig_canvas_begin(canvas, "HATCH");
	mig_map_legend_hatch(tiles->chart, legend);
	for (i = 0; i < tiles->count; i++) {
		tile_box(tiles, &tiles->items[i], top, box);
		if (!mig_tile_known(tiles, &tiles->items[i]))
			mig_canvas_box(canvas, box[0], box[1], box[2], box[3], MIG_NO_DATA);
	}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "FRAMES");
	for (i = 0; i < tiles->count; i++) {
		tile_box(tiles, &tiles->items[i], top, box);
		if (tiles->items[i].strong) {
			mig_canvas_stroke(canvas, box[0], box[2], box[1], box[2]);
			mig_canvas_stroke(canvas, box[1], box[2], box[1], box[3]);
			mig_canvas_stroke(canvas, box[1], box[3], box[0], box[3]);
			mig_canvas_stroke(canvas, box[0], box[3], box[0], box[2]);
		}
	}
	mig_canvas_end(canvas);
}

/* As large as there is room for, below `head` pixels of legend. */
static void
choose_size(struct mig_tiles *tiles, double head)
{
	double columns = (double)(tiles->right - tiles->left + 1);
	double rows = (double)(tiles->bottom - tiles->top + 1);
	double room = mig_frame_room(tiles->chart, BELOW, 0) - head;

	tiles->size = fmin((tiles->canvas->width - 2 * MIG_MARGIN + GAP) / columns, TILE_MOST);
	if (tiles->chart->request->height > 0)
		tiles->size = fmax(fmin(tiles->size, room / rows), 2 * GAP);
	tiles->start = (tiles->canvas->width - tiles->size * columns + GAP) / 2;
}

static enum mig_status
draw(struct mig_tiles *tiles)
{
	struct mig_chart *chart = tiles->chart;
	struct mig_map_legend legend = {.classes = &tiles->classes, .no_data = "No data"};
	double lines = (double)mig_map_legend_set(chart, &legend, false);
	double head = lines * MIG_MAP_LEGEND_LINE + 8, top;
	size_t i;

	choose_size(tiles, head);
	if (tiles->size < NAMED) {
		mig_frame_note(chart, "Names and figures not shown: no room for them.");
		mig_frame_advise(chart, "a larger --size has room for names and figures");
		choose_size(tiles, head);
	}
	mig_frame_layout(chart, head + tiles->size * (double)(tiles->bottom - tiles->top + 1),
			 BELOW);
	legend.y = tiles->canvas->top;
	top = legend.y + head;
	mig_canvas_sheet(tiles->canvas);
	mig_canvas_begin(tiles->canvas, "TILES");
	mig_map_legend_set(chart, &legend, true);
	for (i = 0; i < tiles->count; i++)
		draw_tile(tiles, &tiles->items[i], top);
	mig_canvas_end(tiles->canvas);
	draw_over(tiles, &legend, top);
	return tiles->canvas->status;
}

/* ---------------------------------------------------------------------------- chart */

static enum mig_status
find_strong(struct mig_tiles *tiles)
{
	struct mig_text *names =
	    mig_arena_allocate(&tiles->chart->arena, (tiles->count + 1) * sizeof *names);
	bool *strong = mig_arena_allocate(&tiles->chart->arena, tiles->count + 1);
	enum mig_status status;
	size_t i;

	if (!names || !strong)
		return mig_fail_memory(tiles->chart->error);
	memset(strong, 0, tiles->count + 1);
	for (i = 0; i < tiles->count; i++)
		names[i] = tiles->items[i].name;
	status = mig_find_highlights(tiles->chart, names, tiles->count, strong);
	for (i = 0; i < tiles->count; i++)
		tiles->items[i].strong = strong[i];
	return status;
}

static enum mig_status
describe(struct mig_tiles *tiles)
{
	const struct mig_grid *grid = &tiles->places.grid;
	struct mig_text *names = mig_arena_allocate(&tiles->chart->arena,
						    (grid->slot_count + 1) * sizeof *names);
	size_t i;

	if (!names)
		return mig_fail_memory(tiles->chart->error);
	for (i = 0; i < grid->slot_count; i++)
		names[i] = grid->slots[i].label;
	mig_places_describe(&tiles->places, names);
	mig_frame_flags(tiles->chart, tiles->places.flags);
	return MIG_OK;
}

enum mig_status
mig_tiles_read(struct mig_tiles *tiles)
{
	static const char *const region_names[] = {"region", NULL};
	struct mig_chart *chart = tiles->chart;
	enum mig_status status;

	tiles->places.chart = chart;
	if (!chart->request->tiles) {
		mig_fail(chart->error, MIG_USAGE, "tiles needs --tiles FILE");
		mig_hint(chart->error, "a table with the columns region, col and row says where "
				       "each region stands, such as data/kazakhstan/tiles.csv");
		return MIG_USAGE;
	}
	status = mig_places_read(&tiles->places, region_names);
	if (status == MIG_OK)
		status = read_layout(tiles);
	if (status == MIG_OK)
		status = match(tiles);
	if (status == MIG_OK)
		status = find_strong(tiles);
	if (status != MIG_OK)
		return status;
	mig_places_words(&tiles->places, NULL);
	tiles->empty = mig_grid_count_known(&tiles->places.grid) == 0 || tiles->count == 0;
	return tiles->empty ? MIG_OK : mig_places_shades(&tiles->places, &tiles->classes);
}

enum mig_status
mig_draw_tiles(struct mig_chart *chart)
{
	struct mig_tiles tiles = {.chart = chart, .canvas = &chart->canvas};
	enum mig_status status = mig_tiles_read(&tiles);

	if (status == MIG_OK && tiles.empty)
		return mig_frame_empty(chart);
	if (status == MIG_OK)
		status = describe(&tiles);
	return status == MIG_OK ? draw(&tiles) : status;
}
