/* SPDX-License-Identifier: MIT */
/* Hosts of buckets ("Virtual hosting of buckets" in Amazon's user guide). */
#include "send/s3where.h"

#include <stdio.h>

#include "base/intl.h"
#include "base/num.h"
#include "send/sigv4.h"

enum { PORT_MAX = 65535 };

static const char usual_region[] = "us-east-1";

static bool
all_of(struct str s, const char *more)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!char_is_digit(c) && (c < 'a' || c > 'z') &&
		    strchr(more, c) == NULL)
			return false;
	}
	return s.n > 0;
}

static bool
copy(struct str s, char *out, size_t room)
{
	if (s.n >= room)
		return false;
	memcpy(out, s.p, s.n);
	out[s.n] = '\0';
	return true;
}

static void
make_host(struct s3where *w)
{
	const char *land = str_starts(str_from(w->region), "cn-") ? ".cn"
	    : "";

	(void)snprintf(w->host, sizeof(w->host), "%s%ss3.%s.amazonaws.com%s",
	    w->in_path ? "" : w->bucket, w->in_path ? "" : ".", w->region,
	    land);
}

/* "host", "host:port", "[::1]:port" */
static bool
take_host(struct s3where *w, struct str text)
{
	size_t end = str_starts(text, "[") ? str_find(text, 0, ']') : 0;
	size_t colon = str_find(text, end, ':');
	struct str port;
	uint64_t n = 0;

	if (colon < text.n) {
		port = str_cut(text, colon + 1, text.n);
		if (!num_parse(port, PORT_MAX, &n, NULL) || n == 0)
			return false;
		text = str_cut(text, 0, colon);
	}
	w->port = (unsigned)n;
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] <= ' ' || strchr("/?#@\\%\177", text.p[i]))
			return false;
	return text.n > 0 && copy(text, w->host, sizeof(w->host));
}

static bool
take_endpoint(struct s3where *w, const char *endpoint, struct err *err)
{
	struct str text = str_trim_end(str_from(endpoint), "/");

	if (str_starts(text, "https://")) {
		w->scheme = TRANSFER_HTTPS;
		text = str_cut(text, 8, text.n);
	} else if (str_starts(text, "http://")) {
		w->scheme = TRANSFER_HTTP;
		text = str_cut(text, 7, text.n);
	} else {
		text.n = 0;
	}
	return take_host(w, text) || err_set(err, ERR_CONFIG,
	    _("The endpoint of the drop-off has to look like "
	    "https://host or https://host:port."));
}

/* A number, or a name without dots, has no room for a bucket before it. */
static bool
is_bare(const char *host)
{
	return host[0] == '[' || strchr(host, '.') == NULL ||
	    strspn(host, "0123456789.") == strlen(host);
}

static bool
in_path(const struct s3where *w, const char *style)
{
	if (strchr(w->bucket, '.') != NULL || (!w->amazon &&
	    is_bare(w->host)))
		return true;
	return w->amazon ? strcmp(style, "path") == 0
	    : strcmp(style, "host") != 0;
}

bool
s3where_init(struct s3where *w, const struct s3where_wish *wish,
    struct err *err)
{
	struct str bucket = str_from(wish->bucket);
	struct str region = str_from(wish->region);
	const char *style = wish->style == NULL ? "" : wish->style;
	char host[S3WHERE_HOST_MAX];

	*w = (struct s3where){ .scheme = TRANSFER_HTTPS };
	if (!all_of(bucket, ".-_") || !copy(bucket, w->bucket,
	    sizeof(w->bucket)))
		return err_set(err, ERR_CONFIG, _("The name of the bucket "
		    "has to be 63 small letters, digits, dots and hyphens "
		    "at most."));
	if (region.n == 0)
		region = str_from(usual_region);
	if (!all_of(region, "-") || !copy(region, w->region,
	    sizeof(w->region)))
		return err_set(err, ERR_CONFIG, _("The region has to look "
		    "like us-east-1."));
	w->amazon = str_from(wish->endpoint).n == 0;
	if (!w->amazon && !take_endpoint(w, wish->endpoint, err))
		return false;
	w->in_path = in_path(w, style);
	if (w->amazon) {
		make_host(w);
	} else if (!w->in_path) {
		memcpy(host, w->host, sizeof(host));
		if (snprintf(w->host, sizeof(w->host), "%s.%s", w->bucket,
		    host) >= (int)sizeof(w->host))
			return err_set(err, ERR_CONFIG, _("The address of "
			    "the drop-off is too long."));
	}
	return true;
}

bool
s3where_move(struct s3where *w, struct str region)
{
	if (!all_of(region, "-") || str_eq_text(region, w->region) ||
	    !copy(region, w->region, sizeof(w->region)))
		return false;
	if (w->amazon)
		make_host(w);
	return true;
}

void
s3where_path(const struct s3where *w, const char *key, struct buf *out)
{
	buf_add_char(out, '/');
	if (w->in_path) {
		sigv4_encode(str_from(w->bucket), true, out);
		buf_add_char(out, '/');
	}
	sigv4_encode(str_from(key), true, out);
}

void
s3where_host(const struct s3where *w, struct buf *out)
{
	unsigned usual = w->scheme == TRANSFER_HTTPS ? 443 : 80;

	buf_add_text(out, w->host);
	if (w->port != 0 && w->port != usual)
		buf_printf(out, ":%u", w->port);
}
