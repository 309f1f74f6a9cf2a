/* SPDX-License-Identifier: MIT */
/* The journal of a session, in memory and as JSON. */
#include "run/journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "run/session.h"

enum { CHANGES_MAX = 4096 };

static void
release_step(struct journal_step *step)
{
	for (size_t i = 0; i < step->count; i++) {
		free(step->changes[i].key);
		free(step->changes[i].before);
		free(step->changes[i].after);
	}
	free(step->changes);
	free(step->label);
	*step = (struct journal_step){ 0 };
}

void
journal_release(struct journal *j)
{
	for (size_t i = 0; i < j->count; i++)
		release_step(&j->steps[i]);
	free(j->steps);
	release_step(&j->open);
	*j = (struct journal){ 0 };
}

static void
forget_redo(struct journal *j)
{
	while (j->count > j->done)
		release_step(&j->steps[--j->count]);
}

void
journal_begin(struct journal *j, const char *label)
{
	release_step(&j->open);
	j->open.label = xstrdup(label);
}

void
journal_add(struct journal *j, struct change take_change)
{
	struct journal_step *step = &j->open;

	forget_redo(j);
	step->changes = xreallocarray(step->changes, step->count + 1,
	    sizeof(step->changes[0]));
	step->changes[step->count++] = take_change;
}

static void
push(struct journal *j, struct journal_step take_step)
{
	if (j->count == SESSION_UNDO_MAX) {
		release_step(&j->steps[0]);
		memmove(&j->steps[0], &j->steps[1],
		    (j->count - 1) * sizeof(j->steps[0]));
		j->count--;
		if (j->done > 0)
			j->done--;
	}
	if (j->count == j->cap) {
		j->cap = j->cap == 0 ? 64 : j->cap * 2;
		j->steps = xreallocarray(j->steps, j->cap,
		    sizeof(j->steps[0]));
	}
	j->steps[j->count++] = take_step;
}

void
journal_end(struct journal *j)
{
	if (j->open.count == 0) {
		release_step(&j->open);
		return;
	}
	push(j, j->open);
	j->open = (struct journal_step){ 0 };
	j->done = j->count;
}

const struct journal_step *
journal_undoable(const struct journal *j)
{
	return j->done > 0 ? &j->steps[j->done - 1] : NULL;
}

const struct journal_step *
journal_redoable(const struct journal *j)
{
	return j->done < j->count ? &j->steps[j->done] : NULL;
}

void
journal_undo(struct journal *j)
{
	if (j->done > 0)
		j->done--;
}

void
journal_redo(struct journal *j)
{
	if (j->done < j->count)
		j->done++;
}

void
journal_put_bytes(struct json *o, const char *key, const char *bytes)
{
	static const char hex[] = "0123456789ABCDEF";
	struct str all = str_from(bytes);
	bool utf8 = utf8_valid(all);
	struct buf out = { 0 };

	for (size_t i = 0; i < all.n; i++) {
		unsigned char c = (unsigned char)all.p[i];

		if (c != '%' && (utf8 || c < 0x80)) {
			buf_add_char(&out, all.p[i]);
			continue;
		}
		buf_add_char(&out, '%');
		buf_add_char(&out, hex[c >> 4]);
		buf_add_char(&out, hex[c & 15]);
	}
	json_put_text(o, key, buf_str(&out));
	buf_release(&out);
}

static unsigned
hex_digit(char c)
{
	if (char_is_digit(c))
		return (unsigned)(c - '0');
	return (unsigned)(char_lower(c) - 'a' + 10);
}

char *
journal_get_bytes(const struct json *value)
{
	struct str text = json_get_text(value);
	struct buf out = { 0 };

	if (text.p == NULL || text.n > (size_t)3 * SESSION_VALUE_MAX)
		return NULL;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '%') {
			if (text.n - i < 3 || !char_is_hex(text.p[i + 1]) ||
			    !char_is_hex(text.p[i + 2]))
				goto refuse;
			c = (char)(hex_digit(text.p[i + 1]) << 4 |
			    hex_digit(text.p[i + 2]));
			i += 2;
		}
		if (c == '\0')
			goto refuse;
		buf_add_char(&out, c);
	}
	return buf_take(&out);
refuse:
	buf_release(&out);
	return NULL;
}

static struct json *
step_to_json(const struct journal_step *step)
{
	struct json *o = json_new_object();
	struct json *changes = json_new_array();

	journal_put_bytes(o, "label", step->label);
	for (size_t i = 0; i < step->count; i++) {
		struct json *c = json_new_object();

		journal_put_bytes(c, "key", step->changes[i].key);
		journal_put_bytes(c, "before", step->changes[i].before);
		journal_put_bytes(c, "after", step->changes[i].after);
		json_push(changes, c);
	}
	json_put(o, "changes", changes);
	return o;
}

struct json *
journal_to_json(const struct journal *j)
{
	struct json *o = json_new_object();
	struct json *steps = json_new_array();

	for (size_t i = 0; i < j->count; i++)
		json_push(steps, step_to_json(&j->steps[i]));
	json_put_number(o, "done", j->done);
	json_put(o, "steps", steps);
	return o;
}

static bool
change_from_json(struct change *c, const struct json *from)
{
	c->key = journal_get_bytes(json_get(from, "key"));
	c->before = journal_get_bytes(json_get(from, "before"));
	c->after = journal_get_bytes(json_get(from, "after"));
	return c->key != NULL && c->key[0] != '\0' && c->before != NULL &&
	    c->after != NULL;
}

static bool
step_from_json(struct journal_step *step, const struct json *from)
{
	const struct json *changes = json_get(from, "changes");
	size_t count = json_count(changes);

	step->label = journal_get_bytes(json_get(from, "label"));
	if (step->label == NULL || count == 0 || count > CHANGES_MAX)
		return false;
	step->changes = xcalloc(count, sizeof(step->changes[0]));
	step->count = count;
	for (size_t i = 0; i < count; i++)
		if (!change_from_json(&step->changes[i],
			json_at(changes, i)))
			return false;
	return true;
}

bool
journal_from_json(struct journal *j, const struct json *from,
    struct err *err)
{
	const struct json *steps = json_get(from, "steps");
	size_t count = json_count(steps);
	uint64_t done;

	if (steps == NULL || count > SESSION_UNDO_MAX ||
	    !json_get_number(json_get(from, "done"), &done) || done > count)
		return err_set(err, ERR_CONFIG,
		    _("its journal does not add up"));
	for (size_t i = 0; i < count; i++) {
		struct journal_step step = { 0 };

		if (!step_from_json(&step, json_at(steps, i))) {
			release_step(&step);
			journal_release(j);
			return err_set(err, ERR_CONFIG,
			    _("step %zu of its journal cannot be read"),
			    i + 1);
		}
		push(j, step);
	}
	j->done = (size_t)done;
	return true;
}
