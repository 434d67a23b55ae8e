#define _DEFAULT_SOURCE /* madvise */

#include "big.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { HUGE_PAGE = 2 * 1024 * 1024 };

void *
mig_big_allocate(size_t size)
{
	size_t rounded = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	void *memory;

	if (size < HUGE_PAGE)
		return calloc(1, size);
	if (rounded < size)
		return NULL;
	memory = aligned_alloc(HUGE_PAGE, rounded);
	if (!memory)
		return NULL;
#ifdef MADV_HUGEPAGE
	madvise(memory, rounded, MADV_HUGEPAGE); /* only advice: it works without */
#endif
	memset(memory, 0, rounded);
	return memory;
}
