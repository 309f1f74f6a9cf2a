/* SPDX-License-Identifier: MIT */
/* Names and sizes. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/server/ftp.h"

/* "/a/b" or "b" below the folder of the session, without ".." */
static bool
join(const struct ftp_session *s, const char *text, char path[FTP_PATH])
{
	const char *folder = text[0] == '/' ? "" : s->folder;
	int n;

	if (strcmp(folder, "/") == 0)
		folder = "";
	n = snprintf(path, FTP_PATH, "%s%s%s", folder,
	    text[0] == '/' || text[0] == '\0' ? "" : "/", text);
	return n >= 0 && n < FTP_PATH && strstr(path, "..") == NULL;
}

bool
ftp_path(struct ftp_session *s, const char *text, char path[FTP_PATH])
{
	char below[FTP_PATH];

	if (join(s, text, below)) {
		int n = snprintf(path, FTP_PATH, "%s%s", s->server->root,
		    below);

		if (n >= 0 && n < FTP_PATH)
			return true;
	}
	ftp_reply(s, 550, "%.200s: No such file or directory", text);
	return false;
}

static bool
find(struct ftp_session *s, const char *text, struct stat *st)
{
	char path[FTP_PATH];

	if (!ftp_path(s, text, path))
		return false;
	if (stat(path, st) == 0)
		return true;
	ftp_reply(s, 550, "%.200s: No such file or directory", text);
	return false;
}

void
ftp_size(struct ftp_session *s, const char *text)
{
	struct stat st;

	if (find(s, text, &st))
		ftp_reply(s, 213, "%" PRIu64, fault_number(&s->faults,
		    "size", (uint64_t)st.st_size));
}

void
ftp_mdtm(struct ftp_session *s, const char *text)
{
	struct clock_date d;
	struct stat st;

	if (!find(s, text, &st))
		return;
	d = clock_date(st.st_mtime);
	ftp_reply(s, 213, "%04d%02d%02d%02d%02d%02d", d.year, d.month,
	    d.day, d.hour, d.minute, d.second);
}

static void
tell(struct ftp_session *s, int result, const char *text, const char *what)
{
	if (result == 0)
		ftp_reply(s, 250, "%s command successful", what);
	else
		ftp_reply(s, 550, "%.200s: %s", text, strerror(errno));
}

void
ftp_dele(struct ftp_session *s, const char *text)
{
	char path[FTP_PATH];

	if (ftp_path(s, text, path))
		tell(s, unlink(path), text, "DELE");
}

void
ftp_rnfr(struct ftp_session *s, const char *text)
{
	struct stat st;

	s->from[0] = '\0';
	if (!find(s, text, &st) || !ftp_path(s, text, s->from))
		return;
	ftp_reply(s, 350, "File or directory exists, ready for destination "
	    "name");
}

void
ftp_rnto(struct ftp_session *s, const char *text)
{
	char path[FTP_PATH];

	if (s->from[0] == '\0')
		ftp_reply(s, 503, "Bad sequence of commands");
	else if (ftp_path(s, text, path))
		tell(s, rename(s->from, path), text, "Rename");
	s->from[0] = '\0';
}

void
ftp_mkd(struct ftp_session *s, const char *text)
{
	char path[FTP_PATH];

	if (ftp_path(s, text, path))
		tell(s, mkdir(path, 0755), text, "MKD");
}

void
ftp_cwd(struct ftp_session *s, const char *text)
{
	char path[FTP_PATH];
	struct stat st;

	if (!find(s, text, &st))
		return;
	if (!join(s, text, path) || !S_ISDIR(st.st_mode)) {
		ftp_reply(s, 550, "%.200s: Not a directory", text);
		return;
	}
	(void)snprintf(s->folder, sizeof(s->folder), "%s",
	    path[0] == '\0' ? "/" : path);
	ftp_reply(s, 250, "CWD command successful");
}

void
ftp_cdup(struct ftp_session *s, const char *text)
{
	char *slash = strrchr(s->folder, '/');

	(void)text;
	if (slash == s->folder)
		slash++;
	*slash = '\0';
	ftp_reply(s, 250, "CDUP command successful");
}

void
ftp_pwd(struct ftp_session *s, const char *text)
{
	(void)text;
	ftp_reply(s, 257, "\"%.1000s\" is the current directory", s->folder);
}
