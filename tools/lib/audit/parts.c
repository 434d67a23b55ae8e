#include "parts.h"

#include <stdlib.h>
#include <string.h>

#include "engine/feed.h"
#include "key.h"

bool
mig_audit_begin_part(void *taker, const struct mig_stretch *stretch)
{
	struct mig_audit_reader *reader = taker;
	struct mig_audit_part *parts =
	    mig_array_reserve(reader->parts, &reader->room, reader->count + 1, sizeof *parts);

	/* one record of 4 GiB and more has no place; there would hardly be memory for it */
	if (!parts || stretch->text.length > UINT32_MAX)
		return false;
	reader->parts = parts;
	parts[reader->count++] = (struct mig_audit_part){ .file = stretch->file,
							  .number = stretch->number,
							  .name = stretch->name,
							  .first_line = stretch->first_line,
							  .reader = reader };
	reader->stretch = stretch->text;
	reader->position = stretch->position;
	return true;
}

/* Room for one row more. */
static bool
reserve(struct mig_audit_part *part, const struct mig_plan *plan)
{
	size_t rows = part->rows + 1;
	uint32_t *texts, *places;
	struct mig_audit_cell *cells;

	if (rows <= part->rows_room)
		return true;
	texts =
	    mig_array_reserve(part->texts, &part->texts_room, rows * plan->keys + 1, sizeof *texts);
	if (texts)
		part->texts = texts;
	places = mig_array_reserve(part->places, &part->places_room, rows, sizeof *places);
	if (places)
		part->places = places;
	cells = mig_array_reserve(part->cells, &part->cells_room, rows * plan->values + 1,
				  sizeof *cells);
	if (cells)
		part->cells = cells;
	if (!texts || !places || !cells)
		return false;
	part->rows_room = part->places_room;
	if (plan->keys && (part->texts_room - 1) / plan->keys < part->rows_room)
		part->rows_room = (part->texts_room - 1) / plan->keys;
	if (plan->values && (part->cells_room - 1) / plan->values < part->rows_room)
		part->rows_room = (part->cells_room - 1) / plan->values;
	return true;
}

/* The number of a text: of one that is short and has been looked up lately, without a search. */
static bool
number_of(struct mig_audit_reader *reader, struct mig_text text, uint32_t *number)
{
	bool packed = MIG_KEY_PACKABLE && text.length <= 7, added;
	struct mig_audit_recent *recent = reader->recent;
	struct mig_error error;
	uint64_t word = 0;
	size_t found;

	if (packed) {
		word = mig_key_pack(text);
		recent += mig_mix(word) % MIG_AUDIT_RECENT;
		if (recent->word == word) {
			*number = recent->number;
			return true;
		}
	}
	if (mig_keys_add(&reader->texts, text, &found, &added, &error) != MIG_OK)
		return false;
	*number = (uint32_t)found;
	if (packed)
		*recent = (struct mig_audit_recent){ word, *number };
	return true;
}

static bool
keep_wide(struct mig_audit_part *part, struct mig_decimal number, struct mig_audit_cell *cell)
{
	struct mig_decimal *wide =
	    mig_array_reserve(part->wide, &part->wide_room, part->wide_count + 1, sizeof *wide);

	if (!wide)
		return false;
	part->wide = wide;
	cell->wide = true;
	cell->units = (int64_t)part->wide_count;
	wide[part->wide_count++] = number;
	return true;
}

static bool
take_figure(struct mig_audit_part *part, struct mig_text text, size_t field,
	    struct mig_audit_cell *cell, struct mig_trouble *trouble)
{
	struct mig_decimal number;

	*cell = (struct mig_audit_cell){ 0 };
	switch (mig_decimal_parse(text, &number)) {
	case MIG_PARSE_EMPTY:
		return true;
	case MIG_PARSE_OK:
		cell->known = true;
		cell->units = (int64_t)number.units;
		cell->scale = (int8_t)number.scale;
		return cell->units == number.units || keep_wide(part, number, cell) ||
		       mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, field);
	case MIG_PARSE_RANGE:
		return mig_trouble_with(trouble, MIG_TROUBLE_RANGE, field);
	default:
		return mig_trouble_with(trouble, MIG_TROUBLE_NUMBER, field);
	}
}

static bool
take_row(struct mig_audit_reader *reader, const struct mig_plan *plan,
	 const struct mig_text *fields, uint64_t position, struct mig_trouble *trouble)
{
	struct mig_audit_part *part = &reader->parts[reader->count - 1];
	uint32_t *texts;
	struct mig_audit_cell *cells;

	if (!reserve(part, plan))
		return mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, 0);
	texts = part->texts + part->rows * plan->keys;
	cells = part->cells + part->rows * plan->values;
	for (size_t k = 0; k < plan->keys; k++)
		if (!number_of(reader, fields[k], &texts[k]))
			return mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, k);
	for (size_t v = 0; v < plan->values; v++)
		if (!take_figure(part, fields[plan->keys + v], plan->keys + v, &cells[v], trouble))
			return false;
	part->places[part->rows++] = (uint32_t)(position - reader->position);
	return true;
}

size_t
mig_audit_take_rows(void *taker, const struct mig_plan *plan, const struct mig_text *fields,
		    const uint64_t *positions, size_t count, struct mig_trouble *trouble)
{
	struct mig_audit_reader *reader = taker;
	size_t done = 0;

	for (; done < count; done++, fields += plan->count) {
		bool pass = true;

		if (plan->filter && !mig_plan_pass(plan, fields, &pass, trouble))
			break;
		if (pass && !take_row(reader, plan, fields, positions[done], trouble))
			break;
	}
	return done;
}

/* From bytes to lines. */
bool
mig_audit_end_part(void *taker, size_t lines)
{
	struct mig_audit_reader *reader = taker;
	struct mig_audit_part *part = &reader->parts[reader->count - 1];
	struct mig_text text = reader->stretch;
	size_t at = 0, line = 0;

	part->lines = lines;
	/* each record has a line end, so none has two, and none is left out, if the rows are as
	 * many as these */
	if (lines == part->rows && text.length && text.bytes[text.length - 1] == '\n') {
		for (size_t row = 0; row < part->rows; row++)
			part->places[row] = (uint32_t)row;
		return true;
	}
	for (size_t row = 0; row < part->rows; row++) {
		line += mig_count_lines(text.bytes + at, part->places[row] - at);
		at = part->places[row];
		part->places[row] = (uint32_t)line;
	}
	return true;
}

void
mig_audit_part_empty(struct mig_audit_part *part)
{
	free(part->texts);
	free(part->places);
	free(part->cells);
	free(part->wide);
	part->texts = part->places = NULL;
	part->cells = NULL;
	part->wide = NULL;
}

void
mig_audit_reader_free(struct mig_audit_reader *reader)
{
	for (size_t i = 0; i < reader->count; i++)
		mig_audit_part_empty(&reader->parts[i]);
	free(reader->parts);
	mig_keys_free(&reader->texts);
}
