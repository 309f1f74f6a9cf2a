/* SPDX-License-Identifier: MIT */
/* Reads files of secrets into memory that is wiped. */
#include "send/secretfile.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/open.h"
#include "file/path.h"
#include "send/secret.h"

static bool
refuse(const char *path, const char *sentence, struct err *err)
{
	char *name = path_shown(path);

	(void)err_set(err, ERR_LOGIN, sentence, name, name);
	free(name);
	return false;
}

static bool
is_guarded(const char *path, const struct stat *st, mode_t forbidden,
    struct err *err)
{
	bool ours = st->st_uid == geteuid() ||
	    (forbidden == SECRETFILE_UNCHANGED && st->st_uid == 0);

	if (!ours)
		return refuse(path, _("%s belongs to somebody else, so it is "
		    "not used. Make a copy of %s that is yours alone."), err);
	if ((st->st_mode & forbidden) == 0)
		return true;
	return forbidden == SECRETFILE_PRIVATE ?
	    refuse(path, _("%s holds a secret that others on this computer "
	    "can read, so it is not used. Make it yours alone: chmod 600 "
	    "%s"), err) :
	    refuse(path, _("%s could have been changed by others on this "
	    "computer, so it is not used. Make it yours alone: chmod 600 "
	    "%s"), err);
}

static bool
read_open(struct secretfile *f, int fd, size_t size, struct err *err)
{
	ssize_t got = 1;

	f->text = xmalloc(size + 1);
	while (f->n < size && got > 0) {
		got = open_pread(fd, f->text + f->n, size - f->n, f->n);
		if (got > 0)
			f->n += (size_t)got;
	}
	f->text[f->n] = '\0';
	return got >= 0 || err_sys(err, ERR_LOGIN, errno,
	    _("A file with your login cannot be read"));
}

bool
secretfile_read(struct secretfile *f, const char *path, mode_t forbidden,
    struct err *err)
{
	struct stat st;
	int fd = open_regular(path, ERR_LOGIN, &st, err);
	bool ok;

	*f = (struct secretfile){ 0 };
	if (fd < 0)
		return false;
	ok = is_guarded(path, &st, forbidden, err);
	if (ok && st.st_size > SECRETFILE_MAX)
		ok = refuse(path, _("%s is too large to be a file with a "
		    "login. Is %s the right one?"), err);
	ok = ok && read_open(f, fd, (size_t)st.st_size, err);
	(void)close(fd);
	if (!ok)
		secretfile_release(f);
	return ok;
}

void
secretfile_release(struct secretfile *f)
{
	if (f->text != NULL)
		secret_wipe(f->text, f->n);
	free(f->text);
	*f = (struct secretfile){ 0 };
}

char *
secretfile_path(const char *path, const char *home)
{
	if (home == NULL || path[0] != '~' || path[1] != '/')
		return xstrdup(path);
	return path_join(home, path + 2);
}
