/* CSV that is written row by row, before anybody knows whether there will be a status. */
#include <stdlib.h>
#include <string.h>

#include "writer_formats.h"

enum {
	HELD = 4 * 1024 * 1024, /* of text in memory before a file is worth making */
	PIECE = 256 * 1024,	/* of text that then goes there together, and comes back */
};

/* Where in the text we are that gets its empty statuses. */
struct filling {
	uint64_t left; /* bytes of it still to come */
	bool inside;   /* in quotes */
	bool heading;  /* in the header line */
};

/* Add text, and as far as it is bare a last cell to each of its rows. */
static enum mig_status
add_filled(struct filling *filling, struct mig_text from, struct mig_buffer *to,
	   struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t bare = filling->left < from.length ? (size_t)filling->left : from.length;
	size_t done = 0;

	for (size_t i = 0; i < bare && status == MIG_OK; i++) {
		filling->inside ^= from.bytes[i] == '"';
		if (from.bytes[i] != '\n' || filling->inside)
			continue;
		status = mig_buffer_add(to, from.bytes + done, i - done, error);
		if (status == MIG_OK)
			status =
			    mig_buffer_add_string(to, filling->heading ? ",status" : ",", error);
		filling->heading = false;
		done = i;
	}
	filling->left -= bare;
	return status == MIG_OK ? mig_buffer_add(to, from.bytes + done, from.length - done, error)
				: status;
}

/* One cell after the other, as if they did not come together. */
static enum mig_status
add_each(struct mig_writer *writer, struct mig_text text, size_t cells, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (; cells > 0 && status == MIG_OK; cells--) {
		const char *comma = cells > 1 ? memchr(text.bytes, ',', text.length) : NULL;
		size_t length = comma ? (size_t)(comma - text.bytes) : text.length;

		status = mig_writer_text(writer, (struct mig_text){ text.bytes, length }, error);
		text.bytes += length + 1;
		text.length -= comma ? length + 1 : length;
	}
	return status;
}

enum mig_status
mig_writer_plain(struct mig_writer *writer, struct mig_text text, size_t cells,
		 struct mig_error *error)
{
	enum { AROUND = 3 }; /* a comma, a line end, a NUL */
	size_t columns = writer->count - writer->has_status, need;
	struct mig_buffer *to = &writer->text;
	char *at;

	if (!writer->at_once || writer->headless || columns < 2 || cells == 0 ||
	    writer->filled + cells > columns || text.length > SIZE_MAX / 4)
		return add_each(writer, text, cells, error);
	need = to->length + text.length + AROUND;
	at =
	    need <= to->capacity ? to->bytes : mig_array_reserve(to->bytes, &to->capacity, need, 1);
	if (!at)
		return mig_fail_memory(error);
	to->bytes = at;
	at += to->length;
	if (writer->filled > 0)
		*at++ = ',';
	memcpy(at, text.bytes, text.length);
	at += text.length;
	writer->filled += cells;
	if (writer->filled == writer->count - (writer->has_status && !writer->show_status))
		*at++ = '\n';
	*at = '\0';
	to->length = (size_t)(at - to->bytes);
	return MIG_OK;
}

/* An empty status behind a row, which is what most rows have. */
static bool
end_quickly(struct mig_writer *writer)
{
	struct mig_buffer *to = &writer->text;

	if (to->capacity - to->length < 3)
		return false;
	memcpy(to->bytes + to->length, ",\n", 3);
	to->length += 2;
	writer->row_starts = to->length;
	return true;
}

enum mig_status
mig_rows_end(struct mig_writer *writer, const char *letters, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	if (!writer->show_status && letters[0]) {
		writer->show_status = true;
		writer->bare = writer->spooled + writer->row_starts;
		writer->text.length--; /* the row does not end yet */
	}
	if (writer->show_status && !letters[0] && writer->count > 1 && end_quickly(writer))
		return MIG_OK;
	if (writer->show_status)
		status = mig_csv_add(&writer->text, mig_text_of(letters), writer->count - 1,
				     writer->count, writer->headless, error);
	writer->row_starts = writer->text.length;
	return status;
}

/* All of the text, whatever its length. */
static enum mig_status
put_aside(struct mig_writer *writer, struct mig_error *error)
{
	enum mig_status status =
	    mig_spool_add(&writer->spool, writer->text.bytes, writer->text.length, error);

	writer->spooled += writer->text.length;
	writer->text.length = writer->row_starts = 0;
	return status;
}

enum mig_status
mig_rows_spool(struct mig_writer *writer, struct mig_error *error)
{
	if (writer->text.length < (writer->spool.open ? PIECE : HELD))
		return MIG_OK;
	return put_aside(writer, error);
}

enum mig_status
mig_rows_join(struct mig_writer *writer, struct mig_writer *part, struct mig_error *error)
{
	struct mig_text text = { part->text.bytes, part->text.length };
	struct filling filling = { .left = part->show_status ? part->bare : text.length };
	bool straight = writer->spool.open && text.length >= PIECE / 2;
	enum mig_status status = MIG_OK;

	if (writer->show_status && filling.left > 0 && writer->status_open) {
		status = add_filled(&filling, text, &writer->text, error);
	} else {
		if (part->show_status && !writer->show_status)
			writer->bare = writer->spooled + writer->text.length + part->bare;
		if (straight && writer->text.length > 0)
			status = put_aside(writer, error);
		if (straight && status == MIG_OK)
			status = mig_spool_add(&writer->spool, text.bytes, text.length, error);
		else if (status == MIG_OK)
			status = mig_buffer_add(&writer->text, text.bytes, text.length, error);
		writer->spooled += straight ? text.length : 0;
	}
	writer->row_starts = writer->text.length;
	return status;
}

/* Add text, and let it go on to the sink. */
static enum mig_status
pass_on(struct filling *filling, struct mig_text from, struct mig_buffer *text,
	struct mig_sink *sink, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	while (from.length > 0 && filling->left > 0 && status == MIG_OK) {
		size_t length = from.length < PIECE ? from.length : PIECE;

		status = add_filled(filling, (struct mig_text){ from.bytes, length }, text, error);
		if (sink && status == MIG_OK) {
			mig_sink_put(sink, (struct mig_text){ text->bytes, text->length });
			text->length = 0;
		}
		from.bytes += length;
		from.length -= length;
	}
	if (sink && status == MIG_OK)
		mig_sink_put(sink, from);
	else if (status == MIG_OK)
		status = mig_buffer_add(text, from.bytes, from.length, error);
	return status;
}

/* All that was put aside, once more. */
static enum mig_status
pass_spooled(struct mig_writer *writer, struct filling *filling, struct mig_buffer *text,
	     struct mig_sink *sink, struct mig_error *error)
{
	char *piece = writer->spooled ? malloc(PIECE) : NULL;
	enum mig_status status = piece || !writer->spooled ? MIG_OK : mig_fail_memory(error);

	mig_spool_rewind(&writer->spool);
	for (uint64_t left = writer->spooled; left > 0 && status == MIG_OK;) {
		size_t length = left < PIECE ? (size_t)left : PIECE;
		bool more;

		status = mig_spool_take(&writer->spool, piece, length, &more, error);
		if (status == MIG_OK)
			status =
			    pass_on(filling, (struct mig_text){ piece, length }, text, sink, error);
		left = sink && sink->reason ? 0 : left - length;
	}
	free(piece);
	return status;
}

enum mig_status
mig_rows_compose(struct mig_writer *writer, struct mig_buffer *text, struct mig_sink *sink,
		 struct mig_error *error)
{
	struct filling filling = { .heading = !writer->headless };
	enum mig_status status;

	if (writer->status_open && writer->show_status)
		filling.left = writer->bare;
	text->length = 0;
	status = pass_spooled(writer, &filling, text, sink, error);
	return status == MIG_OK
		   ? pass_on(&filling, (struct mig_text){ writer->text.bytes, writer->text.length },
			     text, sink, error)
		   : status;
}
