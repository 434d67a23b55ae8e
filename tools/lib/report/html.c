/* HTML, escaped. */
#include "html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
mig_html_bytes(struct mig_html *html, struct mig_text markup)
{
	if (!html->status)
		html->status = mig_buffer_add(html->text, markup.bytes, markup.length, html->error);
}

void
mig_html_raw(struct mig_html *html, const char *markup)
{
	mig_html_bytes(html, mig_text_of(markup));
}

void
mig_html_format(struct mig_html *html, const char *format, ...)
{
	char few[512], *text = few;
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(few, sizeof few, format, arguments);
	if (length >= (int)sizeof few && (text = malloc((size_t)length + 1)))
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(arguments);
	if (text)
		mig_html_raw(html, text);
	else if (!html->status)
		html->status = mig_fail_memory(html->error);
	if (text != few)
		free(text);
}

static const char *
entity(char byte)
{
	switch (byte) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	}
	return (unsigned char)byte < 0x20 || byte == 0x7f ? " " : NULL;
}

void
mig_html_text(struct mig_html *html, struct mig_text text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.length; i++) {
		const char *replacement = entity(text.bytes[i]);

		if (!replacement)
			continue;
		mig_html_bytes(html, (struct mig_text){ text.bytes + from, i - from });
		mig_html_raw(html, replacement);
		from = i + 1;
	}
	mig_html_bytes(html, (struct mig_text){ text.bytes + from, text.length - from });
}

void
mig_html_string(struct mig_html *html, const char *text)
{
	mig_html_text(html, mig_text_of(text));
}

static bool
is_unreserved(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (byte && strchr("-._~", byte));
}

void
mig_html_url(struct mig_html *html, struct mig_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (is_unreserved(text.bytes[i]))
			mig_html_bytes(html, (struct mig_text){ text.bytes + i, 1 });
		else
			mig_html_format(html, "%%%02X", (unsigned char)text.bytes[i]);
	}
}
