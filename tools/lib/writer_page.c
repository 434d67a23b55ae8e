/* The stored rows of a writer, read back one by one, and the text that they become. */
#include <stdint.h>
#include <string.h>

#include "writer_formats.h"

enum { PIECE_SIZE = 256 * 1024 }; /* of the text on its way to the output */

/* The next block of stored rows; false behind the last one. */
static bool
next_block(struct mig_page *page)
{
	struct mig_writer *writer = page->writer;
	uint64_t length;
	bool more;

	if (page->last)
		return false;
	page->status = mig_spool_take(&writer->spool, &length, sizeof length, &more, page->error);
	if (page->status != MIG_OK)
		return false;
	if (!more) {
		page->last = true;
		page->rows = (struct mig_text){ writer->cells.bytes, writer->cells.length };
		return writer->cells.length > 0;
	}
	if (page->block.capacity < length) {
		char *grown =
		    mig_array_reserve(page->block.bytes, &page->block.capacity, (size_t)length, 1);

		if (!grown) {
			page->status = mig_fail_memory(page->error);
			return false;
		}
		page->block.bytes = grown;
	}
	page->status =
	    mig_spool_take(&writer->spool, page->block.bytes, (size_t)length, &more, page->error);
	page->rows = (struct mig_text){ page->block.bytes, (size_t)length };
	return page->status == MIG_OK;
}

/* Between rows, what is there already goes on to the sink. */
static bool
pass_on(struct mig_page *page)
{
	if (!page->sink || page->text->length < PIECE_SIZE)
		return true;
	mig_sink_put(page->sink, (struct mig_text){ page->text->bytes, page->text->length });
	page->text->length = 0;
	return page->sink->reason == 0;
}

bool
mig_page_next_row(struct mig_page *page)
{
	const struct mig_writer *writer = page->writer;
	const char *at;

	if (page->status != MIG_OK || !pass_on(page) ||
	    (page->rows.length == 0 && !next_block(page)))
		return false;
	at = page->rows.bytes;
	for (size_t i = 0; i < writer->count; i++) {
		size_t length = 0;
		int shift = 0;

		for (; *at & 0x80; shift += 7)
			length |= (size_t)(*at++ & 0x7f) << shift;
		length |= (size_t)*at++ << shift;
		page->row[i] = (struct mig_text){ at, length };
		at += length;
	}
	page->rows.length -= (size_t)(at - page->rows.bytes);
	page->rows.bytes = at;
	page->heading = false;
	return true;
}

void
mig_page_rewind(struct mig_page *page)
{
	mig_spool_rewind(&page->writer->spool);
	page->rows.length = 0;
	page->last = false;
}

void
mig_page_add(struct mig_page *page, const char *bytes, size_t length)
{
	if (page->status == MIG_OK)
		page->status = mig_buffer_add(page->text, bytes, length, page->error);
}

void
mig_page_string(struct mig_page *page, const char *string)
{
	mig_page_add(page, string, strlen(string));
}

void
mig_page_escaped(struct mig_page *page, struct mig_text text, mig_escape *escape)
{
	char replacement[8];
	size_t done = 0, at = 0;

	while (at < text.length) {
		size_t replaced = escape(text.bytes + at, text.length - at, replacement);

		if (replaced == 0) {
			at++;
			continue;
		}
		mig_page_add(page, text.bytes + done, at - done);
		mig_page_string(page, replacement);
		at += replaced;
		done = at;
	}
	mig_page_add(page, text.bytes + done, text.length - done);
}
