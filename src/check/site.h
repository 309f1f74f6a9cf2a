/* SPDX-License-Identifier: MIT */
/* The IDs that the website shows, for CASE-SITE. */
#ifndef CHECK_SITE_H
#define CHECK_SITE_H

#include "base/str.h"
#include "check/table.h"

struct site {		/* all-zero has no IDs */
	const struct str *ids;	/* borrowed */
	size_t count;
	uint64_t seed;
	struct table exact, nocase;	/* once there is an index */
};

/* For many questions; without it every question goes through all IDs. */
void site_build(struct site *s);
void site_release(struct site *s);
/* The site has this ID, but only in another mix of capitals. */
bool site_differs(const struct site *s, struct str id);

#endif
