/* SPDX-License-Identifier: MIT */
/* Sums through OpenSSL, and one by a table. */
#include "tests/server/sums.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK = 64 << 10 };
#define CRC64_NVME 0x9a6c9329ac4bc9b5	/* its polynomial, turned around */

void
sums_hex(const unsigned char *raw, size_t n, char *hex)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digits[raw[i] >> 4];
		hex[2 * i + 1] = digits[raw[i] & 15];
	}
	hex[2 * n] = '\0';
}

void
sums_hmac(const void *key, size_t n, const char *text, unsigned char out[32])
{
	unsigned char mac[32];

	(void)HMAC(EVP_sha256(), key, (int)n, (const unsigned char *)text,
	    strlen(text), mac, NULL);
	memcpy(out, mac, sizeof(mac));
}

void
sums_begin(struct sums *s)
{
	*s = (struct sums){ .sha256 = EVP_MD_CTX_new(),
		.md5 = EVP_MD_CTX_new(), .crc = UINT64_MAX };
	(void)EVP_DigestInit_ex(s->sha256, EVP_sha256(), NULL);
	(void)EVP_DigestInit_ex(s->md5, EVP_md5(), NULL);
}

static uint64_t
crc_add(uint64_t crc, const unsigned char *p, size_t n)
{
	uint64_t table[256];

	for (unsigned i = 0; i < 256; i++) {
		table[i] = i;
		for (int bit = 0; bit < 8; bit++)
			table[i] = table[i] >> 1 ^
			    (table[i] & 1 ? CRC64_NVME : 0);
	}
	for (size_t i = 0; i < n; i++)
		crc = crc >> 8 ^ table[(crc ^ p[i]) & 255];
	return crc;
}

void
sums_add(struct sums *s, const void *bytes, size_t n)
{
	(void)EVP_DigestUpdate(s->sha256, bytes, n);
	(void)EVP_DigestUpdate(s->md5, bytes, n);
	s->crc = crc_add(s->crc, bytes, n);
	s->n += n;
}

void
sums_end(struct sums *s)
{
	unsigned char raw[32], big[8];

	(void)EVP_DigestFinal_ex(s->sha256, raw, NULL);
	sums_hex(raw, 32, s->sha256_hex);
	(void)EVP_DigestFinal_ex(s->md5, s->md5_raw, NULL);
	sums_hex(s->md5_raw, 16, s->md5_hex);
	EVP_MD_CTX_free(s->sha256);
	EVP_MD_CTX_free(s->md5);
	s->sha256 = s->md5 = NULL;
	s->crc = ~s->crc;
	for (int i = 0; i < 8; i++)
		big[i] = (unsigned char)(s->crc >> (56 - 8 * i));
	(void)EVP_EncodeBlock((unsigned char *)s->md5_text, s->md5_raw, 16);
	(void)EVP_EncodeBlock((unsigned char *)s->crc_text, big, 8);
}

bool
sums_file(struct sums *s, const char *path)
{
	FILE *f = fopen(path, "rb");
	char block[BLOCK];
	size_t n;

	if (f == NULL)
		return false;
	sums_begin(s);
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		sums_add(s, block, n);
	sums_end(s);
	return fclose(f) == 0;
}
