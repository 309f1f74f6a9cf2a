/* SPDX-License-Identifier: MIT */
/* Reads options by their rows. */
#include "cmd/option.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/wrap.h"
#include "run/near.h"

enum { NAME_COLUMNS = 24, SHOWN = 40 };

bool
option_flag(void *to, const char *text, struct err *err)
{
	(void)text;
	(void)err;
	*(bool *)to = true;
	return true;
}

bool
option_text(void *to, const char *text, struct err *err)
{
	(void)err;
	*(const char **)to = text;
	return true;
}

static bool
read_number(const char *text, uint64_t max, uint64_t *n, struct err *err)
{
	struct safetext safe;

	if (num_parse(str_from(text), max, n, NULL))
		return true;
	safe = safetext_make(str_from(text), SHOWN);
	(void)err_set(err, ERR_USAGE, _("\"%s\" is not a whole number"),
	    safe.text);
	safetext_release(&safe);
	return false;
}

bool
option_number(void *to, const char *text, struct err *err)
{
	return read_number(text, UINT64_MAX, to, err);
}

bool
option_time(void *to, const char *text, struct err *err)
{
	uint64_t n;

	if (!read_number(text, INT64_MAX, &n, err))
		return false;
	*(int64_t *)to = (int64_t)n;
	return true;
}

static const struct option *
find(const struct option *rows, struct str name)
{
	for (; rows->name != NULL; rows++)
		if (str_eq_text(name, rows->name))
			return rows;
	return NULL;
}

static bool
unknown(const struct option *rows, struct str name, struct err *err)
{
	struct safetext safe = safetext_make(name, SHOWN);
	const char *near = NULL;
	unsigned best = UINT_MAX;

	for (; rows->name != NULL; rows++) {
		unsigned far = near_distance(safe.text, rows->name);

		if (far < best && near_enough(safe.text, far)) {
			best = far;
			near = rows->name;
		}
	}
	if (near != NULL)
		(void)err_set(err, ERR_USAGE, _("There is no option --%s. "
		    "Did you mean --%s?"), safe.text, near);
	else
		(void)err_set(err, ERR_USAGE, _("There is no option --%s. "
		    "Use --help to see all."), safe.text);
	safetext_release(&safe);
	return false;
}

/* One option at argv[*at]; moves *at on when it takes the next word. */
static bool
read_one(const struct option *rows, char *settings, char **argv, int argc,
    int *at, struct err *err)
{
	struct str word = str_from(argv[*at] + 2);
	size_t equals = str_find(word, 0, '=');
	const struct option *row = find(rows, str_cut(word, 0, equals));
	const char *value = equals < word.n ? word.p + equals + 1 : NULL;

	if (row == NULL)
		return unknown(rows, str_cut(word, 0, equals), err);
	if (row->value == NULL && value != NULL)
		return err_set(err, ERR_USAGE, _("--%s takes no value."),
		    row->name);
	if (row->value != NULL && value == NULL) {
		if (*at + 1 >= argc)
			return err_set(err, ERR_USAGE,
			    _("--%s needs a value: --%s %s"), row->name,
			    row->name, row->value);
		value = argv[++*at];
	}
	return row->take(settings + row->at, value, err) ||
	    err_wrap(err, "--%s", row->name);
}

bool
options_read(const struct option *rows, void *settings, int *argc,
    char **argv, struct err *err)
{
	int kept = 0;
	bool over = false;

	for (int i = 0; i < *argc; i++) {
		if (over || argv[i][0] != '-' || argv[i][1] == '\0') {
			argv[kept++] = argv[i];
		} else if (strcmp(argv[i], "--") == 0) {
			over = true;
		} else if (argv[i][1] != '-') {
			return unknown(rows, str_from(argv[i] + 1), err);
		} else if (!read_one(rows, settings, argv, *argc, &i, err)) {
			return false;
		}
	}
	*argc = kept;
	return true;
}

/* --- help -------------------------------------------------------------- */

void
options_describe(const struct option *rows, struct buf *out)
{
	for (; rows->name != NULL; rows++) {
		char name[64];
		int n = snprintf(name, sizeof(name), "  --%s%s%s", rows->name,
		    rows->value != NULL ? " " : "",
		    rows->value != NULL ? rows->value : "");

		buf_printf(out, "%-*s", NAME_COLUMNS, name);
		if (n >= NAME_COLUMNS)
			buf_printf(out, "\n%*s", NAME_COLUMNS, "");
		wrap_add(out, _(rows->summary), NAME_COLUMNS, NAME_COLUMNS);
	}
}
