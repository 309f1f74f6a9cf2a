/* SPDX-License-Identifier: MIT */
/*
 * JSON, read and written through Jansson behind a small face.  Reading is
 * bounded; a text that is not valid UTF-8 is written with every bad byte as
 * U+FFFD, because JSON has no other way.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

struct json;	/* one value; a tree is owned by its root */

struct json *json_new_object(void);
struct json *json_new_array(void);
void json_free(struct json *root);	/* NULL is fine */

/* From here on all memory that JSON used is wiped when it is given back.
 * Once, before the first text with a secret and before there are threads. */
void json_wipe_memory(void);

/* Add to an object.  key is borrowed, value copied; take_ gives it away. */
void json_put_text(struct json *o, const char *key, struct str value);
/* Numbers up to INT64_MAX; a larger one is written as that. */
void json_put_number(struct json *o, const char *key, uint64_t value);
void json_put_bool(struct json *o, const char *key, bool value);
void json_put_null(struct json *o, const char *key);
void json_put(struct json *o, const char *key, struct json *take_value);
void json_push(struct json *a, struct json *take_value);
void json_push_number(struct json *a, uint64_t value);	/* as json_put_number */
void json_push_text(struct json *a, struct str value);

/* One line without a line end; keys in the order they were put. */
void json_write(const struct json *root, struct buf *out);

/* Read one value from text (at most 64 MiB).  NULL on failure. */
struct json *json_parse(struct str text, struct err *err);

/* Borrowed from the root; NULL, 0 or the fallback when there is none. */
struct json *json_get(const struct json *o, const char *key);
struct json *json_at(const struct json *a, size_t index);
size_t json_count(const struct json *a);
struct str json_get_text(const struct json *value);	/* p NULL: not a text */
bool json_get_number(const struct json *value, uint64_t *number);
bool json_get_bool(const struct json *value, bool fallback);
/* Walk an object: start with *at = NULL; false at the end. */
bool json_next(const struct json *o, void **at, const char **key,
    struct json **value);

#endif
