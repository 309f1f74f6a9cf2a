/* SPDX-License-Identifier: MIT */
/*
 * The disk of the S3 test server, for tests to look into:
 *
 *	ROOT/BUCKET/KEY			an object, under its own name
 *	ROOT/.about/BUCKET/KEY		its ETag, CRC64/NVME and ACL
 *	ROOT/.uploads/ID/about, N, N.about	an unfinished upload
 *	ROOT/.temp/			what is still coming
 *
 * Buckets are folders that the test makes.  In names, percent signs,
 * control characters and whole pieces "", "." and ".." stand as %25 and so
 * on.
 */
#ifndef TESTS_SERVER_STORE_H
#define TESTS_SERVER_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum { STORE_PATH = 4096 };

struct about {
	char etag[80];		/* without its quotes */
	char crc[16];		/* base64, "-": none */
	char acl[64];		/* "-": none */
	uint64_t size;
};

bool store_prepare(const char *root);
bool store_has_bucket(const char *root, const char *bucket);
/* An empty file of its own, open for writing; -1 if it cannot be. */
int store_temp(const char *root, char path[STORE_PATH]);
void store_object_path(const char *root, const char *bucket, const char *key,
    char path[STORE_PATH]);
bool store_about_object(const char *root, const char *bucket,
    const char *key, struct about *about);
/* Takes the file over, in one moment. */
bool store_put(const char *root, const char *bucket, const char *key,
    const char *file, const struct about *about);
bool store_delete(const char *root, const char *bucket, const char *key);

/* ROOT/.uploads/ID/NAME */
void store_upload_path(const char *root, const char *id, const char *name,
    char path[STORE_PATH]);
bool store_write_about(const char *path, const struct about *about);
bool store_read_about(const char *path, struct about *about);
/* Calls each for every object, its names as they were. */
void store_list(const char *root, const char *bucket,
    void (*each)(void *of, const char *key, const char *path), void *of);

#endif
