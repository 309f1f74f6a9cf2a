/* SPDX-License-Identifier: MIT */
/*
 * An FTP server that does as it is told: passive mode, explicit TLS, and the
 * faults of rules.h.
 *
 *	ftpserver [OPTION VALUE]... ROOT
 *
 *	--users FILE		USER PASSWORD all, a line each
 *	--fault RULE		a fault (rules.h); as often as needed
 *	--control FILE		faults that may change meanwhile
 *	--journal FILE		a line for each command
 *	--tls FILE		certificate and key: AUTH TLS
 *	--tls-newest 1.0	the newest TLS spoken, down to 1.0
 *	--port N		else one that is free
 *	--stay yes		do not end with standard input
 *
 * WHERE of a rule is a command in small letters, or "connect".  Settings:
 * tlsonly=, reuse= (of TLS sessions), away=.
 */
#include "tests/server/ftp.h"
#include "tests/server/options.h"

static const char *const known[] = {
	/* the connection ends; or this is answered: CODE/TEXT */
	"refuse", "reply", "delay" /* ms */, "flood" /* lines */,
	/* to an upload, after so many bytes: data connection gone, disk
	 * full (N/552: quota), session gone; or all taken, answer lost */
	"cut", "full", "drop", "lost",
	"stall", "for" /* ms */, "slow" /* bytes a second */,
	/* what is stored: bytes kept, byte turned over; REST and APPE
	 * forgotten */
	"truncate", "flip", "forget",
	/* SIZE lies; PASV names another host */
	"size", "elsewhere",
	/* settings */
	"tlsonly", "reuse", "away",
	NULL,
};

static void
guest(void *of, int fd)
{
	struct options *o = of;
	struct ftp_server server = { .root = o->root, .tls = o->tls,
		.users = o->users, .rules = o->rules, .journal = o->journal };

	ftp_session(&server, fd);
}

int
main(int argc, char **argv)
{
	struct options o = { .rules = rules_new(known),
		.door = { .guest = guest } };

	return options_read(&o, argc, argv) ? door_serve(&o.door) : 2;
}
