/* SPDX-License-Identifier: MIT */
/* What a server reckons over the bytes that come: SHA-256, MD5 and the
 * CRC64/NVME of Amazon S3. */
#ifndef TESTS_SERVER_SUMS_H
#define TESTS_SERVER_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sums {
	void *sha256, *md5;	/* at work */
	uint64_t crc;
	uint64_t n;
	char sha256_hex[65], md5_hex[33];
	unsigned char md5_raw[16];
	char md5_text[25], crc_text[13];	/* base64 */
};

void sums_begin(struct sums *s);
void sums_add(struct sums *s, const void *bytes, size_t n);
void sums_end(struct sums *s);		/* fills the texts in */
bool sums_file(struct sums *s, const char *path);

void sums_hex(const unsigned char *raw, size_t n, char *hex);
/* HMAC-SHA-256; out may be the key. */
void sums_hmac(const void *key, size_t n, const char *text,
    unsigned char out[32]);

#endif
