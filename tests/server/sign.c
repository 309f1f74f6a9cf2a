/* SPDX-License-Identifier: MIT */
/* Signature Version 4 from the server's side, one refusal after the other
 * in Amazon's words. */
#include "tests/server/sign.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "tests/server/sums.h"

enum { SKEW_SECONDS = 15 * 60, PARTS_MAX = 256 };

/* The three fields of the header, and the scope inside the first. */
struct claim {
	struct str key, date, region, service;
	struct str signed_headers, signature;
	const char *when;	/* x-amz-date */
};

bool
refuse(struct refusal *no, int status, const char *code, const char *fmt, ...)
{
	va_list args;

	no->status = status;
	no->code = code;
	va_start(args, fmt);
	(void)vsnprintf(no->message, sizeof(no->message), fmt, args);
	va_end(args);
	return false;
}

void
xml_add(struct buf *b, const char *name, const char *text)
{
	buf_printf(b, "<%s>", name);
	for (; *text != '\0'; text++) {
		if (*text == '&')
			buf_add_text(b, "&amp;");
		else if (*text == '<')
			buf_add_text(b, "&lt;");
		else if (*text == '>')
			buf_add_text(b, "&gt;");
		else
			buf_add_char(b, *text);
	}
	buf_printf(b, "</%s>", name);
}

void
time_text(int64_t when, bool dashes, char out[24])
{
	struct clock_date d = clock_date(when);
	const char *form = dashes ? "%04d-%02d-%02dT%02d:%02d:%02dZ"
	    : "%04d%02d%02dT%02d%02d%02dZ";

	(void)snprintf(out, 24, form, d.year % 10000, d.month % 100,
	    d.day % 100, d.hour % 100, d.minute % 100, d.second % 100);
}

static bool
read_time(const char *text, int64_t *when)
{
	int year, month, day, hour, minute, second, n = 0;

	if (sscanf(text, "%4d%2d%2dT%2d%2d%2dZ%n", &year, &month, &day,
	    &hour, &minute, &second, &n) != 6 || n != 16 ||
	    text[n] != '\0' || !clock_from_date(year, month, day, when))
		return false;
	*when += hour * 3600 + minute * 60 + second;
	return true;
}

/* NAME=value up to the next comma. */
static struct str
field(const char *text, const char *name)
{
	const char *at = strstr(text, name);

	if (at == NULL)
		return (struct str){ 0 };
	at += strlen(name);
	return (struct str){ at, strcspn(at, ", ") };
}

static struct str
next_piece(struct str *rest)
{
	size_t slash = str_find(*rest, 0, '/');
	struct str piece = str_cut(*rest, 0, slash);

	*rest = str_cut(*rest, slash + (slash < rest->n), rest->n);
	return piece;
}

static bool
read_claim(const struct http_request *q, struct claim *c,
    struct refusal *no)
{
	const char *text = http_header(q, "authorization");
	struct str scope;

	if (text == NULL)
		return refuse(no, 403, "AccessDenied", "Access Denied");
	if (strncmp(text, "AWS4-HMAC-SHA256 ", 17) != 0)
		return refuse(no, 400, "InvalidRequest", "The authorization "
		    "mechanism you have provided is not supported. Please "
		    "use AWS4-HMAC-SHA256.");
	scope = field(text, "Credential=");
	c->key = next_piece(&scope);
	c->date = next_piece(&scope);
	c->region = next_piece(&scope);
	c->service = next_piece(&scope);
	c->signed_headers = field(text, "SignedHeaders=");
	c->signature = field(text, "Signature=");
	if (!str_eq_text(scope, "aws4_request") || c->signature.n != 64 ||
	    c->signed_headers.n == 0)
		return refuse(no, 400, "AuthorizationHeaderMalformed",
		    "The authorization header that you provided is not "
		    "valid.");
	return true;
}

static bool
check_user(const struct http_request *q, const struct sign_place *place,
    const struct user *user, struct refusal *no)
{
	const char *token = http_header(q, "x-amz-security-token");

	if (user == NULL || (user->token[0] != '\0' && token == NULL))
		return refuse(no, 403, "InvalidAccessKeyId", "The AWS Access "
		    "Key Id you provided does not exist in our records.");
	if (token != NULL && strcmp(token, user->token) != 0)
		return refuse(no, 400, "InvalidToken", "The provided token "
		    "is malformed or otherwise invalid.");
	if (user->expires != 0 && user->expires <= place->now)
		return refuse(no, 400, "ExpiredToken",
		    "The provided token has expired.");
	return true;
}

static bool
check_place(const struct claim *c, const struct sign_place *place,
    struct refusal *no)
{
	if (!str_eq_text(c->service, place->service))
		return refuse(no, 400, "AuthorizationHeaderMalformed",
		    "The authorization header is malformed; incorrect "
		    "service \"%.*s\". This endpoint belongs to \"%s\".",
		    STR_ARG(c->service), place->service);
	if (str_eq_text(c->region, place->region))
		return true;
	xml_add(&no->extra, "Region", place->region);
	buf_printf(&no->headers, "x-amz-bucket-region: %s\r\n",
	    place->region);
	return refuse(no, 400, "AuthorizationHeaderMalformed", "The "
	    "authorization header is malformed; the region '%.*s' is wrong; "
	    "expecting '%s'", STR_ARG(c->region), place->region);
}

static bool
check_time(const struct http_request *q, struct claim *c,
    const struct sign_place *place, struct refusal *no)
{
	char text[24];
	int64_t when;

	c->when = http_header(q, "x-amz-date");
	if (c->when == NULL || !read_time(c->when, &when))
		return refuse(no, 403, "AccessDenied", "AWS authentication "
		    "requires a valid Date or x-amz-date header");
	if (c->date.n != 8 || memcmp(c->when, c->date.p, 8) != 0)
		return refuse(no, 403, "SignatureDoesNotMatch", "The date "
		    "of the scope is not that of x-amz-date.");
	if (when - place->now <= SKEW_SECONDS &&
	    place->now - when <= SKEW_SECONDS)
		return true;
	xml_add(&no->extra, "RequestTime", c->when);
	time_text(place->now, true, text);
	xml_add(&no->extra, "ServerTime", text);
	xml_add(&no->extra, "MaxAllowedSkewMilliseconds", "900000");
	return refuse(no, 403, "RequestTimeTooSkewed", "The difference "
	    "between the request time and the current time is too large.");
}

static bool
is_signed(struct str list, const char *name)
{
	size_t n = strlen(name);

	for (size_t from = 0; from < list.n;) {
		size_t end = str_find(list, from, ';');

		if (end - from == n && memcmp(list.p + from, name, n) == 0)
			return true;
		from = end + 1;
	}
	return false;
}

/* All of ours must be signed, and what is signed must be there. */
static bool
check_headers(const struct http_request *q, const struct claim *c,
    struct refusal *no)
{
	for (unsigned i = 0; i < q->header_count; i++) {
		const char *name = q->headers[i].name;

		if ((strncmp(name, "x-amz-", 6) == 0 ||
		    strcmp(name, "host") == 0 ||
		    strcmp(name, "content-md5") == 0) &&
		    !is_signed(c->signed_headers, name)) {
			xml_add(&no->extra, "HeadersNotSigned", name);
			return refuse(no, 403, "AccessDenied", "There were "
			    "headers present in the request which were not "
			    "signed");
		}
	}
	return is_signed(c->signed_headers, "host") || refuse(no, 403,
	    "AccessDenied", "The host header is not signed.");
}

/* Amazon's own encoding: all but letters, digits and -_.~ */
static void
encode(struct buf *b, const char *text, bool keep_slash)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (char_is_letter(*text) || char_is_digit(*text) ||
		    strchr("-_.~", c) != NULL || (c == '/' && keep_slash))
			buf_add_char(b, *text);
		else
			buf_printf(b, "%%%02X", c);
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* NAME=VALUE in order; a byte below '=' keeps "a" before "a-b". */
static void
add_query(const struct http_request *q, struct buf *out)
{
	char *pairs[HTTP_PAIRS];

	for (unsigned i = 0; i < q->queries; i++) {
		struct buf b = { 0 };

		encode(&b, q->query[i].name, false);
		buf_add_char(&b, '\1');
		encode(&b, q->query[i].value, false);
		pairs[i] = buf_take(&b);
	}
	qsort(pairs, q->queries, sizeof(*pairs), by_text);
	for (unsigned i = 0; i < q->queries; i++) {
		pairs[i][strcspn(pairs[i], "\1")] = '=';
		buf_printf(out, "%s%s", i > 0 ? "&" : "", pairs[i]);
		free(pairs[i]);
	}
	buf_add_char(out, '\n');
}

static void
add_value(struct buf *out, const char *value)
{
	for (; *value != '\0'; value++)
		if (value[0] != ' ' || value[1] != ' ')
			buf_add_char(out, *value);
}

static bool
add_headers(const struct http_request *q, struct str list, struct buf *out)
{
	for (size_t from = 0, end; from < list.n; from = end + 1) {
		char name[128];
		const char *value;

		end = str_find(list, from, ';');
		(void)snprintf(name, sizeof(name), "%.*s",
		    STR_ARG(str_cut(list, from, end)));
		value = http_header(q, name);
		if (value == NULL)
			return false;
		buf_printf(out, "%s:", name);
		add_value(out, value);
		buf_add_char(out, '\n');
	}
	buf_printf(out, "\n%.*s\n", STR_ARG(list));
	return true;
}

static bool
add_canonical(const struct http_request *q, const struct claim *c,
    const char *payload, struct buf *out)
{
	char *path = http_decode(q->path, strlen(q->path), false);

	buf_printf(out, "%s\n", q->method);
	encode(out, path, true);
	free(path);
	buf_add_char(out, '\n');
	add_query(q, out);
	if (!add_headers(q, c->signed_headers, out))
		return false;
	buf_add_text(out, payload);
	return true;
}

static void
add_string_to_sign(const struct claim *c, struct str canonical,
    struct buf *out)
{
	struct sums s;

	sums_begin(&s);
	sums_add(&s, canonical.p, canonical.n);
	sums_end(&s);
	buf_printf(out, "AWS4-HMAC-SHA256\n%s\n%.*s/%.*s/%.*s/aws4_request\n"
	    "%s", c->when, STR_ARG(c->date), STR_ARG(c->region),
	    STR_ARG(c->service), s.sha256_hex);
}

static void
mac_str(unsigned char key[32], struct str text)
{
	char copy[128];

	(void)snprintf(copy, sizeof(copy), "%.*s", STR_ARG(text));
	sums_hmac(key, 32, copy, key);
}

static void
make_signature(const struct claim *c, const char *secret, const char *text,
    char hex[65])
{
	char first[160], date[16];
	unsigned char key[32];
	int n = snprintf(first, sizeof(first), "AWS4%s", secret);

	(void)snprintf(date, sizeof(date), "%.*s", STR_ARG(c->date));
	sums_hmac(first, (size_t)n, date, key);
	mac_str(key, c->region);
	mac_str(key, c->service);
	mac_str(key, str_from("aws4_request"));
	sums_hmac(key, sizeof(key), text, key);
	sums_hex(key, sizeof(key), hex);
}

static bool
check_signature(const struct http_request *q, const struct claim *c,
    const struct sign *sign, struct refusal *no)
{
	struct buf canonical = { 0 }, text = { 0 };
	char hex[65] = "";
	bool good;

	if (add_canonical(q, c, sign->payload, &canonical)) {
		add_string_to_sign(c, buf_str(&canonical), &text);
		make_signature(c, sign->user->secret, buf_text(&text), hex);
	}
	good = str_eq_text(c->signature, hex);
	if (!good) {
		xml_add(&no->extra, "AWSAccessKeyId", sign->user->key);
		xml_add(&no->extra, "StringToSign", buf_text(&text));
		xml_add(&no->extra, "CanonicalRequest",
		    buf_text(&canonical));
		(void)refuse(no, 403, "SignatureDoesNotMatch", "The request "
		    "signature we calculated does not match the signature "
		    "you provided. Check your key and signing method.");
	}
	buf_release(&canonical);
	buf_release(&text);
	return good;
}

static bool
check_payload(const struct http_request *q, struct sign *sign,
    struct refusal *no)
{
	if (sign->payload == NULL)
		sign->payload = http_header(q, "x-amz-content-sha256");
	if (sign->payload == NULL)
		return refuse(no, 400, "InvalidRequest", "Missing required "
		    "header for this request: x-amz-content-sha256");
	if (strncmp(sign->payload, "STREAMING-", 10) == 0)
		return refuse(no, 501, "NotImplemented", "A header you "
		    "provided implies functionality that is not "
		    "implemented.");
	return true;
}

bool
sign_check(const struct http_request *q, struct users *users,
    const struct sign_place *place, struct sign *sign, struct refusal *no)
{
	struct claim c = { 0 };

	if (!read_claim(q, &c, no))
		return false;
	sign->user = users_find(users, c.key.p, c.key.n);
	return check_user(q, place, sign->user, no) &&
	    check_place(&c, place, no) && check_time(q, &c, place, no) &&
	    check_headers(q, &c, no) &&
	    check_payload(q, sign, no) &&
	    check_signature(q, &c, sign, no);
}
