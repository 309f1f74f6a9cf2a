/* SPDX-License-Identifier: MIT */
/* Lines of the past: added under a lock, read leniently, kept few. */
#define _GNU_SOURCE
#include "send/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/open.h"
#include "file/path.h"
#include "file/sink.h"

enum { PILOT_LINES = 1000, RECEIPT_SECONDS = 48 * 3600 };

/* --- reading ----------------------------------------------------------- */

void
history_release(struct history *h)
{
	free(h->list);
	*h = (struct history){ 0 };
}

static void
take_delivered(struct history *h, const struct json *o)
{
	struct history_entry e = { 0 };

	e.kind = env_kind_find(json_get_text(json_get(o, "kind")));
	if (e.kind == ENV_KIND_COUNT || !delivered_from_json(json_get(o,
	    "delivered"), &e.delivered, NULL))
		return;
	h->list = xreallocarray(h->list, h->count + 1, sizeof(h->list[0]));
	h->list[h->count++] = e;
}

static void
take_answered(struct history *h, const struct json *o)
{
	struct str name = json_get_text(json_get(o, "name"));
	uint64_t when = 0;

	if (!json_get_number(json_get(o, "when"), &when) || when == 0)
		return;
	for (size_t i = 0; i < h->count; i++)
		if (str_eq_text(name, h->list[i].delivered.name) &&
		    h->list[i].answered == 0)
			h->list[i].answered = (int64_t)when;
}

static void
take_line(struct history *h, struct str line)
{
	struct json *o = json_parse(line, NULL);
	struct str event = json_get_text(json_get(o, "event"));

	if (str_eq_text(event, "delivered"))
		take_delivered(h, o);
	else if (str_eq_text(event, "answered"))
		take_answered(h, o);
	json_free(o);
}

bool
history_read(struct history *h, const char *path, struct err *err)
{
	size_t n = 0, at = 0;
	struct str text;
	char *bytes;

	*h = (struct history){ 0 };
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return true;
	bytes = path_read_small(path, 2 * HISTORY_BYTES_MAX, &n, err);
	if (bytes == NULL)
		return false;
	text = (struct str){ bytes, n };
	while (at < n) {
		size_t end = str_find(text, at, '\n');

		take_line(h, str_cut(text, at, end));
		at = end + 1;
	}
	free(bytes);
	return true;
}

/* --- adding ------------------------------------------------------------ */

static bool
unwritable(struct err *err, int sys)
{
	return err_sys(err, ERR_OUTPUT, sys, _("The delivery cannot be put "
	    "into your history"));
}

/* The file, locked; another program may have put a new one in its place
 * while we waited.  -1 with errno. */
static int
open_locked(const char *path)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct stat st;

	for (;;) {
		int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW |
		    O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);

		if (fd < 0)
			return -1;
		while (fcntl(fd, F_OFD_SETLKW, &whole) != 0 &&
		    errno == EINTR)
			continue;
		if (fstat(fd, &st) == 0 && st.st_nlink > 0)
			return fd;
		(void)close(fd);
	}
}

/* All of it; the caller frees. */
static char *
read_all(int fd, size_t *n)
{
	struct stat st;
	char *bytes;
	ssize_t got = -1;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    st.st_size > 2 * HISTORY_BYTES_MAX)
		return NULL;
	bytes = xmalloc((size_t)st.st_size + 1);
	got = open_pread(fd, bytes, (size_t)st.st_size, 0);
	if (got == st.st_size) {
		*n = (size_t)got;
		return bytes;
	}
	free(bytes);
	return NULL;
}

/* The newer half of what is there, then the line. */
static bool
write_shorter(int fd, const char *path, struct str line, struct err *err)
{
	struct buf text = { 0 };
	size_t n = 0, from;
	char *bytes = read_all(fd, &n);
	bool ok;

	if (bytes != NULL) {
		struct str all = { bytes, n };

		from = str_find(all, n / 2, '\n');
		from = from < n ? from + 1 : n;
		buf_add_str(&text, str_cut(all, from, n));
		if (text.n > 0 && text.p[text.n - 1] != '\n')
			buf_add_char(&text, '\n');
	}
	buf_add_str(&text, line);
	ok = sink_replace(path, buf_str(&text), err);
	buf_release(&text);
	free(bytes);
	return ok;
}

/* A line that was not written to its end gets one. */
static bool
write_after(int fd, uint64_t size, struct str line, struct err *err)
{
	struct buf text = { 0 };
	char last = '\n';
	ssize_t done;
	int sys = 0;

	if (size > 0 && open_pread(fd, &last, 1, size - 1) == 1 &&
	    last != '\n')
		buf_add_char(&text, '\n');
	buf_add_str(&text, line);
	do
		done = pwrite(fd, text.p, text.n, (off_t)size);
	while (done < 0 && errno == EINTR);
	if (done < 0)
		sys = errno;
	else if ((size_t)done < text.n)
		sys = ENOSPC;
	else if (fsync(fd) != 0)
		sys = errno;
	buf_release(&text);
	return sys == 0 || unwritable(err, sys);
}

static bool
add_line(const char *path, struct json *take_o, struct err *err)
{
	struct buf line = { 0 };
	struct stat st;
	bool ok;
	int fd = open_locked(path);

	json_write(take_o, &line);
	buf_add_char(&line, '\n');
	json_free(take_o);
	if (fd < 0 || fstat(fd, &st) != 0)
		ok = unwritable(err, errno);
	else if (!S_ISREG(st.st_mode))
		ok = unwritable(err, EINVAL);
	else if ((uint64_t)st.st_size + line.n > HISTORY_BYTES_MAX)
		ok = write_shorter(fd, path, buf_str(&line), err);
	else
		ok = write_after(fd, (uint64_t)st.st_size, buf_str(&line),
		    err);
	if (fd >= 0)
		(void)close(fd);
	buf_release(&line);
	return ok;
}

bool
history_add(const char *path, const struct delivered *d, enum env_kind kind,
    struct err *err)
{
	struct json *o = json_new_object();

	json_put_text(o, "event", str_from("delivered"));
	json_put_text(o, "kind", str_from(env_kind_get(kind)->word));
	json_put(o, "delivered", delivered_json(d));
	return add_line(path, o, err);
}

bool
history_answer(const char *path, const char *name, int64_t when,
    struct err *err)
{
	struct json *o = json_new_object();

	json_put_text(o, "event", str_from("answered"));
	json_put_text(o, "name", str_from(name));
	json_put_number(o, "when", (uint64_t)when);
	return add_line(path, o, err);
}

/* --- what it tells ----------------------------------------------------- */

const struct history_entry *
history_named(const struct history *h, struct str name, enum env_kind kind)
{
	for (size_t i = h->count; i > 0; i--) {
		const struct history_entry *e = &h->list[i - 1];
		bool place = kind == ENV_KIND_COUNT
		    ? e->kind != ENV_PRACTICE : e->kind == kind;

		if (place && str_eq_text(name, e->delivered.name))
			return e;
	}
	return NULL;
}

static bool
has_kind(const struct history *h, enum env_kind kind)
{
	for (size_t i = 0; i < h->count; i++)
		if (h->list[i].kind == kind)
			return true;
	return false;
}

static struct finding
finding_of(enum rule_id rule, uint64_t total)
{
	return (struct finding){ .rule = rule,
		.severity = rule_get(rule)->severity, .total = total };
}

size_t
history_judge(const struct history *h, const struct history_next *next,
    struct finding out[HISTORY_RULES_MAX])
{
	size_t n = 0;

	if (history_named(h, next->name, next->kind) != NULL)
		out[n++] = finding_of(RULE_NAME_REUSED, 1);
	if (next->kind == ENV_PRODUCTION && next->records > PILOT_LINES &&
	    !has_kind(h, ENV_PRODUCTION))
		out[n++] = finding_of(RULE_ENV_PILOT, next->records);
	return n;
}

const struct history_entry *
history_unanswered(const struct history *h, int64_t now, size_t *at)
{
	while (*at < h->count) {
		const struct history_entry *e = &h->list[(*at)++];

		if (e->kind != ENV_PRACTICE && e->answered == 0 &&
		    now - e->delivered.when > RECEIPT_SECONDS)
			return e;
	}
	return NULL;
}
