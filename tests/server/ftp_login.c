/* SPDX-License-Identifier: MIT */
/* Who comes, and whether others may listen. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "tests/server/ftp.h"

static bool
is_set(struct ftp_session *s, const char *name)
{
	char value[RULE_TEXT];

	return rules_setting(s->server->rules, name, value);
}

void
ftp_user(struct ftp_session *s, const char *text)
{
	s->known = false;
	if (is_set(s, "tlsonly") && s->control.tls == NULL) {
		ftp_reply(s, 550, "SSL/TLS required on the control channel");
		return;
	}
	(void)snprintf(s->user, sizeof(s->user), "%.127s", text);
	ftp_reply(s, 331, "Password required for %.64s", s->user);
}

void
ftp_pass(struct ftp_session *s, const char *text)
{
	const struct user *u = users_find(s->server->users, s->user,
	    strlen(s->user));

	s->known = u != NULL && strcmp(u->secret, text) == 0;
	if (s->known)
		ftp_reply(s, 230, "User %.64s logged in", s->user);
	else
		ftp_reply(s, 530, "Login incorrect.");
}

void
ftp_auth(struct ftp_session *s, const char *text)
{
	if (s->server->tls == NULL || (strcasecmp(text, "TLS") != 0 &&
	    strcasecmp(text, "SSL") != 0)) {
		ftp_reply(s, 500, "AUTH not understood");
		return;
	}
	ftp_reply(s, 234, "AUTH %s successful", text);
	s->over = !stream_start_tls(&s->control, s->server->tls);
}

void
ftp_pbsz(struct ftp_session *s, const char *text)
{
	(void)text;
	ftp_reply(s, 200, "PBSZ 0 successful");
}

void
ftp_prot(struct ftp_session *s, const char *text)
{
	if (s->control.tls == NULL) {
		ftp_reply(s, 503, "You must issue the AUTH command first");
		return;
	}
	s->private = text[0] == 'P' || text[0] == 'p';
	ftp_reply(s, 200, "Protection set to %s",
	    s->private ? "Private" : "Clear");
}
