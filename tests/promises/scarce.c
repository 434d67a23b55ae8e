/* scarce - memory that runs out at a chosen allocation; to be preloaded
 *
 * SCARCE_AT     the number, from 1, of the allocation that fails; 0: none
 * SCARCE_ALL    those behind it fail as well
 * SCARCE_COUNT  a file for the number of allocations there were, at the end */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong count;
static unsigned long fails_at;
static int watching, fail_all;

__attribute__((constructor)) static void
start(void)
{
	const char *at = getenv("SCARCE_AT");

	fails_at = at ? strtoul(at, NULL, 10) : 0;
	fail_all = getenv("SCARCE_ALL") != NULL;
	watching = 1;
}

__attribute__((destructor)) static void
end(void)
{
	const char *file = getenv("SCARCE_COUNT");
	int descriptor = file ? open(file, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;

	watching = 0;
	if (descriptor < 0)
		return;
	dprintf(descriptor, "%lu\n", atomic_load(&count));
	close(descriptor);
}

static int
fails(void)
{
	unsigned long number;

	if (!watching)
		return 0;
	number = atomic_fetch_add(&count, 1) + 1;
	if (!fails_at || (fail_all ? number < fails_at : number != fails_at))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t number, size_t size)
{
	return fails() ? NULL : __libc_calloc(number, size);
}

void *
realloc(void *block, size_t size)
{
	return fails() ? NULL : __libc_realloc(block, size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return fails() ? NULL : __libc_memalign(alignment, size);
}

int
posix_memalign(void **block, size_t alignment, size_t size)
{
	void *got = fails() ? NULL : __libc_memalign(alignment, size);

	if (got)
		*block = got;
	return got ? 0 : ENOMEM;
}
