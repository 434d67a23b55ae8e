/* The blocks of a profile as a table. */
#include "page.h"

#include <stdint.h>

static enum mig_status
add_run(const struct mig_profile *profile, size_t index, struct mig_buffer *text,
	struct mig_error *error)
{
	const struct mig_block *block = &profile->blocks[index];
	const char *run = block->keys[MIG_KEY_RUN].text;
	enum mig_status status = MIG_OK;

	if (block->input != SIZE_MAX)
		status = add_run(profile, block->input, text, error);
	if (!status && run && block->input != SIZE_MAX)
		status = mig_buffer_add_string(text, " | ", error);
	return status || !run ? status : mig_buffer_add_string(text, run, error);
}

enum mig_status
mig_report_command(const struct mig_profile *profile, size_t index, struct mig_buffer *text,
		   struct mig_error *error)
{
	const char *plot = profile->blocks[index].keys[MIG_KEY_PLOT].text;
	enum mig_status status = add_run(profile, index, text, error);

	return status || !plot ? status : mig_buffer_format(text, error, " | %s", plot);
}

static enum mig_status
write_block(const struct mig_profile *profile, size_t index, struct mig_writer *writer,
	    struct mig_error *error)
{
	const struct mig_block *block = &profile->blocks[index];
	struct mig_buffer command = { 0 };
	enum mig_status status = mig_report_command(profile, index, &command, error);

	if (!status)
		status = mig_writer_string(writer, block->name.text, error);
	if (!status)
		status = mig_writer_string(writer, mig_block_kind_name(block->kind), error);
	if (!status)
		status = block->number
			     ? mig_writer_integer(writer, (long long)block->number, error)
			     : mig_writer_value(writer, mig_value_none(), error);
	if (!status)
		status = mig_writer_integer(writer, (long long)block->name.place.line, error);
	if (!status)
		status = mig_writer_string(writer, command.bytes, error);
	mig_buffer_free(&command);
	return status ? status : mig_writer_end_row(writer, error);
}

enum mig_status
mig_report_list(const struct mig_profile *profile, struct mig_buffer *text,
		struct mig_error *error)
{
	static const char *const names[] = { "name", "kind", "number", "line", "command" };
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	enum mig_status status = writer ? MIG_OK : mig_fail_memory(error);
	struct mig_text written = { "", 0 };

	for (size_t i = 0; !status && i < sizeof names / sizeof *names; i++)
		status = mig_writer_column(writer, names[i],
					   i == 2 || i == 3 ? MIG_COLUMN_NUMBER : MIG_COLUMN_TEXT,
					   error);
	for (size_t i = 0; !status && i < profile->block_count; i++)
		status = write_block(profile, i, writer, error);
	if (!status)
		status = mig_writer_end(writer, &written, error);
	if (!status)
		status = mig_buffer_add(text, written.bytes, written.length, error);
	mig_writer_free(writer);
	return status;
}
