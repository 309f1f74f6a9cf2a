/* SPDX-License-Identifier: MIT */
/*
 * Answers in an array sorted by key, and a journal of steps.  steps[0 ..
 * done) can be undone, steps[done .. count) redone.
 */
#include "run/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "run/journal.h"

struct answer {
	char *key, *value;
};

struct session {
	struct answer *answers;
	size_t count, cap;
	struct journal journal;
	unsigned join;		/* depth */
	uint64_t version;
};

struct session *
session_new(void)
{
	return xcalloc(1, sizeof(struct session));
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->count; i++) {
		free(s->answers[i].key);
		free(s->answers[i].value);
	}
	free(s->answers);
	journal_release(&s->journal);
	free(s);
}

/* The place of key, or where it would go; *there tells which. */
static size_t
place_of(const struct session *s, const char *key, bool *there)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(s->answers[mid].key, key);

		if (order == 0) {
			*there = true;
			return mid;
		}
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	*there = false;
	return low;
}

const char *
session_get(const struct session *s, const char *key)
{
	bool there;
	size_t at = place_of(s, key, &there);

	return there ? s->answers[at].value : "";
}

bool
session_is(const struct session *s, const char *key, const char *value)
{
	return strcmp(session_get(s, key), value) == 0;
}

static void
remove_at(struct session *s, size_t at)
{
	free(s->answers[at].key);
	free(s->answers[at].value);
	memmove(&s->answers[at], &s->answers[at + 1],
	    (s->count - at - 1) * sizeof(s->answers[0]));
	s->count--;
}

static void
insert_at(struct session *s, size_t at, const char *key, char *take_value)
{
	if (s->count == s->cap) {
		s->cap = s->cap == 0 ? 32 : s->cap * 2;
		s->answers = xreallocarray(s->answers, s->cap,
		    sizeof(s->answers[0]));
	}
	memmove(&s->answers[at + 1], &s->answers[at],
	    (s->count - at) * sizeof(s->answers[0]));
	s->answers[at] = (struct answer){ xstrdup(key), take_value };
	s->count++;
}

/* Make it so, without a trace.  value may be the stored one itself. */
static void
put(struct session *s, const char *key, const char *value)
{
	bool there;
	size_t at = place_of(s, key, &there);
	char *copy;

	if (value[0] == '\0') {
		if (there)
			remove_at(s, at);
	} else {
		copy = xstrndup(value, SESSION_VALUE_MAX);
		if (there) {
			free(s->answers[at].value);
			s->answers[at].value = copy;
		} else {
			insert_at(s, at, key, copy);
		}
	}
	s->version++;
}

void
session_set(struct session *s, const char *key, const char *value,
    const char *label)
{
	struct change change;

	if (session_is(s, key, value))
		return;
	if (s->join == 0)
		journal_begin(&s->journal, label);
	change = (struct change){ xstrdup(key),
		xstrdup(session_get(s, key)),
		xstrndup(value, SESSION_VALUE_MAX) };
	journal_add(&s->journal, change);
	put(s, key, value);
	if (s->join == 0)
		journal_end(&s->journal);
}

void
session_join(struct session *s, const char *label)
{
	if (s->join++ == 0)
		journal_begin(&s->journal, label);
}

void
session_join_end(struct session *s)
{
	if (s->join > 0 && --s->join == 0)
		journal_end(&s->journal);
}

void
session_note(struct session *s, const char *key, const char *value)
{
	if (!session_is(s, key, value))
		put(s, key, value);
}

const char *
session_undo_label(const struct session *s)
{
	const struct journal_step *step = journal_undoable(&s->journal);

	return step != NULL ? step->label : NULL;
}

const char *
session_redo_label(const struct session *s)
{
	const struct journal_step *step = journal_redoable(&s->journal);

	return step != NULL ? step->label : NULL;
}

bool
session_undo(struct session *s)
{
	const struct journal_step *step = journal_undoable(&s->journal);

	if (step == NULL || s->join > 0)
		return false;
	for (size_t i = step->count; i-- > 0;)
		put(s, step->changes[i].key, step->changes[i].before);
	journal_undo(&s->journal);
	return true;
}

bool
session_redo(struct session *s)
{
	const struct journal_step *step = journal_redoable(&s->journal);

	if (step == NULL || s->join > 0)
		return false;
	for (size_t i = 0; i < step->count; i++)
		put(s, step->changes[i].key, step->changes[i].after);
	journal_redo(&s->journal);
	return true;
}

uint64_t
session_version(const struct session *s)
{
	return s->version;
}

bool
session_next(const struct session *s, size_t *at, const char **key,
    const char **value)
{
	if (*at >= s->count)
		return false;
	*key = s->answers[*at].key;
	*value = s->answers[*at].value;
	(*at)++;
	return true;
}

struct json *
session_to_json(const struct session *s)
{
	struct json *o = json_new_object();
	struct json *answers = json_new_object();

	for (size_t i = 0; i < s->count; i++)
		journal_put_bytes(answers, s->answers[i].key,
		    s->answers[i].value);
	json_put(o, "answers", answers);
	json_put(o, "journal", journal_to_json(&s->journal));
	return o;
}

struct session *
session_from_json(const struct json *j, struct err *err)
{
	struct session *s = session_new();
	void *at = NULL;
	const char *key;
	struct json *value;

	while (json_next(json_get(j, "answers"), &at, &key, &value)) {
		char *text = journal_get_bytes(value);

		if (text == NULL || key[0] == '\0') {
			free(text);
			session_free(s);
			(void)err_set(err, ERR_CONFIG,
			    _("an answer in it is not a text"));
			return NULL;
		}
		put(s, key, text);
		free(text);
	}
	if (json_get(j, "answers") == NULL ||
	    !journal_from_json(&s->journal, json_get(j, "journal"), err)) {
		session_free(s);
		return NULL;
	}
	return s;
}
