#include "frame.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

enum { TITLE_LINES = 3, SUBTITLE_LINES = 3, NOTE_LINES = 6, PLOT_LEAST = 20 };

const struct mig_style mig_style_tic_right = {MIG_ALIGN_RIGHT, MIG_FACE_REGULAR, 14,
					      MIG_INK_SECOND};
const struct mig_style mig_style_tic_centre = {MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 14,
					       MIG_INK_SECOND};
const struct mig_style mig_style_small = {MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 12, MIG_INK_SECOND};

static const struct mig_style title_style = {MIG_ALIGN_LEFT, MIG_FACE_BOLD, 20, MIG_INK};
static const struct mig_style subtitle_style = {MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 14.7,
						MIG_INK_SECOND};

/* ------------------------------------------------------------------ sentences */

static void
add_formatted(struct mig_chart *chart, struct mig_buffer *buffer, const char *end,
	      const char *format, va_list arguments) __attribute__((format(printf, 4, 0)));

static void
add_formatted(struct mig_chart *chart, struct mig_buffer *buffer, const char *end,
	      const char *format, va_list arguments)
{
	char text[2048];

	vsnprintf(text, sizeof text, mig_word(chart, format), arguments);
	/* A cut may have split a character. */
	text[mig_utf8_invalid(text, strlen(text))] = '\0';
	if (chart->canvas.status == MIG_OK)
		chart->canvas.status = mig_buffer_add_string(buffer, text, chart->error);
	if (chart->canvas.status == MIG_OK)
		chart->canvas.status = mig_buffer_add_string(buffer, end, chart->error);
}

void
mig_frame_note(struct mig_chart *chart, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add_formatted(chart, &chart->notes, "\n", format, arguments);
	va_end(arguments);
}

void
mig_frame_describe(struct mig_chart *chart, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add_formatted(chart, &chart->description, "", format, arguments);
	va_end(arguments);
}

void
mig_frame_advise(struct mig_chart *chart, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add_formatted(chart, &chart->advice, "\n", format, arguments);
	va_end(arguments);
}

void
mig_frame_title(struct mig_chart *chart, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	if (!chart->request->title)
		add_formatted(chart, &chart->title, "", format, arguments);
	va_end(arguments);
}

void
mig_frame_subtitle(struct mig_chart *chart, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	if (!chart->request->subtitle)
		add_formatted(chart, &chart->subtitle, "", format, arguments);
	va_end(arguments);
}

static mig_flags
shown_flags(mig_flags flags)
{
	return flags & ~(MIG_FLAG('A') | MIG_FLAGS_MISSING);
}

void
mig_frame_flags(struct mig_chart *chart, mig_flags flags)
{
	char note[512] = "";
	char letter;

	flags = shown_flags(flags);
	for (letter = 'A'; letter <= 'Z'; letter++)
		if (flags & MIG_FLAG(letter)) {
			size_t used = strlen(note);
			const char *meaning = mig_flag_meaning(letter);

			snprintf(note + used, sizeof note - used, "%s%c: %s", used ? "; " : "",
				 letter, meaning ? mig_word(chart, meaning) : "");
		}
	if (*note)
		mig_frame_note(chart, "%s", note);
}

const char *
mig_flag_suffix(mig_flags flags, char text[MIG_FLAGS_TEXT_SIZE + 1])
{
	text[0] = '\0';
	if (!shown_flags(flags))
		return text;
	text[0] = ' ';
	mig_flags_format(shown_flags(flags), text + 1);
	return text;
}

/* --------------------------------------------------------------------- layout */

/* Set `text` in lines across the sheet, the last of which is cut if it is too long; or only count
 * them. */
static size_t
set_lines(struct mig_chart *chart, struct mig_text text, const struct mig_style *style, double y,
	  double line_height, size_t most, bool draw)
{
	return mig_canvas_lines(draw ? &chart->canvas : NULL, MIG_MARGIN, y,
				chart->canvas.width - 2 * MIG_MARGIN, line_height, most, style,
				text);
}

/* All lines below the chart, from `y` on; returns how many there are. */
static size_t
set_notes(struct mig_chart *chart, double y, bool draw)
{
	const char *note = chart->notes.bytes ? chart->notes.bytes : "";
	size_t lines = 0;

	while (*note) {
		size_t length = strcspn(note, "\n");
		struct mig_text text = {note, length};

		lines += set_lines(chart, text, &mig_style_small, y + 16 * (double)lines, 16,
				   NOTE_LINES, draw);
		note += length + (note[length] == '\n');
	}
	return lines;
}

static struct mig_text
title_of(const struct mig_chart *chart, bool sub)
{
	const char *given = sub ? chart->request->subtitle : chart->request->title;
	const struct mig_buffer *made = sub ? &chart->subtitle : &chart->title;

	if (given)
		return mig_text_of(given);
	return (struct mig_text){made->bytes ? made->bytes : "", made->length};
}

/* The height above and below the plot; draws what stands there if `draw`. */
static void
set_bands(struct mig_chart *chart, bool draw, double *above, double *notes_height)
{
	struct mig_canvas *canvas = &chart->canvas;
	double y = 21.5;
	size_t lines;

	y += 26 * (double)set_lines(chart, title_of(chart, false), &title_style, y, 26,
				    TITLE_LINES, draw);
	y -= 2;
	y += 20 * (double)set_lines(chart, title_of(chart, true), &subtitle_style, y, 20,
				    SUBTITLE_LINES, draw);
	*above = y + 14;
	lines = set_notes(chart, 0, false);
	*notes_height = lines > 0 ? 16 * (double)lines + 12 : 6;
	if (draw)
		set_notes(chart, canvas->height - 18 - 16 * ((double)lines - 1), true);
}

void
mig_frame_close(struct mig_chart *chart)
{
	const char *source = chart->request->source;

	if (chart->closed)
		return;
	chart->closed = true;
	if (chart->request->note)
		mig_frame_note(chart, "%s", chart->request->note);
	if (source && *source)
		mig_frame_note(chart, "Source: %s", source);
}

double
mig_frame_content(const struct mig_chart *chart, double below)
{
	/* A measure before the notes are known: three lines of them. */
	return chart->request->height > 0 ? chart->request->height - 84 - 60 - below : 0;
}

double
mig_frame_room(struct mig_chart *chart, double below, size_t more)
{
	const char *source = chart->request->source, *note = chart->request->note;
	double above, notes;

	if (chart->request->height <= 0)
		return 0;
	set_bands(chart, false, &above, &notes);
	if (note)
		more += set_lines(chart, mig_text_of(note), &mig_style_small, 0, 16, NOTE_LINES,
				  false);
	if (source && *source)
		more += 1 + set_lines(chart, mig_text_of(source), &mig_style_small, 0, 16,
				      NOTE_LINES - 1, false);
	/* Six pixels stand for the notes where there are none. */
	return chart->request->height - above - notes - 6 - 16 * (double)more - below;
}

void
mig_frame_layout(struct mig_chart *chart, double content, double below)
{
	struct mig_canvas *canvas = &chart->canvas;
	double above, notes;

	mig_frame_close(chart);
	set_bands(chart, false, &above, &notes);
	canvas->height = chart->request->height;
	if (canvas->height <= 0)
		canvas->height = (double)(long)(above + content + below + notes + 0.5);
	set_bands(chart, true, &above, &notes);
	canvas->top = above;
	canvas->bottom = canvas->height - notes - below;
	/* On a sheet that is too low the plot still has a height, so that nothing divides by 0. */
	if (canvas->bottom < canvas->top + 40)
		canvas->bottom = canvas->top + 40;
	canvas->left = MIG_MARGIN;
	canvas->right = canvas->width - MIG_MARGIN;
}

void
mig_frame_check_width(struct mig_chart *chart)
{
	struct mig_canvas *canvas = &chart->canvas;

	if (canvas->status != MIG_OK || canvas->right - canvas->left >= PLOT_LEAST)
		return;
	canvas->status = mig_fail(chart->error, MIG_USAGE,
				  "names and figures leave no room for marks: %g pixels are too "
				  "few",
				  canvas->width);
	mig_hint(chart->error, "--size with more pixels");
}

enum mig_status
mig_frame_empty(struct mig_chart *chart)
{
	static const struct mig_style style = {MIG_ALIGN_CENTRE, MIG_FACE_MEDIUM, 14.7,
					       MIG_INK_SECOND};
	struct mig_canvas *canvas = &chart->canvas;

	mig_frame_layout(chart, 200, 0);
	canvas->x_to = canvas->y_to = 1;
	mig_canvas_string(canvas, canvas->width / 2, (canvas->top + canvas->bottom) / 2, &style,
			  mig_word(chart, "No data for this selection"));
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, 0, 1, 0);
	mig_canvas_end(canvas);
	mig_frame_describe(chart, "No data for this selection.");
	chart->empty = true;
	return canvas->status;
}

enum mig_status
mig_find_highlights(struct mig_chart *chart, const struct mig_text *names, size_t count,
		    bool *chosen)
{
	const struct mig_list *wanted = &chart->request->highlight;
	size_t i, j;

	for (i = 0; i < wanted->count; i++) {
		for (j = 0; j < count; j++)
			if (strcmp(names[j].bytes, wanted->items[i]) == 0)
				break;
		if (j == count) {
			const char **known = calloc(count ? count : 1, sizeof *known);

			mig_fail(chart->error, MIG_USAGE, "--highlight: there is no '%s' in %s",
				 wanted->items[i], chart->table->input_name);
			for (j = 0; known && j < count; j++)
				known[j] = names[j].bytes;
			if (known)
				mig_hint_names(chart->error, "names", mig_text_of(wanted->items[i]),
					       known, count);
			free(known);
			return MIG_USAGE;
		}
		chosen[j] = true;
	}
	return MIG_OK;
}
