#include "datafolder.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef MIG_DATADIR
#define MIG_DATADIR ""
#endif

enum mig_status
mig_program_folder(struct mig_buffer *path, struct mig_error *error)
{
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	const char *slash;

	if (length < 0)
		return mig_fail(error, MIG_IO, "cannot find the folder of the tools: %s",
				strerror(errno));
	program[length] = '\0';
	slash = strrchr(program, '/');
	return mig_buffer_add(path, program, slash ? (size_t)(slash - program) : 0, error);
}

/* Set *path to FOLDER/BELOW/NAME; *found tells whether it can be read. */
static enum mig_status
try_path(struct mig_text folder, const char *below, const char *name, struct mig_buffer *path,
	 bool *found, struct mig_error *error)
{
	enum mig_status status;

	path->length = 0;
	status = mig_buffer_format(path, error, "%.*s%s/%s", (int)folder.length, folder.bytes,
				   below, name);
	*found = status == MIG_OK && access(path->bytes, R_OK) == 0;
	return status;
}

/* In a source tree, which a folder that happens to have the same names is not, or installed. */
static enum mig_status
find_beside(const char *name, struct mig_buffer *path, bool *found, struct mig_error *error)
{
	static const char *const trees[] = { "/../..", "/.." };
	struct mig_buffer folder = { 0 };
	enum mig_status status = mig_program_folder(&folder, error);
	const struct mig_text at = { folder.bytes ? folder.bytes : "", folder.length };

	*found = false;
	/* Where the system does not tell, DATADIR is left. */
	if (status != MIG_OK) {
		mig_buffer_free(&folder);
		return MIG_OK;
	}
	for (size_t i = 0; status == MIG_OK && !*found && i < sizeof trees / sizeof *trees; i++) {
		status = try_path(at, trees[i], "tools/program/program.h", path, found, error);
		if (status == MIG_OK && *found)
			status = try_path(at, trees[i], name, path, found, error);
	}
	if (status == MIG_OK && !*found)
		status = try_path(at, "/../share/migtools", name, path, found, error);
	mig_buffer_free(&folder);
	return status;
}

enum mig_status
mig_data_path(const char *name, struct mig_buffer *path, struct mig_error *error)
{
	const char *given = getenv("MIGTOOLS_DATA");
	enum mig_status status;
	bool found = false;

	if (given && *given) {
		status = try_path(mig_text_of(given), "", name, path, &found, error);
		if (status != MIG_OK || found)
			return status;
		mig_fail(error, MIG_IO, "MIGTOOLS_DATA is '%.200s', which has no %s", given, name);
		mig_hint(error, "set it to the root of the migtools source tree, or unset it");
		return MIG_IO;
	}
	status = find_beside(name, path, &found, error);
	if (status == MIG_OK && !found && strlen(MIG_DATADIR) > 0)
		status = try_path(mig_text_of(MIG_DATADIR), "", name, path, &found, error);
	if (status != MIG_OK || found)
		return status;
	mig_fail(error, MIG_IO, "cannot find %s, which belongs to migtools", name);
	mig_hint(error,
		 "install migtools anew, or set MIGTOOLS_DATA to the root of their source tree");
	return MIG_IO;
}
