/* SPDX-License-Identifier: MIT */
/* The file of accepted keys is read as a whole and replaced as a whole. */
#include "send/hostkey.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/num.h"
#include "file/newfile.h"
#include "file/path.h"

enum { FILE_MAX = 1 << 20, PORT_MAX = 65535, WORDS = 4, PRINT = 7 + 43 };

struct line {
	struct str host, kind, print;
	uint64_t port;
};

/* "SHA256:" and 43 letters of base64. */
static bool
is_print(struct str s)
{
	if (!str_starts(s, "SHA256:") || s.n != PRINT)
		return false;
	for (size_t i = 7; i < s.n; i++)
		if (!char_is_letter(s.p[i]) && !char_is_digit(s.p[i]) &&
		    s.p[i] != '+' && s.p[i] != '/')
			return false;
	return true;
}

static bool
line_read(struct str text, struct line *line)
{
	struct str words[WORDS];
	size_t n = 0, end;

	for (size_t at = 0; at <= text.n && n < WORDS; at = end + 1) {
		end = str_find(text, at, ' ');
		words[n++] = str_cut(text, at, end);
		if (n == WORDS && end < text.n)
			return false;
	}
	if (n < WORDS)
		return false;
	*line = (struct line){ .host = words[0], .kind = words[2],
		.print = words[3] };
	return line->host.n > 0 && line->kind.n > 0 &&
	    line->kind.n < sizeof(((struct hostkey *)0)->kind) &&
	    num_parse(words[1], PORT_MAX, &line->port, NULL) &&
	    is_print(line->print);
}

static bool
is_about(const struct line *line, const char *host, unsigned port)
{
	return line->port == port &&
	    str_eq_nocase(line->host, str_from(host));
}

/* A file that others can write to says nothing. */
static bool
is_ours(const char *file, struct err *err)
{
	struct stat st;

	if (lstat(file, &st) != 0)
		return errno == ENOENT || err_sys(err, ERR_CONFIG, errno,
		    "%s", file);
	if (S_ISREG(st.st_mode) && st.st_uid == geteuid() &&
	    (st.st_mode & 022) == 0)
		return true;
	return err_set(err, ERR_CONFIG, _("The file of accepted server keys "
	    "may have been changed by others: %s. Look at it, and make it "
	    "yours alone (chmod 600)."), file);
}

/* The whole file; all-zero text if there is none. */
static bool
read_all(const char *file, char **text, size_t *n, struct err *err)
{
	struct stat st;

	*text = NULL;
	*n = 0;
	if (!is_ours(file, err))
		return false;
	if (lstat(file, &st) != 0)
		return true;
	*text = path_read_small(file, FILE_MAX, n, err);
	return *text != NULL;
}

/* Give each line to a function; false at the first damaged one. */
static bool
each_line(const char *file, struct str all,
    void (*give)(void *to, const struct line *line), void *to,
    struct err *err)
{
	unsigned number = 1;
	size_t end;

	for (size_t at = 0; at < all.n; at = end + 1, number++) {
		struct line line;

		end = str_find(all, at, '\n');
		if (end == all.n || !line_read(str_cut(all, at, end), &line))
			return err_set(err, ERR_CONFIG, _("%s:%u: this is "
			    "not a server key as we write them. Remove the "
			    "line, and compare the key once more."), file,
			    number);
		give(to, &line);
	}
	return true;
}

struct wanted {
	const char *host;
	unsigned port;
	struct hostkey *key;
};

static void
find(void *to, const struct line *line)
{
	const struct wanted *w = to;

	if (!is_about(line, w->host, w->port))
		return;
	(void)snprintf(w->key->kind, sizeof(w->key->kind), "%.*s",
	    STR_ARG(line->kind));
	(void)snprintf(w->key->print, sizeof(w->key->print), "%.*s",
	    STR_ARG(line->print));
}

bool
hostkey_find(const char *file, const char *host, unsigned port,
    struct hostkey *key, struct err *err)
{
	struct wanted w = { host, port, key };
	char *text;
	size_t n;
	bool ok;

	*key = (struct hostkey){ 0 };
	if (!read_all(file, &text, &n, err))
		return false;
	ok = each_line(file, (struct str){ text, n }, find, &w, err);
	free(text);
	return ok;
}

struct rest {
	const char *host;
	unsigned port;
	struct buf lines;
};

static void
add_line(struct buf *out, struct str host, uint64_t port, struct str kind,
    struct str print)
{
	buf_printf(out, "%.*s %llu %.*s %.*s\n", STR_ARG(host),
	    (unsigned long long)port, STR_ARG(kind), STR_ARG(print));
}

static void
keep_other(void *to, const struct line *line)
{
	struct rest *r = to;

	if (!is_about(line, r->host, r->port))
		add_line(&r->lines, line->host, line->port, line->kind,
		    line->print);
}

static bool
replace(const char *file, struct str text, struct err *err)
{
	struct newfile f = { 0 };
	size_t done;
	int sys = newfile_open(&f, file, NEWFILE_NAMED);

	if (sys == 0)
		sys = newfile_write(&f, text, &done);
	if (sys == 0)
		sys = newfile_replace(&f);
	newfile_release(&f);
	return sys == 0 || err_sys(err, ERR_OUTPUT, sys,
	    _("The server's key cannot be kept in %s"), file);
}

bool
hostkey_keep(const char *file, const char *host, unsigned port,
    const struct hostkey *key, struct err *err)
{
	struct rest rest = { .host = host, .port = port };
	char *text;
	size_t n;
	bool ok;

	if (!read_all(file, &text, &n, err))
		return false;
	ok = each_line(file, (struct str){ text, n }, keep_other, &rest, err);
	add_line(&rest.lines, str_from(host), port, str_from(key->kind),
	    str_from(key->print));
	ok = ok && replace(file, buf_str(&rest.lines), err);
	buf_release(&rest.lines);
	free(text);
	return ok;
}
