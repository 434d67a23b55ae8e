/* Output to files: all or nothing. Each test has a folder of its own. Three calls of the
 * system are replaced here, to look at what there is while a file is written. */
#define _GNU_SOURCE /* O_TMPFILE, syscall() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "output.h"

static size_t files_when_synced, files_when_renamed;
static bool cannot_link, signal_at_rename;
static volatile sig_atomic_t signals, signals_at_rename;

static size_t count_files(void);

int
fsync(int descriptor)
{
	files_when_synced = count_files();
	return (int)syscall(SYS_fsync, descriptor);
}

/* As where /proc is not mounted. */
int
linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
	if (!cannot_link)
		return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
	errno = ENOENT;
	return -1;
}

int
rename(const char *from, const char *to)
{
	files_when_renamed = count_files();
	if (signal_at_rename)
		raise(SIGTERM);
	signals_at_rename = signals;
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

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

static bool
has_nameless_files(void)
{
	int descriptor = open(".", O_TMPFILE | O_WRONLY, 0600);

	if (descriptor >= 0)
		close(descriptor);
	return descriptor >= 0;
}

/* Two files: the old one, and a name that is there for the renaming alone. */
static void
a_file_has_no_name_while_it_is_written(void **state)
{
	(void)state;
	if (!has_nameless_files())
		skip();
	put("old", "before\n");
	put("old", "after\n");
	assert_int_equal(files_when_synced, 1);
	assert_int_equal(files_when_renamed, 2);
	assert_int_equal(count_files(), 1);
}

static void
a_file_that_cannot_get_a_name_is_written_under_one(void **state)
{
	(void)state;
	cannot_link = true;
	put("new", "text\n");
	cannot_link = false;
	check_file("new", "text\n");
	assert_int_equal(files_when_synced, 1);
	assert_int_equal(count_files(), 1);
}

static void
count_signal(int number)
{
	(void)number;
	signals++;
}

/* Once with a file that had no name, once with one that has had it from the start. */
static void
a_signal_waits_until_the_file_is_in_its_place(void **state)
{
	struct sigaction action = { 0 }, before;

	(void)state;
	action.sa_handler = count_signal;
	assert_int_equal(sigaction(SIGTERM, &action, &before), 0);
	signal_at_rename = true;
	for (int i = 0; i < 2; i++) {
		cannot_link = i == 1;
		signals = 0;
		put("file", "text\n");
		assert_int_equal(signals_at_rename, 0);
		assert_int_equal(signals, 1);
	}
	cannot_link = signal_at_rename = false;
	sigaction(SIGTERM, &before, NULL);
}

/* What is left behind by programs with our number must not be in the way. */
static void
a_name_that_is_taken_is_left_alone(void **state)
{
	char name[40];

	(void)state;
	snprintf(name, sizeof name, ".file.%ld-0", (long)getpid());
	put(name, "theirs\n");
	put("file", "ours\n");
	check_file(name, "theirs\n");
	check_file("file", "ours\n");
	assert_int_equal(count_files(), 2);
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
		IN_FOLDER(a_file_has_no_name_while_it_is_written),
		IN_FOLDER(a_file_that_cannot_get_a_name_is_written_under_one),
		IN_FOLDER(a_signal_waits_until_the_file_is_in_its_place),
		IN_FOLDER(a_name_that_is_taken_is_left_alone),
	};

	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
