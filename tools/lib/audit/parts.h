/* parts - what one thread takes from the engine for an audit; private to parts.c and read.c */
#ifndef MIG_AUDIT_PARTS_H
#define MIG_AUDIT_PARTS_H

#include "audit.h"
#include "engine/engine.h"

/* The rows of one stretch. */
struct mig_audit_part {
	size_t file, number, first_line; /* of the stretch */
	const char *name;		 /* of the file */
	size_t lines;			 /* of the whole stretch */
	size_t rows, rows_room;
	uint32_t *texts; /* of each row and key, numbers of reader->texts */
	size_t texts_room;
	uint32_t *places; /* of each row: its bytes in the stretch, then its lines in it */
	size_t places_room;
	struct mig_audit_cell *cells; /* of each row and value; wide ones in `wide` */
	size_t cells_room;
	struct mig_decimal *wide;
	size_t wide_count, wide_room;
	struct mig_audit_reader *reader; /* that took it */
};

enum { MIG_AUDIT_RECENT = 1024 };

/* One thread's; all zero is empty; free with mig_audit_reader_free(). */
struct mig_audit_reader {
	struct mig_keys texts; /* of keys, in the order in which this thread met them */
	struct mig_audit_recent {
		uint64_t word; /* a short text, packed; 0: none */
		uint32_t number;
	} recent[MIG_AUDIT_RECENT]; /* the last ones looked up */
	struct mig_audit_part *parts;
	size_t count, room;
	struct mig_text stretch; /* that is being taken ... */
	uint64_t position;	 /* ... and where it is in the input */
};

/* For a receiver; the taker is a reader. */
bool mig_audit_begin_part(void *taker, const struct mig_stretch *stretch);
mig_take mig_audit_take_rows;
bool mig_audit_end_part(void *taker, size_t lines);

/* Free the rows of a part. */
void mig_audit_part_empty(struct mig_audit_part *part);
void mig_audit_reader_free(struct mig_audit_reader *reader);

#endif
