/* SPDX-License-Identifier: MIT */
/* Look-ups in the table of actions. */
#include "ui/keys.h"

#include <stdio.h>

#include "base/intl.h"

static const struct action_row rows[] = {
#define ACTION(id, first, second, place, order, said, shown, told) \
	[ACTION_##id] = { .name = #id, .key1 = first, .key2 = second, \
	    .where = place, .rank = order, .word = said, .label = shown, \
	    .summary = told },
#include "ui/keys.def"
#undef ACTION
};

const struct action_row *
action_get(enum action a)
{
	return &rows[a];
}

/* A letter without its case; other keys as they are. */
static int
fold(int key)
{
	return key >= 'a' && key <= 'z' ? key - 'a' + 'A' : key;
}

enum action
action_of_key(int key, bool in_field)
{
	int k = fold(key);

	for (enum action a = 0; a < ACTION_COUNT; a++) {
		if (k != rows[a].key1 && (rows[a].key2 == 0 ||
		    k != rows[a].key2))
			continue;
		if (in_field && rows[a].where != WHERE_EVERYWHERE)
			continue;
		return a;
	}
	return ACTION_COUNT;
}

enum action
action_of_word(struct str word)
{
	for (enum action a = 0; a < ACTION_COUNT; a++)
		if (rows[a].word != NULL &&
		    (str_eq_nocase(word, str_from(_(rows[a].word))) ||
		    str_eq_nocase(word, str_from(rows[a].word))))
			return a;
	return ACTION_COUNT;
}

const char *
key_name(int key, char out[KEY_NAME_MAX])
{
	static const struct {
		int key;
		const char *name;
	} names[] = {
		{ PRESS_ENTER, N_("Enter") },
		{ PRESS_TAB, N_("Tab") },
		{ PRESS_ESCAPE, N_("Esc") },
		{ PRESS_F1, "F1" },
		{ ' ', N_("Space") },
	};

	out[0] = '\0';
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].key == key) {
			(void)snprintf(out, KEY_NAME_MAX, "%s",
			    _(names[i].name));
			return out;
		}
	if (key > 0 && key < ' ')
		(void)snprintf(out, KEY_NAME_MAX, "Ctrl-%c", key + '@');
	else if (key > ' ' && key < 0x7F)
		(void)snprintf(out, KEY_NAME_MAX, "%c", key);
	return out;
}
