/* SPDX-License-Identifier: MIT */
/* Hashes through OpenSSL's EVP interface. */
#include "file/hash.h"

#include <stdlib.h>

#include <openssl/evp.h>

#include "base/die.h"
#include "base/mem.h"

/* What the helper has, or had. */
struct piece {
	EVP_MD_CTX *md;
	const char *bytes;
	size_t n;
	uint64_t number;	/* 0: it was never given */
};

struct hash {
	EVP_MD_CTX *md;
	const struct hash_helper *helper;	/* borrowed; NULL: none */
	struct piece pieces[HASH_JOBS];
	size_t next;		/* of the pieces: the oldest */
};

static void
must(int ok)
{
	if (ok != 1)
		die("the cryptographic library refuses a hash");
}

struct hash *
hash_new(void)
{
	return hash_new_kind(HASH_SHA256);
}

struct hash *
hash_new_kind(enum hash_kind kind)
{
	struct hash *h = xcalloc(1, sizeof(*h));

	h->md = EVP_MD_CTX_new();
	must(h->md != NULL);
	must(EVP_DigestInit_ex(h->md,
	    kind == HASH_MD5 ? EVP_md5() : EVP_sha256(), NULL));
	return h;
}

void
hash_free(struct hash *h)
{
	if (h == NULL)
		return;
	EVP_MD_CTX_free(h->md);
	free(h);
}

static void
await(struct hash *h, struct piece *piece)
{
	if (piece->number > 0)
		h->helper->wait(h->helper->with, piece->number);
	piece->number = 0;
}

/* The first of the pieces is the oldest: what comes behind it is waited for
 * in turn. */
static void
await_all(struct hash *h)
{
	for (size_t i = 0; i < HASH_JOBS; i++)
		await(h, &h->pieces[(h->next + i) % HASH_JOBS]);
}

void
hash_help(struct hash *h, const struct hash_helper *helper)
{
	await_all(h);
	h->helper = helper;
}

void
hash_job(void *with, void *job)
{
	const struct piece *piece = job;

	(void)with;
	must(EVP_DigestUpdate(piece->md, piece->bytes, piece->n));
}

void
hash_add(struct hash *h, const void *bytes, size_t n)
{
	struct piece *piece = &h->pieces[h->next];

	await(h, piece);
	*piece = (struct piece){ h->md, bytes, n, 0 };
	if (h->helper != NULL)
		piece->number = h->helper->give(h->helper->with, piece);
	if (piece->number > 0) {
		h->next = (h->next + 1) % HASH_JOBS;
		return;
	}
	await_all(h);
	hash_job(NULL, piece);
}

void
hash_spare(struct hash *h, const void *bytes, size_t n)
{
	uintptr_t at = (uintptr_t)bytes;

	for (size_t i = 0; i < HASH_JOBS; i++) {
		struct piece *piece = &h->pieces[(h->next + i) % HASH_JOBS];
		uintptr_t from = (uintptr_t)piece->bytes;

		if (from < at + n && at < from + piece->n)
			await(h, piece);
	}
}

void
hash_finish(struct hash *h, char hex[HASH_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	await_all(h);
	must(EVP_DigestFinal_ex(h->md, sum, &n));
	for (unsigned i = 0; i < n; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[2 * (size_t)n] = '\0';
}

void
hash_of(struct str bytes, char hex[HASH_HEX])
{
	struct hash *h = hash_new();

	hash_add(h, bytes.p, bytes.n);
	hash_finish(h, hex);
	hash_free(h);
}
