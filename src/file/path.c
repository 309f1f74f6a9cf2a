/* SPDX-License-Identifier: MIT */
/* Paths are bytes: joined, cut, shown, and found in what people drop. */
#include "file/path.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/safetext.h"
#include "file/open.h"

enum { SHOWN_COLUMNS = 60 };

struct str
path_base(struct str path)
{
	size_t from = path.n;

	while (from > 0 && path.p[from - 1] != '/' &&
	    path.p[from - 1] != '\\')
		from--;
	return str_cut(path, from, path.n);
}

char *
path_join(const char *folder, const char *name)
{
	size_t n = strlen(folder), m = strlen(name);
	char *path = xmalloc(n + m + 2);

	memcpy(path, folder, n);
	if (n > 0 && folder[n - 1] != '/')
		path[n++] = '/';
	memcpy(path + n, name, m + 1);
	return path;
}

char *
path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return xstrdup(".");
	while (slash > path && slash[-1] == '/')
		slash--;
	if (slash == path)
		return xstrdup("/");
	return xstrndup(path, (size_t)(slash - path));
}

char *
path_shown(const char *path)
{
	struct str whole = str_trim_end(str_from(path), "/");
	struct str base = path_base(whole);
	struct buf out = { 0 };

	if (base.n == 0)
		base = str_from(path);
	(void)safetext_add(&out, base, SHOWN_COLUMNS);
	return buf_take(&out);
}

static bool
make_folder(const char *path, struct err *err)
{
	struct stat st;
	int sys;
	char *name;

	if (mkdir(path, 0700) == 0)
		return true;
	sys = errno;
	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return true;
		sys = ENOTDIR;
	}
	name = path_shown(path);
	err_sys(err, ERR_OUTPUT, sys, _("The folder %s cannot be made"),
	    name);
	free(name);
	return false;
}

bool
path_make_folders(const char *path, struct err *err)
{
	char *part = xstrdup(path);
	bool ok = true;

	for (size_t i = 1; ok && part[0] != '\0' && part[i] != '\0'; i++) {
		if (part[i] != '/')
			continue;
		part[i] = '\0';
		ok = make_folder(part, err);
		part[i] = '/';
	}
	ok = ok && make_folder(part, err);
	free(part);
	return ok;
}

/* Where our folders are, as the XDG Base Directory Specification says. */
static const struct {
	const char *variable;
	const char *below_home;
	const char *ours;
} homes[] = {
	[PATH_CONFIG] = { "XDG_CONFIG_HOME", ".config", "aam-onboard" },
	[PATH_STATE] = { "XDG_STATE_HOME", ".local/state", "aam-onboard" },
	[PATH_PRACTICE] = { "XDG_DATA_HOME", ".local/share",
	    "aam-onboard/practice" },
};

/* The specification has relative paths ignored. */
static const char *
absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value != NULL && value[0] == '/' ? value : NULL;
}

static char *
home_base(enum path_home which, struct err *err)
{
	const char *base = absolute(homes[which].variable);
	const char *home = absolute("HOME");

	if (base != NULL)
		return xstrdup(base);
	if (home != NULL)
		return path_join(home, homes[which].below_home);
	err_set(err, ERR_CONFIG, _("We do not know your home folder: set HOME"
	    " or %s to its path"), homes[which].variable);
	return NULL;
}

static char *
home_folder(enum path_home which, struct err *err)
{
	char *base = home_base(which, err), *folder;

	if (base == NULL)
		return NULL;
	folder = path_join(base, homes[which].ours);
	free(base);
	return folder;
}

/* name may be NULL. */
static char *
inside(char *take_folder, const char *name)
{
	char *path;

	if (name == NULL)
		return take_folder;
	path = path_join(take_folder, name);
	free(take_folder);
	return path;
}

char *
path_home(enum path_home which, const char *name, struct err *err)
{
	char *folder = home_folder(which, err);

	if (folder == NULL || path_make_folders(folder, err))
		return folder == NULL ? NULL : inside(folder, name);
	free(folder);
	return NULL;
}

char *
path_home_there(enum path_home which, const char *name)
{
	char *folder = home_folder(which, NULL);
	char *path = folder == NULL ? NULL : inside(folder, name);

	if (path != NULL && access(path, F_OK) == 0)
		return path;
	free(path);
	return NULL;
}

char *
path_data(const char *name)
{
	const char *folder = getenv("AAM_ONBOARD_DATADIR");

	if (folder == NULL || folder[0] == '\0')
		folder = AAM_DATADIR;
	return path_join(folder, name);
}

static bool
refuse_large(const char *path, size_t max, struct err *err)
{
	char *name = path_shown(path);
	char size[NUM_TEXT_MAX];

	err_set(err, ERR_CONFIG, _("%s is larger than %s: that is not a file"
	    " of ours"), name, num_size(max, size));
	free(name);
	return false;
}

/* Up to max + 1 bytes, so that a file that grew is found out. */
static bool
read_whole(int fd, char *text, size_t max, size_t *n)
{
	ssize_t got = 1;

	*n = 0;
	while (got > 0 && *n <= max) {
		got = open_pread(fd, text + *n, max + 1 - *n, *n);
		if (got > 0)
			*n += (size_t)got;
	}
	return got >= 0;
}

char *
path_read_small(const char *path, size_t max, size_t *n, struct err *err)
{
	struct stat st;
	char *text, *name;
	int fd = open_regular(path, ERR_CONFIG, &st, err);

	if (fd < 0)
		return NULL;
	if ((uint64_t)st.st_size > max) {
		(void)close(fd);
		refuse_large(path, max, err);
		return NULL;
	}
	text = xmalloc(max + 2);
	if (!read_whole(fd, text, max, n)) {
		name = path_shown(path);
		err_sys(err, ERR_CONFIG, errno, _("%s cannot be read"), name);
		free(name);
	} else if (*n > max) {
		refuse_large(path, max, err);
	} else {
		(void)close(fd);
		text[*n] = '\0';
		return text;
	}
	(void)close(fd);
	free(text);
	return NULL;
}
