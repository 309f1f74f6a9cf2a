/* SPDX-License-Identifier: MIT */
/*
 * Requests over the network, several at a time: HTTPS, FTPS, SFTP.  What is
 * not asked for does not happen: no redirect is followed, no certificate is
 * let pass, no connection is tried again.  What went wrong comes back as a
 * trouble; what to do about it is for the caller (send/fault.h).
 *
 *	t = transfer_new(&settings, err);
 *	transfer_start(t, &request, tag, err);
 *	while (transfer_work(t, 20))
 *		while (transfer_finished(t, &result))
 *			... result.tag ... and start the next one at once
 *
 * One thread.  Nothing here takes longer than the time that is given.
 */
#ifndef SEND_TRANSFER_H
#define SEND_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "send/pair.h"

enum {
	TRANSFER_PARALLEL_MAX = 16,
	TRANSFER_BODY_MAX = 1 << 20,	/* of a reply; more is TOO_LONG_REPLY */
	TRANSFER_HEADERS_MAX = 100 << 10,
	TRANSFER_TAIL_MAX = 64 << 10,
	TRANSFER_PRINT_MAX = 64,	/* "SHA256:" and 43 letters, NUL */
};

struct transfer_settings {
	/* Who may vouch for servers; "" or NULL: AWS_CA_BUNDLE,
	 * SSL_CERT_FILE, CURL_CA_BUNDLE, or those of the system. */
	const char *ca_file;
	uint64_t rate;		/* bytes a second, all together; 0: no limit */
	unsigned stall;		/* seconds without a byte; 0: 30 */
	unsigned connect;	/* seconds to connect and log in; 0: 15 */
	unsigned parallel;	/* requests at a time, 1 to PARALLEL_MAX */
};

enum transfer_scheme {
	TRANSFER_HTTPS,
	TRANSFER_HTTP,		/* to this machine only */
	TRANSFER_SFTP,
	TRANSFER_FTPS,		/* FTP that asks for TLS and insists on it */
	TRANSFER_FTP,		/* everybody on the way can read it */
};

enum transfer_method {
	/* HTTP. */
	TRANSFER_GET,
	TRANSFER_HEAD,
	TRANSFER_PUT,
	TRANSFER_POST,
	TRANSFER_DELETE,
	/* FTP and SFTP. */
	TRANSFER_UPLOAD,	/* in place of what is there, or onto its end */
	TRANSFER_SIZE,		/* how long the file is: result.size */
	TRANSFER_TAIL,		/* its end, from byte .from on */
	TRANSFER_REMOVE,
	TRANSFER_RENAME,	/* to .new_name, in the same folder */
};

/* For FTP and SFTP.  Copied by transfer_start, wiped when no longer used. */
struct transfer_login {
	const char *user;
	const char *password;	/* or of the key file; NULL or "": none */
	const char *key_file;	/* SSH; NULL or "": none */
	bool agent;		/* SSH: ask the agent */
	const char *print;	/* SSH: the only host key to accept, as
				 * "SHA256:..."; NULL or "": HOSTKEY_NEW */
};

/* All that is pointed to is copied, but for a body: fd and text are read
 * until the request has ended. */
struct transfer_request {
	enum transfer_scheme scheme;
	enum transfer_method method;
	const char *host;	/* a name, or an address; [] around IPv6 */
	unsigned port;		/* 0: the usual one */
	/* HTTP: as it goes out, percent-encoded, with the first slash.  FTP
	 * and SFTP: plain; from the folder of the login unless it begins
	 * with a slash. */
	struct str path;
	struct str query;	/* HTTP: encoded, without the ?; n 0: none */
	/* HTTP: sent in this order; Host, Content-Length are made here. */
	const struct pair *headers;
	size_t header_count;
	/* What is sent: text, or length bytes of fd (open for reading, not
	 * moved) from offset on. */
	struct str text;
	int fd;			/* used if text.p is NULL and length > 0 */
	uint64_t offset, length;
	uint64_t resume;	/* UPLOAD: so many bytes are there already */
	uint64_t from;		/* TAIL: at most TRANSFER_BODY_MAX are there */
	const char *new_name;	/* RENAME */
	struct transfer_login login;
	bool newest_tls;	/* FTPS: 1.3 too, for servers with no other:
				 * the end of an upload may get lost */
	unsigned stall;		/* other than in the settings; 0: as there */
};

enum transfer_trouble {
	TRANSFER_OK,		/* HTTP: there is a status, whichever it is */
	TRANSFER_NO_NAME,	/* nobody knows the host */
	TRANSFER_NO_CONNECTION,	/* refused, or no answer */
	TRANSFER_PROXY,		/* ... or of the proxy */
	TRANSFER_FORBIDDEN,	/* an address that is never right: metadata,
				 * or http to another machine */
	TRANSFER_TLS_UNTRUSTED,	/* nobody we know vouches for the server */
	TRANSFER_TLS_EXPIRED,	/* ... or not today: or our clock is wrong */
	TRANSFER_TLS_NAME,	/* the certificate is of another host */
	TRANSFER_TLS_MISSING,	/* FTPS: the server offers no TLS */
	TRANSFER_TLS_CA_FILE,	/* ours cannot be read */
	TRANSFER_TLS_OTHER,	/* an old version, a broken handshake */
	TRANSFER_HOSTKEY_NEW,	/* result.print: a person has to compare it */
	TRANSFER_HOSTKEY_CHANGED,	/* result.print is not the pinned one */
	TRANSFER_SSH_COMMON,	/* no cipher or key kind in common; servers
				 * with an RSA key only */
	TRANSFER_LOGIN_REFUSED,
	TRANSFER_DENIED,	/* logged in, but not allowed to do this */
	TRANSFER_NOT_THERE,	/* no such file or folder */
	TRANSFER_NO_SPACE,	/* the server says it is full */
	TRANSFER_STALLED,	/* no byte for so many seconds */
	TRANSFER_BROKEN,	/* the connection ended too early */
	TRANSFER_STRANGE_REPLY,	/* not in the language that was agreed on */
	TRANSFER_TOO_LONG_REPLY,
	TRANSFER_LOCAL_READ,	/* our file: unreadable, or shorter now */
	TRANSFER_OTHER,
};

struct transfer_result {
	void *tag;
	enum transfer_trouble trouble;
	char text[200];		/* the library's own words, safe to show */
	long status;		/* HTTP, or the last reply of FTP; 0: none */
	struct str headers;	/* HTTP: "Name: value" lines, CRLF; FTP: what
				 * the server said */
	struct str body;	/* HTTP; TAIL: the end, "" if it is before */
	uint64_t sent;		/* bytes of the body that left */
	int64_t size;		/* SIZE, TAIL: of the file; -1: not told */
	bool there;		/* SIZE by SFTP: there is one, though it may
				 * be that nobody may read it */
	char print[TRANSFER_PRINT_MAX];	/* SSH: of the server's key */
	char print_kind[16];	/* ssh-ed25519 ... as the server's key is */
};

struct transfer;

/* NULL if the library is not what we need. */
struct transfer *transfer_new(const struct transfer_settings *settings,
    struct err *err);
/* What runs is cut off. */
void transfer_free(struct transfer *t);

/*
 * Begin a request.  False, with ERR_USAGE, if a part of it cannot be sent
 * as it is: a control character, no host, http to another machine.  More
 * than settings.parallel at a time is a bug of the caller.
 */
bool transfer_start(struct transfer *t, const struct transfer_request *r,
    void *tag, struct err *err);
/* Do what can be done, waiting at most ms for the network.  False when
 * nothing runs and nothing is left for transfer_finished. */
bool transfer_work(struct transfer *t, unsigned ms);
/* The next one that ended.  What it points to lasts until the next call. */
bool transfer_finished(struct transfer *t, struct transfer_result *out);
/* The value of a header, whatever its case; n 0 if it is not there. */
struct str transfer_header(const struct transfer_result *r, const char *name);
/* Cut it off; it will not come back from transfer_finished. */
void transfer_stop(struct transfer *t, const void *tag);

void transfer_pause(struct transfer *t, bool pause);
void transfer_rate(struct transfer *t, uint64_t rate);
/* Bytes that the running requests handed to the network. */
uint64_t transfer_sent(const struct transfer *t);
unsigned transfer_running(const struct transfer *t);

/* The proxy that the environment asks for on the way to host, without the
 * password in it: "proxy.example:8080"; "" if there is none. */
enum { TRANSFER_PROXY_MAX = 256 };
void transfer_proxy(enum transfer_scheme scheme, const char *host,
    char out[TRANSFER_PROXY_MAX]);

#endif
