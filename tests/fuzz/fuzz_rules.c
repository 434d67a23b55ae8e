/* Rules of an audit: any text is read or refused with its place, and nothing behind a line is
 * looked at.
 *
 * The input is a file of rules. */
#define _GNU_SOURCE

#include "fuzz.h"

#include "audit/rules.h"

/* A line in memory of just its size, so that the sanitizer sees a byte too many. */
static enum mig_status
parse_line(struct mig_rules *rules, size_t number, const uint8_t *bytes, size_t length,
	   struct mig_error *error)
{
	char *copy = malloc(length ? length : 1);
	enum mig_status status;

	MUST(copy, "memory\n");
	memcpy(copy, bytes, length);
	status = mig_rules_parse(rules, "rules", number, (struct mig_text){ copy, length }, error);
	free(copy);
	return status;
}

/* The columns of a table that rules may name. */
static void
check_keys(const struct mig_rules *rules)
{
	static struct memory_file memory;
	char *const files[] = { memory.name };
	struct mig_records *records;
	struct mig_list keys = { 0 };
	struct mig_error error = { 0 };

	fill_memory_file(&memory, "region,year,persons\n", 20);
	MUST(mig_records_open(files, 1, NULL, &records, &error) == MIG_OK, "%s\n", error.message);
	MUST(mig_rules_keys(rules, records, &keys, &error) == MIG_OK, "%s\n", error.message);
	mig_list_free(&keys);
	mig_records_free(records);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct mig_rules rules = { 0 };
	struct mig_error error = { 0 };
	enum mig_status status = MIG_OK;
	size_t at = 0;

	if (memchr(bytes, '\0', size) || mig_utf8_invalid((const char *)bytes, size) < size)
		return 0;
	for (size_t number = 1; status == MIG_OK && at < size; number++) {
		const uint8_t *end = memchr(bytes + at, '\n', size - at);
		size_t length = end ? (size_t)(end - bytes) - at : size - at;

		status = parse_line(&rules, number, bytes + at, length, &error);
		at += length + 1;
	}
	MUST(status == MIG_OK || status == MIG_DATA, "status %d\n", (int)status);
	MUST(status == MIG_OK || strncmp(error.message, "rules:", 6) == 0, "%s\n", error.message);
	if (status == MIG_OK)
		check_keys(&rules);
	mig_rules_need_operand(&rules);
	mig_rules_free(&rules);
	return 0;
}
