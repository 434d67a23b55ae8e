/* Any bytes as a table as published: what mig-tidy says of it in blocks, or its message, must be
 * what it says row after row.
 *
 * The first bytes choose what is asked and how blocks are cut, the rest is the table. */
#define _GNU_SOURCE

#include "fuzz.h"

#include "../unit/short_reads.h"
#include "../unit/tidy_two_ways.h"

enum { CHOICES = 4, QUESTIONS = sizeof questions / sizeof *questions };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t blocks[] = { 1, 2, 3, 16, 64, 100, 256, 0 };
	static struct memory_file memory;
	struct mig_tidy_grid_request request = { .header = 1, .row_by_row = true };
	struct mig_buffer want = { 0 }, got = { 0 };
	const struct question *question;

	if (size < CHOICES)
		return 0;
	question = &questions[data[0] % QUESTIONS];
	request.delimiter = ",;\t"[data[1] % 3];
	fill_memory_file(&memory, data + CHOICES, size - CHOICES);
	ask(question, memory.name, &request, &want);
	request.row_by_row = false;
	request.threads = 1 + data[2] % 3;
	request.block = blocks[data[2] >> 2 & 7];
	request.stretch = 64 * (1 + (data[2] >> 5 & 3));
	read_limit = data[3];
	ask(question, memory.name, &request, &got);
	read_limit = 0;
	MUST(want.length == got.length && memcmp(want.bytes, got.bytes, want.length) == 0,
	     "%s\nrow after row: %.*s\nin blocks: %.*s\n", question->what, (int)want.length,
	     want.bytes, (int)got.length, got.bytes);
	mig_buffer_free(&want);
	mig_buffer_free(&got);
	return 0;
}
