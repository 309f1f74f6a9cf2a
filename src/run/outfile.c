/* SPDX-License-Identifier: MIT */
/* A sink with what a command needs around it. */
#include "run/outfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "file/sink.h"

struct outfile {
	struct sink *sink;
};

static void
tell_of_force(const char *path, struct err *err)
{
	char *shown = path_shown(path);

	(void)err_set(err, ERR_OUTPUT, _("There is a file %s already: choose "
	    "another name, or give --force to replace it"), shown);
	free(shown);
}

struct outfile *
outfile_open(const char *path, bool replace, struct err *err)
{
	struct sink *sink = replace ? sink_open_over(path, err)
	    : sink_open(path, 0600, 0, NULL, err);
	struct outfile *o;

	if (sink == NULL) {
		if (!replace && err != NULL && err->sys == EEXIST)
			tell_of_force(path, err);
		return NULL;
	}
	o = xcalloc(1, sizeof(*o));
	o->sink = sink;
	return o;
}

bool
outfile_write(struct outfile *o, struct str text, struct err *err)
{
	return sink_write(o->sink, text.p, text.n, err);
}

bool
outfile_publish(struct outfile *o, struct err *err)
{
	return sink_publish(o->sink, err);
}

void
outfile_free(struct outfile *o)
{
	if (o == NULL)
		return;
	sink_free(o->sink);
	free(o);
}

static bool
look_at(const char *input, struct stat *st)
{
	return strcmp(input, "-") == 0 ? fstat(STDIN_FILENO, st) == 0
	    : stat(input, st) == 0;
}

bool
outfile_spares(const char *path, const char *input, struct err *err)
{
	struct stat a, b;
	char *shown;

	if (stat(path, &a) != 0 || !look_at(input, &b) ||
	    a.st_dev != b.st_dev || a.st_ino != b.st_ino)
		return true;
	shown = path_shown(path);
	(void)err_set(err, ERR_USAGE, _("%s is a file that is to be read, so "
	    "nothing is written over it: choose another name"), shown);
	free(shown);
	return false;
}
