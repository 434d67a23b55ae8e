/* value - a figure as statistics knows it: a number, or the reason why there is none
 *
 * Every measure is a pure function from values to a value. Arithmetic carries
 * everything along: a missing part makes the result missing, a zero denominator
 * makes it undefined, the status flags of all parts travel, and an overflow
 * stays one (the writer refuses it). */
#ifndef MIG_VALUE_H
#define MIG_VALUE_H

#include "decimal.h"
#include "flags.h"

enum mig_value_state {
	MIG_VALUE_MISSING = 0, /* not known; prints empty, status O unless a flag says more */
	MIG_VALUE_KNOWN,
	MIG_VALUE_UNDEFINED, /* cannot exist: zero denominator; prints empty, status M */
	MIG_VALUE_NONE,	     /* not asked for: no predecessor, say; prints empty, no status */
	MIG_VALUE_OVERFLOW,  /* exact result beyond 128 bits: an error when written */
};

struct mig_value {
	struct mig_decimal number; /* when KNOWN */
	enum mig_value_state state;
	mig_flags flags;
};

struct mig_value mig_value_known(struct mig_decimal number);
struct mig_value mig_value_of(long long number);
struct mig_value mig_value_missing(void);
struct mig_value mig_value_undefined(void);
struct mig_value mig_value_none(void);

/* Results of two parts. States, strongest first: OVERFLOW, NONE, MISSING,
 * UNDEFINED, KNOWN. Flags are united. */
struct mig_value mig_value_add(struct mig_value a, struct mig_value b);
struct mig_value mig_value_subtract(struct mig_value a, struct mig_value b);
struct mig_value mig_value_multiply(struct mig_value a, struct mig_value b);
/* factor * a / b to `digits` places, half away from zero; b = 0 is UNDEFINED. */
struct mig_value mig_value_ratio(struct mig_value a, struct mig_value b, int64_t factor,
				 int digits);
/* `number` as the value of a measure of a and b whose arithmetic was done in
 * double: states and flags as above, NaN and infinity are UNDEFINED. */
struct mig_value
mig_value_from_double(double number, int digits, struct mig_value a, struct mig_value b);

/* The flags to print for one value: its own, without those that contradict the
 * state; MISSING without a missing code gets O, UNDEFINED gets M. */
mig_flags mig_value_flags(struct mig_value value);

#endif
