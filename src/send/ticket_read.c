/* SPDX-License-Identifier: MIT */
/* Tickets as they are on the disk: whole lines, of a file that is ours. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/open.h"
#include "send/ticket_lines.h"

bool
ticket_read_lines(struct ticket_reader *r, struct str text, size_t *whole,
    struct err *err)
{
	size_t at = 0, end;

	while ((end = str_find(text, at, '\n')) < text.n) {
		if (!ticket_read_line(r, str_cut(text, at, end), err))
			return false;
		at = end + 1;
	}
	*whole = at;
	if (ticket_read_head(r))
		return true;
	return err_set(err, ERR_CONFIG, _("its contents are damaged"));
}

bool
ticket_parse(struct str text, struct ticket_facts *f, size_t *whole,
    struct err *err)
{
	struct ticket_reader r = { 0 };
	bool ok = ticket_read_lines(&r, text, whole, err);

	if (ok)
		*f = r.facts;
	else
		ticket_reader_release(&r);
	return ok;
}

/* Only what we made ourselves, and nobody else could change. */
static bool
is_ours(const struct stat *st, struct err *err)
{
	if (S_ISREG(st->st_mode) && st->st_uid == geteuid() &&
	    (st->st_mode & 022) == 0 && st->st_size <= TICKET_BYTES_MAX)
		return true;
	return err_set(err, ERR_CONFIG, _("others could have changed it"));
}

static char *
read_all(int fd, size_t size, struct str *text, struct err *err)
{
	char *bytes = xmalloc(size + 1);
	size_t n = 0;
	ssize_t got = 1;

	while (n < size && got > 0) {
		got = open_pread(fd, bytes + n, size - n, n);
		if (got > 0)
			n += (size_t)got;
	}
	*text = (struct str){ bytes, n };
	if (got >= 0)
		return bytes;
	(void)err_sys(err, ERR_CONFIG, errno, _("it cannot be read"));
	free(bytes);
	return NULL;
}

bool
ticket_read_file(int fd, struct ticket_reader *r, size_t *whole,
    struct err *err)
{
	struct stat st;
	struct str text;
	char *bytes;
	bool ok;

	if (fstat(fd, &st) != 0)
		return err_sys(err, ERR_CONFIG, errno, _("it cannot be "
		    "read"));
	if (!is_ours(&st, err))
		return false;
	bytes = read_all(fd, (size_t)st.st_size, &text, err);
	ok = bytes != NULL && ticket_read_lines(r, text, whole, err);
	free(bytes);
	return ok;
}
