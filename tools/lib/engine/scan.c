#include "scan.h"

#include <stdlib.h>
#include <string.h>

enum { STRETCH = 16 * 1024 }; /* bytes marked at a time: they and their marks stay in the cache */

struct mig_scan
mig_scan_with(mig_mark *mark)
{
	return (struct mig_scan){ .mark = mark, .stretch = STRETCH };
}

void
mig_scan_free(struct mig_scan *scan)
{
	free(scan->places);
	*scan = (struct mig_scan){ 0 };
}

void
mig_scan_begin(struct mig_scan *scan, struct mig_text text, char delimiter)
{
	scan->marks = (struct mig_marks){ .delimiter = delimiter, .fresh = true };
	scan->text = text;
	scan->start = scan->marked = scan->valid = scan->count = 0;
	scan->exhausted = false;
}

/* Whether all of the marked text from the next record on is UTF-8, but for a character that is
 * cut off at the end of what was marked. */
static bool
is_utf8(struct mig_scan *scan)
{
	size_t from = scan->start > scan->valid ? scan->start : scan->valid;
	const char *rest = scan->text.bytes + from;
	size_t length = scan->marked - from, valid = mig_utf8_invalid(rest, length);

	scan->valid = from + valid;
	if (valid == length)
		return true;
	if (length - valid >= 4 || (rest[valid] & 0xc0) != 0xc0)
		return false;
	for (size_t i = valid + 1; i < length; i++)
		if ((rest[i] & 0xc0) != 0x80)
			return false; /* it is complete, and wrong */
	return true;
}

bool
mig_scan_next(struct mig_scan *scan)
{
	size_t left = scan->text.length - scan->marked;
	size_t stretch = left < scan->stretch ? left : scan->stretch;
	uint32_t *places;

	if (left == 0)
		return false;
	places = mig_array_reserve(scan->places, &scan->places_capacity, scan->count + stretch + 64,
				   sizeof *places);
	scan->exhausted = !places;
	if (!places)
		return false;
	scan->places = places;
	scan->count += scan->mark(&scan->marks, scan->text.bytes + scan->marked, stretch,
				  scan->marked, places + scan->count);
	scan->marked += stretch;
	return !scan->marks.strange && (!scan->marks.wide || is_utf8(scan));
}

void
mig_scan_used(struct mig_scan *scan, const uint32_t *place, size_t start)
{
	scan->count = (size_t)(scan->places + scan->count - place);
	memmove(scan->places, place, scan->count * sizeof *place);
	scan->start = start;
	scan->marks.wide = scan->marks.wide && start < scan->marked;
}

struct mig_text
mig_scan_unquote(struct mig_text field, struct mig_buffer *room)
{
	struct mig_text text = { field.bytes + 1, field.length - 2 };
	char *start, *to;

	if (!memchr(text.bytes, '"', text.length))
		return text;
	start = to = room->bytes + room->length;
	for (size_t i = 0; i < text.length; i++) {
		*to++ = text.bytes[i];
		i += text.bytes[i] == '"';
	}
	room->length += (size_t)(to - start);
	return (struct mig_text){ start, (size_t)(to - start) };
}
