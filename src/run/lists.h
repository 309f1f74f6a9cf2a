/* SPDX-License-Identifier: MIT */
/* Lists from small text files that tell a check more: the IDs as the
 * website shows them, and the traits of the account. */
#ifndef RUN_LISTS_H
#define RUN_LISTS_H

#include "base/err.h"
#include "spec/context.h"

enum { LISTS_BYTES_MAX = 64 << 20 };

struct lists {
	char *site_text;		/* the slices below point into it */
	struct str *sites;
	size_t site_count;
	struct context_trait *traits;	/* sorted by id */
	size_t trait_count;
};

/* One ID a line, exactly as it is; empty lines are left out. */
bool lists_read_sites(struct lists *l, const char *path, struct err *err);
/* Tab-separated: trait ID, type, data source that owns it.  A first line
 * without a number is a heading.  ERR_CONFIG names the line. */
bool lists_read_traits(struct lists *l, const char *path, struct err *err);
/* Point context to what was read; l must outlive it. */
void lists_give(const struct lists *l, struct context *context);
void lists_release(struct lists *l);

#endif
