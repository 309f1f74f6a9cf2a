/* SPDX-License-Identifier: MIT */
/* Hashes through OpenSSL's EVP interface. */
#include "file/hash.h"

#include <stdlib.h>

#include <openssl/evp.h>

#include "base/die.h"
#include "base/mem.h"

struct hash {
	EVP_MD_CTX *md;
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
	struct hash *h = xmalloc(sizeof(*h));

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

void
hash_add(struct hash *h, const void *bytes, size_t n)
{
	must(EVP_DigestUpdate(h->md, bytes, n));
}

void
hash_finish(struct hash *h, char hex[HASH_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n = 0;

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
