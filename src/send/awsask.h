/* SPDX-License-Identifier: MIT */
/*
 * One small signed request to a service of Amazon's kind, and its answer.
 * When the other end finds that our clock is wrong, it is asked once more
 * by its own.
 *
 * A step function (base/step.h).
 */
#ifndef SEND_AWSASK_H
#define SEND_AWSASK_H

#include "base/step.h"
#include "send/fault.h"
#include "send/login.h"
#include "send/transfer.h"

enum { AWSASK_QUERY_MAX = 4 };

/* All is borrowed until awsask_free. */
struct awsask_request {
	enum transfer_scheme scheme;
	const char *host;
	unsigned port;		/* 0: the usual one */
	const char *region, *service;	/* us-east-1; sts, s3 */
	struct str path;	/* percent-encoded once */
	struct pair query[AWSASK_QUERY_MAX];
	size_t query_count;
	struct str form;	/* a POST of these; n 0: a GET */
	const char *ca_file;	/* as in struct transfer_settings */
};

struct awsask;

/* NULL with err if it cannot be sent as it is.  Who asks is login, borrowed
 * too. */
struct awsask *awsask_begin(const struct awsask_request *request,
    const struct login *login, struct err *err);
/* STEP_DONE with any answer, or none: awsask_fault tells. */
enum step awsask_step(struct awsask *a, struct err *err);
void awsask_free(struct awsask *a);	/* wipes; NULL is fine */

/* After STEP_DONE.  FAULT_NONE: a good answer, with this body. */
enum fault awsask_fault(const struct awsask *a);
struct str awsask_body(const struct awsask *a);
/* The other end's clock less ours, in seconds, if that had to be known. */
int64_t awsask_offset(const struct awsask *a);
/* The region that an answer named instead of ours; n 0: none. */
struct str awsask_region(const struct awsask *a);

#endif
