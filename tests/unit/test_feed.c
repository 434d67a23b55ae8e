/* The feed: blocks of whole records, whatever the size of blocks and of reads; where they stand
 * and which lines they have. */
#include "engine/feed.h"
#include "engine/marks.h"
#include "input.h"
#include "short_reads.h"

#define LONG "0123456789012345678901234567890123456789012345678901234567890123456789"

/* Texts and where their records end. */
static const struct row {
	const char *what;
	struct mig_text text;
} rows[] = {
	{ "nothing", BYTES("") },
	{ "one line", BYTES("a,b\n") },
	{ "no end", BYTES("a,b\nc") },
	{ "only an open end", BYTES("abc") },
	{ "line feeds", BYTES("a\nbb\nccc\n\n\ndddd\n") },
	{ "CRLF", BYTES("a\r\nbb\r\n\r\nccc\r\n") },
	{ "lone CRs", BYTES("a\rbb\r\rccc\r") },
	{ "all kinds of ends", BYTES("a\rbb\nccc\r\n\rd\n\r\ne") },
	{ "ends in quotes", BYTES("a,\"b\nc\"\n\"d\r\ne\",f\n\"\n\n\n\"\n") },
	{ "doubled quotes", BYTES("\"a\"\"\nb\"\n\"\"\"\"\n\"\"\nc\n") },
	{ "CRs in quotes", BYTES("\"a\rb\"\r\"c\r\nd\"\re\r") },
	{ "never closed", BYTES("a\nb\"c\nd\ne\n") },
	{ "longer than a block", BYTES("a\n" LONG LONG "\nb\n\"" LONG "\n" LONG "\"\nc\n") },
	{ "NULs", BYTES("a\0b\n\0\n\0") },
};

/* Whether a record can end behind byte `at`, as far as quotes and CRLF say. */
static bool
may_end(const char *text, size_t length, size_t at)
{
	bool inside = false;

	for (size_t i = 0; i <= at; i++)
		inside ^= text[i] == '"';
	if (inside)
		return false;
	return text[at] == '\n' || (text[at] == '\r' && at + 1 < length && text[at + 1] != '\n');
}

/* Take all blocks; returns their number. */
static size_t
check_blocks(struct mig_feed *feed, const char *text, size_t length)
{
	struct mig_block block = { 0 };
	struct mig_error error;
	uint64_t at = 0;
	size_t count = 0;
	bool more = true;

	for (;; count++) {
		assert_int_equal(mig_feed_take(feed, &block, &more, &error), MIG_OK);
		if (!more)
			break;
		assert_int_equal(block.number, count);
		assert_int_equal(block.position, 1000 + at);
		assert_true(block.length > 0 && block.length <= length - at);
		assert_memory_equal(block.bytes, text + at, block.length);
		for (size_t i = 0; i < MIG_MARKS_PADDING; i++)
			assert_int_equal(block.bytes[block.length + i], 0);
		at += block.length;
		if (at < length)
			assert_true(may_end(text, length, (size_t)at - 1));
		assert_int_equal(mig_feed_done(feed, block.number, 10 + count, &error), MIG_OK);
	}
	assert_int_equal(at, length);
	free(block.bytes);
	return count;
}

static void
check_sizes(const struct row *row, size_t block, size_t chunk)
{
	struct mig_source source;
	struct mig_error error;
	struct mig_feed feed;
	size_t line = 1, count;

	read_limit = chunk;
	assert_int_equal(mig_source_open(&source, "in", 1000, &error), MIG_OK);
	assert_int_equal(mig_feed_start(&feed, &source, 1000, 1000, &error), MIG_OK);
	feed.block = block;
	count = check_blocks(&feed, row->text.bytes, row->text.length);
	for (size_t i = 0; i <= count; line += 10 + i++)
		assert_int_equal(mig_feed_line(&feed, i), line);
	mig_feed_end(&feed);
	mig_source_close(&source);
}

static void
check_row(void **state)
{
	const struct row *row = *state;

	write_file("in", row->text.bytes, row->text.length);
	for (size_t chunk = 1; chunk <= 20; chunk++)
		for (size_t block = 1; block <= 200; block += 1 + block / 20)
			check_sizes(row, block, chunk);
}

/* A record without an end in sight is refused as soon as it is too long. */
static void
check_too_long(void **state)
{
	struct mig_source source;
	struct mig_error error;
	struct mig_feed feed;
	struct mig_block block = { 0 };
	bool more;

	(void)state;
	write_file("in", "a\n" LONG LONG LONG LONG "\n", 2 + 280 + 1);
	read_limit = 10;
	assert_int_equal(mig_source_open(&source, "in", 100, &error), MIG_OK);
	assert_int_equal(mig_feed_start(&feed, &source, 100, 0, &error), MIG_OK);
	feed.block = 10;
	assert_int_equal(mig_feed_take(&feed, &block, &more, &error), MIG_OK);
	assert_true(more);
	assert_int_equal(block.length, 2);
	assert_int_equal(mig_feed_take(&feed, &block, &more, &error), MIG_DATA);
	assert_int_equal(block.number, 1);
	assert_int_equal(mig_feed_take(&feed, &block, &more, &error), MIG_OK);
	assert_false(more);
	free(block.bytes);
	mig_feed_end(&feed);
	mig_source_close(&source);
}

/* Nothing is handed out behind a block that failed. */
static void
check_failed(void **state)
{
	struct mig_source source;
	struct mig_error error;
	struct mig_feed feed;
	struct mig_block block = { 0 };
	bool more;

	(void)state;
	write_file("in", "a\nb\nc\n", 6);
	assert_int_equal(mig_source_open(&source, "in", 100, &error), MIG_OK);
	assert_int_equal(mig_feed_start(&feed, &source, 100, 0, &error), MIG_OK);
	feed.block = 2;
	assert_int_equal(mig_feed_take(&feed, &block, &more, &error), MIG_OK);
	assert_true(more);
	mig_feed_fail(&feed, block.number);
	assert_int_equal(mig_feed_take(&feed, &block, &more, &error), MIG_OK);
	assert_false(more);
	free(block.bytes);
	mig_feed_end(&feed);
	mig_source_close(&source);
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(check_too_long),
		cmocka_unit_test(check_failed),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("feed", tests, enter_folder, leave_folder);
}
