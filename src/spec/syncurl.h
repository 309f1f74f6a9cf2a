/* SPDX-License-Identifier: MIT */
/* The ID-sync address: composed, and checked.  (Adobe: id-sync-http.) */
#ifndef SPEC_SYNCURL_H
#define SPEC_SYNCURL_H

#include <stdint.h>

#include "base/buf.h"
#include "spec/finding.h"

struct syncurl {
	uint64_t dpid;
	struct str id;		/* as it is in the file, not encoded */
	struct str redir;	/* full return address with ${DD_UUID}, not
				 * encoded; empty: none */
	bool gdpr;		/* applies; then consent is needed */
	struct str consent;	/* IAB TCF text; empty: none */
};

/* Write the address.  False when the parts break a rule: the finding says
 * which, err (may be NULL) says it in words. */
bool syncurl_compose(const struct syncurl *parts, struct buf *out,
    struct finding *why, struct err *err);

struct syncurl_id {
	uint64_t dpid;
	struct str id;		/* not encoded */
	int state;		/* 0, 1, 2; -1: not said */
};
/* The newer form with d_cid, for one or more IDs. */
bool syncurl_compose_cid(const struct syncurl_id *ids, size_t n,
    struct buf *out, struct finding *why, struct err *err);

enum { SYNCURL_RULES_MAX = 24 };
/* All HTTP rules in their order.  Line 0, column and length in the
 * address.  Returns how many. */
size_t syncurl_check(struct str url, struct finding out[SYNCURL_RULES_MAX]);

#endif
