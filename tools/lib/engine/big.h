/* big - memory for tables that are looked up all over: on huge pages where the system has them,
 * since otherwise most of the time goes into finding the pages */
#ifndef MIG_BIG_H
#define MIG_BIG_H

#include <stddef.h>

/* `size` bytes, all zero; NULL when there are none left. */
void *mig_big_allocate(size_t size);
/* Give back what mig_big_allocate(size) returned; NULL is nothing. */
void mig_big_free(void *memory, size_t size);

#endif
