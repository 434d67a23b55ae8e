/* The cleaner reads the SVG that gnuplot writes, element by element, and writes it again. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "chart/chart.h"
#include "element.h"

enum { DEPTH_MAX = 64 };

#define FALLBACK_FONTS ", 'Liberation Sans', Arial, Helvetica, sans-serif"

struct cleaner {
	struct mig_text rest;
	const struct mig_svg_words *words;
	struct mig_buffer *out;
	size_t opened[DEPTH_MAX], filled[DEPTH_MAX]; /* where an open element's tag began, ended */
	size_t depth;
	struct mig_error *error;
	enum mig_status status;
};

/* ----------------------------------------------------------------------- writing */

static void
put(struct cleaner *cleaner, struct mig_text text)
{
	if (cleaner->status == MIG_OK)
		cleaner->status =
		    mig_buffer_add(cleaner->out, text.bytes, text.length, cleaner->error);
}

static void
put_string(struct cleaner *cleaner, const char *text)
{
	put(cleaner, mig_text_of(text));
}

/* As character data or a quoted value; characters that XML forbids become blanks. */
static void
put_escaped(struct cleaner *cleaner, struct mig_text text)
{
	size_t i, length;

	for (i = 0; i < text.length; i += length) {
		const char *byte = text.bytes + i;
		size_t left = text.length - i;

		length = 1;
		if (mig_utf8_invalid(byte, left < 4 ? left : 4) == 0) {
			put_string(cleaner, "?");
			continue;
		}
		switch (mig_utf8_decode(byte, &length)) {
		case '<':
			put_string(cleaner, "&lt;");
			break;
		case '>':
			put_string(cleaner, "&gt;");
			break;
		case '&':
			put_string(cleaner, "&amp;");
			break;
		case '"':
			put_string(cleaner, "&quot;");
			break;
		case 0xFFFE:
		case 0xFFFF:
			put_string(cleaner, " ");
			break;
		default:
			put(cleaner, (struct mig_text){(unsigned char)*byte < 0x20 ? " " : byte,
						       length});
		}
	}
}

static void
put_attribute(struct cleaner *cleaner, const char *name, struct mig_text value)
{
	put_string(cleaner, " ");
	put_string(cleaner, name);
	put_string(cleaner, "=\"");
	put(cleaner, value);
	put_string(cleaner, "\"");
}

/* ----------------------------------------------------------------------- reading */

static enum mig_status
malformed(struct cleaner *cleaner, const char *what)
{
	cleaner->status = mig_fail(cleaner->error, MIG_IO,
				   "gnuplot wrote an SVG that is not understood: %s", what);
	return cleaner->status;
}

static void
skip(struct cleaner *cleaner, size_t count)
{
	cleaner->rest.bytes += count;
	cleaner->rest.length -= count;
}

/* -------------------------------------------------------------------- attributes */

/* "rgb( 0, 114, 178)" as "#0072b2"; anything else as it is. */
static struct mig_text
short_colour(struct mig_text value, char text[32])
{
	unsigned red, green, blue;
	char copy[40];

	if (value.length >= sizeof copy)
		return value;
	memcpy(copy, value.bytes, value.length);
	copy[value.length] = '\0';
	if (sscanf(copy, "rgb(%u ,%u ,%u", &red, &green, &blue) != 3)
		return value;
	snprintf(text, 32, "#%02x%02x%02x", red & 255, green & 255, blue & 255);
	return mig_text_of(text);
}

/* A font that is not there falls back on its likes; "Inter:Bold" is no family. */
static void
put_font(struct cleaner *cleaner, struct mig_text family)
{
	const char *weight = NULL;

	if (mig_text_find(family, ":Bold") != SIZE_MAX)
		weight = "700";
	else if (mig_text_find(family, " Medium") != SIZE_MAX)
		weight = "500";
	put_attribute(cleaner, "font-family", mig_text_of("Inter" FALLBACK_FONTS));
	if (weight)
		put_attribute(cleaner, "font-weight", mig_text_of(weight));
}

static void
put_reference(struct cleaner *cleaner, struct mig_text value)
{
	size_t hash = mig_text_find(value, "url(#");

	put(cleaner, (struct mig_text){value.bytes, hash + 5});
	put_string(cleaner, cleaner->words->prefix);
	put(cleaner, (struct mig_text){value.bytes + hash + 5, value.length - hash - 5});
}

static void
put_one(struct cleaner *cleaner, const struct mig_element *element, struct mig_text name,
	struct mig_text value)
{
	char colour[32];

	if (mig_text_equal(name, mig_text_of("color")))
		return;
	if (mig_text_equal(name, mig_text_of("font-family"))) {
		put_font(cleaner, value);
		return;
	}
	put_string(cleaner, " ");
	put(cleaner, name);
	put_string(cleaner, "=\"");
	if (mig_text_equal(value, mig_text_of("currentColor")))
		value = mig_element_attribute(element, "color");
	if (mig_text_equal(name, mig_text_of("id")))
		put_string(cleaner, cleaner->words->prefix);
	if (mig_text_find(value, "url(#") != SIZE_MAX)
		put_reference(cleaner, value);
	else
		put(cleaner, short_colour(value, colour));
	put_string(cleaner, "\"");
}

/* ---------------------------------------------------------------------- elements */

static void
put_root(struct cleaner *cleaner, const struct mig_element *element)
{
	put_string(cleaner, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	put_attribute(cleaner, "viewBox", mig_element_attribute(element, "viewBox"));
	put_string(cleaner, " role=\"img\" aria-labelledby=\"");
	put_string(cleaner, cleaner->words->prefix);
	put_string(cleaner, "title ");
	put_string(cleaner, cleaner->words->prefix);
	put_string(cleaner, "desc\">\n<title id=\"");
	put_string(cleaner, cleaner->words->prefix);
	put_string(cleaner, "title\">");
	put_escaped(cleaner, cleaner->words->title);
	put_string(cleaner, "</title>\n<desc id=\"");
	put_string(cleaner, cleaner->words->prefix);
	put_string(cleaner, "desc\">");
	put_escaped(cleaner, cleaner->words->description);
	put_string(cleaner, "</desc>");
}

/* A point of type 7 is written as a reference to a disc of radius 1, moved and scaled. */
static void
put_point(struct cleaner *cleaner, const struct mig_element *element)
{
	struct mig_text move = mig_element_attribute(element, "transform");
	struct mig_text colour = mig_element_attribute(element, "color");
	char copy[128], text[160], colour_text[32];
	double x, y, radius;

	if (!mig_text_equal(mig_element_attribute(element, "xlink:href"), mig_text_of("#gpPt6")) ||
	    move.length >= sizeof copy) {
		malformed(cleaner, "a point that is no disc");
		return;
	}
	memcpy(copy, move.bytes, move.length);
	copy[move.length] = '\0';
	if (sscanf(copy, "translate(%lf,%lf) scale(%lf)", &x, &y, &radius) != 3) {
		malformed(cleaner, "a point without a place");
		return;
	}
	snprintf(text, sizeof text, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" stroke=\"none\"", x,
		 y, radius);
	put_string(cleaner, text);
	put_attribute(cleaner, "fill", short_colour(colour, colour_text));
	put_string(cleaner, "/>");
}

static void
open_element(struct cleaner *cleaner, const struct mig_element *element)
{
	size_t i, start = cleaner->out->length;

	if (!element->empty && cleaner->depth == DEPTH_MAX) {
		malformed(cleaner, "too many levels");
		return;
	}
	if (mig_element_is(element, "svg")) {
		put_root(cleaner, element);
	} else if (mig_element_is(element, "use")) {
		put_point(cleaner, element);
		return;
	} else {
		put_string(cleaner, "<");
		put(cleaner, element->name);
		for (i = 0; i < element->count; i++)
			put_one(cleaner, element, element->attributes[i].name,
				element->attributes[i].value);
		put_string(cleaner, element->empty ? "/>" : ">");
	}
	if (element->empty)
		return;
	cleaner->opened[cleaner->depth] = start;
	cleaner->filled[cleaner->depth++] = cleaner->out->length;
}

/* Lines of path data, TAB, words, perhaps TAB and a key: shapes that are not seen but can be
 * pointed at. */
static void
put_marks(struct cleaner *cleaner, struct mig_text marks)
{
	if (marks.length == 0)
		return;
	put_string(cleaner, "<g fill-opacity=\"0\" pointer-events=\"all\">\n");
	while (marks.length > 0) {
		struct mig_text line = mig_text_take(&marks, false, "\n"), words;

		put_string(cleaner, "<path class=\"m\" d=\"");
		put(cleaner, mig_text_take(&line, false, "\t"));
		mig_text_take(&line, true, "\t");
		words = mig_text_take(&line, false, "\t");
		mig_text_take(&line, true, "\t");
		if (line.length > 0) {
			put_string(cleaner, "\" data-key=\"");
			put_escaped(cleaner, line);
		}
		put_string(cleaner, "\"><title>");
		put_escaped(cleaner, words);
		mig_text_take(&marks, true, "\n");
		put_string(cleaner, "</title></path>\n");
	}
	put_string(cleaner, "</g>\n");
}

/* A group in which nothing but blanks was written is taken back. */
static void
close_element(struct cleaner *cleaner, const struct mig_element *element)
{
	struct mig_buffer *out = cleaner->out;
	size_t filled;

	if (cleaner->depth == 0) {
		malformed(cleaner, "an end without a beginning");
		return;
	}
	filled = cleaner->filled[--cleaner->depth];
	while (filled < out->length && strchr(" \t\n", out->bytes[filled]))
		filled++;
	if (mig_element_is(element, "g") && filled == out->length) {
		out->length = cleaner->opened[cleaner->depth];
		while (out->length > 0 && out->bytes[out->length - 1] == '\n')
			out->length--;
		out->bytes[out->length] = '\0';
		return;
	}
	if (cleaner->depth == 0)
		put_marks(cleaner, cleaner->words->marks);
	put_string(cleaner, "</");
	put(cleaner, element->name);
	put_string(cleaner, ">");
}

/* Skip to behind the end of an element that is left out. */
static void
leave_out(struct cleaner *cleaner, const char *end)
{
	size_t at = mig_text_find(cleaner->rest, end);

	if (at == SIZE_MAX)
		malformed(cleaner, "an element without an end");
	else
		skip(cleaner, at + strlen(end));
}

/* Whether the definitions that follow are gnuplot's point symbols. */
static bool
are_symbols(const struct cleaner *cleaner)
{
	size_t end = mig_text_find(cleaner->rest, "</defs>");
	size_t symbol = mig_text_find(cleaner->rest, "gpPt");

	return end != SIZE_MAX && symbol < end;
}

static void
clean_tag(struct cleaner *cleaner)
{
	struct mig_element element;
	const char *problem;
	size_t end = mig_text_find(cleaner->rest, ">");
	struct mig_text tag = {cleaner->rest.bytes + 1, end - 1};

	if (end == SIZE_MAX) {
		malformed(cleaner, "an unclosed tag");
		return;
	}
	skip(cleaner, end + 1);
	if (tag.length == 0 || *tag.bytes == '?' || *tag.bytes == '!')
		return;
	problem = mig_element_parse(tag, &element);
	if (problem) {
		malformed(cleaner, problem);
		return;
	}
	if (mig_element_is(&element, "title") && !element.closing)
		leave_out(cleaner, "</title>");
	else if (mig_element_is(&element, "desc") && !element.closing)
		leave_out(cleaner, "</desc>");
	else if (mig_element_is(&element, "defs") && !element.closing && are_symbols(cleaner))
		leave_out(cleaner, "</defs>");
	else if (element.closing)
		close_element(cleaner, &element);
	else
		open_element(cleaner, &element);
}

/* gnuplot leaves > as it is, and XML forbids ]]> in a text. */
static void
put_text(struct cleaner *cleaner, struct mig_text text)
{
	while (text.length > 0) {
		put(cleaner, mig_text_take(&text, false, ">"));
		if (text.length > 0)
			put_string(cleaner, "&gt;");
		text.bytes += text.length > 0;
		text.length -= text.length > 0;
	}
}

/* Text as it is; blanks between tags as one newline. */
static void
clean_text(struct cleaner *cleaner)
{
	struct mig_text text = cleaner->rest, blanks;

	text.length = mig_text_find(text, "<");
	if (text.length == SIZE_MAX)
		text.length = cleaner->rest.length;
	skip(cleaner, text.length);
	blanks = text;
	mig_text_take(&blanks, true, " \t\r\n");
	if (blanks.length > 0 || cleaner->depth == 0)
		put_text(cleaner, blanks.length > 0 ? text : blanks);
	else if (cleaner->out->bytes[cleaner->out->length - 1] != '\n')
		put_string(cleaner, "\n");
}

enum mig_status
mig_svg_clean(struct mig_text svg, const struct mig_svg_words *words, struct mig_buffer *clean,
	      struct mig_error *error)
{
	struct cleaner cleaner = {.rest = svg, .words = words, .out = clean, .error = error};

	while (svg.length > 0 && strchr(" \t\r\n", svg.bytes[svg.length - 1]))
		svg.length--;
	if (svg.length < 6 || memcmp(svg.bytes + svg.length - 6, "</svg>", 6) != 0)
		return mig_fail(error, MIG_IO, "gnuplot wrote an SVG that is not complete");
	while (cleaner.status == MIG_OK && cleaner.rest.length > 0) {
		if (*cleaner.rest.bytes == '<')
			clean_tag(&cleaner);
		else
			clean_text(&cleaner);
	}
	if (cleaner.status == MIG_OK && cleaner.depth > 0)
		return malformed(&cleaner, "an element without an end");
	put_string(&cleaner, "\n");
	return cleaner.status;
}
