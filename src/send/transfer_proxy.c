/* SPDX-License-Identifier: MIT */
/* The proxy that the environment names, looked up here and told to libcurl,
 * so that what is shown to a person is what is used. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/safetext.h"
#include "send/transfer_inside.h"

/* The first of these that is set. */
static const char *const proxies[][5] = {
	[TRANSFER_HTTPS] = { "https_proxy", "HTTPS_PROXY", "all_proxy",
		"ALL_PROXY" },
	[TRANSFER_SFTP] = { "all_proxy", "ALL_PROXY" },
	[TRANSFER_FTPS] = { "ftp_proxy", "FTP_PROXY", "all_proxy",
		"ALL_PROXY" },
	[TRANSFER_FTP] = { "ftp_proxy", "FTP_PROXY", "all_proxy",
		"ALL_PROXY" },
};

static const char *const exceptions[] = { "no_proxy", "NO_PROXY", NULL };

static const char *
first_of(const char *const *names)
{
	for (; *names != NULL; names++) {
		const char *value = getenv(*names);

		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "";
}

/* "example.com" and ".example.com" are that host and all below it. */
static bool
is_below(struct str host, struct str domain)
{
	size_t dot;

	if (domain.n > 0 && domain.p[0] == '.')
		domain = str_cut(domain, 1, domain.n);
	if (domain.n == 0 || host.n < domain.n)
		return false;
	dot = host.n - domain.n;
	return str_eq_nocase(str_cut(host, dot, host.n), domain) &&
	    (dot == 0 || host.p[dot - 1] == '.');
}

static bool
is_exempt(struct str host)
{
	struct str list = str_from(first_of(exceptions));
	size_t end;

	for (size_t at = 0; at < list.n; at = end + 1) {
		struct str one;

		end = str_find(list, at, ',');
		one = str_trim_spaces(str_cut(list, at, end));
		if (str_eq_text(one, "*") || is_below(host, one))
			return true;
	}
	return false;
}

const char *
transfer_proxy_url(enum transfer_scheme scheme, const char *host)
{
	const char *const *names = proxies[scheme];

	if (names[0] == NULL || is_exempt(str_from(host)))
		return "";
	return first_of(names);
}

/* host:port of an address: no scheme, no name and password, no path. */
static struct str
host_part(struct str url)
{
	size_t scheme = str_find_text(url, "://"), end;

	if (scheme < url.n)
		url = str_cut(url, scheme + 3, url.n);
	end = str_find(url, 0, '/');
	url = str_cut(url, 0, end);
	for (size_t i = url.n; i > 0; i--)
		if (url.p[i - 1] == '@')
			return str_cut(url, i, url.n);
	return url;
}

void
transfer_proxy(enum transfer_scheme scheme, const char *host,
    char out[TRANSFER_PROXY_MAX])
{
	struct buf shown = { 0 };

	safetext_add(&shown,
	    host_part(str_from(transfer_proxy_url(scheme, host))),
	    TRANSFER_PROXY_MAX - 1);
	(void)snprintf(out, TRANSFER_PROXY_MAX, "%s", buf_text(&shown));
	buf_release(&shown);
}
