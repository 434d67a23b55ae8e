/* cmark-gfm as a child process: HTML for the page, XML to find out where something stands. */
#include "markdown.h"

#include <stdlib.h>
#include <string.h>

#include "process.h"

enum { SECONDS = 60, MEGABYTES = 512 };

static enum mig_status
render(const struct mig_profile *profile, const char *const *arguments, struct mig_buffer *out,
       struct mig_error *error)
{
	struct mig_process process = { .arguments = arguments,
				       .input = { profile->markdown.bytes,
						  profile->markdown.length },
				       .seconds = SECONDS,
				       .memory = (size_t)MEGABYTES << 20,
				       .output_max = (size_t)MEGABYTES << 20,
				       .package = "cmark-gfm" };
	struct mig_buffer errors = { 0 };
	int exit_status = 0;
	enum mig_status status = mig_buffer_add(out, "", 0, error);

	if (!status)
		status = mig_process_run(&process, out, &errors, &exit_status, error);
	if (!status && exit_status)
		status = mig_fail(error, MIG_DATA, "%s: cmark-gfm ended with status %d: %s",
				  profile->file, exit_status, errors.bytes ? errors.bytes : "");
	mig_buffer_free(&errors);
	return status;
}

enum mig_status
mig_markdown_render(const struct mig_profile *profile, struct mig_buffer *html,
		    struct mig_error *error)
{
	static const char *const arguments[] = { "cmark-gfm", "--to", "html", "--smart",
						 "-e", "table", "-e", "strikethrough",
						 "-e", "autolink", "-e", "footnotes", NULL };

	return render(profile, arguments, html, error);
}

/* Characters of the profile before byte `bytes` of line `line` of its Markdown, where a
 * figure is a mark. */
static size_t
characters_before(const struct mig_profile *profile, size_t line, size_t bytes)
{
	struct mig_text text = { profile->markdown.bytes, profile->markdown.length }, found = text;
	size_t at = 0, count = 0, i = 0;

	while (line-- && mig_line_next(text, &at, &found))
		;
	while (i < bytes && i < found.length) {
		const char *close;

		if (found.length - i > 3 && memcmp(found.bytes + i, MIG_MARK_OPEN "f", 4) == 0 &&
		    (close = strstr(found.bytes + i, MIG_MARK_CLOSE))) {
			size_t figure = strtoul(found.bytes + i + 4, NULL, 10);

			count += profile->figures[figure].width;
			i = (size_t)(close + strlen(MIG_MARK_CLOSE) - found.bytes);
			continue;
		}
		count += ((unsigned char)found.bytes[i++] & 0xc0) != 0x80;
	}
	return count;
}

/* The first element of `xml` that is the fault, or NULL. */
static const char *
find_fault(const char *xml, enum mig_markdown_fault fault)
{
	static const char *const needles[][4] = {
		[MIG_FAULT_HTML] = { "<html_block ", "<html_inline " },
		[MIG_FAULT_PICTURE] = { "<image " },
		[MIG_FAULT_BLOCK] = { "info=\"table", "info=\"chart", "info=\"data",
				      "info=\"indicators" },
		[MIG_FAULT_TITLE] = { "level=\"1\"" },
	};
	const char *first = NULL;

	for (size_t i = 0; i < 4 && needles[fault][i]; i++) {
		const char *at = strstr(xml, needles[fault][i]);

		if (at && (!first || at < first))
			first = at;
	}
	while (first && first > xml && *first != '<')
		first--;
	return first;
}

enum mig_status
mig_markdown_fail(const struct mig_profile *profile, enum mig_markdown_fault fault,
		  struct mig_error *error)
{
	static const char *const arguments[] = { "cmark-gfm", "--to", "xml", "--sourcepos",
						 "-e", "table", "-e", "strikethrough",
						 "-e", "autolink", "-e", "footnotes", NULL };
	static const char *const what[] = {
		"HTML is not allowed in a profile",
		"a page loads no pictures: use a chart block",
		"a block cannot stand inside a list or a quotation",
		"a heading of depth 1 is the title's: start with '##'",
	};
	static const char position[] = "sourcepos=\"";
	struct mig_buffer xml = { 0 };
	struct mig_place place = { 1, 1 };
	enum mig_status status = render(profile, arguments, &xml, error);
	const char *at = status ? NULL : find_fault(xml.bytes, fault);

	at = at ? strstr(at, position) : NULL;
	if (at) {
		char *colon;

		place.line = strtoul(at + strlen(position), &colon, 10);
		place.column = strtoul(colon + 1, NULL, 10);
		place.column = 1 + characters_before(profile, place.line, place.column - 1);
	}
	mig_buffer_free(&xml);
	return status ? status : mig_profile_fail(profile, place, error, "%s", what[fault]);
}
