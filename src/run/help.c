/* SPDX-License-Identifier: MIT */
/* Reads help topics.  Nothing in a file is believed: neither its length nor
 * its bytes. */
#include "run/help.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/safetext.h"
#include "file/listing.h"
#include "file/path.h"
#include "run/near.h"

enum { NAME_MAX_BYTES = 64, LANG_MAX = 16 };

/* --- language ---------------------------------------------------------- */

/* "de_AT.UTF-8@euro" -> "de_AT"; "" for C, POSIX and what is none. */
static void
clean_lang(const char *text, char out[LANG_MAX])
{
	size_t n = 0;

	while (n < LANG_MAX - 1 && (char_is_letter(text[n]) ||
	    text[n] == '_'))
		n++;
	memcpy(out, text, n);
	out[n] = '\0';
	if (strcmp(out, "C") == 0 || strcmp(out, "POSIX") == 0)
		out[0] = '\0';
}

static void
choose_lang(const char *lang, char out[LANG_MAX])
{
	static const char *const names[] = { "LANGUAGE", "LC_ALL",
		"LC_MESSAGES", "LANG" };

	for (size_t i = 0; lang == NULL && i < 4; i++) {
		lang = getenv(names[i]);
		if (lang != NULL && lang[0] == '\0')
			lang = NULL;
	}
	clean_lang(lang != NULL ? lang : "", out);
}

/* The folders to look in, best first: de_AT, de, en. */
static size_t
folders_of(const char *lang, char out[3][LANG_MAX])
{
	size_t n = 0;
	char *under;

	choose_lang(lang, out[n]);
	if (out[n][0] != '\0') {
		under = strchr(out[n], '_');
		n++;
		if (under != NULL) {
			memcpy(out[n], out[n - 1], LANG_MAX);
			out[n][under - out[n - 1]] = '\0';
			n++;
		}
	}
	memcpy(out[n], "en", 3);
	return n + 1;
}

/* --- one topic --------------------------------------------------------- */

static bool
name_is_fine(const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		if (!char_is_letter(name[i]) && !char_is_digit(name[i]) &&
		    name[i] != '-')
			return false;
	return n > 0 && n <= NAME_MAX_BYTES;
}

static char *
safe_line(struct str line)
{
	struct buf out = { 0 };

	(void)safetext_add(&out, str_trim_end(line, "\r "), 0);
	return buf_take(&out);
}

static void
cut_lines(struct help_topic *t, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t end = str_find(text, at, '\n');
		char *line = safe_line(str_cut(text, at, end));

		at = end + 1;
		if (t->title == NULL) {
			t->title = xstrdup(line + strspn(line, "# "));
			free(line);
			continue;
		}
		if (t->count == 0 && line[0] == '\0') {
			free(line);
			continue;
		}
		t->lines = xreallocarray(t->lines, t->count + 1,
		    sizeof(t->lines[0]));
		t->lines[t->count++] = line;
	}
	if (t->title == NULL)
		t->title = xstrdup(t->name);
}

static bool
read_from(struct help_topic *t, const char *name, const char *lang,
    struct err *err)
{
	char relative[NAME_MAX_BYTES + LANG_MAX + 16];
	char *path, *text;
	size_t n = 0;

	(void)snprintf(relative, sizeof(relative), "help/%s/%s.txt", lang,
	    name);
	path = path_data(relative);
	text = path_read_small(path, HELP_BYTES_MAX, &n, err);
	free(path);
	if (text == NULL)
		return false;
	*t = (struct help_topic){ .name = xstrdup(name) };
	cut_lines(t, (struct str){ text, n });
	free(text);
	return true;
}

static bool
read_any(struct help_topic *t, const char *name, const char *lang)
{
	char folders[3][LANG_MAX];
	size_t count = folders_of(lang, folders);

	for (size_t i = 0; name_is_fine(name) && i < count; i++)
		if (read_from(t, name, folders[i], NULL))
			return true;
	return false;
}

void
help_release(struct help_topic *t)
{
	for (size_t i = 0; i < t->count; i++)
		free(t->lines[i]);
	free(t->lines);
	free(t->name);
	free(t->title);
	*t = (struct help_topic){ 0 };
}

/* --- the nearest name -------------------------------------------------- */

/* The topic of a rule is also known by the rule's code alone. */
static unsigned
distance_to(const char *typed, const char *topic)
{
	unsigned far = near_distance(typed, topic);
	unsigned code = far;

	if (strncmp(topic, "rule-", 5) == 0)
		code = near_distance(typed, topic + 5);
	return code < far ? code : far;
}

static bool
name_missing(const char *name, struct err *err)
{
	struct help_list all = { 0 };
	struct safetext safe = safetext_make(str_from(name), 40);
	const char *near = NULL;
	unsigned best = UINT_MAX;

	(void)help_all(&all, NULL, NULL);
	for (size_t i = 0; i < all.count; i++) {
		unsigned far = distance_to(name, all.topics[i].name);

		if (far < best && near_enough(name, far)) {
			best = far;
			near = all.topics[i].name;
		}
	}
	if (near != NULL)
		(void)err_set(err, ERR_CONFIG, _("There is no help on \"%s\". "
		    "Did you mean \"%s\"?"), safe.text, near);
	else
		(void)err_set(err, ERR_CONFIG, _("There is no help on "
		    "\"%s\"."), safe.text);
	safetext_release(&safe);
	help_list_release(&all);
	return false;
}

bool
help_read(struct help_topic *t, const char *name, const char *lang,
    struct err *err)
{
	return read_any(t, name, lang) || name_missing(name, err);
}

/* --- all of them ------------------------------------------------------- */

void
help_list_release(struct help_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		help_release(&list->topics[i]);
	free(list->topics);
	*list = (struct help_list){ 0 };
}

/* Every topic there is has an English text. */
static bool
list_names(struct listing *l, struct err *err)
{
	char *folder = path_data("help/en");
	bool ok = listing_read(l, folder, NULL);

	free(folder);
	return ok || err_set(err, ERR_CONFIG, _("The help texts were not "
	    "found. Install the program again, or set "
	    "AAM_ONBOARD_DATADIR."));
}

/* Walk all topics in order, whole; keep gets each and may take it. */
static bool
walk(const char *lang, bool (*keep)(struct help_topic *t, void *arg),
    void *arg, struct err *err)
{
	struct listing l = { 0 };
	size_t taken = 0;

	if (!list_names(&l, err))
		return false;
	for (size_t i = 0; i < l.count && taken < HELP_TOPICS_MAX; i++) {
		struct str file = str_from(l.entries[i].name);
		struct help_topic t = { 0 };
		char *name;

		if (l.entries[i].folder || !str_ends(file, ".txt"))
			continue;
		name = xstrndup(file.p, file.n - 4);
		if (read_any(&t, name, lang)) {
			taken++;
			if (!keep(&t, arg))
				help_release(&t);
		}
		free(name);
	}
	listing_release(&l);
	return true;
}

static void
push(struct help_list *list, struct help_topic *t)
{
	for (size_t i = 0; i < t->count; i++)
		free(t->lines[i]);
	free(t->lines);
	t->lines = NULL;
	t->count = 0;
	list->topics = xreallocarray(list->topics, list->count + 1,
	    sizeof(list->topics[0]));
	list->topics[list->count++] = *t;
}

static bool
keep_all(struct help_topic *t, void *arg)
{
	push(arg, t);
	return true;
}

bool
help_all(struct help_list *list, const char *lang, struct err *err)
{
	*list = (struct help_list){ 0 };
	return walk(lang, keep_all, list, err);
}

/* --- search ------------------------------------------------------------ */

struct wanted {
	const char *words;
	struct help_list in_title, in_text;
};

static bool
holds(const char *text, struct str word)
{
	struct str s = str_from(text);

	for (size_t i = 0; i + word.n <= s.n; i++)
		if (str_eq_nocase(str_cut(s, i, i + word.n), word))
			return true;
	return false;
}

static bool
topic_holds(const struct help_topic *t, struct str word)
{
	if (holds(t->title, word) || holds(t->name, word))
		return true;
	for (size_t i = 0; i < t->count; i++)
		if (holds(t->lines[i], word))
			return true;
	return false;
}

/* The next word of text from *at on; n is 0 at the end. */
static struct str
next_word(struct str text, size_t *at)
{
	size_t from, to;

	while (*at < text.n && text.p[*at] == ' ')
		++*at;
	from = *at;
	to = str_find(text, from, ' ');
	*at = to;
	return str_cut(text, from, to);
}

static bool
keep_found(struct help_topic *t, void *arg)
{
	struct wanted *w = arg;
	struct str words = str_from(w->words);
	bool title = true;
	size_t at = 0;

	for (;;) {
		struct str word = next_word(words, &at);

		if (word.n == 0)
			break;
		if (!topic_holds(t, word))
			return false;
		title = title && holds(t->title, word);
	}
	push(title ? &w->in_title : &w->in_text, t);
	return true;
}

bool
help_search(struct help_list *list, const char *words, const char *lang,
    struct err *err)
{
	struct wanted w = { .words = words };
	bool ok = walk(lang, keep_found, &w, err);

	*list = w.in_title;
	for (size_t i = 0; i < w.in_text.count; i++)
		push(list, &w.in_text.topics[i]);
	free(w.in_text.topics);
	return ok;
}
