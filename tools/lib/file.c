#include "file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum mig_status
mig_file_read(const char *file, struct mig_buffer *text, struct mig_error *error)
{
	bool standard = strcmp(file, "-") == 0;
	FILE *stream = standard ? stdin : fopen(file, "rb");
	enum mig_status status = MIG_OK;
	char bytes[16384];
	size_t got;

	if (!stream)
		return mig_fail(error, MIG_IO, "%s: %s", file, strerror(errno));
	while (!status && (got = fread(bytes, 1, sizeof bytes, stream)) > 0)
		status = mig_buffer_add(text, bytes, got, error);
	if (!status && ferror(stream))
		status = mig_fail(error, MIG_IO, "%s: %s", standard ? "stdin" : file,
				  strerror(errno));
	if (!standard)
		fclose(stream);
	return status ? status : mig_buffer_add(text, "", 0, error);
}
