/* SPDX-License-Identifier: MIT */
/* Pages of bits by the high part of the line number. */
#include "check/linebits.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { WORDS = 512, PAGE_LINES = WORDS * 64 };

void
linebits_release(struct linebits *b)
{
	for (size_t i = 0; i < b->page_count; i++)
		free(b->pages[i]);
	free(b->pages);
	memset(b, 0, sizeof(*b));
}

static uint64_t *
word_of(struct linebits *b, uint64_t line)
{
	size_t page = (size_t)(line / PAGE_LINES);
	size_t cap = b->page_count;

	if (page >= cap) {
		cap = page + page / 2 + 16;
		b->pages = xreallocarray(b->pages, cap, sizeof(*b->pages));
		memset(b->pages + b->page_count, 0,
		    (cap - b->page_count) * sizeof(*b->pages));
		b->page_count = cap;
	}
	if (b->pages[page] == NULL)
		b->pages[page] = xcalloc(WORDS, sizeof(uint64_t));
	return &b->pages[page][line % PAGE_LINES / 64];
}

void
linebits_add(struct linebits *b, uint64_t line)
{
	uint64_t *word = word_of(b, line);
	uint64_t bit = UINT64_C(1) << line % 64;

	b->count += (*word & bit) == 0;
	*word |= bit;
}

bool
linebits_has(const struct linebits *b, uint64_t line)
{
	size_t page = (size_t)(line / PAGE_LINES);

	return page < b->page_count && b->pages[page] != NULL &&
	    (b->pages[page][line % PAGE_LINES / 64] >> line % 64 & 1) != 0;
}

void
linebits_drop(struct linebits *b, uint64_t line)
{
	if (!linebits_has(b, line))
		return;
	b->count--;
	*word_of(b, line) &= ~(UINT64_C(1) << line % 64);
}

static size_t
take_page(const uint64_t *words, uint64_t base, uint64_t *out, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < WORDS; i++)
		for (uint64_t word = words[i]; word != 0 && n < most;
		    word &= word - 1)
			out[n++] = base + i * 64 +
			    (uint64_t)__builtin_ctzll(word);
	return n;
}

uint64_t *
linebits_first(const struct linebits *b, size_t most, size_t *n)
{
	uint64_t *out;

	most = b->count < most ? (size_t)b->count : most;
	out = xcalloc(most + 1, sizeof(*out));
	*n = 0;
	for (size_t i = 0; i < b->page_count && *n < most; i++)
		if (b->pages[i] != NULL)
			*n += take_page(b->pages[i],
			    (uint64_t)i * PAGE_LINES, out + *n, most - *n);
	return out;
}
