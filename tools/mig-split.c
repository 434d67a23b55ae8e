/* mig-split - cut a table into parts that can be read apart from each other
 *
 * in   any CSV
 * out  files of whole records, byte for byte as they stand in the input, each under the header
 *      line; on standard output the names of the files, one a line
 *
 * --by     rows go to parts by their key: the 64-bit FNV-1a hash of the fields of the key, with a
 *          NUL between each two, its upper half XORed into the lower, modulo the number of parts
 * --size   parts in the order of the input, each of as many records as fit into that many bytes
 * --parts  alone: parts in the order of the input, of about the same number of bytes */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ending.h"
#include "parts.h"
#include "program.h"

enum { PARTS_MAX = 9999 };

struct split_settings {
	struct mig_settings common;
	size_t parts, size;
	const char *prefix;
	bool force;
};

#define AT(member) offsetof(struct split_settings, member)

static const struct mig_option split_options[] = {
	{ "prefix", 0, MIG_OPTION_TEXT, AT(prefix), "PREFIX",
	  "write PREFIX-0001.csv, PREFIX-0002.csv and so on" },
	{ "parts", 0, MIG_OPTION_COUNT, AT(parts), "N",
	  "N parts, of about equal size unless there is --by" },
	{ "by", 'b', MIG_OPTION_LIST, AT(common.by), "COLUMN,...",
	  "rows that agree in these columns go to the same part" },
	{ "size", 0, MIG_OPTION_COUNT, AT(size), "BYTES",
	  "instead of --parts: as many parts as needed, of up to BYTES" },
	{ "force", 0, MIG_OPTION_FLAG, AT(force), NULL, "replace the parts of an earlier run" },
	{ 0 },
};

static const struct mig_option *const options[] = { split_options, mig_options_input,
						    mig_options_output, NULL };

/* Where the next record goes. */
struct splitter {
	const struct split_settings *settings;
	size_t *keys; /* places of the columns of --by */
	size_t part;
	size_t head;	/* bytes of the header line of each part */
	uint64_t total; /* bytes of all records, about */
	uint64_t done;	/* bytes of those so far: all, or with --size those in this part */
};

static enum mig_status
check_settings(const struct split_settings *settings, struct mig_error *error)
{
	if (!settings->prefix) {
		mig_fail(error, MIG_USAGE, "--prefix is missing");
		mig_hint(error, "say how the names of the parts begin, for example: --prefix part");
		return MIG_USAGE;
	}
	if (settings->common.by.count && !settings->parts)
		return mig_fail(error, MIG_USAGE, "--by needs --parts");
	if (!settings->parts == !settings->size)
		return mig_fail(error, MIG_USAGE, "one of --parts and --size is needed%s",
				settings->parts ? ", not both" : "");
	if (settings->parts > PARTS_MAX)
		return mig_fail(error, MIG_USAGE, "--parts is at most %d", PARTS_MAX);
	return MIG_OK;
}

/* Bytes of the files; what cannot be a file of a known size is refused, and what cannot be read
 * is left for the reader to say. */
static enum mig_status
measure(const struct mig_list *files, uint64_t *total, struct mig_error *error)
{
	for (size_t i = 0; i < files->count || i == 0; i++) {
		const char *name = files->count ? files->items[i] : "-";
		bool standard = strcmp(name, "-") == 0;
		struct stat about;

		if ((standard ? fstat(STDIN_FILENO, &about) : stat(name, &about)) != 0 ||
		    S_ISDIR(about.st_mode))
			continue;
		if (S_ISREG(about.st_mode)) {
			off_t read = standard ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0;

			*total += (uint64_t)(about.st_size - (read > 0 ? read : 0));
			continue;
		}
		mig_fail(error, MIG_USAGE, "%s: parts of equal size can only be cut from a file",
			 standard ? "stdin" : name);
		mig_hint(error, "from a pipe: --size BYTES, or --parts N with --by COLUMN");
		return MIG_USAGE;
	}
	return MIG_OK;
}

static enum mig_status
find_keys(struct splitter *splitter, const struct mig_records *records, struct mig_error *error)
{
	const struct mig_list *by = &splitter->settings->common.by;
	enum mig_status status = MIG_OK;

	splitter->keys = calloc(by->count + 1, sizeof *splitter->keys);
	if (!splitter->keys)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < by->count; i++)
		status =
		    mig_records_find(records, mig_text_of(by->items[i]), &splitter->keys[i], error);
	return status;
}

static uint64_t
hash_byte(uint64_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 1099511628211u;
}

static size_t
part_of_key(const struct splitter *splitter, const struct mig_records *records)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < splitter->settings->common.by.count; i++) {
		struct mig_text field = mig_records_field(records, splitter->keys[i]);

		if (i)
			hash = hash_byte(hash, '\0');
		for (size_t at = 0; at < field.length; at++)
			hash = hash_byte(hash, field.bytes[at]);
	}
	return (uint32_t)(hash >> 32 ^ hash) % splitter->settings->parts;
}

static size_t
choose(struct splitter *splitter, const struct mig_records *records, size_t length)
{
	const struct split_settings *settings = splitter->settings;

	if (settings->common.by.count)
		return part_of_key(splitter, records);
	if (settings->size) {
		if (splitter->done && splitter->head + splitter->done + length > settings->size) {
			splitter->part++;
			splitter->done = 0;
		}
	} else if (splitter->total) {
		splitter->part = splitter->done < splitter->total
				     ? splitter->done * settings->parts / splitter->total
				     : settings->parts - 1;
	}
	splitter->done += length;
	return splitter->part;
}

/* The header line as the input has it, or made of the names it was given. */
static enum mig_status
make_header(const struct split_settings *settings, const struct mig_records *records,
	    struct mig_buffer *header, struct mig_error *error)
{
	const struct mig_list *names = &settings->common.columns;
	const char delimiter[] = { mig_records_delimiter(records), '\0' };
	struct mig_text line = mig_records_bytes(records);
	enum mig_status status = MIG_OK;

	if (names->count == 0)
		return mig_buffer_add(header, line.bytes, line.length, error);
	for (size_t i = 0; status == MIG_OK && i < names->count; i++) {
		const char *name = names->items[i];
		bool quoted = strpbrk(name, " \t,;|=\"\r\n") || strstr(name, delimiter) ||
			      (unsigned char)*name == 0xef; /* as a byte order mark does */

		status = mig_buffer_format(header, error, "%s%s", i ? delimiter : "",
					   quoted ? "\"" : "");
		for (; status == MIG_OK && *name; name++)
			status = mig_buffer_format(header, error, *name == '"' ? "%c%c" : "%c",
						   *name, *name);
		if (status == MIG_OK && quoted)
			status = mig_buffer_add_string(header, "\"", error);
	}
	return status == MIG_OK ? mig_buffer_add_string(header, "\n", error) : status;
}

static enum mig_status
distribute(struct splitter *splitter, struct mig_records *records, struct mig_parts *parts,
	   struct mig_error *error)
{
	enum mig_status status = mig_parts_reach(
	    parts, splitter->settings->parts ? splitter->settings->parts : 1, error);
	bool more = true;

	while (status == MIG_OK) {
		struct mig_text record;

		status = mig_records_next(records, &more, error);
		if (status != MIG_OK || !more)
			break;
		record = mig_records_bytes(records);
		status =
		    mig_parts_add(parts, choose(splitter, records, record.length), record, error);
	}
	return status;
}

static void
abandon(void *parts)
{
	mig_parts_abandon(parts);
}

/* Begin the parts, so that no signal leaves anything of them. */
static enum mig_status
start(const struct split_settings *settings, const struct mig_buffer *header,
      struct mig_parts **parts, struct mig_error *error)
{
	sigset_t all, before;
	enum mig_status status;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	status = mig_parts_start(settings->prefix,
				 (struct mig_text){ header->bytes, header->length },
				 settings->force, parts, error);
	if (status == MIG_OK)
		mig_ending_set(MIG_ENDING_FILES, abandon, *parts);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

static void
finish(struct mig_parts *parts)
{
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	mig_parts_free(parts);
	mig_ending_set(MIG_ENDING_FILES, NULL, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

static enum mig_status
split(struct splitter *splitter, struct mig_records *records, struct mig_buffer *names,
      struct mig_error *error)
{
	const struct split_settings *settings = splitter->settings;
	struct mig_buffer header = { 0 };
	struct mig_parts *parts = NULL;
	uint64_t read = mig_records_bytes(records).length;
	enum mig_status status = find_keys(splitter, records, error);

	if (splitter->total > read)
		splitter->total -= read;
	if (status == MIG_OK && !settings->common.no_header)
		status = make_header(settings, records, &header, error);
	splitter->head = header.length;
	if (status == MIG_OK)
		status = start(settings, &header, &parts, error);
	if (status == MIG_OK)
		status = distribute(splitter, records, parts, error);
	if (status == MIG_OK)
		status = mig_parts_names(parts, names, error);
	if (status == MIG_OK)
		status = mig_parts_finish(parts, error);
	finish(parts);
	mig_buffer_free(&header);
	free(splitter->keys);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct split_settings *settings = data;
	struct splitter splitter = { .settings = settings };
	struct mig_records *records;
	enum mig_status status = check_settings(settings, error);

	if (status == MIG_OK && !settings->size && settings->common.by.count == 0)
		status = measure(&settings->common.operands, &splitter.total, error);
	if (status == MIG_OK)
		status = mig_program_records(&settings->common, 0, &records, error);
	if (status != MIG_OK)
		return status;
	status = split(&splitter, records, &result->text, error);
	mig_records_free(records);
	return status;
}

static const struct mig_program program = {
	.name = "mig-split",
	.purpose = "cut a table into parts, at the ends of records, to be summed apart",
	.operands = "[FILE ...]",
	.examples = {
		"mig-split --force --parts 2 -b region --prefix flows data/kazakhstan/flows.csv",
		"mig-split --force --parts 4 --prefix flows data/kazakhstan/flows.csv",
		"cat data/kazakhstan/flows.csv | mig-split --force --size 400 --prefix flows",
	},
	.options = options,
	.settings_size = sizeof(struct split_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}
