/* SPDX-License-Identifier: MIT */
/* The xmalloc family. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

/* wanted 0: nothing was asked for, so that nothing may come back. */
static void *
checked(void *p, size_t wanted)
{
	if (p == NULL && wanted > 0)
		die("there is no memory left");
	return p;
}

void *
xmalloc(size_t n)
{
	return checked(malloc(n), n);
}

void *
xcalloc(size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		die("there is no memory left");
	return checked(calloc(count, size), count < size ? count : size);
}

void *
xrealloc(void *p, size_t n)
{
	return checked(realloc(p, n), n);
}

void *
xreallocarray(void *p, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		die("there is no memory left");
	return xrealloc(p, count * size);
}

char *
xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

void
mem_wipe(void *p, size_t n)
{
	memset(p, 0, n);
	/* Somebody may look at it, for all the compiler knows. */
	__asm__ __volatile__("" : : "r"(p) : "memory");
}
