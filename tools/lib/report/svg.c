#include "svg.h"

#include <stdio.h>
#include <string.h>

#include "profile.h"

/* Where a needle stands in [from, length), or length. */
static size_t
find(struct mig_text text, size_t from, const char *needle)
{
	size_t length = strlen(needle);

	for (size_t i = from; i + length <= text.length; i++)
		if (memcmp(text.bytes + i, needle, length) == 0)
			return i;
	return text.length;
}

static bool
starts(struct mig_text text, const char *prefix)
{
	size_t length = strlen(prefix);

	return text.length >= length && memcmp(text.bytes, prefix, length) == 0;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* What a chart has no use for, and what could act or load something. */
static bool
tag_is_allowed(struct mig_text tag)
{
	static const char *const names[] = { "<script", "<foreignObject", "<iframe", "<image",
					     "<animate", "<set", "<a ", "<a>", "<style", "<!",
					     "<?" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (starts(tag, names[i]))
			return false;
	return true;
}

static bool
attribute_is_allowed(struct mig_text name, struct mig_text value)
{
	if (starts(name, "on") || mig_text_equal(name, mig_text_of("src")))
		return false;
	if (mig_text_equal(name, mig_text_of("href")) ||
	    mig_text_equal(name, mig_text_of("xlink:href")))
		return starts(value, "#");
	return find(value, 0, "javascript:") == value.length;
}

/* A list of ids, each with the prefix. */
static void
add_ids(struct mig_html *html, struct mig_text value, const char *name)
{
	for (size_t i = 0; i < value.length; i++) {
		if (!is_blank(value.bytes[i]) && (i == 0 || is_blank(value.bytes[i - 1])))
			mig_html_format(html, "%s.", name);
		mig_html_bytes(html, (struct mig_text){ value.bytes + i, 1 });
	}
}

static void
add_value(struct mig_html *html, struct mig_text attribute, struct mig_text value,
	  const char *name)
{
	static const char *const lists[] = { "id", "aria-labelledby", "aria-describedby" };
	size_t from = 0, at;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (mig_text_equal(attribute, mig_text_of(lists[i]))) {
			add_ids(html, value, name);
			return;
		}
	if (starts(value, "#") && attribute.length >= 4 &&
	    memcmp(attribute.bytes + attribute.length - 4, "href", 4) == 0) {
		mig_html_format(html, "#%s.", name);
		from = 1;
	}
	while ((at = find(value, from, "url(#")) < value.length) {
		mig_html_bytes(html, (struct mig_text){ value.bytes + from, at + 5 - from });
		mig_html_format(html, "%s.", name);
		from = at + 5;
	}
	mig_html_bytes(html, (struct mig_text){ value.bytes + from, value.length - from });
}

/* The declarations of a style attribute, "fill: none; stroke: red", as attributes of their own:
 * the page's policy lets a browser apply no other. false: one that is no declaration. */
static bool
add_style(struct mig_html *html, struct mig_text style, char quote, const char *name)
{
	const char *separator = "";

	for (size_t at = 0, end; at < style.length; at = end + 1) {
		struct mig_text property, value;
		size_t colon;

		end = find(style, at, ";");
		property = mig_text_trim((struct mig_text){ style.bytes + at, end - at });
		if (!property.length)
			continue;
		colon = find(property, 0, ":");
		if (colon == property.length)
			return false;
		value = mig_text_trim((struct mig_text){ property.bytes + colon + 1,
							 property.length - colon - 1 });
		property.length = colon;
		property = mig_text_trim(property);
		for (size_t i = 0; i < property.length; i++)
			if (property.bytes[i] != '-' &&
			    (property.bytes[i] < 'a' || property.bytes[i] > 'z'))
				return false;
		if (!property.length || !attribute_is_allowed(property, value))
			return false;
		mig_html_raw(html, separator);
		mig_html_bytes(html, property);
		mig_html_format(html, "=%c", quote);
		add_value(html, property, value, name);
		mig_html_format(html, "%c", quote);
		separator = " ";
	}
	return true;
}

/* An attribute with its value, in its quotes. */
static bool
add_attribute(struct mig_html *html, struct mig_text attribute, struct mig_text value, char quote,
	      const char *name)
{
	if (mig_text_equal(attribute, mig_text_of("style")))
		return add_style(html, value, quote, name);
	if (!attribute_is_allowed(attribute, value))
		return false;
	mig_html_bytes(html, attribute);
	mig_html_format(html, "=%c", quote);
	add_value(html, attribute, value, name);
	mig_html_format(html, "%c", quote);
	return true;
}

/* A tag from "<" to ">", attribute by attribute. false: it is not well-formed, or not allowed. */
static bool
add_tag(struct mig_html *html, struct mig_text tag, const char *name)
{
	size_t at = 1;

	while (at < tag.length && !is_blank(tag.bytes[at]) && tag.bytes[at] != '>')
		at++;
	mig_html_bytes(html, (struct mig_text){ tag.bytes, at });
	while (at < tag.length) {
		size_t start = at, equals, close;
		struct mig_text attribute, value;

		while (at < tag.length && (is_blank(tag.bytes[at]) || strchr("/>", tag.bytes[at])))
			at++;
		mig_html_bytes(html, (struct mig_text){ tag.bytes + start, at - start });
		if (at == tag.length)
			return true;
		equals = find(tag, at, "=");
		if (equals + 1 >= tag.length || !strchr("\"'", tag.bytes[equals + 1]))
			return false;
		attribute = (struct mig_text){ tag.bytes + at, equals - at };
		start = equals + 2;
		close = start;
		while (close < tag.length && tag.bytes[close] != tag.bytes[equals + 1])
			close++;
		if (close == tag.length)
			return false;
		value = (struct mig_text){ tag.bytes + start, close - start };
		if (!add_attribute(html, attribute, value, tag.bytes[equals + 1], name))
			return false;
		at = close + 1;
	}
	return true;
}

/* The end of the tag that starts at `at`: after its ">", quotes respected. */
static size_t
tag_end(struct mig_text text, size_t at)
{
	char quote = 0;

	for (; at < text.length; at++) {
		char byte = text.bytes[at];

		if (quote ? byte == quote : byte == '"' || byte == '\'')
			quote = quote ? 0 : byte;
		else if (!quote && byte == '>')
			return at + 1;
	}
	return at;
}

/* The value of an attribute of a tag, in double quotes as mig-plot writes them; or nothing. */
static struct mig_text
attribute_of(struct mig_text tag, const char *start)
{
	size_t at = find(tag, 0, start), from = at + strlen(start);

	if (at == tag.length)
		return (struct mig_text){ NULL, 0 };
	tag.bytes += from;
	tag.length -= from;
	return (struct mig_text){ tag.bytes, find(tag, 0, "\"") };
}

/* Begin the link of a mark that leads somewhere; *open tells whether it does. Its name is the
 * mark's title, which the page's script takes away when it shows it. */
static enum mig_status
open_link(struct mig_html *html, const struct mig_links *links, struct mig_text mark,
	  struct mig_text rest, bool *open)
{
	struct mig_text key = attribute_of(mark, " data-key=\""), address = { NULL, 0 };
	size_t title, end;
	enum mig_status status = MIG_OK;

	*open = false;
	if (key.bytes && starts(mark, "<path class=\"m\""))
		status = mig_links_follow(links, key, &address, html->error);
	if (status || !address.bytes)
		return status;
	title = find(rest, 0, "<title>") + 7;
	end = find(rest, 0, "</title>");
	*open = title <= end && end < rest.length;
	if (!*open)
		return MIG_OK;
	mig_html_raw(html, "<a href=\"");
	mig_html_text(html, address);
	mig_html_raw(html, "\" aria-label=\"");
	for (size_t i = title; i < end; i++)
		mig_html_bytes(html, rest.bytes[i] == '"' ? mig_text_of("&quot;")
							  : (struct mig_text){ rest.bytes + i, 1 });
	mig_html_raw(html, "\">");
	return MIG_OK;
}

static enum mig_status
fail_piece(const char *file, struct mig_text piece, struct mig_error *error)
{
	size_t shown = mig_utf8_invalid(piece.bytes, piece.length < 60 ? piece.length : 60);

	return mig_fail(error, MIG_DATA, "%s: '%.*s' is not allowed in a chart", file, (int)shown,
			piece.bytes);
}

enum mig_status
mig_svg_add(struct mig_html *html, const char *file, struct mig_text svg, const char *name,
	    const struct mig_links *links)
{
	size_t at = find(svg, 0, "<svg"), end = svg.length;
	bool linked = false;

	while (end && is_blank(svg.bytes[end - 1]))
		end--;
	svg.length = end;
	if (at == end || end < 6 || memcmp(svg.bytes + end - 6, "</svg>", 6) != 0)
		return mig_fail(html->error, MIG_DATA, "%s: not a complete SVG picture", file);
	while (at < end && !html->status) {
		size_t next = svg.bytes[at] == '<' ? tag_end(svg, at) : find(svg, at, "<");
		struct mig_text piece = { svg.bytes + at, next - at };

		if (!linked && links && links->table && *piece.bytes == '<') {
			struct mig_text rest = { svg.bytes + next, end - next };
			enum mig_status status = open_link(html, links, piece, rest, &linked);

			if (status)
				return status;
		}
		if (*piece.bytes != '<')
			mig_html_bytes(html, piece);
		else if (!tag_is_allowed(piece) || !add_tag(html, piece, name))
			return fail_piece(file, piece, html->error);
		if (linked && starts(piece, "</path>")) {
			mig_html_raw(html, "</a>");
			linked = false;
		}
		at = next;
	}
	return html->status;
}

bool
mig_svg_is_tall(struct mig_text svg)
{
	struct mig_text box = attribute_of(svg, " viewBox=\"");
	char text[64];
	double width, height;

	if (!box.bytes || box.length >= sizeof text)
		return false;
	memcpy(text, box.bytes, box.length);
	text[box.length] = '\0';
	return sscanf(text, "%*f %*f %lf %lf", &width, &height) == 2 && height > 0.8 * width;
}

/* The text of the first element of that name, for an attribute in double quotes. */
static bool
add_text_of(struct mig_html *html, struct mig_text svg, const char *open, const char *close)
{
	size_t start = find(svg, 0, open), end;

	start = find(svg, start, ">") + 1;
	end = find(svg, start, close);
	if (start >= svg.length || end == svg.length || end == start)
		return false;
	for (size_t i = start; i < end; i++) {
		if (svg.bytes[i] == '"')
			mig_html_raw(html, "&quot;");
		else
			mig_html_bytes(html, (struct mig_text){ svg.bytes + i, 1 });
	}
	return true;
}

void
mig_svg_describe(struct mig_html *html, struct mig_text svg)
{
	if (add_text_of(html, svg, "<title", "</title>"))
		mig_html_raw(html, ". ");
	add_text_of(html, svg, "<desc", "</desc>");
}
