/* SPDX-License-Identifier: MIT */
/* Commands, one after the other. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "tests/server/ftp.h"

enum { LINE_MAX_BYTES = 8192 };

static void feat(struct ftp_session *s, const char *text);
static void quit(struct ftp_session *s, const char *text);
static void agree(struct ftp_session *s, const char *text);
static void syst(struct ftp_session *s, const char *text);

static const struct ftp_command commands[] = {
	{ "USER", true, ftp_user }, { "PASS", true, ftp_pass },
	{ "AUTH", true, ftp_auth }, { "PBSZ", true, ftp_pbsz },
	{ "PROT", true, ftp_prot }, { "FEAT", true, feat },
	{ "QUIT", true, quit }, { "NOOP", true, agree },
	{ "OPTS", true, agree }, { "SYST", true, syst },
	{ "TYPE", false, agree }, { "MODE", false, agree },
	{ "STRU", false, agree }, { "ABOR", false, agree },
	{ "PASV", false, ftp_pasv }, { "EPSV", false, ftp_epsv },
	{ "REST", false, ftp_rest }, { "STOR", false, ftp_stor },
	{ "APPE", false, ftp_appe }, { "RETR", false, ftp_retr },
	{ "LIST", false, ftp_list }, { "NLST", false, ftp_nlst },
	{ "SIZE", false, ftp_size }, { "MDTM", false, ftp_mdtm },
	{ "DELE", false, ftp_dele }, { "RNFR", false, ftp_rnfr },
	{ "RNTO", false, ftp_rnto }, { "MKD", false, ftp_mkd },
	{ "CWD", false, ftp_cwd }, { "CDUP", false, ftp_cdup },
	{ "PWD", false, ftp_pwd },
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

void
ftp_reply(struct ftp_session *s, int code, const char *fmt, ...)
{
	struct buf b = { 0 };
	char text[2048];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	for (uint64_t n = fault_number(&s->faults, "flood", 0); n > 0; n--)
		buf_printf(&b, "%d-and %" PRIu64 " things more to say\r\n",
		    code, n);
	buf_printf(&b, "%d %s\r\n", code, text);
	s->replied = code;
	if (!stream_write(&s->control, b.p, b.n))
		s->over = true;
	buf_release(&b);
}

static void
feat(struct ftp_session *s, const char *text)
{
	static const char said[] = "211-Features:\r\n AUTH TLS\r\n EPSV\r\n"
	    " MDTM\r\n PBSZ\r\n PROT\r\n REST STREAM\r\n SIZE\r\n UTF8\r\n";

	(void)text;
	(void)stream_write(&s->control, said, sizeof(said) - 1);
	ftp_reply(s, 211, "End");
}

static void
quit(struct ftp_session *s, const char *text)
{
	(void)text;
	ftp_reply(s, 221, "Goodbye.");
	s->over = true;
}

static void
agree(struct ftp_session *s, const char *text)
{
	(void)text;
	ftp_reply(s, 200, "Command okay");
}

static void
syst(struct ftp_session *s, const char *text)
{
	(void)text;
	ftp_reply(s, 215, "UNIX Type: L8");
}

/* reply=CODE/TEXT stands for the whole answer; true if there was one. */
static bool
planned_reply(struct ftp_session *s)
{
	const char *reply = fault_value(&s->faults, "reply");
	const char *slash = reply == NULL ? NULL : strchr(reply, '/');

	if (fault_value(&s->faults, "refuse") != NULL) {
		s->over = true;
		return true;
	}
	if (reply == NULL)
		return false;
	ftp_reply(s, (int)strtol(reply, NULL, 10), "%.256s",
	    slash == NULL ? "Not today" : slash + 1);
	s->over = s->replied == 421;
	return true;
}

static void
note(const struct ftp_session *s, const char *name, const char *text)
{
	struct buf b = { 0 };

	if (s->server->journal < 0)
		return;
	buf_printf(&b, "%s %s bytes=%" PRIu64 " code=%d tls=%s data=%s\n",
	    name, strcmp(name, "PASS") == 0 ? "-" : text, s->received,
	    s->replied, s->control.tls == NULL ? "no" : "yes",
	    s->private ? "private" : "clear");
	(void)!write(s->server->journal, b.p, b.n);
	buf_release(&b);
}

static const struct ftp_command *
find(const char *name, size_t n)
{
	for (unsigned i = 0; i < COMMANDS; i++)
		if (strlen(commands[i].name) == n &&
		    strncasecmp(commands[i].name, name, n) == 0)
			return &commands[i];
	return NULL;
}

/* The faults that befall this command are met here. */
static void
meet(struct ftp_session *s, const char *name)
{
	char small[16];
	size_t n = 0;

	for (; name[n] != '\0' && n < sizeof(small) - 1; n++)
		small[n] = char_lower(name[n]);
	small[n] = '\0';
	rules_meet(s->server->rules, small, 0, s->user, &s->faults);
	s->received = 0;
	s->replied = 0;
}

static void
wait_if_told(const struct ftp_session *s)
{
	uint64_t ms = fault_number(&s->faults, "delay", 0);
	struct timespec t = { (time_t)(ms / 1000),
		(long)(ms % 1000 * 1000000) };

	(void)nanosleep(&t, NULL);
}

static void
obey(struct ftp_session *s, const char *line)
{
	size_t n = strcspn(line, " ");
	const char *text = line + n + (line[n] == ' ');
	const struct ftp_command *c = find(line, n);

	meet(s, c == NULL ? "-" : c->name);
	wait_if_told(s);
	if (c == NULL)
		ftp_reply(s, 500, "%.*s not understood", (int)(n & 63), line);
	else if (planned_reply(s))
		;
	else if (!c->early && !s->known)
		ftp_reply(s, 530, "Please login with USER and PASS");
	else
		c->work(s, text);
	note(s, c == NULL ? "-" : c->name, text);
}

static void
greet(struct ftp_session *s)
{
	meet(s, "connect");
	wait_if_told(s);
	if (!planned_reply(s))
		ftp_reply(s, 220, "A server for tests");
}

void
ftp_session(struct ftp_server *server, int fd)
{
	struct ftp_session *s = xcalloc(1, sizeof(*s));
	struct buf line = { 0 };

	s->server = server;
	s->listener = -1;
	memcpy(s->folder, "/", 2);
	if (stream_open(&s->control, fd, NULL)) {
		greet(s);
		while (!s->over &&
		    stream_line(&s->control, &line, LINE_MAX_BYTES))
			obey(s, buf_text(&line));
		stream_close(&s->control);
	}
	if (s->listener >= 0)
		(void)close(s->listener);
	buf_release(&line);
	free(s);
}
