/* SPDX-License-Identifier: MIT */
/* Reads what came, in pieces, because a pipe has no length. */
#include "run/inbox.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/num.h"
#include "file/open.h"
#include "file/path.h"

enum { PIECE = 64 << 10 };

static bool
refuse_size(const char *shown, const struct buf *out, struct err *err)
{
	char size[NUM_TEXT_MAX];

	return err_set(err, ERR_INPUT, _("%s is larger than %s, which no such "
	    "text is: choose another file"), shown,
	    num_size(out->max, size));
}

static bool
read_all(int fd, const char *shown, struct buf *out, struct err *err)
{
	char piece[PIECE];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_sys(err, ERR_INPUT, errno,
			    _("%s cannot be read"), shown);
		buf_add(out, piece, (size_t)n);
		if (out->overflow)
			return refuse_size(shown, out, err);
	}
	return true;
}

bool
inbox_read(const char *path, struct buf *out, struct err *err)
{
	struct stat st;
	char *shown;
	bool ok;
	int fd;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, _("Standard input"), out, err);
	fd = open_regular(path, ERR_INPUT, &st, err);
	if (fd < 0)
		return false;
	shown = path_shown(path);
	ok = read_all(fd, shown, out, err);
	free(shown);
	(void)close(fd);
	return ok;
}
