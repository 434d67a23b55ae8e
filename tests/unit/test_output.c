/* Output to files: all or nothing. Each test has a folder of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output.h"

static int
enter_folder(void **state)
{
	char *folder = strdup("/tmp/migtools-output.XXXXXX");

	*state = folder;
	return folder && mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static size_t
count_files(void)
{
	DIR *folder = opendir(".");
	size_t count = 0;

	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder));)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(folder);
	return count;
}

static int
leave_folder(void **state)
{
	DIR *folder = opendir(".");

	if (!folder)
		return -1;
	for (struct dirent *entry; (entry = readdir(folder));)
		if (unlink(entry->d_name) != 0)
			rmdir(entry->d_name);
	closedir(folder);
	if (chdir("/") != 0 || rmdir(*state) != 0)
		return -1;
	free(*state);
	return 0;
}

static void
check_file(const char *name, const char *want)
{
	char got[64] = "";
	FILE *file = fopen(name, "r");

	assert_non_null(file);
	got[fread(got, 1, sizeof got - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(got, want);
}

static void
put(const char *name, const char *text)
{
	struct mig_error error;

	assert_int_equal(mig_output_write(name, mig_text_of(text), &error), MIG_OK);
}

static mode_t
mode_of(const char *name)
{
	struct stat about;

	assert_int_equal(lstat(name, &about), 0);
	return about.st_mode;
}

static void
a_new_file_has_the_mode_of_the_umask(void **state)
{
	mode_t before = umask(027);

	(void)state;
	put("new", "text\n");
	umask(before);
	check_file("new", "text\n");
	assert_int_equal(mode_of("new") & 0777, 0640);
	assert_int_equal(count_files(), 1);
}

static void
a_file_that_is_there_keeps_its_mode(void **state)
{
	(void)state;
	put("old", "before, and longer\n");
	assert_int_equal(chmod("old", 0604), 0);
	put("old", "after\n");
	check_file("old", "after\n");
	assert_int_equal(mode_of("old") & 0777, 0604);
}

static void
an_empty_text_is_an_empty_file(void **state)
{
	(void)state;
	put("empty", "");
	check_file("empty", "");
}

static void
a_link_stays_and_its_target_is_replaced(void **state)
{
	(void)state;
	put("target", "before\n");
	assert_int_equal(symlink("target", "link"), 0);
	assert_int_equal(symlink("link", "second"), 0);
	put("second", "after\n");
	assert_true(S_ISLNK(mode_of("link")) && S_ISLNK(mode_of("second")));
	assert_true(S_ISREG(mode_of("target")));
	check_file("target", "after\n");
}

static void
a_link_to_nothing_makes_its_target(void **state)
{
	(void)state;
	assert_int_equal(symlink("target", "link"), 0);
	put("link", "text\n");
	assert_true(S_ISLNK(mode_of("link")));
	check_file("target", "text\n");
}

static void
check_refused(const char *name, const char *reason)
{
	struct mig_error error;

	assert_int_equal(mig_output_write(name, mig_text_of("text\n"), &error), MIG_IO);
	assert_non_null(strstr(error.message, reason));
}

static void
what_cannot_be_written_is_refused(void **state)
{
	(void)state;
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_int_equal(mkdir("folder", 0777), 0);
	check_refused("loop", "cannot write loop: Too many levels");
	check_refused("folder", "cannot write folder: Is a directory");
	check_refused("none/file", "cannot write none/file: No such file");
	check_refused("", "No such file");
	assert_int_equal(count_files(), 2);
}

/* Through a descriptor, so that not even a broken build run by root replaces the device. */
static void
a_full_disk_is_told(void **state)
{
	int full = open("/dev/full", O_WRONLY);
	char name[32];

	(void)state;
	assert_true(full >= 0);
	snprintf(name, sizeof name, "/dev/fd/%d", full);
	check_refused(name, ": No space left");
	close(full);
}

static void
a_pipe_is_written_and_stays(void **state)
{
	char got[8] = "";
	int reader;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0666), 0);
	reader = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_true(reader >= 0);
	put("pipe", "text\n");
	assert_int_equal(read(reader, got, sizeof got - 1), 5);
	close(reader);
	assert_string_equal(got, "text\n");
	assert_true(S_ISFIFO(mode_of("pipe")));
}

static void
a_failure_leaves_what_was_there(void **state)
{
	(void)state;
	if (geteuid() == 0)
		skip();
	put("old", "before\n");
	assert_int_equal(chmod(".", 0555), 0);
	check_refused("old", "Permission denied");
	assert_int_equal(chmod(".", 0755), 0);
	check_file("old", "before\n");
	assert_int_equal(chmod("old", 0444), 0);
	check_refused("old", "Permission denied");
	check_file("old", "before\n");
}

static void
the_longest_name_can_be_written(void **state)
{
	char name[256];

	(void)state;
	memset(name, 'n', 255);
	name[255] = '\0';
	put(name, "text\n");
	check_file(name, "text\n");
}

/* What stands before in the file that the descriptor is open on stays. */
static void
a_descriptor_is_written_where_it_stands(void **state)
{
	int descriptor = open("file", O_WRONLY | O_CREAT, 0666);
	char name[32];

	(void)state;
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, "one\n", 4), 4);
	snprintf(name, sizeof name, "/dev/fd/%d", descriptor);
	put(name, "two\n");
	close(descriptor);
	check_file("file", "one\ntwo\n");
}

static void
a_dash_is_standard_output(void **state)
{
	int saved = dup(STDOUT_FILENO), descriptor = open("file", O_WRONLY | O_CREAT, 0666);
	struct mig_error error;
	enum mig_status status[3];

	(void)state;
	assert_true(saved >= 0 && descriptor >= 0);
	fflush(stdout);
	dup2(descriptor, STDOUT_FILENO);
	status[0] = mig_output_write("-", mig_text_of("1"), &error);
	status[1] = mig_output_write(NULL, mig_text_of("2"), &error);
	status[2] = mig_output_write("/dev/stdout", mig_text_of("3"), &error);
	dup2(saved, STDOUT_FILENO);
	close(descriptor);
	close(saved);
	assert_true(status[0] == MIG_OK && status[1] == MIG_OK && status[2] == MIG_OK);
	check_file("file", "123");
	assert_int_equal(count_files(), 1);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		IN_FOLDER(a_new_file_has_the_mode_of_the_umask),
		IN_FOLDER(a_file_that_is_there_keeps_its_mode),
		IN_FOLDER(an_empty_text_is_an_empty_file),
		IN_FOLDER(a_link_stays_and_its_target_is_replaced),
		IN_FOLDER(a_link_to_nothing_makes_its_target),
		IN_FOLDER(what_cannot_be_written_is_refused),
		IN_FOLDER(a_full_disk_is_told),
		IN_FOLDER(a_pipe_is_written_and_stays),
		IN_FOLDER(a_failure_leaves_what_was_there),
		IN_FOLDER(the_longest_name_can_be_written),
		IN_FOLDER(a_descriptor_is_written_where_it_stands),
		IN_FOLDER(a_dash_is_standard_output),
	};

	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
