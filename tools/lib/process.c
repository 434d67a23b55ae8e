#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ERRORS_MAX = 4096, ENVIRONMENT_MAX = 30 };

/* Our ends of the four connections to a running child; -1 is closed. */
struct connections {
	int input, output, errors, failure;
	pid_t child;
};

static void
close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

/* ------------------------------------------------------------------ finding it */

static enum mig_status
not_found(const struct mig_process *process, struct mig_error *error)
{
	enum mig_status status =
	    mig_fail(error, MIG_IO, "cannot find the program '%s'", process->arguments[0]);

	if (process->package)
		mig_hint(error, "install the package %s, or add its folder to PATH",
			 process->package);
	return status;
}

/* The path of the program goes to *path. */
static enum mig_status
find_program(const struct mig_process *process, struct mig_buffer *path, struct mig_error *error)
{
	const char *name = process->arguments[0];
	const char *folders = getenv("PATH");

	if (strchr(name, '/'))
		return mig_buffer_add_string(path, name, error);
	if (!folders || !*folders)
		folders = "/usr/bin:/bin";
	for (;;) {
		size_t length = strcspn(folders, ":");

		path->length = 0;
		/* An empty entry would mean the working directory, which is never searched. */
		if (length > 0) {
			if (mig_buffer_add(path, folders, length, error) ||
			    mig_buffer_add_string(path, "/", error) ||
			    mig_buffer_add_string(path, name, error))
				return MIG_IO;
			if (access(path->bytes, X_OK) == 0)
				return MIG_OK;
		}
		if (!folders[length])
			return not_found(process, error);
		folders += length + 1;
	}
}

/* ------------------------------------------------------------------- the child */

static void
limit(int resource, rlim_t most)
{
	struct rlimit bounds;

	if (getrlimit(resource, &bounds) != 0)
		return;
	if (bounds.rlim_max == RLIM_INFINITY || bounds.rlim_max > most)
		bounds.rlim_max = most;
	bounds.rlim_cur = bounds.rlim_max;
	setrlimit(resource, &bounds);
}

/* Between fork and exec: only what is safe after a fork of a threaded program. */
static void
become(const struct mig_process *process, const char *path, char *const *environment,
       const int ends[4])
{
	int reason;

	setpgid(0, 0);
#ifdef __linux__
	/* Its group is its own, so that Ctrl-C does not reach it: it ends with the program. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	limit(RLIMIT_CORE, 0);
	if (process->seconds)
		limit(RLIMIT_CPU, process->seconds);
	if (process->memory)
		limit(RLIMIT_AS, process->memory);
#ifdef RLIMIT_NPROC
	if (process->single)
		limit(RLIMIT_NPROC, 0);
#endif
	if (dup2(ends[0], 0) >= 0 && dup2(ends[1], 1) >= 0 && dup2(ends[2], 2) >= 0)
		execve(path, (char *const *)process->arguments, environment);
	reason = errno;
	if (write(ends[3], &reason, sizeof reason) < 0)
		_exit(126);
	_exit(127);
}

/* Ends that are 0, 1 or 2 would be overwritten by the child's dup2. */
static int
above_standard(int *end)
{
	int moved = fcntl(*end, F_DUPFD_CLOEXEC, 3);

	close(*end);
	*end = moved;
	return moved < 0;
}

static enum mig_status
open_pairs(int ours[4], int theirs[4], struct mig_error *error)
{
	int pair[2], i, failed = 0;

	for (i = 0; i < 4 && !failed; i++) {
		/* The input is a socket, since send() can be told not to raise SIGPIPE. */
		failed = i == 0 ? socketpair(AF_UNIX, SOCK_STREAM, 0, pair) : pipe(pair);
		if (failed)
			break;
		ours[i] = pair[0];
		theirs[i] = pair[1];
		failed = above_standard(&ours[i]);
		failed |= above_standard(&theirs[i]);
	}
	if (!failed)
		return MIG_OK;
	return mig_fail(error, MIG_IO, "cannot connect to a program: %s", strerror(errno));
}

static enum mig_status
start(const struct mig_process *process, const char *path, char *const *environment,
      struct connections *to, struct mig_error *error)
{
	int ours[4] = { -1, -1, -1, -1 }, theirs[4] = { -1, -1, -1, -1 }, i;
	enum mig_status status = open_pairs(ours, theirs, error);

	to->child = -1;
	if (status == MIG_OK) {
		to->child = fork();
		if (to->child == 0)
			become(process, path, environment, theirs);
		if (to->child < 0)
			status = mig_fail(error, MIG_IO, "cannot start '%s': %s",
					  process->arguments[0], strerror(errno));
	}
	for (i = 0; i < 4; i++)
		close_end(&theirs[i]);
	to->input = ours[0];
	to->output = ours[1];
	to->errors = ours[2];
	to->failure = ours[3];
	return status;
}

/* ------------------------------------------------------------ talking with it */

static long long
now_milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
send_some(int *end, struct mig_text *rest)
{
	ssize_t sent;

	if (rest->length == 0) {
		close_end(end);
		return;
	}
	sent = send(*end, rest->bytes, rest->length, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (sent >= 0) {
		rest->bytes += sent;
		rest->length -= (size_t)sent;
	} else if (errno != EAGAIN && errno != EINTR) {
		/* It stopped reading: its exit status says whether that is a failure. */
		close_end(end);
	}
}

/* Read once; of more than `most` bytes only the first are kept. */
static enum mig_status
receive_some(int *end, struct mig_buffer *buffer, size_t most, bool *too_much,
	     struct mig_error *error)
{
	char bytes[65536];
	ssize_t got = read(*end, bytes, sizeof bytes);

	if (got < 0)
		return errno == EINTR || errno == EAGAIN
			   ? MIG_OK
			   : mig_fail(error, MIG_IO, "cannot read from a program: %s",
				      strerror(errno));
	if (got == 0) {
		close_end(end);
		return MIG_OK;
	}
	if (buffer->length + (size_t)got > most) {
		*too_much = true;
		got = (ssize_t)(buffer->length < most ? most - buffer->length : 0);
	}
	return mig_buffer_add(buffer, bytes, (size_t)got, error);
}

static enum mig_status
talk(const struct mig_process *process, struct connections *to, struct mig_buffer *output,
     struct mig_buffer *errors, struct mig_error *error)
{
	struct mig_text rest = process->input;
	size_t most = process->output_max ? output->length + process->output_max : SIZE_MAX;
	size_t errors_most = errors->length + ERRORS_MAX;
	long long end = process->seconds ? now_milliseconds() + 1000LL * process->seconds : 0;

	while (to->output >= 0 || to->errors >= 0) {
		struct pollfd ends[3] = { { to->input, POLLOUT, 0 },
					  { to->output, POLLIN, 0 },
					  { to->errors, POLLIN, 0 } };
		long long wait = end ? end - now_milliseconds() : -1;
		bool too_much = false, ignored = false;
		enum mig_status status = MIG_OK;

		if (end && wait <= 0)
			return mig_fail(error, MIG_IO, "'%s' did not finish within %u seconds",
					process->arguments[0], process->seconds);
		if (poll(ends, 3, (int)wait) < 0 && errno != EINTR)
			return mig_fail(error, MIG_IO, "poll: %s", strerror(errno));
		if (to->input >= 0 && ends[0].revents)
			send_some(&to->input, &rest);
		if (to->output >= 0 && ends[1].revents)
			status = receive_some(&to->output, output, most, &too_much, error);
		if (status == MIG_OK && to->errors >= 0 && ends[2].revents)
			status = receive_some(&to->errors, errors, errors_most, &ignored, error);
		if (status != MIG_OK)
			return status;
		if (too_much)
			return mig_fail(error, MIG_IO, "'%s' wrote more than %zu bytes",
					process->arguments[0], process->output_max);
	}
	return MIG_OK;
}

/* Wait for its end, killing it and what it started if that is asked for. */
static enum mig_status
finish(const struct mig_process *process, struct connections *to, bool kill_it, int *exit_status,
       struct mig_error *error)
{
	int state = 0, reason = 0;
	bool started = read(to->failure, &reason, sizeof reason) != (ssize_t)sizeof reason;

	if (kill_it)
		kill(-to->child, SIGKILL);
	while (waitpid(to->child, &state, 0) < 0)
		if (errno != EINTR)
			return mig_fail(error, MIG_IO, "cannot wait for '%s': %s",
					process->arguments[0], strerror(errno));
	if (kill_it)
		return MIG_IO;
	if (!started)
		return mig_fail(error, MIG_IO, "cannot start '%s': %s", process->arguments[0],
				strerror(reason));
	if (WIFSIGNALED(state))
		return mig_fail(error, MIG_IO, "'%s' was ended by signal %d", process->arguments[0],
				WTERMSIG(state));
	*exit_status = WEXITSTATUS(state);
	return MIG_OK;
}

static enum mig_status
make_environment(const struct mig_process *process, struct mig_buffer *path,
		 char *environment[ENVIRONMENT_MAX + 3], struct mig_error *error)
{
	static char locale[] = "LC_ALL=C.UTF-8";
	const char *folders = getenv("PATH");
	size_t count = 0, i;

	if (mig_buffer_add_string(path, "PATH=", error) ||
	    mig_buffer_add_string(path, folders ? folders : "/usr/bin:/bin", error))
		return MIG_IO;
	environment[count++] = path->bytes;
	environment[count++] = locale;
	for (i = 0; process->environment && process->environment[i]; i++) {
		if (i == ENVIRONMENT_MAX)
			return mig_fail(error, MIG_IO, "more than %d variables for '%s'",
					(int)ENVIRONMENT_MAX, process->arguments[0]);
		environment[count++] = (char *)process->environment[i];
	}
	environment[count] = NULL;
	return MIG_OK;
}

enum mig_status
mig_process_run(const struct mig_process *process, struct mig_buffer *output,
		struct mig_buffer *errors, int *exit_status, struct mig_error *error)
{
	struct mig_buffer path = { 0 }, folders = { 0 };
	char *environment[ENVIRONMENT_MAX + 3];
	struct connections to = { -1, -1, -1, -1, -1 };
	enum mig_status status = find_program(process, &path, error);

	if (status == MIG_OK)
		status = make_environment(process, &folders, environment, error);
	if (status == MIG_OK)
		status = start(process, path.bytes, environment, &to, error);
	if (status == MIG_OK) {
		enum mig_status spoken = talk(process, &to, output, errors, error);

		status = finish(process, &to, spoken != MIG_OK, exit_status, error);
	}
	close_end(&to.input);
	close_end(&to.output);
	close_end(&to.errors);
	close_end(&to.failure);
	mig_buffer_free(&path);
	mig_buffer_free(&folders);
	return status;
}
