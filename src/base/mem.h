/* SPDX-License-Identifier: MIT */
/* Memory that is always there: these end the program instead of failing.
 * The caller owns what they return and gives it to free(). */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *xmalloc(size_t n);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *p, size_t n);
/* Room for count elements of size bytes; dies when the product overflows. */
void *xreallocarray(void *p, size_t count, size_t size);
char *xstrdup(const char *s);
/* Up to the NUL or n bytes, whichever comes first. */
char *xstrndup(const char *s, size_t n);

/* Nothing can be read there any more; no compiler leaves it out. */
void mem_wipe(void *p, size_t n);

#endif
