/* SPDX-License-Identifier: MIT */
/* What a request is, in libcurl's terms.  Everything that goes onto a line
 * of a protocol is looked at first: a control character in a name would be
 * a command of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/mem.h"
#include "send/secret.h"
#include "send/transfer_inside.h"
#include "spec/percent.h"

static const struct scheme {
	const char *word;	/* in the address */
	bool http;
	long tls;		/* CURLUSESSL_... */
	long block;		/* bytes libcurl takes at a time */
} schemes[] = {
	[TRANSFER_HTTPS] = { "https", true, CURLUSESSL_NONE, 256 << 10 },
	[TRANSFER_HTTP] = { "http", true, CURLUSESSL_NONE, 256 << 10 },
	/* A block is what is on the way before an answer is waited for. */
	[TRANSFER_SFTP] = { "sftp", false, CURLUSESSL_NONE, 2 << 20 },
	[TRANSFER_FTPS] = { "ftp", false, CURLUSESSL_ALL, 256 << 10 },
	[TRANSFER_FTP] = { "ftp", false, CURLUSESSL_NONE, 256 << 10 },
};

static bool
is_line(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return true;
}

/* As it goes out in the first line of HTTP. */
static bool
is_target(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f || s.p[i] == '#')
			return false;
	return true;
}

/* What RFC 9110 calls a token. */
static bool
is_header_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_letter(s.p[i]) && !char_is_digit(s.p[i]) &&
		    (s.p[i] == '\0' ||
		    strchr("!#$%&'*+-.^_`|~", s.p[i]) == NULL))
			return false;
	return s.n > 0;
}

static bool
headers_are_lines(const struct transfer_request *r)
{
	for (size_t i = 0; i < r->header_count; i++)
		if (!is_header_name(r->headers[i].name) ||
		    !is_line(r->headers[i].value))
			return false;
	return true;
}

static bool
login_is_lines(const struct transfer_login *l)
{
	return is_line(str_from(l->user)) && is_line(str_from(l->password)) &&
	    is_line(str_from(l->key_file));
}

/* A new name stays in its folder. */
static bool
is_name(const char *name)
{
	struct str s = str_from(name);

	return s.n > 0 && is_line(s) && str_find(s, 0, '/') == s.n;
}

static bool
all_are_lines(const struct transfer_request *r)
{
	bool http = schemes[r->scheme].http;

	return is_line(str_from(r->host)) && headers_are_lines(r) &&
	    login_is_lines(&r->login) &&
	    (http ? is_target(r->path) && is_target(r->query) &&
	    str_starts(r->path, "/") : is_line(r->path)) &&
	    (r->method != TRANSFER_RENAME || is_name(r->new_name));
}

static bool
is_sendable(const struct transfer_request *r, struct err *err)
{
	if (!all_are_lines(r))
		return err_set(err, ERR_USAGE, _("A name, a path or a login "
		    "has a character in it that cannot be sent, such as a "
		    "line break. Nothing was sent."));
	if (r->scheme == TRANSFER_HTTP && !transfer_host_is_here(r->host))
		return err_set(err, ERR_USAGE, _("Files must travel over "
		    "https. Plain http is only for this computer."));
	return true;
}

/* The folder of a path, with its slash; the rest is the name. */
static struct str
folder_of(struct str path)
{
	while (path.n > 0 && path.p[path.n - 1] != '/')
		path.n--;
	return path;
}

static bool
is_command(enum transfer_method m)
{
	return m == TRANSFER_REMOVE || m == TRANSFER_RENAME;
}

/* FTP starts from the folder of the login and takes a second slash for the
 * root; SFTP starts from the root and takes ~ for the folder. */
static void
file_path(const struct transfer_request *r, struct buf *out)
{
	struct str path = is_command(r->method) ? folder_of(r->path) : r->path;
	bool rooted = str_starts(path, "/");
	size_t end;

	if (r->scheme != TRANSFER_SFTP)
		buf_add_text(out, "/");
	else if (!rooted)
		buf_add_text(out, "/~/");
	for (size_t at = 0; at < path.n; at = end + 1) {
		end = str_find(path, at, '/');
		percent_encode(str_cut(path, at, end), out);
		if (end < path.n)
			buf_add_char(out, '/');
	}
}

static bool
url_part(CURLU *url, CURLUPart part, const char *text)
{
	return curl_url_set(url, part, text, 0) == CURLUE_OK;
}

/* The parts are put together by libcurl, which looks at each. */
static bool
ask_where(struct slot *s, const struct transfer_request *r, struct err *err)
{
	CURLU *url = curl_url();
	struct buf path = { 0 };
	char port[16], *whole = NULL;
	bool ok;

	if (schemes[r->scheme].http)
		buf_add_str(&path, r->path);
	else
		file_path(r, &path);
	(void)snprintf(port, sizeof(port), "%u", r->port);
	ok = url_part(url, CURLUPART_SCHEME, schemes[r->scheme].word) &&
	    url_part(url, CURLUPART_HOST, r->host) &&
	    (r->port == 0 || url_part(url, CURLUPART_PORT, port)) &&
	    url_part(url, CURLUPART_PATH, buf_text(&path)) &&
	    curl_url_get(url, CURLUPART_URL, &whole, 0) == CURLUE_OK;
	curl_easy_setopt(s->easy, CURLOPT_URL, whole);
	curl_easy_setopt(s->easy, CURLOPT_PATH_AS_IS, 1L);
	curl_free(whole);
	curl_url_cleanup(url);
	buf_release(&path);
	return ok || err_set(err, ERR_USAGE, _("There is no server called "
	    "\"%s\"."), r->host);
}

static void
add_line(struct slot *s, const char *text)
{
	struct curl_slist *lines = curl_slist_append(s->lines, text);

	if (lines == NULL)
		die("out of memory");
	s->lines = lines;
}

static bool
has_header(const struct transfer_request *r, const char *name)
{
	for (size_t i = 0; i < r->header_count; i++)
		if (str_eq_nocase(r->headers[i].name, str_from(name)))
			return true;
	return false;
}

/* In memory of just that size, which is wiped: there are tokens in it. */
static void
add_header(struct slot *s, struct pair h)
{
	size_t n = h.name.n + h.value.n + sizeof(": ");
	char *line = xmalloc(n);

	/* A semicolon is how libcurl is told to send an empty one. */
	(void)snprintf(line, n, h.value.n > 0 ? "%.*s: %.*s" : "%.*s;%.*s",
	    STR_ARG(h.name), STR_ARG(h.value));
	add_line(s, line);
	secret_wipe(line, n);
	free(line);
}

/* Only what the caller has signed goes out, so what libcurl would add is
 * taken away. */
static void
ask_headers(struct slot *s, const struct transfer_request *r)
{
	static const char *const unwanted[][2] = { { "Expect", "Expect:" },
		{ "Accept", "Accept:" }, { "Content-Type", "Content-Type:" } };

	for (size_t i = 0; i < r->header_count; i++)
		add_header(s, r->headers[i]);
	for (size_t i = 0; i < sizeof(unwanted) / sizeof(unwanted[0]); i++)
		if (!has_header(r, unwanted[i][0]))
			add_line(s, unwanted[i][1]);
	curl_easy_setopt(s->easy, CURLOPT_HTTPHEADER, s->lines);
}

static void
ask_http(struct slot *s, const struct transfer_request *r)
{
	struct buf target = { 0 };

	curl_easy_setopt(s->easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
	ask_headers(s, r);
	buf_add_str(&target, r->path);
	if (r->query.n > 0) {
		buf_add_char(&target, '?');
		buf_add_str(&target, r->query);
	}
	curl_easy_setopt(s->easy, CURLOPT_REQUEST_TARGET, buf_text(&target));
	buf_release(&target);
	switch (r->method) {
	case TRANSFER_HEAD:
		curl_easy_setopt(s->easy, CURLOPT_NOBODY, 1L);
		break;
	case TRANSFER_PUT:
		curl_easy_setopt(s->easy, CURLOPT_UPLOAD, 1L);
		curl_easy_setopt(s->easy, CURLOPT_INFILESIZE_LARGE,
		    (curl_off_t)s->length);
		break;
	case TRANSFER_POST:
		curl_easy_setopt(s->easy, CURLOPT_POST, 1L);
		curl_easy_setopt(s->easy, CURLOPT_POSTFIELDSIZE_LARGE,
		    (curl_off_t)s->length);
		break;
	case TRANSFER_DELETE:
		curl_easy_setopt(s->easy, CURLOPT_CUSTOMREQUEST, "DELETE");
		break;
	default:
		curl_easy_setopt(s->easy, CURLOPT_HTTPGET, 1L);
		break;
	}
}

/* A path in a command of SFTP, as libcurl reads it. */
static void
add_quoted(struct buf *out, struct str text)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, text.p[i]);
	}
	buf_add_char(out, '"');
}

static void
sftp_command(struct slot *s, const struct transfer_request *r)
{
	struct buf line = { 0 }, other = { 0 };

	buf_add_text(&line, r->method == TRANSFER_REMOVE ? "rm " : "rename ");
	add_quoted(&line, r->path);
	if (r->method == TRANSFER_RENAME) {
		buf_add_str(&other, folder_of(r->path));
		buf_add_text(&other, r->new_name);
		buf_add_char(&line, ' ');
		add_quoted(&line, buf_str(&other));
	}
	add_line(s, buf_text(&line));
	curl_easy_setopt(s->easy, CURLOPT_QUOTE, s->lines);
	buf_release(&other);
	buf_release(&line);
}

/* After the change into the folder, so that the names are plain. */
static void
ftp_command(struct slot *s, const struct transfer_request *r)
{
	size_t folder = folder_of(r->path).n;
	struct str name = str_cut(r->path, folder, r->path.n);
	struct buf line = { 0 };

	buf_printf(&line, "%s %.*s",
	    r->method == TRANSFER_REMOVE ? "DELE" : "RNFR", STR_ARG(name));
	add_line(s, buf_text(&line));
	if (r->method == TRANSFER_RENAME) {
		buf_clear(&line);
		buf_printf(&line, "RNTO %s", r->new_name);
		add_line(s, buf_text(&line));
	}
	curl_easy_setopt(s->easy, CURLOPT_PREQUOTE, s->lines);
	buf_release(&line);
}

static void
ask_command(struct slot *s, const struct transfer_request *r)
{
	curl_easy_setopt(s->easy, CURLOPT_NOBODY, 1L);
	if (r->scheme == TRANSFER_SFTP)
		sftp_command(s, r);
	else
		ftp_command(s, r);
}

static void
ask_file(struct slot *s, const struct transfer_request *r)
{
	char range[64];

	switch (r->method) {
	case TRANSFER_UPLOAD:
		curl_easy_setopt(s->easy, CURLOPT_UPLOAD, 1L);
		curl_easy_setopt(s->easy, CURLOPT_INFILESIZE_LARGE,
		    (curl_off_t)s->length);
		curl_easy_setopt(s->easy, CURLOPT_RESUME_FROM_LARGE,
		    (curl_off_t)r->resume);
		break;
	case TRANSFER_SIZE:
		/* SFTP begins to read: see take_body.  Before that the
		 * time of the file is asked for, which tells whether there
		 * is one. */
		curl_easy_setopt(s->easy, CURLOPT_FILETIME,
		    r->scheme == TRANSFER_SFTP ? 1L : 0L);
		curl_easy_setopt(s->easy, CURLOPT_NOBODY,
		    r->scheme == TRANSFER_SFTP ? 0L : 1L);
		break;
	case TRANSFER_TAIL:
		(void)snprintf(range, sizeof(range), "%llu-",
		    (unsigned long long)r->from);
		curl_easy_setopt(s->easy, CURLOPT_RANGE, range);
		break;
	default:
		ask_command(s, r);
		break;
	}
}

static void
ask_login(struct slot *s, const struct transfer_login *l)
{
	const char *key = l->key_file == NULL ? "" : l->key_file;
	const char *password = l->password == NULL ? "" : l->password;
	long ways = l->agent ? CURLSSH_AUTH_AGENT : 0;

	curl_easy_setopt(s->easy, CURLOPT_USERNAME,
	    l->user == NULL ? "" : l->user);
	if (key[0] != '\0') {
		ways |= CURLSSH_AUTH_PUBLICKEY;
		curl_easy_setopt(s->easy, CURLOPT_SSH_PRIVATE_KEYFILE, key);
		curl_easy_setopt(s->easy, CURLOPT_KEYPASSWD, password);
	} else if (password[0] != '\0') {
		ways |= CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD;
	}
	curl_easy_setopt(s->easy, CURLOPT_PASSWORD,
	    key[0] == '\0' ? password : "");
	curl_easy_setopt(s->easy, CURLOPT_SSH_AUTH_TYPES, ways);
}

/* What is the same for every request; the law is TRUST N1 and N7. */
static void
ask_always(struct slot *s, const struct scheme *scheme)
{
	const struct transfer *t = s->owner;

	curl_easy_setopt(s->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(s->easy, CURLOPT_PROTOCOLS_STR, scheme->word);
	curl_easy_setopt(s->easy, CURLOPT_REDIR_PROTOCOLS_STR, "");
	curl_easy_setopt(s->easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(s->easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(s->easy, CURLOPT_USE_SSL, scheme->tls);
	curl_easy_setopt(s->easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(s->easy, CURLOPT_SSL_VERIFYHOST, 2L);
	if (t->ca_file != NULL) {
		curl_easy_setopt(s->easy, CURLOPT_CAINFO, t->ca_file);
		curl_easy_setopt(s->easy, CURLOPT_CAPATH, NULL);
	}
	curl_easy_setopt(s->easy, CURLOPT_CONNECTTIMEOUT,
	    (long)t->settings.connect);
	curl_easy_setopt(s->easy, CURLOPT_SERVER_RESPONSE_TIMEOUT,
	    (long)s->stall);
	curl_easy_setopt(s->easy, CURLOPT_TCP_KEEPALIVE, 1L);
	curl_easy_setopt(s->easy, CURLOPT_QUICK_EXIT, 1L);
	curl_easy_setopt(s->easy, CURLOPT_UPLOAD_BUFFERSIZE, scheme->block);
	curl_easy_setopt(s->easy, CURLOPT_SHARE, t->share);
	curl_easy_setopt(s->easy, CURLOPT_ERRORBUFFER, s->words);
	curl_easy_setopt(s->easy, CURLOPT_PRIVATE, s);
}

/*
 * A server that speaks TLS 1.3 sends tickets when the handshake is over.
 * Over the connection of a short FTP upload they arrive when we have closed
 * it already, and the system answers them with a reset, which takes the end
 * of the file with it: one small file in ten.  TLS 1.2 sends them before.
 */
static void
ask_tls(struct slot *s, const struct transfer_request *r)
{
	long versions = CURL_SSLVERSION_TLSv1_2;

	if (r->scheme == TRANSFER_FTPS && !r->newest_tls)
		versions |= CURL_SSLVERSION_MAX_TLSv1_2;
	curl_easy_setopt(s->easy, CURLOPT_SSLVERSION, versions);
}

bool
slot_ask(struct slot *s, const struct transfer_request *r, struct err *err)
{
	if (!is_sendable(r, err))
		return false;
	s->scheme = r->scheme;
	s->method = r->method;
	s->text = r->text;
	s->fd = r->fd;
	s->offset = r->offset;
	s->length = r->text.p != NULL ? r->text.n : r->length;
	s->stall = r->stall > 0 ? r->stall : s->owner->settings.stall;
	s->from = r->from;
	s->size = -1;
	(void)snprintf(s->pinned, sizeof(s->pinned), "%s",
	    r->login.print == NULL ? "" : r->login.print);
	ask_always(s, &schemes[r->scheme]);
	ask_tls(s, r);
	slot_address(s, r);
	slot_body(s);
	if (!ask_where(s, r, err))
		return false;
	if (schemes[r->scheme].http) {
		ask_http(s, r);
	} else {
		ask_file(s, r);
		ask_login(s, &r->login);
	}
	return true;
}
