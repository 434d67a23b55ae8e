#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise */

#include "big.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { HUGE_PAGE = 2 * 1024 * 1024 };

static size_t
round_up(size_t size)
{
	return (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
}

/* Straight from the system, whose pages are zero already: clearing them again takes as long as
 * using them. It hands out small pages, so the ends that are not of whole huge ones go back. */
void *
mig_big_allocate(size_t size)
{
	size_t rounded = round_up(size), before;
	char *memory;

	if (size < HUGE_PAGE)
		return calloc(1, size);
	if (size > SIZE_MAX / 2)
		return NULL;
	memory = mmap(NULL, rounded + HUGE_PAGE, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return NULL;
	before = round_up((uintptr_t)memory) - (uintptr_t)memory;
	if (before)
		munmap(memory, before);
	if (before < HUGE_PAGE)
		munmap(memory + before + rounded, HUGE_PAGE - before);
	memory += before;
#ifdef MADV_HUGEPAGE
	madvise(memory, rounded, MADV_HUGEPAGE); /* only advice: it works without */
#endif
	return memory;
}

void
mig_big_free(void *memory, size_t size)
{
	if (size < HUGE_PAGE)
		free(memory);
	else if (memory)
		munmap(memory, round_up(size));
}
