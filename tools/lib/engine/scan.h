/* scan - the marks of a text, stretch by stretch, as long as they can be vouched for
 *
 * Shared by the quick ways through records: it marks, checks that wide bytes are UTF-8 and keeps
 * the marks that are not used yet; what lies between them is for the caller to judge. */
#ifndef MIG_SCAN_H
#define MIG_SCAN_H

#include "marks.h"
#include "text.h"

struct mig_scan {
	mig_mark *mark;
	size_t stretch;	  /* bytes marked at a time; may be changed to another multiple of 64 */
	uint32_t *places; /* of the marks that are not used yet, in the text ... */
	size_t count;	  /* ... and how many they are */
	size_t places_capacity;
	struct mig_marks marks;
	struct mig_text text;
	size_t start;	/* of the record that is next; the caller moves it on */
	size_t marked;	/* up to here */
	size_t valid;	/* what is between `start` and here is UTF-8 */
	bool exhausted; /* there was no memory */
};

/* A scan without a text yet; ends with mig_scan_free(). */
struct mig_scan mig_scan_with(mig_mark *mark);
void mig_scan_free(struct mig_scan *scan);

/* Start on `text`, which starts at a record and has MIG_MARKS_PADDING bytes behind it. */
void mig_scan_begin(struct mig_scan *scan, struct mig_text text, char delimiter);
/* Mark the next stretch: its places stand behind those in `places`. false: at the end, or there is
 * something in it that cannot be vouched for, or no memory. */
bool mig_scan_next(struct mig_scan *scan);
/* Say that the marks before `place` are used; `start` is where the record behind them starts. */
void mig_scan_used(struct mig_scan *scan, const uint32_t *place, size_t start);

/* What stands in the quotes at both ends of a field between marks. With doubled quotes made single
 * it is appended to `room`, which must have as many bytes left as the field; else it is a part of
 * the field. */
struct mig_text mig_scan_unquote(struct mig_text field, struct mig_buffer *room);

#endif
