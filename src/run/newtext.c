/* SPDX-License-Identifier: MIT */
/* Letters, code and notes that the person takes along. */
#include "run/newtext.h"

#include <errno.h>
#include <stdlib.h>

#include "base/buf.h"
#include "file/path.h"
#include "file/sink.h"

enum { NAMES_TRIED = 1000 };

static char *
path_of(const char *folder, const char *stem, int number, struct err *err)
{
	struct buf name = { 0 };
	char *path;

	buf_add_text(&name, stem);
	if (number > 1)
		buf_printf(&name, "-%d", number);
	buf_add_text(&name, ".txt");
	path = folder != NULL ? path_join(folder, buf_text(&name))
	    : path_home(PATH_STATE, buf_text(&name), err);
	buf_release(&name);
	return path;
}

static bool
write_new(const char *path, struct str text, struct err *err)
{
	struct sink *sink = sink_open(path, 0600, text.n, NULL, err);
	bool ok = sink != NULL && sink_write(sink, text.p, text.n, err) &&
	    sink_publish(sink, err);

	sink_free(sink);
	return ok;
}

bool
newtext_save(const char *folder, const char *stem, struct str text,
    char **path, struct err *err)
{
	struct err why = { 0 };
	char *tried;

	for (int number = 1; number <= NAMES_TRIED; number++) {
		tried = path_of(folder, stem, number, &why);
		if (tried != NULL && write_new(tried, text, &why)) {
			*path = tried;
			return true;
		}
		free(tried);
		if (tried == NULL || why.sys != EEXIST)
			break;
	}
	if (err != NULL)
		*err = why;
	return false;
}
