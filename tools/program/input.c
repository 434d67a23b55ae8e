/* The tables that the operands of a command line name. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "join.h"
#include "program.h"

uint64_t
mig_program_bytes(const struct mig_list *operands)
{
	bool named = false;
	uint64_t bytes = 0;
	struct stat about;

	for (size_t i = 0; i < operands->count; i++) {
		bool standard = strcmp(operands->items[i], "-") == 0;

		if (!standard && stat(operands->items[i], &about) != 0)
			continue;
		if (standard || !S_ISREG(about.st_mode))
			return 0;
		named = true;
		bytes += (uint64_t)about.st_size;
	}
	if (named)
		return bytes;
	return fstat(STDIN_FILENO, &about) == 0 && S_ISREG(about.st_mode)
		   ? (uint64_t)about.st_size
		   : 0;
}

enum mig_status
mig_program_records(struct mig_settings *settings, size_t operands_min,
		    struct mig_records **records, struct mig_error *error)
{
	struct mig_records_options options = { .delimiter = settings->delimiter,
					       .record_max = settings->record_max,
					       .names = &settings->columns,
					       .may_be_empty = settings->no_header,
					       .progress = settings->progress };
	size_t count = settings->operands.count - operands_min;
	char *const *files = count ? settings->operands.items + operands_min : NULL;

	return mig_records_open(files, count, &options, records, error);
}

struct mig_cube_request
mig_program_request(struct mig_settings *settings, enum mig_time_use time_use)
{
	return (struct mig_cube_request){ .by = &settings->by,
					  .values = &settings->values,
					  .time = settings->time,
					  .status = settings->status,
					  .filter = &settings->where,
					  .time_use = time_use,
					  .threads = settings->threads,
					  .partial = settings->partial };
}

enum mig_status
mig_program_cube(struct mig_settings *settings, size_t operands_min,
		 const struct mig_cube_request *request, struct mig_cube *cube,
		 struct mig_error *error)
{
	struct mig_records *records;
	enum mig_status status = mig_program_records(settings, operands_min, &records, error);

	if (status != MIG_OK)
		return status;
	status = mig_cube_watch_directions(records, request, error);
	if (status == MIG_OK)
		status = mig_cube_read(records, request, cube, error);
	mig_records_free(records);
	return status;
}

enum mig_status
mig_program_sums(struct mig_settings *settings, size_t operands_min,
		 const struct mig_cube_request *request, struct mig_cube *cube,
		 struct mig_sums *sums, struct mig_error *error)
{
	struct mig_records *records;
	enum mig_status status = mig_program_records(settings, operands_min, &records, error);

	if (status != MIG_OK)
		return status;
	status = mig_cube_sums(records, request, cube, sums, error);
	mig_records_free(records);
	return status;
}

enum mig_status
mig_program_other_cube(const struct mig_settings *settings, const char *file,
		       const struct mig_cube_request *request, struct mig_cube *cube,
		       struct mig_error *error)
{
	const struct mig_records_options options = { .delimiter = settings->delimiter,
						     .record_max = settings->record_max };
	struct mig_cube_request narrowed = *request;
	char *const files[] = { (char *)file };
	struct mig_filter some = { 0 };
	struct mig_records *records;
	enum mig_status status = mig_records_open(files, 1, &options, &records, error);

	if (status != MIG_OK)
		return status;
	status = mig_filter_applicable(&settings->where, records, &some, error);
	narrowed.filter = &some;
	if (status == MIG_OK)
		status = mig_cube_read(records, &narrowed, cube, error);
	free(some.conditions);
	mig_records_free(records);
	return status;
}
