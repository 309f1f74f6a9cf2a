/* SPDX-License-Identifier: MIT */
/* Carrying on where the last start left off. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "file/sink.h"
#include "run/desk_inside.h"
#include "run/store.h"

/* The identity of the file as one text, so that the next start can tell
 * whether it is still the same. */
static void
identity_text(const char *path, struct buf *out)
{
	struct source *s = source_open(path, NULL);
	struct source_identity id;

	if (s == NULL)
		return;
	id = source_identity(s);
	buf_printf(out, "%llu:%llu:%llu:%lld:%lld",
	    (unsigned long long)id.device, (unsigned long long)id.inode,
	    (unsigned long long)id.size, (long long)id.modified_ns,
	    (long long)id.changed_ns);
	source_free(s);
}

void
desk_note_identity(struct desk *d)
{
	struct buf text = { 0 };

	identity_text(desk_path(d, DESK_ORIGINAL), &text);
	session_note(d->session, "file.identity", buf_text(&text));
	buf_release(&text);
}

static bool
file_is_same(const struct session *s)
{
	struct buf text = { 0 };
	bool same;

	identity_text(session_get(s, "file.path"), &text);
	same = text.n > 0 &&
	    session_is(s, "file.identity", buf_text(&text));
	buf_release(&text);
	return same;
}

bool
desk_saved(struct saved *out, struct err *err)
{
	struct session *s = store_load(&out->when, err);
	struct str base;

	if (s == NULL)
		return false;
	out->stage = stage_find(session_get(s, "at"));
	if (out->stage == STAGE_COUNT)
		out->stage = STAGE_WELCOME;
	base = path_base(str_from(session_get(s, "file.path")));
	(void)snprintf(out->file, sizeof(out->file), "%.*s", STR_ARG(base));
	out->file_same = file_is_same(s);
	session_free(s);
	return true;
}

bool
desk_resume(struct desk *d, struct err *err)
{
	int64_t when;
	struct session *s = store_load(&when, err);
	bool same;

	if (s == NULL)
		return false;
	desk_close_file(d);
	same = file_is_same(s);
	session_free(d->session);
	d->session = s;
	d->saved = session_version(s);
	desk_refresh(d);
	/* A copy of another file than this one is none of ours any more. */
	if (same)
		desk_recall_copy(d);
	desk_recall_delivered(d);
	return true;
}

bool
desk_forget(struct err *err)
{
	return store_put_away(err);
}

/* --- practice ---------------------------------------------------------- */

enum { PRACTICE_BYTES_MAX = 4 << 20 };

static const char *const practice_files[] = {
	[PRACTICE_GOOD] = "summer_loyalty.sync",
	[PRACTICE_FAULTY] = "summer_loyalty_faulty.sync",
};

/* What ships with the program may lie where nobody can write, and a copy
 * must not appear beside it; so the person gets a file of their own. */
static bool
copy_practice(const char *from, const char *to, struct err *err)
{
	size_t n = 0;
	char *text = path_read_small(from, PRACTICE_BYTES_MAX, &n, err);
	bool ok = text != NULL &&
	    sink_replace(to, (struct str){ text, n }, err);

	free(text);
	return ok;
}

bool
desk_practise(struct desk *d, enum practice which, struct err *err)
{
	struct buf name = { 0 };
	char *from, *to;
	bool ok;

	buf_printf(&name, "data/practice/%s", practice_files[which]);
	from = path_data(buf_text(&name));
	to = path_home(PATH_PRACTICE, practice_files[which], err);
	ok = to != NULL && copy_practice(from, to, err) &&
	    desk_open(d, to, err);
	if (ok)
		desk_note(d, "env", "practice");
	buf_release(&name);
	free(from);
	free(to);
	return ok;
}

bool
desk_practising(const struct desk *d)
{
	char *home;
	bool inside = false;

	if (!desk_has_file(d))
		return false;
	home = path_home(PATH_PRACTICE, "", NULL);
	if (home != NULL)
		inside = str_starts(str_from(desk_path(d, DESK_ORIGINAL)),
		    home);
	free(home);
	return inside;
}
