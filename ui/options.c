/* SPDX-License-Identifier: MIT */
/* The table of options. */
#include "ui/options.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"

/* What an option sets: the offset of a bool, and to what. */
static const struct {
	const char *word;
	size_t field;
	bool value;
} rows[] = {
	{ "--linear", offsetof(struct wizard_options, linear), true },
	{ "--accessible", offsetof(struct wizard_options, linear), true },
	{ "--full", offsetof(struct wizard_options, linear), false },
	{ "--ascii", offsetof(struct wizard_options, ascii), true },
	{ "--unicode", offsetof(struct wizard_options, unicode), true },
	{ "--no-color", offsetof(struct wizard_options, color), false },
	{ "--color=never", offsetof(struct wizard_options, color), false },
	{ "--color=always", offsetof(struct wizard_options, color), true },
	{ "--color=auto", 0, false },	/* as the environment says */
	{ "--no-worker", offsetof(struct wizard_options, no_worker), true },
	{ "--no-motion", offsetof(struct wizard_options, still), true },
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static size_t
find(const char *word)
{
	size_t i = 0;

	while (i < ROWS && strcmp(rows[i].word, word) != 0)
		i++;
	return i;
}

bool
wizard_options_know(const char *word)
{
	return find(word) < ROWS;
}

bool
wizard_options_file(const char *word)
{
	if (word[0] == '-' || word[0] == '\0')
		return false;
	return strchr(word, '/') != NULL || access(word, F_OK) == 0;
}

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0';
}

static void
from_environment(struct wizard_options *o)
{
	const char *term = getenv("TERM");
	const char *accessible = getenv("ACCESSIBLE");
	bool dumb = term == NULL || term[0] == '\0' ||
	    strcmp(term, "dumb") == 0;

	o->color = !dumb && !is_set("NO_COLOR");
	o->linear = dumb || (accessible != NULL &&
	    accessible[0] != '\0' && strcmp(accessible, "0") != 0);
}

bool
wizard_options_read(struct wizard_options *o, int argc, char **argv,
    struct err *err)
{
	*o = (struct wizard_options){ 0 };
	from_environment(o);
	for (int i = 1; i < argc; i++) {
		size_t row = find(argv[i]);

		if (row == ROWS && o->file == NULL && argv[i][0] != '-') {
			o->file = argv[i];
			continue;
		}
		if (row == ROWS)
			return err_set(err, ERR_USAGE, _("\"%s\" is no option "
			    "of the wizard. See aam-onboard --help."),
			    argv[i]);
		if (strcmp(argv[i], "--color=auto") != 0)
			*(bool *)((char *)o + rows[row].field) =
			    rows[row].value;
	}
	return true;
}
