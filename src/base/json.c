/* SPDX-License-Identifier: MIT */
/* The one file that knows Jansson.  struct json is its json_t. */
#define _GNU_SOURCE
#include "base/json.h"

#include <jansson.h>
#include <malloc.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { JSON_TEXT_MAX = 64 << 20 };

static json_t *
inner(const struct json *value)
{
	return (json_t *)(uintptr_t)value;
}

static struct json *
outer(json_t *value)
{
	if (value == NULL)
		die("there is no memory left for JSON");
	return (struct json *)value;
}

/* Jansson refuses text that is not UTF-8; replace what is not. */
static json_t *
text_value(struct str text)
{
	struct buf clean = { 0 };
	json_t *value;
	uint32_t cp;

	if (utf8_valid(text))
		return json_stringn(text.n == 0 ? "" : text.p, text.n);
	for (size_t i = 0; i < text.n;) {
		size_t n = utf8_decode(text, i, &cp);

		if (n == 0)
			buf_add_text(&clean, "\xEF\xBF\xBD");
		else
			buf_add(&clean, text.p + i, n);
		i += n == 0 ? 1 : n;
	}
	value = json_stringn(buf_text(&clean), clean.n);
	buf_release(&clean);
	return value;
}

struct json *
json_new_object(void)
{
	return outer(json_object());
}

struct json *
json_new_array(void)
{
	return outer(json_array());
}

void
json_free(struct json *root)
{
	json_decref(inner(root));
}

void
json_put(struct json *o, const char *key, struct json *take_value)
{
	if (json_object_set_new(inner(o), key, inner(take_value)) != 0)
		bug("a JSON object takes no value");
}

void
json_put_text(struct json *o, const char *key, struct str value)
{
	json_put(o, key, outer(text_value(value)));
}

static struct json *
number_value(uint64_t value)
{
	if (value > INT64_MAX)
		value = INT64_MAX;
	return outer(json_integer((json_int_t)value));
}

void
json_put_number(struct json *o, const char *key, uint64_t value)
{
	json_put(o, key, number_value(value));
}

void
json_put_bool(struct json *o, const char *key, bool value)
{
	json_put(o, key, outer(json_boolean(value)));
}

void
json_put_null(struct json *o, const char *key)
{
	json_put(o, key, outer(json_null()));
}

void
json_push(struct json *a, struct json *take_value)
{
	if (json_array_append_new(inner(a), inner(take_value)) != 0)
		bug("a JSON array takes no value");
}

void
json_push_number(struct json *a, uint64_t value)
{
	json_push(a, number_value(value));
}

void
json_push_text(struct json *a, struct str value)
{
	json_push(a, outer(text_value(value)));
}

static void
wipe_and_free(void *p)
{
	if (p != NULL)
		mem_wipe(p, malloc_usable_size(p));
	free(p);
}

void
json_wipe_memory(void)
{
	json_set_alloc_funcs(malloc, wipe_and_free);
}

/* Only texts can hold a DEL, which the library leaves as it is. */
static int
add_to_buf(const char *bytes, size_t n, void *to)
{
	struct buf *out = to;

	for (size_t i = 0; i < n; i++)
		if (bytes[i] == 0x7F)
			buf_add_text(out, "\\u007f");
		else
			buf_add_char(out, bytes[i]);
	return out->overflow ? -1 : 0;
}

void
json_write(const struct json *root, struct buf *out)
{
	(void)json_dump_callback(inner(root), add_to_buf, out,
	    JSON_COMPACT | JSON_ENSURE_ASCII | JSON_ENCODE_ANY);
}

struct json *
json_parse(struct str text, struct err *err)
{
	json_error_t why;
	json_t *root;

	if (text.n > JSON_TEXT_MAX) {
		(void)err_set(err, ERR_FORMAT, "the JSON text is too long");
		return NULL;
	}
	root = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &why);
	if (root == NULL)
		(void)err_set(err, ERR_FORMAT, "line %d: %s", why.line,
		    why.text);
	return (struct json *)root;
}

struct json *
json_get(const struct json *o, const char *key)
{
	return (struct json *)json_object_get(inner(o), key);
}

struct json *
json_at(const struct json *a, size_t index)
{
	return (struct json *)json_array_get(inner(a), index);
}

size_t
json_count(const struct json *a)
{
	return json_array_size(inner(a));
}

struct str
json_get_text(const struct json *value)
{
	struct str s = { json_string_value(inner(value)),
		json_string_length(inner(value)) };

	return s;
}

bool
json_get_number(const struct json *value, uint64_t *number)
{
	if (!json_is_integer(inner(value)) ||
	    json_integer_value(inner(value)) < 0)
		return false;
	*number = (uint64_t)json_integer_value(inner(value));
	return true;
}

bool
json_get_bool(const struct json *value, bool fallback)
{
	if (!json_is_boolean(inner(value)))
		return fallback;
	return json_is_true(inner(value));
}

bool
json_next(const struct json *o, void **at, const char **key,
    struct json **value)
{
	json_t *object = inner(o);

	*at = *at == NULL ? json_object_iter(object)
	    : json_object_iter_next(object, *at);
	if (*at == NULL)
		return false;
	*key = json_object_iter_key(*at);
	*value = (struct json *)json_object_iter_value(*at);
	return true;
}
