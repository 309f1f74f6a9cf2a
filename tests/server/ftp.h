/* SPDX-License-Identifier: MIT */
/*
 * The FTP test server: a session reads commands, looks each up in a table
 * and answers.  ftp_login.c lets in, ftp_data.c carries bytes, ftp_files.c
 * does the rest, ftp_session.c keeps the order.
 */
#ifndef TESTS_SERVER_FTP_H
#define TESTS_SERVER_FTP_H

#include <stdint.h>

#include "tests/server/rules.h"
#include "tests/server/stream.h"
#include "tests/server/users.h"

enum { FTP_PATH = 4096 };

struct ftp_server {
	const char *root;
	struct stream_tls *tls;		/* NULL: none is offered */
	struct users *users;
	struct rules *rules;
	int journal;			/* -1: none */
};

struct ftp_session {
	struct ftp_server *server;
	struct stream control;
	struct faults faults;		/* of the command at work */
	char user[128];
	bool known;			/* user and password were right */
	bool private;			/* data is to go through TLS */
	char folder[FTP_PATH];		/* "/" or "/a/b" */
	char from[FTP_PATH];		/* of RNFR, "": none */
	uint64_t restart;		/* of REST */
	int listener;			/* of PASV and EPSV; -1: none */
	uint64_t received;		/* bytes of the command at work */
	int replied;			/* its last code */
	bool over;			/* the session ends here */
};

struct ftp_command {
	const char *name;
	bool early;			/* before the login too */
	void (*work)(struct ftp_session *s, const char *text);
};

/* CODE TEXT, and to the journal later. */
void ftp_reply(struct ftp_session *s, int code, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
/* The place in root that text names; false (and said) if there is none. */
bool ftp_path(struct ftp_session *s, const char *text, char path[FTP_PATH]);

void ftp_user(struct ftp_session *s, const char *text);
void ftp_pass(struct ftp_session *s, const char *text);
void ftp_auth(struct ftp_session *s, const char *text);
void ftp_pbsz(struct ftp_session *s, const char *text);
void ftp_prot(struct ftp_session *s, const char *text);

void ftp_pasv(struct ftp_session *s, const char *text);
void ftp_epsv(struct ftp_session *s, const char *text);
void ftp_rest(struct ftp_session *s, const char *text);
void ftp_stor(struct ftp_session *s, const char *text);
void ftp_appe(struct ftp_session *s, const char *text);
void ftp_retr(struct ftp_session *s, const char *text);
void ftp_list(struct ftp_session *s, const char *text);
void ftp_nlst(struct ftp_session *s, const char *text);

void ftp_size(struct ftp_session *s, const char *text);
void ftp_mdtm(struct ftp_session *s, const char *text);
void ftp_dele(struct ftp_session *s, const char *text);
void ftp_rnfr(struct ftp_session *s, const char *text);
void ftp_rnto(struct ftp_session *s, const char *text);
void ftp_mkd(struct ftp_session *s, const char *text);
void ftp_cwd(struct ftp_session *s, const char *text);
void ftp_cdup(struct ftp_session *s, const char *text);
void ftp_pwd(struct ftp_session *s, const char *text);

/* From the greeting to the end; takes fd over. */
void ftp_session(struct ftp_server *server, int fd);

#endif
