/* SPDX-License-Identifier: MIT */
/* What the files of send/transfer.h share, and the only place that knows
 * libcurl. */
#ifndef SEND_TRANSFER_INSIDE_H
#define SEND_TRANSFER_INSIDE_H

#include <curl/curl.h>

#include "base/buf.h"
#include "send/transfer.h"

/* One request on its way; libcurl holds its address. */
struct slot {
	struct transfer *owner;
	CURL *easy;		/* NULL: free */
	void *tag;
	bool ended;		/* waits for transfer_finished */
	CURLcode code;
	enum transfer_trouble trouble;	/* seen by us; above the code */
	enum transfer_scheme scheme;
	enum transfer_method method;
	struct str text;	/* what is sent ... */
	int fd;
	uint64_t offset, length, at;	/* ... and how far that is */
	bool proxied;
	struct curl_slist *lines;	/* headers, or commands */
	struct buf headers, body;	/* the reply */
	size_t reply_lines;		/* bytes of the headers, all told */
	uint64_t from;			/* of TRANSFER_TAIL */
	int64_t size;
	char print[TRANSFER_PRINT_MAX], pinned[TRANSFER_PRINT_MAX];
	char print_kind[16];
	unsigned stall;			/* seconds */
	int64_t moved_at;		/* clock_monotonic_ms() */
	uint64_t moved;			/* bytes both ways until then */
	char words[CURL_ERROR_SIZE];
};

struct transfer {
	CURLM *multi;
	CURLSH *share;		/* TLS sessions: some FTPS servers insist */
	struct transfer_settings settings;
	char *ca_file;		/* NULL: those of the system */
	struct slot slots[TRANSFER_PARALLEL_MAX];
	struct slot *told;	/* the result the caller looks at */
	bool paused;
};

/* transfer_memory.c: memory for libcurl that is wiped when it is given
 * back, as there are passwords in it. */
CURLcode transfer_library_start(void);

/* transfer_ask.c: what a request is, in libcurl's terms. */
bool slot_ask(struct slot *s, const struct transfer_request *r,
    struct err *err);

/* transfer_body.c: the bytes, out and in. */
void slot_body(struct slot *s);
/* Forget a reply: it may have been a login. */
void slot_wipe_body(struct buf *body);
/* The length of the file that TRANSFER_SIZE asked for; -1: not told. */
int64_t slot_size(const struct slot *s);

/* transfer_address.c: whom to talk to. */
void slot_address(struct slot *s, const struct transfer_request *r);
bool transfer_host_is_here(const char *host);

/* transfer_proxy.c: as the environment has it, with its password; "" if
 * there is none. */
const char *transfer_proxy_url(enum transfer_scheme scheme, const char *host);

/* transfer_told.c: how it ended. */
void slot_tell(const struct slot *s, struct transfer_result *out);

#endif
