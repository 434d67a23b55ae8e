/* The Markdown's HTML and the report's own parts become one text. */
#include "page.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "markdown.h"

enum { MARK_LENGTH = sizeof MIG_MARK_OPEN - 1, SLUG_SIZE = 80 };

/* MIG_MARK_OPEN as cmark-gfm writes it in an address. */
#define MARK_IN_ADDRESS "%EE%80%80f"

struct weave {
	const struct mig_report *report;
	struct mig_text source;
	size_t at;
	struct mig_list ids; /* taken */
	struct mig_html *body, *contents;
	int depth;   /* of the last entry of the contents: 2, 3; 0 before the first */
	bool *shown; /* which blocks were met */
};

static bool
comes(const struct weave *weave, const char *text)
{
	size_t length = strlen(text);

	return weave->source.length - weave->at >= length &&
	       memcmp(weave->source.bytes + weave->at, text, length) == 0;
}

static void
fail(struct weave *weave, enum mig_markdown_fault fault)
{
	if (!weave->body->status)
		weave->body->status =
		    mig_markdown_fail(weave->report->profile, fault, weave->body->error);
}

/* The mark at `text`: its letter and index, and its length. 0: there is none. */
static size_t
read_mark(struct mig_text text, char *letter, size_t *index)
{
	size_t at = MARK_LENGTH + 1;

	if (text.length < 2 * MARK_LENGTH + 2 || memcmp(text.bytes, MIG_MARK_OPEN, MARK_LENGTH))
		return 0;
	*letter = text.bytes[MARK_LENGTH];
	*index = 0;
	for (; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9'; at++)
		*index = *index * 10 + (size_t)(text.bytes[at] - '0');
	return at + MARK_LENGTH;
}

static void
add_bytes(struct weave *weave, size_t length)
{
	mig_html_bytes(weave->body,
		       (struct mig_text){ weave->source.bytes + weave->at, length });
	weave->at += length;
}

/* HTML of one line, its marks replaced; with `markup` false its tags left out. */
static void
add_inline(struct weave *weave, struct mig_text text, bool markup, struct mig_html *html)
{
	bool inside = false; /* a tag */
	char letter;
	size_t index, length;

	for (size_t i = 0; i < text.length; i += length) {
		length = read_mark((struct mig_text){ text.bytes + i, text.length - i }, &letter,
				   &index);
		if (length) {
			if (letter == 'f')
				mig_report_figure(weave->report, index, markup && !inside, html);
			continue;
		}
		length = 1;
		inside = text.bytes[i] == '<' || (inside && i && text.bytes[i - 1] != '>');
		if (markup || !inside)
			mig_html_bytes(html, (struct mig_text){ text.bytes + i, 1 });
	}
}

/* An id from a heading's words that nothing else has. */
static enum mig_status
make_id(struct weave *weave, struct mig_text words, char id[SLUG_SIZE])
{
	size_t length = 0, base;

	for (size_t i = 0; i < words.length && length < SLUG_SIZE - 24; i++) {
		char byte = words.bytes[i];

		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
		    (unsigned char)byte >= 0x80)
			id[length++] = byte;
		else if (length && id[length - 1] != '-')
			id[length++] = '-';
	}
	length = mig_utf8_invalid(id, length); /* no half of a letter */
	while (length && id[length - 1] == '-')
		length--;
	base = length ? length : (size_t)snprintf(id, SLUG_SIZE, "section");
	id[base] = '\0';
	if (strncmp(id, "fn", 2) == 0) /* what footnotes are called */
		id[0] = '-';
	for (size_t again = 2; mig_list_contains(&weave->ids, mig_text_of(id)); again++)
		snprintf(id + base, SLUG_SIZE - base, "-%zu", again);
	return mig_list_add(&weave->ids, mig_text_of(id), weave->body->error);
}

/* A line of the contents, in lists nested by depth. */
static void
add_entry(struct weave *weave, int depth, const char *id, struct mig_text words)
{
	struct mig_html *html = weave->contents;

	if (!weave->depth)
		mig_html_raw(html, "<ol>\n");
	else if (depth > weave->depth)
		mig_html_raw(html, "\n<ol>\n");
	else
		mig_html_raw(html, depth < weave->depth ? "</li>\n</ol>\n</li>\n" : "</li>\n");
	mig_html_format(html, "<li><a href=\"#%s\">", id);
	mig_html_bytes(html, words);
	mig_html_raw(html, "</a>");
	weave->depth = depth;
}

static void
end_contents(struct weave *weave)
{
	add_entry(weave, 2, "made", mig_text_of("How this report was made"));
	mig_html_raw(weave->contents, "</li>\n</ol>\n");
}

/* A heading of depth 2 to 6: "<h2>", its line, "</h2>". */
static void
add_heading(struct weave *weave, int depth)
{
	struct mig_buffer words = { 0 };
	struct mig_html plain = { &words, weave->body->error, MIG_OK };
	struct mig_text line = { weave->source.bytes + weave->at + 4, 0 };
	const char *end = weave->source.bytes + weave->source.length;
	char id[SLUG_SIZE];

	while (line.bytes + line.length < end && strncmp(line.bytes + line.length, "</h", 3))
		line.length++;
	add_inline(weave, line, false, &plain);
	mig_html_raw(&plain, "");
	if (!plain.status)
		plain.status = make_id(weave,
				       (struct mig_text){ words.bytes, words.length }, id);
	if (plain.status) {
		weave->body->status = weave->body->status ? weave->body->status : plain.status;
		weave->at += 4;
		mig_buffer_free(&words);
		return;
	}
	mig_html_format(weave->body, "<h%d id=\"%s\">", depth, id);
	add_inline(weave, line, true, weave->body);
	weave->at += 4 + line.length;
	if (depth == 2 || (depth == 3 && weave->depth))
		add_entry(weave, depth, id, (struct mig_text){ words.bytes, words.length });
	mig_buffer_free(&words);
}

/* A paragraph that is nothing but a block's mark. */
static bool
add_block(struct weave *weave)
{
	static const char close[] = "</p>";
	struct mig_text rest;
	size_t index, length;
	char letter;

	if (!comes(weave, "<p>" MIG_MARK_OPEN "b"))
		return false;
	rest = (struct mig_text){ weave->source.bytes + weave->at + 3,
				  weave->source.length - weave->at - 3 };
	length = read_mark(rest, &letter, &index);
	if (rest.length < length + 4 || memcmp(rest.bytes + length, close, 4) != 0)
		return false;
	mig_report_show(weave->report, index, weave->body);
	weave->shown[index] = true;
	weave->at += 3 + length + 4;
	return true;
}

/* A tag as it is, but for what tables need. */
static void
add_tag(struct weave *weave)
{
	const char *start = weave->source.bytes + weave->at;
	const char *end = memchr(start, '>', weave->source.length - weave->at);
	struct mig_text tag = { start, end ? (size_t)(end - start) + 1
					   : weave->source.length - weave->at };

	if (comes(weave, "<!--"))
		fail(weave, MIG_FAULT_HTML);
	else if (comes(weave, "<img"))
		fail(weave, MIG_FAULT_PICTURE);
	else if (comes(weave, "<code class=\"language-table\"") ||
		 comes(weave, "<code class=\"language-chart\"") ||
		 comes(weave, "<code class=\"language-data\"") ||
		 comes(weave, "<code class=\"language-indicators\""))
		fail(weave, MIG_FAULT_BLOCK);
	else if (comes(weave, "<table>"))
		mig_html_raw(weave->body, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
					  "aria-label=\"Table\">\n");
	if (comes(weave, "<table>")) {
		add_bytes(weave, 6);
		mig_html_raw(weave->body, " aria-label=\"Table\"");
		tag.bytes += 6;
		tag.length -= 6;
	}
	if (comes(weave, "<th>") || comes(weave, "<th ")) {
		add_bytes(weave, 3);
		mig_html_raw(weave->body, " scope=\"col\"");
		tag.bytes += 3;
		tag.length -= 3;
	}
	add_inline(weave, tag, true, weave->body);
	weave->at += tag.length;
	if (tag.length == 8 && memcmp(tag.bytes, "</table>", 8) == 0)
		mig_html_raw(weave->body, "\n</div>");
}

static void
add_text(struct weave *weave)
{
	size_t length = 0;

	while (weave->at + length < weave->source.length &&
	       weave->source.bytes[weave->at + length] != '<')
		length++;
	add_inline(weave, (struct mig_text){ weave->source.bytes + weave->at, length }, true,
		   weave->body);
	weave->at += length;
}

static enum mig_status
take_ids(struct weave *weave)
{
	static const char *const own[] = { "text", "contents", "contents-title", "made" };
	const struct mig_profile *profile = weave->report->profile;
	struct mig_error *error = weave->body->error;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < sizeof own / sizeof *own; i++)
		status = mig_list_add(&weave->ids, mig_text_of(own[i]), error);
	for (size_t i = 0; !status && i < profile->block_count; i++)
		status = mig_list_add(&weave->ids, mig_text_of(profile->blocks[i].name.text),
				      error);
	return status;
}

/* Nothing of the profile may be lost: no block, and no figure in the address of a link. */
static void
check_complete(struct weave *weave)
{
	const struct mig_profile *profile = weave->report->profile;
	const char *mark = strstr(weave->source.bytes, MARK_IN_ADDRESS);

	for (size_t i = 0; !weave->body->status && i < profile->block_count; i++)
		if (profile->blocks[i].kind != MIG_BLOCK_DATA && !weave->shown[i])
			weave->body->status = mig_profile_fail(
			    profile, profile->blocks[i].name.place, weave->body->error,
			    "block '%s' does not stand by itself in the text",
			    profile->blocks[i].name.text);
	if (!weave->body->status && mark) {
		size_t figure = strtoul(mark + strlen(MARK_IN_ADDRESS), NULL, 10);

		weave->body->status = mig_profile_fail(
		    profile, profile->figures[figure].place, weave->body->error,
		    "a figure cannot stand in the address of a link");
	}
}

void
mig_report_weave(const struct mig_report *report, struct mig_text source, struct mig_html *body,
		 struct mig_html *contents)
{
	struct weave weave = { .report = report, .source = source, .body = body,
			       .contents = contents };
	enum mig_status status = take_ids(&weave);

	weave.shown = calloc(report->profile->block_count + 1, sizeof *weave.shown);
	if (!status && !weave.shown)
		status = mig_fail_memory(body->error);
	if (status && !body->status)
		body->status = status;
	while (!body->status && weave.at < source.length) {
		char depth = comes(&weave, "<h") ? source.bytes[weave.at + 2] : 0;

		if (depth == '1')
			fail(&weave, MIG_FAULT_TITLE);
		else if (depth >= '2' && depth <= '6')
			add_heading(&weave, depth - '0');
		else if (source.bytes[weave.at] != '<')
			add_text(&weave);
		else if (!add_block(&weave))
			add_tag(&weave);
	}
	check_complete(&weave);
	end_contents(&weave);
	free(weave.shown);
	mig_list_free(&weave.ids);
}
