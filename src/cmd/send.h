/* SPDX-License-Identifier: MIT */
/* send: the parts of the command that delivers a file without a screen. */
#ifndef CMD_SEND_H
#define CMD_SEND_H

#include "base/buf.h"
#include "run/desk.h"

struct send_settings {
	const char *to;		/* name of the environment */
	const char *dpid, *target, *idtype, *partner;	/* answers, or NULL */
	const char *host_key;
	const char *profile, *credentials_file;
	const char *encrypt;	/* file with a key, or "keyring" */
	uint64_t rate;		/* bytes a second; 0: no limit */
	unsigned parallel;
	bool gzip, replace, start_over, yes, dry_run, json;
};

/* What would be sent, and where; begun is what it goes on with, or NULL. */
void send_plan_text(const struct desk *d, const struct unfinished *begun,
    struct buf *out);
void send_plan_json(const struct desk *d, const struct unfinished *begun,
    struct buf *out);
/* What was delivered, and how that is known. */
void send_result_text(const struct desk *d, struct buf *out);
void send_result_json(const struct desk *d, struct buf *out);
/* How far it is, in a line. */
void send_check_line(const struct desk *d, struct buf *out);
void send_line(const struct desk *d, struct buf *out);

#endif
