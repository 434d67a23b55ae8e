/* key - one key of a hash table: its hash and equality, for the tables that look keys up
 *
 * Here, and not in a source, because they stand in the innermost loops. */
#ifndef MIG_KEY_H
#define MIG_KEY_H

#include <stdint.h>
#include <string.h>

#include "text.h"

static inline uint64_t
mig_load_8(const char *at)
{
	uint64_t word;

	memcpy(&word, at, 8);
	return word;
}

static inline uint64_t
mig_load_4(const char *at)
{
	uint32_t word;

	memcpy(&word, at, 4);
	return word;
}

/* Up to 8 bytes as one number; different texts of one length give different ones. */
static inline uint64_t
mig_load_short(const char *at, size_t length)
{
	if (length == 8)
		return mig_load_8(at);
	if (length >= 4)
		return mig_load_4(at) | mig_load_4(at + length - 4) << 32;
	if (length == 0)
		return 0;
	return (uint64_t)(unsigned char)at[0] | (uint64_t)(unsigned char)at[length / 2] << 8 |
	       (uint64_t)(unsigned char)at[length - 1] << 16;
}

/* mig_key_pack() puts bytes together as such processors load them. */
#define MIG_KEY_PACKABLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

/* A key of up to 7 bytes as one number; different keys give different ones, and none 0. */
static inline uint64_t
mig_key_pack(struct mig_text key)
{
	uint64_t word = key.length < 4
			    ? mig_load_short(key.bytes, key.length)
			    : mig_load_4(key.bytes) | mig_load_4(key.bytes + key.length - 4)
							  << 8 * (key.length - 4);

	return word | ((uint64_t)key.length + 1) << 56;
}

static inline uint64_t
mig_mix(uint64_t word)
{
	word *= 0xff51afd7ed558ccdu;
	return word ^ word >> 32;
}

/* A number made of all bytes of a key. */
static inline uint32_t
mig_key_hash(struct mig_text key)
{
	uint64_t sum = 0x9e3779b97f4a7c15u ^ key.length;

	if (key.length <= 8) {
		sum ^= mig_load_short(key.bytes, key.length);
	} else {
		for (size_t at = 0; at + 8 < key.length; at += 8)
			sum = mig_mix(sum ^ mig_load_8(key.bytes + at));
		sum ^= mig_load_8(key.bytes + key.length - 8);
	}
	return (uint32_t)(mig_mix(mig_mix(sum)) >> 16);
}

/* mig_text_equal(), quick for the short texts that keys are. */
static inline bool
mig_key_equal(struct mig_text a, struct mig_text b)
{
	if (a.length != b.length)
		return false;
	if (a.length <= 8)
		return mig_load_short(a.bytes, a.length) == mig_load_short(b.bytes, b.length);
	for (size_t at = 0; at + 8 < a.length; at += 8)
		if (mig_load_8(a.bytes + at) != mig_load_8(b.bytes + at))
			return false;
	return mig_load_8(a.bytes + a.length - 8) == mig_load_8(b.bytes + b.length - 8);
}

#endif
