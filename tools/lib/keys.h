/* keys - numbers for byte strings, in the order in which they are first seen */
#ifndef MIG_KEYS_H
#define MIG_KEYS_H

#include <stdint.h>

#include "text.h"

/* All zero is empty; free with mig_keys_free(). */
struct mig_keys {
	struct mig_buffer bytes; /* the strings, one behind the other */
	size_t *starts;		 /* count + 1 offsets into `bytes` */
	uint32_t *hashes;
	size_t count, starts_capacity, hashes_capacity;
	uint32_t *slots; /* open addressing: number + 1, or 0 */
	size_t slot_count;
};

/* The number of `key`, which is added if it is new (*added tells). At most 2^32 - 2
 * keys. MIG_IO when memory is exhausted. */
enum mig_status mig_keys_add(struct mig_keys *keys, struct mig_text key, size_t *number,
			     bool *added, struct mig_error *error);
/* The number of a key that is there already; false if it is not. */
bool mig_keys_find(const struct mig_keys *keys, struct mig_text key, size_t *number);
/* The string with a number; valid until the next mig_keys_add(). */
struct mig_text mig_keys_text(const struct mig_keys *keys, size_t number);
void mig_keys_free(struct mig_keys *keys);

#endif
