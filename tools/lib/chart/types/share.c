/* share: parts of 100 percent, a horizontal bar a period or group.
 * The last dimension is the member, time and the other dimensions make the bars. More than six
 * members become the five largest and "Other". What a bar lacks to 100 stays pale. */
#include <math.h>
#include <string.h>

#include "chart/legend.h"
#include "members.h"
#include "chart/types.h"
#include "chart/words.h"

enum { ROW = 46, ROW_LEAST = 20, ROWS_MAX = 40, HEAD = 22, BELOW = 10 };

/* ----------------------------------------------------------------------- labels */

static const struct mig_style head_style = {MIG_ALIGN_CENTRE, MIG_FACE_BOLD, 14, MIG_INK};

static double
name_width(struct mig_text name, enum mig_face face)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_text_width(mig_text_clean(name, clean), face, 14);
}

/* Whether every member's name fits above its segment of the first bar. */
static bool
heads_fit(const struct mig_share *share, double per_cent)
{
	size_t i;

	for (i = 0; i < share->count; i++) {
		struct mig_value value = mig_member_value(share, &share->members[i], 0);

		if (value.state != MIG_VALUE_KNOWN ||
		    mig_decimal_to_double(value.number) * per_cent <
			name_width(share->members[i].name, MIG_FACE_BOLD) + 8)
			return false;
	}
	return true;
}

static void
set_heads(struct mig_share *share)
{
	struct mig_canvas *canvas = share->canvas;
	double from = 0;
	size_t i;

	for (i = 0; i < share->count; i++) {
		double to = from + mig_decimal_to_double(
				       mig_member_value(share, &share->members[i], 0).number);
		struct mig_style style = head_style;

		style.colour = mig_label_colour(share->members[i].colour);
		mig_canvas_label(canvas, mig_canvas_x(canvas, (from + to) / 2), canvas->top - 8,
				 1e9, &style, share->members[i].name);
		from = to;
	}
}

static size_t
legend_of(const struct mig_share *share, struct mig_legend_item items[MIG_SERIES_MAX])
{
	size_t i;

	for (i = 0; i < share->count; i++)
		items[i] = (struct mig_legend_item){ share->members[i].name,
						     share->members[i].colour, MIG_KEY_BOX };
	return share->count;
}

/* ------------------------------------------------------------------------- bars */

int
mig_share_digits(const struct mig_share *share)
{
	return share->grid.digits > 0;
}

static void
add_segment(struct mig_share *share, size_t bar, double from, double to, enum mig_colour colour,
	    const char *text, double size)
{
	struct mig_canvas *canvas = share->canvas;
	struct mig_style style = {MIG_ALIGN_CENTRE, MIG_FACE_MEDIUM, size, mig_text_on(colour)};
	double room = (to - from) / mig_canvas_x_pixel(canvas) - 6;

	mig_canvas_box(canvas, from, to, (double)bar - 0.34, (double)bar + 0.34, colour);
	if (mig_text_width(mig_text_of(text), style.face, size) <= room)
		mig_canvas_string(canvas, mig_canvas_x(canvas, (from + to) / 2),
				  mig_canvas_y(canvas, (double)bar), &style, text);
}

/* What a bar lacks to 100. */
static void
add_lack(struct mig_share *share, size_t bar, double from, double size)
{
	const char *word = mig_word(share->chart, from > 0 ? "not stated" : ": not available");

	add_segment(share, bar, from, 100, MIG_NO_DATA, word, size);
	mig_canvas_mark_box(share->canvas, from, 100, (double)bar - 0.5, (double)bar + 0.5,
			    from > 0 ? "%.300s: %s" : "%.300s%s",
			    share->grid.slots[bar].label.bytes, word);
}

static void
add_bar(struct mig_share *share, size_t bar, double size)
{
	double from = 0;
	char text[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];
	size_t i;

	for (i = 0; i < share->count; i++) {
		struct mig_value value = mig_member_value(share, &share->members[i], bar);
		double to = from;

		if (value.state != MIG_VALUE_KNOWN || mig_decimal_sign(value.number) == 0)
			continue;
		to += mig_decimal_to_double(value.number);
		mig_chart_number(share->chart, value.number, mig_share_digits(share), text);
		add_segment(share, bar, from, to, share->members[i].colour, text, size);
		mig_canvas_mark_box(share->canvas, from, to, (double)bar - 0.5, (double)bar + 0.5,
				    "%.300s, %.300s: %s%%%s", share->members[i].name.bytes,
				    share->grid.slots[bar].label.bytes, text,
				    mig_flag_suffix(value.flags, flags));
		from = to;
	}
	if (from < 100 - mig_share_tolerance(share))
		add_lack(share, bar, from, size);
}

static bool
any_incomplete(const struct mig_share *share)
{
	const struct mig_grid *grid = &share->grid;
	size_t i, bar;

	for (bar = 0; bar < grid->slot_count; bar++) {
		double sum = 0;

		for (i = 0; i < grid->series_count; i++)
			if (mig_grid_known(grid, i, bar))
				sum += mig_grid_number(grid, i, bar);
		if (sum < 100 - mig_share_tolerance(share))
			return true;
	}
	return false;
}

/* Segments have no room for status letters: those of a bar stand behind its name. */
static const char *
bar_flags(const struct mig_share *share, size_t bar, char text[MIG_FLAGS_TEXT_SIZE + 1])
{
	mig_flags flags = 0;
	size_t i;

	for (i = 0; i < share->grid.series_count; i++)
		flags |= mig_grid_flags(&share->grid, i, bar);
	return mig_flag_suffix(flags, text);
}

static double
bar_names_width(const struct mig_share *share, size_t rows)
{
	char flags[MIG_FLAGS_TEXT_SIZE + 1];
	double width = 0;
	size_t i;

	for (i = 0; i < rows; i++)
		width = fmax(width,
			     name_width(share->grid.slots[i].label, MIG_FACE_REGULAR) +
				 name_width(mig_text_of(bar_flags(share, i, flags)),
					    MIG_FACE_REGULAR));
	return ceil(fmin(width + 1, share->canvas->width * 0.35));
}

/* The name right-aligned at the bars, the letters behind it. */
static void
set_bar_name(const struct mig_share *share, size_t bar, double names, double size)
{
	struct mig_canvas *canvas = share->canvas;
	struct mig_style style = {MIG_ALIGN_RIGHT, MIG_FACE_REGULAR, size, MIG_INK};
	char text[MIG_FLAGS_TEXT_SIZE + 1];
	const char *flags = bar_flags(share, bar, text);
	double x = MIG_MARGIN + names, y = mig_canvas_y(canvas, (double)bar), width = 0;

	if (*flags) {
		width = mig_text_width(mig_text_of(flags), style.face, size);
		/* What stands right-aligned begins with no blank of its own. */
		mig_canvas_string(canvas, x, y, &style, flags + 1);
	}
	mig_canvas_label(canvas, x - width, y, names - width, &style,
			 share->grid.slots[bar].label);
}

static void
draw_bars(struct mig_share *share, size_t rows, double names)
{
	struct mig_canvas *canvas = share->canvas;
	double height = (canvas->bottom - canvas->top) / (double)rows;
	double size = height < 20 ? 12 : 14;
	struct mig_legend_item items[MIG_SERIES_MAX];
	size_t i;

	mig_canvas_begin(canvas, "BARS");
	for (i = 0; i < rows; i++) {
		set_bar_name(share, i, names, size);
		add_bar(share, i, size);
	}
	mig_canvas_end(canvas);
	if (share->heads)
		set_heads(share);
	mig_legend_set(share->chart, items, share->heads ? 0 : legend_of(share, items), false);
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, canvas->y_to, 0, canvas->y_from);
	mig_canvas_end(canvas);
}

/* ------------------------------------------------------------------------ words */

static void
describe(struct mig_share *share, size_t rows)
{
	struct mig_chart *chart = share->chart;
	char text[MIG_NUMBER_SIZE];
	size_t bar, i;

	mig_frame_describe(chart, "Stacked bars of 100 percent, %zu bars of %zu members.", rows,
			   share->count);
	for (bar = 0; bar < rows && bar < 10; bar++) {
		mig_frame_describe(chart, " %.200s:", share->grid.slots[bar].label.bytes);
		for (i = 0; i < share->count; i++) {
			struct mig_value value = mig_member_value(share, &share->members[i], bar);
			bool known = value.state == MIG_VALUE_KNOWN;

			if (known)
				mig_chart_number(share->chart, value.number,
						 mig_share_digits(share), text);
			mig_frame_describe(chart, "%s %.100s %s", i > 0 ? "," : "",
					   share->members[i].name.bytes,
					   known ? text : mig_word(chart, "not available"));
		}
		mig_frame_describe(chart, ".");
	}
}

static size_t
rows_shown(struct mig_share *share)
{
	double content = mig_frame_content(share->chart, BELOW);
	size_t most = ROWS_MAX, count = share->grid.slot_count;

	if (content > 0)
		most = (size_t)fmax((content - HEAD) / ROW_LEAST, 1);
	if (count <= most)
		return count;
	mig_frame_note(share->chart, "Not shown: %zu more bars.", count - most);
	return most;
}

static enum mig_status
draw(struct mig_share *share, size_t rows)
{
	struct mig_canvas *canvas = share->canvas;
	double names = bar_names_width(share, rows), left = MIG_MARGIN + names + 10;
	double head, row = rows > 12 ? ROW_LEAST + 4 : ROW;
	struct mig_legend_item items[MIG_SERIES_MAX];

	share->heads = heads_fit(share, (canvas->width - MIG_MARGIN - left) / 100);
	head = HEAD - 6;
	if (!share->heads)
		head = MIG_LEGEND_LINE *
		       (double)mig_legend_lines(share->chart, items, legend_of(share, items));
	mig_frame_layout(share->chart, row * (double)rows + head, BELOW);
	canvas->top += head;
	if (canvas->bottom < canvas->top + 20)
		canvas->bottom = canvas->top + 20;
	canvas->left = left;
	canvas->x_to = 100;
	canvas->y_from = (double)rows - 0.5;
	canvas->y_to = -0.5;
	draw_bars(share, rows, names);
	return canvas->status;
}

static void
set_words(struct mig_share *share, const struct mig_roles *roles)
{
	struct mig_chart *chart = share->chart;
	struct mig_roles member = *roles;
	char title[256], name[256];

	mig_column_words(chart, chart->table->names[roles->values[0]], title, sizeof title);
	if (roles->by_count > 0) {
		member.by += roles->by_count - 1;
		member.by_count = 1;
	}
	mig_dimension_phrase(chart, &member, name, sizeof name);
	mig_frame_title(chart, *name ? "%s by %s" : "%s", title, name);
	mig_frame_subtitle(
	    chart, "%s", chart->request->unit ? chart->request->unit : mig_word(chart, "Percent"));
	if (roles->by_count > 1 && share->grid.period.length > 0)
		mig_frame_subtitle(chart, ", %.60s", share->grid.period.bytes);
}

/* The bars and their members, and what is said of them. */
static enum mig_status
choose_parts(struct mig_share *share, const struct mig_roles *roles, size_t *rows)
{
	const char *name = share->chart->table->names[roles->values[0]];
	enum mig_status status =
	    mig_members_choose(share, strstr(name, "share") || strstr(name, "percent"));

	if (status != MIG_OK)
		return status;
	*rows = rows_shown(share);
	if (any_incomplete(share))
		mig_frame_note(share->chart, "Pale: not stated, or not available.");
	mig_frame_flags(share->chart, mig_grid_all_flags(&share->grid));
	describe(share, *rows);
	return MIG_OK;
}

enum mig_status
mig_share_read(struct mig_share *share, size_t *rows)
{
	static const char *const share_names[] = {"share", "percent", NULL};
	struct mig_chart *chart = share->chart;
	struct mig_roles roles;
	enum mig_status status = mig_roles_find(chart, share_names, false, &roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_BARS, &share->grid);
	if (status != MIG_OK)
		return status;
	set_words(share, &roles);
	chart->empty = mig_grid_count_known(&share->grid) == 0;
	return chart->empty ? MIG_OK : choose_parts(share, &roles, rows);
}

enum mig_status
mig_draw_share(struct mig_chart *chart)
{
	struct mig_share share = {.chart = chart, .canvas = &chart->canvas};
	size_t rows = 0;
	enum mig_status status = mig_share_read(&share, &rows);

	if (status != MIG_OK)
		return status;
	return chart->empty ? mig_frame_empty(chart) : draw(&share, rows);
}
