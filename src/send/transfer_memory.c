/* SPDX-License-Identifier: MIT */
/* Memory for libcurl that is wiped when it is given back: it keeps copies
 * of passwords, and so do the libraries below it. */
#include <stdlib.h>
#include <string.h>

#include "send/secret.h"
#include "send/transfer_inside.h"

/* In front of each piece: how long it is. */
union piece {
	size_t n;
	max_align_t aligned;
};

static void *
piece_new(size_t n)
{
	union piece *p;

	if (n > SIZE_MAX - sizeof(*p))
		return NULL;
	p = malloc(sizeof(*p) + n);
	if (p == NULL)
		return NULL;
	p->n = n;
	return p + 1;
}

static void
piece_free(void *bytes)
{
	union piece *p = bytes;

	if (p == NULL)
		return;
	p--;
	secret_wipe(p + 1, p->n);
	free(p);
}

static void *
piece_resize(void *bytes, size_t n)
{
	const union piece *old = bytes;
	void *fresh = piece_new(n);

	if (old == NULL || fresh == NULL)
		return fresh;
	memcpy(fresh, bytes, old[-1].n < n ? old[-1].n : n);
	piece_free(bytes);
	return fresh;
}

static void *
piece_zeroed(size_t count, size_t size)
{
	void *fresh = size > 0 && count > SIZE_MAX / size ? NULL
	    : piece_new(count * size);

	return fresh == NULL ? NULL : memset(fresh, 0, count * size);
}

static char *
piece_text(const char *text)
{
	size_t n = strlen(text) + 1;
	void *fresh = piece_new(n);

	return fresh == NULL ? NULL : memcpy(fresh, text, n);
}

CURLcode
transfer_library_start(void)
{
	return curl_global_init_mem(CURL_GLOBAL_DEFAULT, piece_new,
	    piece_free, piece_resize, piece_text, piece_zeroed);
}
