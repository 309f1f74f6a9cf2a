/* SPDX-License-Identifier: MIT */
/*
 * Who we are at the other end, and where that is known from.  A login is
 * looked for where its owner keeps it already, in this order:
 *
 *	S3		what was typed; a file named for it; the environment;
 *			the AWS profile: its keys, its role, or a program
 *			that it names (AWS SDKs and Tools Reference Guide)
 *	SFTP, FTPS	what was typed; a file named for it; ~/.netrc;
 *			for SFTP also the SSH agent and the keys in ~/.ssh
 *
 * A profile that was chosen by name comes before the environment, as with
 * the AWS tools.  Nothing is ever asked of the address at which machines in
 * a data centre find their logins.
 */
#ifndef SEND_LOGIN_H
#define SEND_LOGIN_H

#include <stdint.h>

#include "base/err.h"
#include "base/step.h"
#include "send/secret.h"

enum login_from {
	LOGIN_NONE,
	LOGIN_TYPED,
	LOGIN_FILE,		/* --credentials-file */
	LOGIN_ENVIRONMENT,
	LOGIN_PROFILE,
	LOGIN_PROCESS,		/* credential_process */
	LOGIN_ROLE,		/* send/sts.h made it of one of those above */
	LOGIN_NETRC,
	LOGIN_SSH,		/* agent or key file */
};

enum {
	LOGIN_USER_MAX = 128 + 1,	/* an access key ID at its longest */
	LOGIN_SOURCE_MAX = 200,
	LOGIN_PATH_MAX = 4096,
	LOGIN_ROLE_MAX = 2048 + 1,	/* of an ARN */
	LOGIN_SESSION_MAX = 64 + 1,
	LOGIN_EXTERNAL_MAX = 1224 + 1,
	LOGIN_REGION_MAX = 32,
};

/* All-zero is no login. */
struct login {
	enum login_from from;
	char source[LOGIN_SOURCE_MAX];	/* for people; safe to show */
	char user[LOGIN_USER_MAX];	/* access key ID, or user name */
	struct secret secret;		/* secret key, password, passphrase */
	struct secret token;		/* S3: of temporary keys */
	int64_t expires;		/* seconds since 1970; 0: not known */
	char region[LOGIN_REGION_MAX];	/* S3; "" not known */

	/* SFTP: tried in this order; "" none. */
	bool agent;
	char key_file[LOGIN_PATH_MAX];
	bool key_locked;		/* it takes a passphrase: secret */

	/* S3: the role to take on with these keys first (send/sts.h). */
	char role[LOGIN_ROLE_MAX];	/* "" none */
	char role_session[LOGIN_SESSION_MAX];
	char external_id[LOGIN_EXTERNAL_MAX];
};

void login_release(struct login *l);	/* wipes; l is no login again */

/*
 * What a person typed, taken when it can be right.  Otherwise false with a
 * sentence that says what it seems to be, and never quotes it.  token
 * may be empty.
 */
bool login_typed_keys(struct login *l, struct str id, struct str secret,
    struct str token, struct err *err);
bool login_typed_password(struct login *l, struct str user,
    struct str password, struct err *err);

/* "AKIA...WXYZ": what of a key ID may be shown.  Short ones are shown as
 * their first letter.  out holds 16 bytes; returned. */
enum { LOGIN_SHOWN_MAX = 16 };
const char *login_shown(const char *user, char out[LOGIN_SHOWN_MAX]);

/* What a search may look at; tests put their own. */
struct login_world {
	const char *home;		/* NULL: there is none */
	const char *(*env)(const char *name);	/* NULL: not set */
	const char *credentials_file;	/* named for it; NULL */
	const char *profile;		/* chosen by name; NULL or "" */
	int64_t now;			/* seconds since 1970 */
};

/* The process as it is: its environment and home, clock_now(). */
void login_world_here(struct login_world *w);

enum login_way { LOGIN_KEYS /* S3 */, LOGIN_SSH_KEY /* SFTP */,
	LOGIN_PASSWORD /* FTPS, FTP */ };

/* For whom. */
struct login_place {
	enum login_way way;
	const char *host;	/* servers; "" for S3 */
	const char *user;	/* servers; "" not known */
	const char *key_file;	/* SFTP: chosen; "" look for one */
};

/*
 * A step function (base/step.h): a program may have to be asked.  place and
 * world are borrowed until login_search_free.  STEP_DONE also when there is
 * none: *login_search_result is LOGIN_NONE then.  STEP_FAILED (ERR_LOGIN):
 * there is one and it cannot be used; the sentence says what to do.
 */
struct login_search;
struct login_search *login_search_begin(const struct login_place *place,
    const struct login_world *world);
enum step login_search_step(struct login_search *s, struct err *err);
/* After STEP_DONE; the caller moves or releases it. */
void login_search_result(struct login_search *s, struct login *take);
void login_search_free(struct login_search *s);

#endif
