#include "globe.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "chart/words.h"

enum { BELOW = 6, SMALL = 12, POINTER_RADIUS = 5, RING_POINTS = 16 };

/* Points nearer than so many pixels to the last one are not drawn: outlines, pointer shapes. */
#define LAND_STEP 0.7
#define POINTER_STEP 1.8

/* A disc of type 7 and size 1 has a radius of so many pixels. */
#define DISC_RADIUS 5.25

static const double dot_radius = 2.6; /* of a country that is too small to be seen */

double
mig_globe_x(const struct mig_globe *globe, double x)
{
	return globe->left + (x - globe->outlines.box[0]) * globe->scale;
}

double
mig_globe_y(const struct mig_globe *globe, double y)
{
	return globe->top + (globe->outlines.box[3] - y) * globe->scale;
}

void
mig_globe_disc(struct mig_globe *globe, double x, double y, double radius, enum mig_colour colour)
{
	double ring[4] = {x, y, (radius + 1) / DISC_RADIUS, MIG_WHITE};
	double disc[4] = {x, y, radius / DISC_RADIUS, colour};

	mig_canvas_row(globe->canvas, ring, 4);
	mig_canvas_row(globe->canvas, disc, 4);
}

/* ------------------------------------------------------------------------ countries */

static const struct mig_country *
country_of(const struct mig_globe *globe, size_t place)
{
	return &globe->outlines.items[globe->country_of[place]];
}

static bool
is_small(const struct mig_globe *globe, const struct mig_country *country)
{
	return country->area * globe->scale * globe->scale < SMALL;
}

static bool
has_figure(const struct mig_globe *globe, size_t country)
{
	size_t place = globe->place_of[country];

	return place != SIZE_MAX && mig_place_known(&globe->places, place);
}

static enum mig_colour
land_colour(const struct mig_globe *globe, size_t country)
{
	if (globe->place_of[country] == SIZE_MAX)
		return MIG_NOT_COVERED;
	if (!has_figure(globe, country))
		return MIG_NO_DATA;
	if (globe->dots)
		return MIG_BLUE_VERY_PALE;
	return mig_shades_colour(&globe->classes,
				  mig_place_number(&globe->places, globe->place_of[country]));
}

/* The rings of a country in pixels, without the points nearer than `step` to the one before; rings
 * of fewer than three are left out. NaN between two rings. Returns how many points. */
static size_t
thin(const struct mig_globe *globe, const struct mig_country *country, double step,
     double (*points)[2])
{
	size_t i, count = 0, start = 0;

	for (i = country->first; i <= country->first + country->count; i++) {
		bool end = i == country->first + country->count ||
			   isnan(globe->outlines.points[i][0]);
		double x, y;

		if (end) {
			if (count - start < 3)
				count = start;
			else
				points[count][0] = points[count][1] = NAN, count++;
			start = count;
			continue;
		}
		x = mig_globe_x(globe, globe->outlines.points[i][0]);
		y = mig_globe_y(globe, globe->outlines.points[i][1]);
		if (count > start && fabs(x - points[count - 1][0]) < step &&
		    fabs(y - points[count - 1][1]) < step)
			continue;
		points[count][0] = x;
		points[count++][1] = y;
	}
	return count > 0 ? count - 1 : 0;
}

static void
add_row(struct mig_globe *globe, const double point[2], enum mig_colour colour, size_t width)
{
	/* Hundredths of a pixel: no one sees more, and all have to be read. */
	double row[3] = {round(point[0] * 100) / 100, round(point[1] * 100) / 100, colour};

	mig_canvas_row(globe->canvas, row, width);
}

/* Closed rings, to the open datablock; `width` 3 is with the colour. */
static void
add_rings(struct mig_globe *globe, size_t country, double (*points)[2], size_t width)
{
	size_t i, start = 0;
	size_t count = thin(globe, &globe->outlines.items[country], LAND_STEP, points);
	enum mig_colour colour = land_colour(globe, country);

	for (i = 0; i <= count && count > 0; i++) {
		if (i == count || isnan(points[i][0])) {
			add_row(globe, points[start], colour, width);
			mig_canvas_gap(globe->canvas);
			start = i + 1;
			continue;
		}
		add_row(globe, points[i], colour, width);
	}
}

/* Whether a larger country without data, whose hatch would lie over it, may hold this one. */
static bool
under_hatch(const struct mig_globe *globe, size_t country)
{
	const struct mig_country *one = &globe->outlines.items[country];
	size_t i;

	for (i = 0; i < country; i++) {
		const double *box = globe->outlines.items[i].box;

		if (globe->place_of[i] != SIZE_MAX && !has_figure(globe, i) && one->x > box[0] &&
		    one->x < box[1] && one->y > box[2] && one->y < box[3])
			return true;
	}
	return false;
}

static void
draw_land(struct mig_globe *globe, double (*points)[2])
{
	struct mig_canvas *canvas = globe->canvas;
	size_t i;

	mig_canvas_begin(canvas, "LAND");
	for (i = 0; i < globe->outlines.count; i++)
		add_rings(globe, i, points, 3);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "HATCHED");
	for (i = 0; i < globe->outlines.count; i++)
		if (globe->place_of[i] != SIZE_MAX && !has_figure(globe, i))
			add_rings(globe, i, points, 2);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "INSIDE");
	for (i = 0; i < globe->outlines.count; i++)
		if ((globe->place_of[i] == SIZE_MAX || has_figure(globe, i)) &&
		    under_hatch(globe, i))
			add_rings(globe, i, points, 3);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "FRAMES");
	for (i = 0; i < globe->outlines.count; i++)
		if (globe->place_of[i] != SIZE_MAX && globe->strong[globe->place_of[i]])
			add_rings(globe, i, points, 2);
	mig_canvas_end(canvas);
}

/* -------------------------------------------------------------------- pointer shapes */

/* A ring round a point; returns how many points it has. */
static size_t
add_ring(double x, double y, double radius, double (*points)[2])
{
	size_t i;

	for (i = 0; i < RING_POINTS; i++) {
		points[i][0] = x + radius * cos((double)i * 2 * MIG_PI / RING_POINTS);
		points[i][1] = y + radius * sin((double)i * 2 * MIG_PI / RING_POINTS);
	}
	return RING_POINTS;
}

/* What stands for a country: its land and its dot, or a ring where both are hardly seen. */
static size_t
shape(struct mig_globe *globe, const struct mig_country *country, double dot, double (*points)[2])
{
	double x = mig_globe_x(globe, country->x), y = mig_globe_y(globe, country->y);
	size_t count = is_small(globe, country) ? 0 : thin(globe, country, POINTER_STEP, points);

	if (count < 3 || (country->box[1] - country->box[0]) * globe->scale < 9 ||
	    (country->box[3] - country->box[2]) * globe->scale < 9)
		return add_ring(x, y, fmax(dot, POINTER_RADIUS), points);
	if (dot < POINTER_RADIUS)
		return count;
	points[count][0] = points[count][1] = NAN;
	return count + 1 + add_ring(x, y, dot, points + count + 1);
}

/* Of the larger countries first, so that small ones can be pointed at. */
static void
set_marks(struct mig_globe *globe, double (*points)[2])
{
	char figure[MIG_NUMBER_SIZE + 64];
	size_t i, count;

	for (i = 0; i < globe->outlines.count; i++) {
		size_t place = globe->place_of[i];

		if (place == SIZE_MAX)
			continue;
		count = shape(globe, &globe->outlines.items[i], mig_globe_radius(globe, place),
			      points);
		mig_place_figure(&globe->places, place,
				 !globe->dots && globe->classes.diverging, figure);
		globe->canvas->mark_key = globe->places.grid.slots[place].label;
		mig_canvas_mark_rings(globe->canvas, (const double(*)[2])points, count, "%s: %s",
				      globe->names[place].bytes, figure);
	}
	globe->canvas->mark_key = (struct mig_text){ "", 0 };
}

/* --------------------------------------------------------------------------- chart */

/* Discs for countries that the map is too small for. */
static void
draw_small(struct mig_globe *globe)
{
	size_t i;

	for (i = 0; i < globe->places.grid.slot_count; i++)
		if (is_small(globe, country_of(globe, i)))
			mig_globe_disc(globe, mig_globe_x(globe, country_of(globe, i)->x),
				       mig_globe_y(globe, country_of(globe, i)->y), dot_radius,
				       mig_place_known(&globe->places, i)
					   ? land_colour(globe, globe->country_of[i])
					   : MIG_OTHER_FILL);
}

/* By how many pixels dots reach beyond the map: left, right, top, bottom. */
static void
find_overhang(const struct mig_globe *globe, double over[4])
{
	const double *box = globe->outlines.box;
	size_t i;

	over[0] = over[1] = over[2] = over[3] = 0;
	for (i = 0; i < globe->places.grid.slot_count; i++) {
		const struct mig_country *country = country_of(globe, i);
		double radius = mig_globe_radius(globe, i) + 1;

		if (radius == 1)
			continue;
		over[0] = fmax(over[0], radius - (country->x - box[0]) * globe->scale);
		over[1] = fmax(over[1], radius - (box[1] - country->x) * globe->scale);
		over[2] = fmax(over[2], radius - (box[3] - country->y) * globe->scale);
		over[3] = fmax(over[3], radius - (country->y - box[2]) * globe->scale);
	}
}

/* As large as there is room for, with all dots on the sheet. */
static void
place_map(struct mig_globe *globe, double head)
{
	const double *box = globe->outlines.box;
	double wide = box[1] - box[0], high = box[3] - box[2], over[4];
	double width = globe->canvas->width - 2 * MIG_MARGIN;
	double room = mig_frame_room(globe->chart, BELOW, 0) - head;
	int pass;

	globe->scale = width / wide;
	if (globe->chart->request->height > 0)
		globe->scale = fmin(globe->scale, fmax(room, 40) / high);
	globe->radius = fmax(fmin(globe->scale * wide * 0.034, 40), 8);
	/* A smaller map lets dots reach further: the second time hardly. */
	for (pass = 0; pass < 2; pass++) {
		find_overhang(globe, over);
		globe->scale = (width - over[0] - over[1]) / wide;
		if (globe->chart->request->height > 0)
			globe->scale = fmin(globe->scale,
					    fmax(room - over[2] - over[3], 40) / high);
	}
	globe->left = (globe->canvas->width - wide * globe->scale + over[0] - over[1]) / 2;
	mig_frame_layout(globe->chart, head + high * globe->scale + over[2] + over[3], BELOW);
	globe->top = globe->canvas->top + head + over[2];
}

/* The height of the legend, and the radius of the largest dot, which it depends on. */
static double
legend_height(struct mig_globe *globe, struct mig_map_legend *legend)
{
	double wide = globe->canvas->width - 2 * MIG_MARGIN;

	globe->radius = fmax(fmin(wide * 0.034, 40), 8);
	if (globe->dots)
		return mig_globe_dot_legend(globe, 0, legend, false);
	return (double)mig_map_legend_set(globe->chart, legend, false) * MIG_MAP_LEGEND_LINE + 4;
}

static void
draw_legend(struct mig_globe *globe, struct mig_map_legend *legend)
{
	struct mig_canvas *canvas = globe->canvas;

	legend->y = canvas->top;
	mig_canvas_sheet(canvas);
	mig_canvas_begin(canvas, "BOXES");
	if (globe->dots) {
		mig_globe_dot_legend(globe, legend->y, legend, true);
	} else {
		mig_map_legend_set(globe->chart, legend, true);
		mig_canvas_end(canvas);
		mig_canvas_begin(canvas, "SIZES");
	}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "HATCH");
	mig_map_legend_hatch(globe->chart, legend);
	mig_canvas_end(canvas);
}

enum mig_status
mig_globe_draw(struct mig_globe *globe)
{
	struct mig_chart *chart = globe->chart;
	struct mig_map_legend legend = {.classes = globe->dots ? NULL : &globe->classes,
				    .no_data = "No data",
				    .others = "Not covered"};
	double(*points)[2] = mig_arena_allocate(
	    &chart->arena, (globe->outlines.point_count + 2 * RING_POINTS) * sizeof *points);
	enum mig_status status = mig_places_shades(&globe->places, &globe->classes);
	double head;

	if (!points)
		return mig_fail_memory(chart->error);
	if (status != MIG_OK)
		return status;
	if (globe->dots && globe->classes.diverging)
		mig_frame_note(chart, "Blue: above 0. Orange: below 0.");
	mig_frame_note(chart, "Projection: Equal Earth. Boundaries: Natural Earth / Visionscarto; "
			      "they imply no opinion on legal status.");
	head = legend_height(globe, &legend);
	place_map(globe, head);
	draw_legend(globe, &legend);
	draw_land(globe, points);
	set_marks(globe, points);
	mig_canvas_begin(globe->canvas, "DISCS");
	if (globe->dots)
		mig_globe_dots(globe);
	else
		draw_small(globe);
	mig_canvas_end(globe->canvas);
	return globe->canvas->status;
}
