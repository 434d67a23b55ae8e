/* values - figures of measures as text, and arithmetic on them in tests */
#ifndef MIG_TEST_VALUES_H
#define MIG_TEST_VALUES_H

#include "input.h"
#include "value.h"

/* Figures in one text, at most. */
enum { WORDS_MAX = 16 };

/* "12.5", "12.5EP" with flags; "?" and "?Q" missing, "#" undefined, "-" none, "!" overflow. */
static inline struct mig_value
value_of(const char *text)
{
	static const char states[] = "?#-!";
	static const enum mig_value_state meaning[] = { MIG_VALUE_MISSING, MIG_VALUE_UNDEFINED,
							MIG_VALUE_NONE, MIG_VALUE_OVERFLOW };
	const char *sign = strchr(states, text[0]);
	bool is_sign = sign && !(text[0] == '-' && text[1]);
	size_t length = is_sign ? 1 : strspn(text, "-.0123456789");
	struct mig_value value = { .state = MIG_VALUE_KNOWN };

	if (!mig_flags_parse(mig_text_of(text + length), &value.flags))
		fail_msg("'%s' has other flags", text);
	if (is_sign)
		value.state = meaning[sign - states];
	else if (mig_decimal_parse((struct mig_text){ text, length }, &value.number) !=
		 MIG_PARSE_OK)
		fail_msg("'%s' is not read", text);
	return value;
}

static inline void
expect(struct mig_value value, const char *want)
{
	char got[MIG_DECIMAL_TEXT_SIZE + MIG_FLAGS_TEXT_SIZE], flags[MIG_FLAGS_TEXT_SIZE];

	snprintf(got, sizeof got, "%c", "?.#-!"[value.state]);
	if (value.state == MIG_VALUE_KNOWN)
		mig_decimal_format(value.number, got);
	mig_flags_format(value.flags, flags);
	strcat(got, flags);
	assert_string_equal(got, want);
}

/* The figures of a text, blanks between them; WORDS_MAX at most. */
static inline size_t
values_of(const char *text, struct mig_value *values)
{
	char copy[400], *at = copy;
	size_t count = 0;

	snprintf(copy, sizeof copy, "%s", text);
	for (char *word = strtok_r(copy, " ", &at); word; word = strtok_r(NULL, " ", &at)) {
		assert_true(count < WORDS_MAX);
		values[count++] = value_of(word);
	}
	return count;
}

static inline void
expect_values(const struct mig_value *values, size_t count, const char *want)
{
	char copy[400], *at = copy;
	size_t i = 0;

	snprintf(copy, sizeof copy, "%s", want);
	for (char *word = strtok_r(copy, " ", &at); word; word = strtok_r(NULL, " ", &at), i++) {
		assert_true(i < count);
		expect(values[i], word);
	}
	assert_int_equal(i, count);
}

static inline struct mig_value
negated(struct mig_value value)
{
	return mig_value_subtract(mig_value_of(0), value);
}

static inline bool
equal(struct mig_value a, struct mig_value b)
{
	return a.state == b.state &&
	       (a.state != MIG_VALUE_KNOWN || mig_decimal_compare(a.number, b.number) == 0);
}

/* Whether |value| <= bound * 10^-scale. */
static inline bool
near_zero(struct mig_value value, long long bound, int scale)
{
	const struct mig_decimal limit = { .units = bound, .scale = scale };

	return value.state == MIG_VALUE_KNOWN && mig_decimal_compare(value.number, limit) <= 0 &&
	       mig_decimal_compare(negated(value).number, limit) <= 0;
}

/* From -limit to limit units of the last of `scale` places. */
static inline struct mig_value
random_figure(uint64_t *seed, long long limit, int scale)
{
	struct mig_value value =
	    mig_value_of((long long)(next_random(seed) % (uint64_t)(2 * limit + 1)) - limit);

	value.number.scale = scale;
	return value;
}

#endif
