/* SPDX-License-Identifier: MIT */
/* Signature Version 4: request -> canonical request -> string to sign ->
 * signature, with the names that Amazon's pages give these. */
#include "send/sigv4.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/mem.h"
#include "file/hash.h"

enum { KEY = 32 };	/* bytes of an HMAC with SHA-256 */

/* An argument of the query, encoded; where it stands in the room. */
struct line {
	size_t name, value, end;
	const char *room;
};

void
sigv4_encode(struct str s, bool keep_slash, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (char_is_letter(c) || char_is_digit(c) || c == '-' ||
		    c == '_' || c == '.' || c == '~' ||
		    (c == '/' && keep_slash))
			buf_add_char(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned char)c);
	}
}

void
sigv4_time(int64_t now, char out[SIGV4_TIME])
{
	struct clock_date d = clock_date(now);

	(void)snprintf(out, SIGV4_TIME, "%04u%02u%02uT%02u%02u%02uZ",
	    (unsigned)d.year % 10000, (unsigned)d.month % 100,
	    (unsigned)d.day % 100, (unsigned)d.hour % 100,
	    (unsigned)d.minute % 100, (unsigned)d.second % 100);
}

static struct str
line_name(const struct line *l)
{
	return (struct str){ l->room + l->name, l->value - l->name };
}

static struct str
line_value(const struct line *l)
{
	return (struct str){ l->room + l->value, l->end - l->value };
}

static int
str_order(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

static int
line_order(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int order = str_order(line_name(x), line_name(y));

	return order != 0 ? order : str_order(line_value(x), line_value(y));
}

/* Write the arguments into room and sort the lines that stand for them. */
static void
make_lines(const struct pair *query, size_t count,
    struct line lines[SIGV4_PAIRS_MAX], struct buf *room)
{
	if (count > SIGV4_PAIRS_MAX)
		bug("too many arguments to sign");
	for (size_t i = 0; i < count; i++) {
		lines[i].name = room->n;
		sigv4_encode(query[i].name, false, room);
		lines[i].value = room->n;
		sigv4_encode(query[i].value, false, room);
		lines[i].end = room->n;
	}
	for (size_t i = 0; i < count; i++)
		lines[i].room = buf_text(room);
	qsort(lines, count, sizeof(lines[0]), line_order);
}

void
sigv4_query(const struct pair *query, size_t count, struct buf *out)
{
	struct line lines[SIGV4_PAIRS_MAX];
	struct buf room = { 0 };

	make_lines(query, count, lines, &room);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(out, '&');
		buf_add_str(out, line_name(&lines[i]));
		buf_add_char(out, '=');
		buf_add_str(out, line_value(&lines[i]));
	}
	buf_release(&room);
}

static int
header_order(const void *a, const void *b)
{
	const struct pair *const *x = a, *const *y = b;
	struct str p = (*x)->name, q = (*y)->name;
	size_t n = p.n < q.n ? p.n : q.n;

	for (size_t i = 0; i < n; i++) {
		char c = char_lower(p.p[i]), d = char_lower(q.p[i]);

		if (c != d)
			return (unsigned char)c < (unsigned char)d ? -1 : 1;
	}
	return (p.n > q.n) - (p.n < q.n);
}

/* Straight into the hash: a token is among them, and is copied nowhere.
 * Runs of spaces count as one. */
static void
hash_value(struct hash *h, struct str value)
{
	size_t from = 0;

	value = str_trim(value, " \t");
	for (size_t i = 1; i < value.n; i++)
		if (value.p[i] == ' ' && value.p[i - 1] == ' ') {
			hash_add(h, value.p + from, i - from);
			while (value.p[i] == ' ')
				i++;
			from = i;
		}
	hash_add(h, value.p + from, value.n - from);
	hash_add(h, "\n", 1);
}

/* Adds the names, too: "host;x-amz-date". */
static void
hash_headers(const struct sigv4_request *r, struct hash *h,
    struct buf *names)
{
	const struct pair *sorted[SIGV4_PAIRS_MAX];

	if (r->header_count > SIGV4_PAIRS_MAX)
		bug("too many headers to sign");
	for (size_t i = 0; i < r->header_count; i++)
		sorted[i] = &r->headers[i];
	qsort(sorted, r->header_count, sizeof(sorted[0]), header_order);
	for (size_t i = 0; i < r->header_count; i++) {
		size_t from = names->n + (i > 0);

		if (i > 0)
			buf_add_char(names, ';');
		for (size_t k = 0; k < sorted[i]->name.n; k++)
			buf_add_char(names, char_lower(sorted[i]->name.p[k]));
		hash_add(h, names->p + from, names->n - from);
		hash_add(h, ":", 1);
		hash_value(h, sorted[i]->value);
	}
}

/* The hash of the canonical request. */
static void
hash_request(const struct sigv4_request *r, struct buf *names,
    char hex[HASH_HEX])
{
	struct hash *h = hash_new();
	struct buf text = { 0 };

	buf_printf(&text, "%s\n", r->method);
	buf_add_str(&text, r->path);
	buf_add_char(&text, '\n');
	sigv4_query(r->query, r->query_count, &text);
	buf_add_char(&text, '\n');
	hash_add(h, text.p, text.n);
	hash_headers(r, h, names);
	buf_clear(&text);
	buf_printf(&text, "\n%s\n%s", buf_text(names), r->payload);
	hash_add(h, text.p, text.n);
	hash_finish(h, hex);
	hash_free(h);
	buf_release(&text);
}

static void
hmac(const void *key, size_t key_n, const char *text, unsigned char out[KEY])
{
	unsigned n = KEY;

	if (HMAC(EVP_sha256(), key, (int)key_n, (const unsigned char *)text,
	    strlen(text), out, &n) == NULL)
		die("the cryptographic library refuses to sign");
}

/* The key for one day, one region and one service. */
static void
derive_key(const struct sigv4_request *r, const char *day,
    const struct secret *secret, unsigned char key[KEY])
{
	const char *const steps[] = { r->region, r->service, "aws4_request" };
	size_t n = 4 + secret->n;
	char *first = xmalloc(n + 1);

	memcpy(first, "AWS4", 4);
	if (secret->n > 0)
		memcpy(first + 4, secret->text, secret->n);
	hmac(first, n, day, key);
	secret_wipe(first, n);
	free(first);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		unsigned char next[KEY];

		hmac(key, KEY, steps[i], next);
		memcpy(key, next, KEY);
		secret_wipe(next, KEY);
	}
}

void
sigv4_authorization(const struct sigv4_request *r, struct str key_id,
    const struct secret *secret, struct buf *out)
{
	char time[SIGV4_TIME], day[8 + 1], hex[HASH_HEX];
	unsigned char key[KEY], signature[KEY];
	struct buf names = { 0 }, scope = { 0 }, text = { 0 };

	sigv4_time(r->now, time);
	(void)snprintf(day, sizeof(day), "%.8s", time);
	buf_printf(&scope, "%s/%s/%s/aws4_request", day, r->region,
	    r->service);
	hash_request(r, &names, hex);
	buf_printf(&text, "AWS4-HMAC-SHA256\n%s\n%s\n%s", time,
	    buf_text(&scope), hex);
	derive_key(r, day, secret, key);
	hmac(key, KEY, buf_text(&text), signature);
	secret_wipe(key, KEY);
	buf_add_text(out, "AWS4-HMAC-SHA256 Credential=");
	buf_add_str(out, key_id);
	buf_printf(out, "/%s,SignedHeaders=%s,Signature=", buf_text(&scope),
	    buf_text(&names));
	for (size_t i = 0; i < KEY; i++)
		buf_printf(out, "%02x", signature[i]);
	buf_release(&names);
	buf_release(&scope);
	buf_release(&text);
}
