/* SPDX-License-Identifier: MIT */
/*
 * What the check knows beside the file: the answers of the person.  All
 * pointers are borrowed and must outlive the check.
 */
#ifndef SPEC_CONTEXT_H
#define SPEC_CONTEXT_H

#include "spec/idtype.h"
#include "spec/kind.h"

enum master { MASTER_UNKNOWN, MASTER_DEVICE, MASTER_CROSS };

struct context_trait {
	uint64_t id;
	bool onboarded;		/* type is ON_BOARDED_TRAIT */
	uint64_t owner;		/* data source */
};

struct context {
	const char *name;	/* judged as if the file had this name; NULL:
				 * its own */
	enum kind kind;		/* KIND_UNKNOWN: from the name */
	enum idtype idtype;	/* of the first column when the data source is
				 * not a shared one; IDTYPE_CRM by default */
	bool ic;		/* bare numbers are ic codes */
	enum master master;
	uint64_t dpid, target;	/* answers, 0 if none: used when the name
				 * tells none */
	const struct str *site_ids;	/* IDs as the website shows them */
	size_t site_count;
	const struct context_trait *traits;	/* sorted by id */
	size_t trait_count;
	const struct str *sent;	/* names of files that Adobe has had */
	size_t sent_count;
	int64_t now;		/* seconds since 1970 */
	bool name_checked;	/* false: leave the NAME rules out */
};

#endif
