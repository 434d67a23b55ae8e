/* Any bytes as a table: the engine's sums, or its message, must be those of reading it record by
 * record.
 *
 * The first bytes choose what is asked and how the engine works, the rest is the table; a byte
 * 0x1e starts a second file. */
#define _GNU_SOURCE

#include "fuzz.h"

#include "../unit/short_reads.h"
#include "../unit/two_ways.h"

enum { CHOICES = 5 };

static const struct question questions[] = {
	{ .time_use = MIG_TIME_IF_THERE },
	{ .by = "b", .time_use = MIG_TIME_IF_THERE },
	{ .by = "b,c", .time_use = MIG_TIME_IF_THERE },
	{ .by = "b,c,d", .status = "none", .time_use = MIG_TIME_IGNORED },
	{ .by = "year,b", .values = "v,w", .time_use = MIG_TIME_REQUIRED },
	{ .values = "v", .time = "b", .status = "c", .time_use = MIG_TIME_IF_THERE },
	{ .values = "v", .where = { "b=x,y", "v>=1" }, .time_use = MIG_TIME_IF_THERE },
	{ .by = "b", .where = { "year<2015" }, .time_use = MIG_TIME_IF_THERE },
};

/* Whether a sum could leave 128 bits: then it matters who adds what, and only one thread may. */
static bool
may_be_huge(const uint8_t *bytes, size_t length)
{
	size_t digits = 0;

	for (size_t i = 0; i < length; i++) {
		bool digit = bytes[i] >= '0' && bytes[i] <= '9';

		digits = digit ? digits + 1 : 0;
		if (digits > 15 ||
		    (i && (bytes[i] | 0x20) == 'e' && bytes[i - 1] >= '0' && bytes[i - 1] <= '9'))
			return true;
	}
	return false;
}

static struct mig_engine_options
choose_options(const uint8_t *choices, bool huge)
{
	static const size_t blocks[] = { 1, 2, 3, 16, 64, 100, 256, 0 };
	static const size_t stretches[] = { 64, 128, 192, 0 };
	mig_mark *const marks[] = { mig_mark_plain, mig_mark_sse2(), mig_mark_avx2(), NULL };

	return (struct mig_engine_options){ .threads = huge ? 1 : 1 + choices[1] % 3,
					    .mark = marks[choices[2] & 3],
					    .block = blocks[choices[2] >> 2 & 7],
					    .stretch = stretches[choices[2] >> 5 & 3] };
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct memory_file memory[2];
	char *const files[] = { memory[0].name, memory[1].name };
	const uint8_t *text = data + CHOICES, *split;
	size_t length = size - CHOICES, first;
	struct mig_engine_options options;
	struct mig_buffer want, got;
	struct question question;

	if (size < CHOICES)
		return 0;
	question = questions[data[0] & 7];
	question.delimiter = ",;\t \0\0\0\0"[data[0] >> 3 & 7];
	question.record_max = data[4] & 3 ? 0 : 16 + data[4];
	options = choose_options(data, may_be_huge(text, length));
	split = memchr(text, 0x1e, length);
	first = split ? (size_t)(split - text) : length;
	fill_memory_file(&memory[0], text, first);
	if (split)
		fill_memory_file(&memory[1], split + 1, length - first - 1);
	read_limit = 0;
	want = answer_to(&question, files, split ? 2 : 1, NULL);
	read_limit = data[3];
	got = answer_to(&question, files, split ? 2 : 1, &options);
	read_limit = 0;
	MUST(strcmp(want.bytes, got.bytes) == 0, "record by record: %s\nthe engine: %s\n",
	     want.bytes, got.bytes);
	mig_buffer_free(&want);
	mig_buffer_free(&got);
	return 0;
}
