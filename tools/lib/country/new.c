#include "country/new.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "datafolder.h"
#include "file.h"
#include "output.h"

static const char marker[] = "Makefile"; /* a file that the folder of models has */

/* One run: models are copied from `from` to `to`. */
struct maker {
	struct mig_buffer from, to;
	struct mig_buffer country, name; /* what @COUNTRY@ and @FOLDER@ become */
	struct mig_list files;		 /* below the folder, in order */
	struct mig_list made;		 /* paths of what this run made, folders among them */
	struct mig_error *error;
};

static enum mig_status
fail_name(const char *what, const char *name, const char *allowed, struct mig_error *error)
{
	mig_fail(error, MIG_USAGE, "'%s' cannot be the name of a %s", name, what);
	mig_hint(error, "use %s", allowed);
	return MIG_USAGE;
}

/* The folder without slashes at its end into maker->to, its last part into maker->name. */
static enum mig_status
take_folder(struct maker *maker, const char *folder)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-_";
	size_t length = strlen(folder);
	const char *last;
	enum mig_status status;

	while (length > 1 && folder[length - 1] == '/')
		length--;
	status = mig_buffer_add(&maker->to, folder, length, maker->error);
	if (status != MIG_OK)
		return status;
	last = strrchr(maker->to.bytes, '/');
	last = last ? last + 1 : maker->to.bytes;
	if (!*last || *last == '-' || last[strspn(last, plain)])
		return fail_name("folder", folder, "letters a to z, digits, - and _: new-utopia",
				 maker->error);
	return mig_buffer_add_string(&maker->name, last, maker->error);
}

/* "new-utopia" as "New Utopia". */
static enum mig_status
name_country(struct maker *maker)
{
	enum mig_status status =
	    mig_buffer_add_string(&maker->country, maker->name.bytes, maker->error);
	bool begins = true;

	for (char *at = maker->country.bytes; status == MIG_OK && *at; at++) {
		if (begins && *at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
		begins = *at == '-' || *at == '_';
		if (begins)
			*at = ' ';
	}
	return status;
}

static enum mig_status
take_country(struct maker *maker, const char *country)
{
	size_t length = strlen(country);
	bool plain = *country && length <= 100 && mig_utf8_invalid(country, length) == length;

	for (const char *at = country; *at; at++)
		if ((unsigned char)*at < ' ' || strchr("\"\\{}<>[]$#*_`|@\x7f", *at))
			plain = false;
	if (!plain)
		return fail_name("country", country, "up to 100 letters, blanks, - and '",
				 maker->error);
	return mig_buffer_add(&maker->country, country, length, maker->error);
}

/* The folder of the models. */
static enum mig_status
find_models(struct maker *maker)
{
	enum mig_status status =
	    mig_data_path("scripts/country/new/Makefile", &maker->from, maker->error);

	if (status == MIG_OK) {
		maker->from.length -= strlen(marker) + 1;
		maker->from.bytes[maker->from.length] = '\0';
	}
	return status;
}

/* Paths are short: those of the models and, in front of them, one of the command line. */
static enum mig_status
join(const struct mig_buffer *folder, const char *below, struct mig_buffer *path,
     struct mig_error *error)
{
	path->length = 0;
	return mig_buffer_format(path, error, "%s%s%s", folder->bytes, *below ? "/" : "", below);
}

/* Add what stands in FROM/below to the files, and to the folders its folders, which stand there
 * in front of what they hold. */
static enum mig_status
list_models(struct maker *maker, const char *below, struct mig_list *folders)
{
	struct mig_buffer path = { 0 };
	struct dirent **entries = NULL;
	enum mig_status status = join(&maker->from, below, &path, maker->error);
	int count = status == MIG_OK ? scandir(path.bytes, &entries, NULL, alphasort) : 0;

	if (count < 0)
		status = mig_fail(maker->error, MIG_IO, "%s: %s", path.bytes, strerror(errno));
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		struct mig_buffer own = { 0 };
		struct stat about;

		if (status == MIG_OK && strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
			status = mig_buffer_format(&own, maker->error, "%s%s%s", below,
						   *below ? "/" : "", name);
			if (status == MIG_OK)
				status = join(&maker->from, own.bytes, &path, maker->error);
			if (status == MIG_OK && stat(path.bytes, &about) == 0)
				status =
				    mig_list_add(S_ISDIR(about.st_mode) ? folders : &maker->files,
						 mig_text_of(own.bytes), maker->error);
		}
		mig_buffer_free(&own);
		free(entries[i]);
	}
	free(entries);
	mig_buffer_free(&path);
	return status;
}

/* MIG_IO that names the files that are there already. */
static enum mig_status
refuse_to_overwrite(struct maker *maker)
{
	struct mig_buffer path = { 0 }, there = { 0 };
	enum mig_status status = MIG_OK;
	struct stat about;
	size_t count = 0;

	for (size_t i = 0; status == MIG_OK && i < maker->files.count; i++) {
		status = join(&maker->to, maker->files.items[i], &path, maker->error);
		if (status != MIG_OK || lstat(path.bytes, &about) != 0)
			continue;
		status =
		    mig_buffer_format(&there, maker->error, "%s%s", count ? ", " : "", path.bytes);
		count++;
	}
	if (status == MIG_OK && count) {
		status =
		    mig_fail(maker->error, MIG_IO, "nothing was written, since %s %s there already",
			     there.bytes, count > 1 ? "are" : "is");
		mig_hint(maker->error, "name a folder that is not there yet, or move %s away",
			 count > 1 ? "them" : "it");
	}
	mig_buffer_free(&path);
	mig_buffer_free(&there);
	return status;
}

static enum mig_status
make_folder(struct maker *maker, const char *path)
{
	struct stat about;

	if (mkdir(path, 0777) == 0)
		return mig_list_add(&maker->made, mig_text_of(path), maker->error);
	if (errno == EEXIST && stat(path, &about) == 0 && S_ISDIR(about.st_mode))
		return MIG_OK;
	return mig_fail(maker->error, MIG_IO, "cannot make the folder %s: %s", path,
			strerror(errno));
}

/* The text with the names put in. */
static enum mig_status
fill_in(const struct maker *maker, const char *text, struct mig_buffer *filled)
{
	static const char country[] = "@COUNTRY@", folder[] = "@FOLDER@";
	enum mig_status status = MIG_OK;

	while (status == MIG_OK && *text) {
		size_t length = strcspn(text, "@");

		status = mig_buffer_add(filled, text, length, maker->error);
		text += length;
		if (status != MIG_OK || !*text)
			break;
		if (strncmp(text, country, sizeof country - 1) == 0) {
			status = mig_buffer_add_string(filled, maker->country.bytes, maker->error);
			text += sizeof country - 1;
		} else if (strncmp(text, folder, sizeof folder - 1) == 0) {
			status = mig_buffer_add_string(filled, maker->name.bytes, maker->error);
			text += sizeof folder - 1;
		} else {
			status = mig_buffer_add(filled, text++, 1, maker->error);
		}
	}
	return status;
}

/* A file that is not there yet, even if somebody makes it at this moment. */
static enum mig_status
write_new(struct maker *maker, const char *path, struct mig_text text)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	struct mig_sink sink = { .descriptor = descriptor };
	enum mig_status status;

	if (descriptor < 0)
		return mig_fail(maker->error, MIG_IO, "cannot write %s: %s", path, strerror(errno));
	status = mig_list_add(&maker->made, mig_text_of(path), maker->error);
	if (status == MIG_OK)
		mig_sink_put(&sink, text);
	else
		unlink(path);
	if (close(descriptor) != 0 && !sink.reason)
		sink.reason = errno;
	if (status == MIG_OK && sink.reason)
		status = mig_fail(maker->error, MIG_IO, "cannot write %s: %s", path,
				  strerror(sink.reason));
	return status;
}

static enum mig_status
copy_model(struct maker *maker, const char *file, struct mig_buffer *paths)
{
	struct mig_buffer from = { 0 }, to = { 0 }, text = { 0 }, filled = { 0 };
	enum mig_status status = join(&maker->from, file, &from, maker->error);

	if (status == MIG_OK)
		status = join(&maker->to, file, &to, maker->error);
	if (status == MIG_OK)
		status = mig_file_read(from.bytes, &text, maker->error);
	if (status == MIG_OK)
		status = fill_in(maker, text.bytes, &filled);
	if (status == MIG_OK)
		status =
		    write_new(maker, to.bytes, (struct mig_text){ filled.bytes, filled.length });
	if (status == MIG_OK)
		status = mig_buffer_format(paths, maker->error, "%s\n", to.bytes);
	mig_buffer_free(&from);
	mig_buffer_free(&to);
	mig_buffer_free(&text);
	mig_buffer_free(&filled);
	return status;
}

static enum mig_status
write_all(struct maker *maker, const struct mig_list *folders, struct mig_buffer *paths)
{
	struct mig_buffer path = { 0 };
	enum mig_status status = make_folder(maker, maker->to.bytes);

	for (size_t i = 0; status == MIG_OK && i < folders->count; i++) {
		status = join(&maker->to, folders->items[i], &path, maker->error);
		if (status == MIG_OK)
			status = make_folder(maker, path.bytes);
	}
	for (size_t i = 0; status == MIG_OK && i < maker->files.count; i++)
		status = copy_model(maker, maker->files.items[i], paths);
	mig_buffer_free(&path);
	return status;
}

/* Folders stand in front of what they hold. */
static void
take_back(const struct maker *maker)
{
	for (size_t i = maker->made.count; i > 0; i--)
		if (unlink(maker->made.items[i - 1]) != 0)
			rmdir(maker->made.items[i - 1]);
}

enum mig_status
mig_country_new(const char *folder, const char *country, struct mig_buffer *paths,
		struct mig_error *error)
{
	struct maker maker = { .error = error };
	struct mig_list folders = { 0 };
	enum mig_status status = take_folder(&maker, folder);

	if (status == MIG_OK)
		status = country ? take_country(&maker, country) : name_country(&maker);
	if (status == MIG_OK)
		status = find_models(&maker);
	if (status == MIG_OK)
		status = list_models(&maker, "", &folders);
	for (size_t i = 0; status == MIG_OK && i < folders.count; i++)
		status = list_models(&maker, folders.items[i], &folders);
	if (status == MIG_OK)
		status = refuse_to_overwrite(&maker);
	if (status == MIG_OK) {
		status = write_all(&maker, &folders, paths);
		if (status != MIG_OK)
			take_back(&maker);
	}
	mig_buffer_free(&maker.from);
	mig_buffer_free(&maker.to);
	mig_buffer_free(&maker.country);
	mig_buffer_free(&maker.name);
	mig_list_free(&maker.files);
	mig_list_free(&maker.made);
	mig_list_free(&folders);
	return status;
}
