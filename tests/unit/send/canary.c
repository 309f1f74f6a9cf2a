/* SPDX-License-Identifier: MIT */
/*
 * Reads the memory of this process through the system, because a sanitizer
 * lets nobody look beside an object, into a block that is shared and
 * therefore not looked at itself.
 */
#define _GNU_SOURCE
#include "tests/unit/send/canary.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	BLOCK = 1 << 16,
	/* What is larger than that belongs to a sanitizer. */
	MAP_MAX = 64 << 20,
};

bool
canary_is(const char *p, const char *backwards)
{
	size_t n = strlen(backwards);

	for (size_t i = 0; i < n; i++)
		if (p[i] != backwards[n - 1 - i])
			return false;
	return true;
}

struct hunt {
	const char *backwards;
	size_t n;		/* its length */
	int memory;
	char *block;
};

static size_t
count_block(const struct hunt *h, size_t n)
{
	const char *end = h->block + n - h->n + 1, *p = h->block;
	size_t count = 0;

	while ((p = memchr(p, h->backwards[h->n - 1],
	    (size_t)(end - p))) != NULL)
		count += canary_is(p++, h->backwards);
	return count;
}

/* Pieces overlap, so that it cannot lie between two. */
static size_t
count_in(const struct hunt *h, unsigned long from, unsigned long to)
{
	size_t count = 0;

	while (from + h->n <= to) {
		size_t want = to - from < BLOCK ? to - from : BLOCK;
		ssize_t got = pread(h->memory, h->block, want, (off_t)from);

		if (got < (ssize_t)h->n)
			break;
		count += count_block(h, (size_t)got);
		from += (size_t)got - h->n + 1;
	}
	return count;
}

size_t
canary_count(const char *backwards)
{
	struct hunt h = { .backwards = backwards, .n = strlen(backwards),
		.memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC),
		.block = mmap(NULL, BLOCK, PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0) };
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512], rights[5];
	unsigned long from, to;
	size_t count = 0;

	ck_assert_ptr_nonnull(maps);
	ck_assert_int_ge(h.memory, 0);
	ck_assert(h.block != MAP_FAILED);
	while (fgets(line, sizeof(line), maps) != NULL)
		if (sscanf(line, "%lx-%lx %4s", &from, &to, rights) == 3 &&
		    strcmp(rights, "rw-p") == 0 && to - from <= MAP_MAX)
			count += count_in(&h, from, to);
	ck_assert_int_eq(fclose(maps), 0);
	ck_assert_int_eq(close(h.memory), 0);
	ck_assert_int_eq(munmap(h.block, BLOCK), 0);
	return count;
}
