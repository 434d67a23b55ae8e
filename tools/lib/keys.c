#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "key.h"

/* The slot of a key, or the free one where it belongs. */
static uint32_t *
find_slot(const struct mig_keys *keys, struct mig_text key, uint32_t code)
{
	size_t mask = keys->slot_count - 1;

	for (size_t at = code & mask;; at = (at + 1) & mask) {
		uint32_t number = keys->slots[at];

		if (number == 0 || (keys->hashes[number - 1] == code &&
				    mig_key_equal(mig_keys_text(keys, number - 1), key)))
			return &keys->slots[at];
	}
}

static enum mig_status
grow(struct mig_keys *keys, struct mig_error *error)
{
	size_t wanted = keys->slot_count ? keys->slot_count * 2 : 64;
	uint32_t *slots = calloc(wanted, sizeof *slots);

	if (!slots)
		return mig_fail_memory(error);
	for (size_t number = 0; number < keys->count; number++) {
		size_t at = keys->hashes[number] & (wanted - 1);

		while (slots[at])
			at = (at + 1) & (wanted - 1);
		slots[at] = (uint32_t)(number + 1);
	}
	free(keys->slots);
	keys->slots = slots;
	keys->slot_count = wanted;
	return MIG_OK;
}

static enum mig_status
append(struct mig_keys *keys, struct mig_text key, uint32_t code, struct mig_error *error)
{
	size_t *starts = mig_array_reserve(keys->starts, &keys->starts_capacity, keys->count + 2,
					   sizeof *starts);
	uint32_t *hashes;
	enum mig_status status;

	if (!starts)
		return mig_fail_memory(error);
	keys->starts = starts;
	hashes = mig_array_reserve(keys->hashes, &keys->hashes_capacity, keys->count + 1,
				   sizeof *hashes);
	if (!hashes || keys->count >= UINT32_MAX - 1)
		return mig_fail_memory(error);
	keys->hashes = hashes;
	starts[keys->count] = keys->bytes.length;
	status = mig_buffer_add(&keys->bytes, key.bytes, key.length, error);
	if (status != MIG_OK)
		return status;
	hashes[keys->count++] = code;
	starts[keys->count] = keys->bytes.length;
	return MIG_OK;
}

enum mig_status
mig_keys_add(struct mig_keys *keys, struct mig_text key, size_t *number, bool *added,
	     struct mig_error *error)
{
	uint32_t code = mig_key_hash(key), *slot;
	enum mig_status status;

	if (keys->count * 2 >= keys->slot_count) {
		status = grow(keys, error);
		if (status != MIG_OK)
			return status;
	}
	slot = find_slot(keys, key, code);
	*added = *slot == 0;
	if (*added) {
		status = append(keys, key, code, error);
		if (status != MIG_OK)
			return status;
		*slot = (uint32_t)keys->count;
	}
	*number = *slot - 1;
	return MIG_OK;
}

bool
mig_keys_find(const struct mig_keys *keys, struct mig_text key, size_t *number)
{
	uint32_t found = keys->count ? *find_slot(keys, key, mig_key_hash(key)) : 0;

	*number = found ? found - 1 : 0;
	return found != 0;
}

struct mig_text
mig_keys_text(const struct mig_keys *keys, size_t number)
{
	return (struct mig_text){ keys->bytes.bytes + keys->starts[number],
				  keys->starts[number + 1] - keys->starts[number] };
}

void
mig_keys_free(struct mig_keys *keys)
{
	mig_buffer_free(&keys->bytes);
	free(keys->starts);
	free(keys->hashes);
	free(keys->slots);
	*keys = (struct mig_keys){ 0 };
}
