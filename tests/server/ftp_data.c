/* SPDX-License-Identifier: MIT */
/* The second connection: what is stored and fetched; and how it breaks. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/server/door.h"
#include "tests/server/ftp.h"
#include "tests/server/pace.h"

static int
listen_for_data(struct ftp_session *s)
{
	int port = 0;

	if (s->listener >= 0)
		(void)close(s->listener);
	s->listener = door_listen(&port);
	return port;
}

void
ftp_pasv(struct ftp_session *s, const char *text)
{
	unsigned port = (unsigned)listen_for_data(s);

	(void)text;
	ftp_reply(s, 227, "Entering Passive Mode (%s,%u,%u).",
	    fault_value(&s->faults, "elsewhere") == NULL ? "127,0,0,1"
	    : "192,0,2,1", port >> 8, port & 255);
}

void
ftp_epsv(struct ftp_session *s, const char *text)
{
	(void)text;
	ftp_reply(s, 229, "Entering Extended Passive Mode (|||%d|)",
	    listen_for_data(s));
}

void
ftp_rest(struct ftp_session *s, const char *text)
{
	s->restart = fault_value(&s->faults, "forget") != NULL ? 0
	    : strtoull(text, NULL, 10);
	ftp_reply(s, 350, "Restarting at %s. Send STORE or RETRIEVE to "
	    "initiate transfer", text);
}

/* Vsftpd's rule: a data connection takes up the session of the control
 * connection. */
static bool
reuse_is_right(struct ftp_session *s, const struct stream *data)
{
	char value[RULE_TEXT];

	return data->tls == NULL ||
	    !rules_setting(s->server->rules, "reuse", value) ||
	    stream_resumed(data);
}

static bool
open_data(struct ftp_session *s, struct stream *data)
{
	int fd;

	if (s->listener < 0) {
		ftp_reply(s, 425, "Unable to build data connection");
		return false;
	}
	ftp_reply(s, 150, "Opening BINARY mode data connection");
	fd = accept(s->listener, NULL, NULL);
	(void)close(s->listener);
	s->listener = -1;
	if (fd < 0 || !stream_open(data, fd,
	    s->private ? s->server->tls : NULL)) {
		ftp_reply(s, 425, "Unable to build data connection");
		return false;
	}
	if (reuse_is_right(s, data))
		return true;
	stream_close(data);
	ftp_reply(s, 522, "SSL connection failed: session reuse required");
	return false;
}

/* How the coming of bytes ended. */
enum ending { WHOLE, CUT, FULL, DROPPED };

/* The next byte at which something happens, and what. */
static uint64_t
next_mark(const struct faults *f, uint64_t now, enum ending *ending)
{
	static const struct {
		const char *what;
		enum ending ending;
	} marks[] = { { "cut", CUT }, { "full", FULL }, { "drop", DROPPED } };
	uint64_t next = UINT64_MAX;

	for (unsigned i = 0; i < 3; i++) {
		uint64_t at = fault_number(f, marks[i].what, UINT64_MAX);

		if (at <= now)
			*ending = marks[i].ending;
		if (at < next)
			next = at;
	}
	return next;
}

/* Bytes below keep are written; a flipped one is turned over. */
static void
store(const struct ftp_session *s, int fd, char *block, size_t n)
{
	uint64_t keep = fault_number(&s->faults, "truncate", UINT64_MAX);
	uint64_t flip = fault_number(&s->faults, "flip", UINT64_MAX);
	uint64_t from = s->received;

	if (flip >= from && flip - from < n)
		block[flip - from] ^= 1;
	if (keep <= from)
		return;
	if (keep - from < n)
		n = (size_t)(keep - from);
	(void)!write(fd, block, n);
}

static enum ending
receive(struct ftp_session *s, struct stream *data, int fd)
{
	struct pace pace = { .rules = s->server->rules, .faults = &s->faults,
		.stream = data, .start = clock_monotonic_ms() };
	char *block = xmalloc(STREAM_BLOCK);
	enum ending ending = WHOLE;

	for (;;) {
		uint64_t most = next_mark(&s->faults, s->received, &ending);
		size_t n = pace_most(&pace, s->received);

		if (ending != WHOLE)
			break;
		if (n > most - s->received)
			n = (size_t)(most - s->received);
		n = stream_read(data, block, n);
		if (n == 0)
			break;
		store(s, fd, block, n);
		s->received += n;
		pace_keep(&pace, s->received);
	}
	free(block);
	return ending;
}

static void
end_upload(struct ftp_session *s, struct stream *data, enum ending ending)
{
	const char *text = fault_value(&s->faults, "full");

	if (ending == WHOLE)
		stream_close(data);
	else
		stream_reset(data);
	if (ending == DROPPED || fault_value(&s->faults, "lost") != NULL)
		s->over = true;
	else if (ending == FULL && strstr(text, "/552") != NULL)
		ftp_reply(s, 552, "Transfer aborted. Quota exceeded");
	else if (ending == FULL)
		ftp_reply(s, 452, "Transfer aborted. No space left on "
		    "device");
	else if (ending == CUT)
		ftp_reply(s, 426, "Transfer aborted. Data connection closed");
	else
		ftp_reply(s, 226, "Transfer complete");
}

static void
upload(struct ftp_session *s, const char *text, int flags)
{
	char path[FTP_PATH];
	struct stream data;
	int fd;

	if (!ftp_path(s, text, path))
		return;
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644);
	if (fd < 0) {
		ftp_reply(s, 550, "%.200s: %s", text, strerror(errno));
		return;
	}
	if (s->restart > 0)
		(void)lseek(fd, (off_t)s->restart, SEEK_SET);
	s->restart = 0;
	if (open_data(s, &data))
		end_upload(s, &data, receive(s, &data, fd));
	(void)close(fd);
}

void
ftp_stor(struct ftp_session *s, const char *text)
{
	upload(s, text, s->restart > 0 ? 0 : O_TRUNC);
}

void
ftp_appe(struct ftp_session *s, const char *text)
{
	upload(s, text, fault_value(&s->faults, "forget") != NULL ? O_TRUNC
	    : O_APPEND);
}

void
ftp_retr(struct ftp_session *s, const char *text)
{
	char path[FTP_PATH], block[8192];
	struct stream data;
	ssize_t n;
	int fd;

	if (!ftp_path(s, text, path))
		return;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		ftp_reply(s, 550, "%.200s: %s", text, strerror(errno));
		return;
	}
	(void)lseek(fd, (off_t)s->restart, SEEK_SET);
	s->restart = 0;
	if (open_data(s, &data)) {
		while ((n = read(fd, block, sizeof(block))) > 0 &&
		    stream_write(&data, block, (size_t)n))
			;
		stream_close(&data);
		ftp_reply(s, 226, "Transfer complete");
	}
	(void)close(fd);
}

static void
list(struct ftp_session *s, const char *text, bool names)
{
	char path[FTP_PATH];
	struct dirent **entries;
	struct stream data;
	int n;

	if (!ftp_path(s, text[0] == '-' ? "" : text, path) ||
	    !open_data(s, &data))
		return;
	n = scandir(path, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		struct buf line = { 0 };
		char file[FTP_PATH];
		struct stat st = { 0 };

		(void)snprintf(file, sizeof(file), "%.3000s/%s", path,
		    entries[i]->d_name);
		(void)stat(file, &st);
		if (!names)
			buf_printf(&line, "%crw-r--r--   1 ftp ftp %" PRId64
			    " Nov 24 01:00 ", S_ISDIR(st.st_mode) ? 'd' : '-',
			    (int64_t)st.st_size);
		buf_printf(&line, "%s\r\n", entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			(void)stream_write(&data, line.p, line.n);
		buf_release(&line);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	stream_close(&data);
	ftp_reply(s, 226, "Transfer complete");
}

void
ftp_list(struct ftp_session *s, const char *text)
{
	list(s, text, false);
}

void
ftp_nlst(struct ftp_session *s, const char *text)
{
	list(s, text, true);
}
