/* The profile's blocks: "key: value" lines, and how blocks hang together. */
#include "profile.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 60 };

static const char *const kind_names[] = { "data", "table", "chart" };

static const char *const key_names[MIG_KEYS] = {
	"run", "data", "plot", "columns", "caption", "unit", "source", "note", "narrow", "width",
	"across", "links",
};

/* Which keys a kind of block may have. */
static const unsigned allowed_keys[] = {
	[MIG_BLOCK_DATA] = 1u << MIG_KEY_RUN | 1u << MIG_KEY_DATA | 1u << MIG_KEY_SOURCE,
	[MIG_BLOCK_TABLE] = ((1u << MIG_KEYS) - 1) &
			    ~(1u << MIG_KEY_PLOT | 1u << MIG_KEY_NARROW | 1u << MIG_KEY_WIDTH),
	[MIG_BLOCK_CHART] = ((1u << MIG_KEYS) - 1) & ~(1u << MIG_KEY_ACROSS),
};

void
mig_profile_free(struct mig_profile *profile)
{
	for (size_t i = 0; i < profile->figure_count; i++)
		free(profile->figures[i].conditions);
	free(profile->figures);
	free(profile->blocks);
	mig_buffer_free(&profile->markdown);
	mig_arena_free(&profile->arena);
	*profile = (struct mig_profile){ .file = profile->file };
}

const char *
mig_block_kind_name(enum mig_block_kind kind)
{
	return kind_names[kind];
}

bool
mig_block_is_narrow(const struct mig_block *block)
{
	return block->keys[MIG_KEY_PLOT].text && !block->keys[MIG_KEY_NARROW].text;
}

size_t
mig_profile_find(const struct mig_profile *profile, struct mig_text name)
{
	for (size_t i = 0; i < profile->block_count; i++)
		if (mig_text_equal(mig_text_of(profile->blocks[i].name.text), name))
			return i;
	return SIZE_MAX;
}

void
mig_profile_hint(const struct mig_profile *profile, struct mig_text name, struct mig_error *error)
{
	const char **names = calloc(profile->block_count + 1, sizeof *names);

	if (!names)
		return;
	for (size_t i = 0; i < profile->block_count; i++)
		names[i] = profile->blocks[i].name.text;
	mig_hint_names(error, "blocks", name, names, profile->block_count);
	free(names);
}

/* Put `more` behind what `entry` holds, after a blank. */
static enum mig_status
entry_extend(struct mig_profile *profile, struct mig_entry *entry, struct mig_text more,
	     struct mig_error *error)
{
	size_t length = strlen(entry->text);
	char *text = mig_arena_allocate(&profile->arena, length + more.length + 2);

	if (!text)
		return mig_fail_memory(error);
	memcpy(text, entry->text, length);
	if (length)
		text[length++] = ' ';
	memcpy(text + length, more.bytes, more.length);
	text[length + more.length] = '\0';
	entry->text = text;
	return MIG_OK;
}

/* A "key: value" line into its entry; *last is set to the entry. */
static enum mig_status
entry_read(struct mig_profile *profile, struct mig_text line, size_t number,
	   const char *const *names, size_t count, struct mig_entry *entries,
	   struct mig_entry **last, struct mig_error *error)
{
	const char *colon = memchr(line.bytes, ':', line.length);
	struct mig_place place = { number, 1 };
	struct mig_text key, value;
	size_t i = 0;

	if (!colon)
		return mig_profile_fail(profile, place, error, "this is no 'key: value' line");
	key = (struct mig_text){ line.bytes, (size_t)(colon - line.bytes) };
	value = mig_text_trim((struct mig_text){ colon + 1, line.length - key.length - 1 });
	while (i < count && !mig_text_equal(key, mig_text_of(names[i])))
		i++;
	if (i == count) {
		enum mig_status status = mig_profile_fail(
		    profile, place, error, "no such key '%.*s'", (int)key.length, key.bytes);

		mig_hint_names(error, "keys", key, names, count);
		return status;
	}
	if (entries[i].text)
		return mig_profile_fail(profile, place, error, "key '%s' is given twice",
					names[i]);
	*last = &entries[i];
	entries[i].place = (struct mig_place){
		number, mig_text_characters((struct mig_text){
			    line.bytes, (size_t)(value.bytes - line.bytes) }) + 1
	};
	entries[i].text = mig_arena_copy(&profile->arena, value);
	return entries[i].text ? MIG_OK : mig_fail_memory(error);
}

enum mig_status
mig_entries_parse(struct mig_profile *profile, struct mig_text body, size_t line_number,
		  const char *const *names, size_t count, struct mig_entry *entries,
		  struct mig_error *error)
{
	struct mig_entry *last = NULL;
	enum mig_status status = MIG_OK;
	struct mig_text line;
	size_t at = 0;

	for (; !status && mig_line_next(body, &at, &line); line_number++) {
		struct mig_text trimmed = mig_text_trim(line);

		if (!trimmed.length)
			continue;
		if (trimmed.bytes != line.bytes && last)
			status = entry_extend(profile, last, trimmed, error);
		else
			status = entry_read(profile, line, line_number, names, count, entries,
					    &last, error);
	}
	for (size_t i = 0; !status && i < count; i++)
		if (entries[i].text && !*entries[i].text)
			status = mig_profile_fail(profile, entries[i].place, error,
						  "key '%s' has no value", names[i]);
	return status;
}

/* The kind of block that `info` starts with, and what follows it. -1: none of ours. */
static int
kind_of(struct mig_text info, struct mig_text *rest)
{
	for (int i = 0; i < (int)(sizeof kind_names / sizeof *kind_names); i++) {
		size_t length = strlen(kind_names[i]);

		if (info.length < length || memcmp(info.bytes, kind_names[i], length) != 0 ||
		    (info.length > length && info.bytes[length] != ' '))
			continue;
		*rest = mig_text_trim((struct mig_text){ info.bytes + length,
							 info.length - length });
		return i;
	}
	return -1;
}

bool
mig_block_is_ours(struct mig_text info)
{
	struct mig_text rest;

	return kind_of(info, &rest) >= 0;
}

static bool
name_is_valid(struct mig_text name)
{
	for (size_t i = 0; i < name.length; i++) {
		char byte = name.bytes[i];

		if (!(byte >= 'a' && byte <= 'z') &&
		    !(i && ((byte >= '0' && byte <= '9') || byte == '-')))
			return false;
	}
	/* "see" is a word of figures, "fn..." what footnotes are called in the page */
	return name.length && name.length <= NAME_MAX_LENGTH &&
	       !mig_text_equal(name, mig_text_of("see")) &&
	       (name.length < 2 || memcmp(name.bytes, "fn", 2) != 0);
}

/* What every block of its kind must have and must not have. */
static enum mig_status
check_keys(const struct mig_profile *profile, const struct mig_block *block,
	   struct mig_error *error)
{
	const struct mig_entry *keys = block->keys;
	const char *kind = kind_names[block->kind];

	for (size_t i = 0; i < MIG_KEYS; i++)
		if (keys[i].text && !(allowed_keys[block->kind] & 1u << i))
			return mig_profile_fail(profile, keys[i].place, error,
						"a %s block takes no key '%s'", kind,
						key_names[i]);
	if (!keys[MIG_KEY_RUN].text && !keys[MIG_KEY_DATA].text)
		return mig_profile_fail(profile, block->name.place, error,
					"block '%s' has neither 'run' nor 'data'",
					block->name.text);
	if (block->kind != MIG_BLOCK_DATA && !keys[MIG_KEY_CAPTION].text)
		return mig_profile_fail(profile, block->name.place, error,
					"%s '%s' has no 'caption'", kind, block->name.text);
	if (block->kind == MIG_BLOCK_CHART && !keys[MIG_KEY_PLOT].text)
		return mig_profile_fail(profile, block->name.place, error,
					"chart '%s' has no 'plot'", block->name.text);
	if (block->kind == MIG_BLOCK_TABLE && keys[MIG_KEY_LINKS].text &&
	    !keys[MIG_KEY_ACROSS].text)
		return mig_profile_fail(profile, keys[MIG_KEY_LINKS].place, error,
					"'links' of a table needs 'across'");
	if (keys[MIG_KEY_NARROW].text && strcmp(keys[MIG_KEY_NARROW].text, "no") != 0)
		return mig_profile_fail(profile, keys[MIG_KEY_NARROW].place, error,
					"'narrow' takes 'no' and nothing else");
	if (keys[MIG_KEY_WIDTH].text && strcmp(keys[MIG_KEY_WIDTH].text, "half") != 0)
		return mig_profile_fail(profile, keys[MIG_KEY_WIDTH].place, error,
					"'width' takes 'half' and nothing else");
	if (keys[MIG_KEY_WIDTH].text && keys[MIG_KEY_NARROW].text)
		return mig_profile_fail(profile, keys[MIG_KEY_WIDTH].place, error,
					"a chart without a narrow form cannot have half the width");
	return MIG_OK;
}

enum mig_status
mig_block_parse(struct mig_profile *profile, const struct mig_block_source *source,
		struct mig_error *error)
{
	struct mig_block block = { .input = SIZE_MAX };
	struct mig_text name;
	size_t before;
	struct mig_block *blocks;
	enum mig_status status;

	block.kind = (enum mig_block_kind)kind_of(source->info, &name);
	block.name.place = source->place;
	block.name.place.column += (size_t)(name.bytes - source->info.bytes);
	if (!name_is_valid(name)) {
		status = mig_profile_fail(profile, block.name.place, error,
					  "'%.*s' is no name for a block", (int)name.length,
					  name.bytes);
		mig_hint(error, "at most 60 lower case letters, digits and '-', a letter first; "
				"not 'see' or 'fn...'");
		return status;
	}
	before = mig_profile_find(profile, name);
	if (before != SIZE_MAX)
		return mig_profile_fail(profile, block.name.place, error,
					"block '%s' is defined on line %zu already",
					profile->blocks[before].name.text,
					profile->blocks[before].name.place.line);
	block.name.text = mig_arena_copy(&profile->arena, name);
	blocks = mig_array_reserve(profile->blocks, &profile->block_capacity,
				   profile->block_count + 1, sizeof *blocks);
	if (blocks)
		profile->blocks = blocks;
	if (!blocks || !block.name.text)
		return mig_fail_memory(error);
	status = mig_entries_parse(profile, source->body, source->place.line + 1, key_names,
				   MIG_KEYS, block.keys, error);
	if (!status)
		status = check_keys(profile, &block, error);
	blocks[profile->block_count++] = block;
	return status;
}

static enum mig_status
find_block(const struct mig_profile *profile, struct mig_text name, struct mig_place place,
	   size_t *index, struct mig_error *error)
{
	enum mig_status status;

	*index = mig_profile_find(profile, name);
	if (*index != SIZE_MAX)
		return MIG_OK;
	status = mig_profile_fail(profile, place, error, "no block '%.*s'", (int)name.length,
				  name.bytes);
	mig_profile_hint(profile, name, error);
	return status;
}

/* Follow `data` from block to block to the one whose command makes the table. */
static enum mig_status
find_table(struct mig_profile *profile, struct mig_block *block, struct mig_error *error)
{
	const struct mig_block *at = block;

	block->table = SIZE_MAX;
	for (size_t steps = 0; steps <= profile->block_count; steps++) {
		if (at->keys[MIG_KEY_RUN].text && block->table == SIZE_MAX)
			block->table = (size_t)(at - profile->blocks);
		if (at->input == SIZE_MAX)
			return MIG_OK;
		at = &profile->blocks[at->input];
	}
	return mig_profile_fail(profile, block->keys[MIG_KEY_DATA].place, error,
				"block '%s' takes its data from itself", block->name.text);
}

static enum mig_status
check_figures(struct mig_profile *profile, struct mig_error *error)
{
	for (size_t i = 0; i < profile->figure_count; i++) {
		struct mig_figure *figure = &profile->figures[i];
		struct mig_block *block;
		enum mig_status status = find_block(profile, figure->block_name, figure->place,
						    &figure->block, error);

		if (status)
			return status;
		block = &profile->blocks[figure->block];
		block->used = true;
		if (figure->reference && block->kind == MIG_BLOCK_DATA)
			return mig_profile_fail(profile, figure->place, error,
						"block '%s' is not shown, so there is nothing "
						"to see", block->name.text);
	}
	return MIG_OK;
}

enum mig_status
mig_profile_check(struct mig_profile *profile, struct mig_error *error)
{
	size_t numbers[] = { 0, 0, 0 };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < profile->block_count; i++) {
		struct mig_block *block = &profile->blocks[i];
		const struct mig_entry *data = &block->keys[MIG_KEY_DATA];

		if (block->kind != MIG_BLOCK_DATA) {
			block->number = ++numbers[block->kind];
			block->used = true;
		}
		if (!data->text)
			continue;
		status = find_block(profile, mig_text_of(data->text), data->place, &block->input,
				    error);
		if (!status)
			profile->blocks[block->input].used = true;
	}
	for (size_t i = 0; !status && i < profile->block_count; i++)
		status = find_table(profile, &profile->blocks[i], error);
	if (!status)
		status = check_figures(profile, error);
	for (size_t i = 0; !status && i < profile->block_count; i++)
		if (!profile->blocks[i].used)
			status = mig_profile_fail(profile, profile->blocks[i].name.place, error,
						  "block '%s' is never used",
						  profile->blocks[i].name.text);
	return status;
}
