/* SPDX-License-Identifier: MIT */
/* Reading heads strictly, writing answers. */
#include "tests/server/http.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int
hex_value(char c)
{
	if (!char_is_hex(c))
		return -1;
	return char_is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

char *
http_decode(const char *text, size_t n, bool query)
{
	char *out = xmalloc(n + 1), *to = out;

	for (size_t i = 0; i < n; i++) {
		if (text[i] == '%' && i + 2 < n && char_is_hex(text[i + 1]) &&
		    char_is_hex(text[i + 2])) {
			*to++ = (char)(hex_value(text[i + 1]) << 4 |
			    hex_value(text[i + 2]));
			i += 2;
		} else {
			*to++ = query && text[i] == '+' ? ' ' : text[i];
		}
	}
	*to = '\0';
	return out;
}

static void
read_query(struct http_request *q, const char *text)
{
	while (*text != '\0' && q->queries < HTTP_PAIRS) {
		size_t n = strcspn(text, "&"), equals = strcspn(text, "=&");
		struct http_pair *p = &q->query[q->queries];
		size_t from = equals < n ? equals + 1 : n;

		if (n > 0) {
			p->name = http_decode(text, equals, true);
			p->value = http_decode(text + from, n - from, true);
			q->queries++;
		}
		text += n + (text[n] == '&');
	}
}

static bool
read_first(struct http_request *q, const char *line)
{
	size_t method = strcspn(line, " "), n;
	const char *target = line + method + 1;

	if (method == 0 || method >= sizeof(q->method) || line[method] == 0)
		return false;
	memcpy(q->method, line, method);
	n = strcspn(target, " ");
	if (n == 0 || target[0] != '/' ||
	    strncmp(target + n, " HTTP/1.", 8) != 0)
		return false;
	q->target = xstrndup(target, n);
	n = strcspn(q->target, "?");
	q->path = xstrndup(q->target, n);
	read_query(q, q->target + n + (q->target[n] == '?'));
	return true;
}

static bool
read_header(struct http_request *q, struct buf *line)
{
	char *colon = memchr(buf_text(line), ':', line->n);
	struct http_pair *p = &q->headers[q->header_count];
	struct str value;

	if (colon == NULL || colon == line->p ||
	    q->header_count == HTTP_PAIRS)
		return false;
	p->name = xstrndup(line->p, (size_t)(colon - line->p));
	for (char *c = p->name; *c != '\0'; c++)
		*c = char_lower(*c);
	value = str_trim(str_from(colon + 1), " \t");
	p->value = xstrndup(value.p, value.n);
	q->header_count++;
	return true;
}

bool
http_read(struct stream *s, struct http_request *q)
{
	struct buf line = { 0 };
	const char *length;
	bool good;

	memset(q, 0, sizeof(*q));
	good = stream_line(s, &line, HTTP_LINE) &&
	    read_first(q, buf_text(&line));
	while (good && (good = stream_line(s, &line, HTTP_LINE)) &&
	    line.n > 0)
		good = read_header(q, &line);
	buf_release(&line);
	length = http_header(q, "content-length");
	q->sized = length != NULL;
	q->length = length == NULL ? 0 : strtoull(length, NULL, 10);
	if (!good)
		http_release(q);
	return good;
}

static void
release_pairs(struct http_pair *p, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		free(p[i].name);
		free(p[i].value);
	}
}

void
http_release(struct http_request *q)
{
	release_pairs(q->query, q->queries);
	release_pairs(q->headers, q->header_count);
	free(q->target);
	free(q->path);
	memset(q, 0, sizeof(*q));
}

static const char *
find(const struct http_pair *p, unsigned n, const char *name)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(p[i].name, name) == 0)
			return p[i].value;
	return NULL;
}

const char *
http_header(const struct http_request *q, const char *name)
{
	return find(q->headers, q->header_count, name);
}

const char *
http_query(const struct http_request *q, const char *name)
{
	return find(q->query, q->queries, name);
}

void
http_say(struct http_answer *a, const char *name, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	buf_printf(&a->headers, "%s: %s\r\n", name, text);
}

static const char *
reason(int status)
{
	static const struct {
		int status;
		const char *text;
	} reasons[] = {
		{ 200, "OK" }, { 204, "No Content" },
		{ 206, "Partial Content" }, { 301, "Moved Permanently" },
		{ 307, "Temporary Redirect" }, { 400, "Bad Request" },
		{ 403, "Forbidden" }, { 404, "Not Found" },
		{ 409, "Conflict" }, { 411, "Length Required" },
		{ 412, "Precondition Failed" },
		{ 500, "Internal Server Error" },
		{ 501, "Not Implemented" }, { 503, "Slow Down" },
	};

	for (unsigned i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].text;
	return "Something";
}

void
http_form(const struct http_answer *a, uint64_t length, struct buf *out)
{
	buf_printf(out, "HTTP/1.1 %d %s\r\n", a->status, reason(a->status));
	buf_add_str(out, buf_str(&a->headers));
	if (a->status != 204 && !a->own_length)
		buf_printf(out, "Content-Length: %llu\r\n",
		    (unsigned long long)length);
	if (a->close)
		buf_add_text(out, "Connection: close\r\n");
	buf_add_text(out, "\r\n");
}
