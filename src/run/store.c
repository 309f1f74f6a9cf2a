/* SPDX-License-Identifier: MIT */
/* The session on disk: written whole, believed only when every byte is as
 * it was written. */
#include "run/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "file/hash.h"
#include "file/path.h"
#include "file/sink.h"

enum { ASIDE_MAX = 99 };

/* One line; the same for the same body, so that reading can compare. */
static void
add_head(struct str body, struct buf *out)
{
	struct json *head = json_new_object();
	char hex[HASH_HEX];

	hash_of(body, hex);
	json_put_text(head, "aam-onboard", str_from("session"));
	json_put_number(head, "format", STORE_FORMAT);
	json_put_text(head, "sha256", str_from(hex));
	json_write(head, out);
	buf_add_char(out, '\n');
	json_free(head);
}

void
store_compose(const struct session *s, int64_t when, struct buf *out)
{
	struct json *state = session_to_json(s);
	struct buf body = { .max = STORE_BYTES_MAX };

	json_put_number(state, "saved", (uint64_t)when);
	json_write(state, &body);
	buf_add_char(&body, '\n');
	add_head(buf_str(&body), out);
	buf_add_str(out, buf_str(&body));
	out->overflow |= body.overflow;
	buf_release(&body);
	json_free(state);
}

/* Why is this head none of ours?  Told apart for the person only. */
static bool
refuse_head(struct str head, struct err *err)
{
	struct json *j = json_parse(head, NULL);
	uint64_t format = 0;
	bool newer = json_get_number(json_get(j, "format"), &format) &&
	    format > STORE_FORMAT;

	json_free(j);
	if (newer)
		return err_set(err, ERR_CONFIG,
		    _("it was kept by a newer version of this program"));
	return err_set(err, ERR_CONFIG, _("its contents are damaged"));
}

struct session *
store_parse(struct str text, int64_t *when, struct err *err)
{
	size_t end = str_find(text, 0, '\n');
	struct str head = str_cut(text, 0, end < text.n ? end + 1 : text.n);
	struct str body = str_cut(text, head.n, text.n);
	struct session *s = NULL;
	struct buf right = { 0 };
	struct json *state;
	uint64_t saved;

	add_head(body, &right);
	if (!str_eq(head, buf_str(&right))) {
		buf_release(&right);
		(void)refuse_head(head, err);
		return NULL;
	}
	buf_release(&right);
	state = json_parse(body, err);
	if (state != NULL && json_get_number(json_get(state, "saved"),
		&saved)) {
		*when = (int64_t)saved;
		s = session_from_json(state, err);
	} else {
		(void)err_set(err, ERR_CONFIG, _("its contents are damaged"));
	}
	json_free(state);
	return s;
}

bool
store_save(const struct session *s, struct err *err)
{
	struct buf text = { .max = STORE_BYTES_MAX };
	char *path = path_home(PATH_STATE, "session.json", err);
	bool ok = path != NULL;

	if (ok) {
		store_compose(s, clock_now(), &text);
		ok = text.overflow ? err_set(err, ERR_OUTPUT,
		    _("the session is too large to be kept")) :
		    sink_replace(path, buf_str(&text), err);
	}
	buf_release(&text);
	free(path);
	return ok;
}

/* Rename path to STEM-DATE.json or STEM-DATE-2.json ...: never over
 * another.  to gets the new base name. */
static bool
move_away(const char *path, const char *stem, struct buf *to,
    struct err *err)
{
	char day[CLOCK_TEXT_MAX];
	bool moved = false;

	(void)clock_day(clock_now(), day);
	for (int i = 1; i <= ASIDE_MAX && !moved; i++) {
		char *target;

		buf_clear(to);
		buf_printf(to, "%s-%s", stem, day);
		if (i > 1)
			buf_printf(to, "-%d", i);
		buf_add_text(to, ".json");
		target = path_home(PATH_STATE, buf_text(to), err);
		if (target == NULL)
			return false;
		moved = link(path, target) == 0 ||
		    (errno != EEXIST && rename(path, target) == 0);
		free(target);
	}
	if (!moved)
		return err_sys(err, ERR_OUTPUT, errno,
		    _("cannot put session.json out of the way"));
	(void)unlink(path);
	return true;
}

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* err holds why the file is not believed; say where it went. */
static void
set_aside(const char *path, struct err *err)
{
	struct buf to = { 0 };
	struct err why = *err;

	if (move_away(path, "session-unreadable", &to, err))
		(void)err_set(err, ERR_CONFIG,
		    _("Your kept place could not be used: %s. It is now "
		    "called %s, and we start afresh."), why.text,
		    buf_text(&to));
	buf_release(&to);
}

struct session *
store_load(int64_t *when, struct err *err)
{
	char *path = path_home(PATH_STATE, "session.json", err);
	struct session *s = NULL;
	char *text;
	size_t n = 0;

	if (path == NULL) {
		if (err != NULL)
			err->kind = ERR_OUTPUT;
		return NULL;
	}
	if (is_there(path)) {
		text = path_read_small(path, STORE_BYTES_MAX, &n, err);
		if (text != NULL)
			s = store_parse((struct str){ text, n }, when, err);
		free(text);
		if (s == NULL)
			set_aside(path, err);
	}
	free(path);
	return s;
}

bool
store_put_away(struct err *err)
{
	char *path = path_home(PATH_STATE, "session.json", err);
	struct buf to = { 0 };
	bool ok = path != NULL;

	if (ok && is_there(path))
		ok = move_away(path, "session", &to, err);
	buf_release(&to);
	free(path);
	return ok;
}
