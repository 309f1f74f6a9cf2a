/* SPDX-License-Identifier: MIT */
/* Answers of the session as the values that the engine takes. */
#include <stdio.h>

#include "base/clock.h"
#include "base/num.h"
#include "run/desk_inside.h"

enum kind
desk_kind(const struct desk *d)
{
	enum kind kind = kind_find(str_from(desk_get(d, "kind")));

	return kind == KIND_UNKNOWN ? KIND_TRAIT : kind;
}

enum idtype
desk_idtype(const struct desk *d)
{
	enum idtype t = idtype_find(str_from(desk_get(d, "idtype")));

	return t == IDTYPE_COUNT ? IDTYPE_CRM : t;
}

uint64_t
desk_number(const struct desk *d, const char *key)
{
	uint64_t n = 0;

	(void)num_parse(str_from(desk_get(d, key)), UINT64_MAX, &n, NULL);
	return n;
}

const char *
desk_key(char out[DESK_KEY_MAX], const char *prefix, const char *code)
{
	(void)snprintf(out, DESK_KEY_MAX, "%s.%s", prefix, code);
	return out;
}

bool
desk_yes(const struct desk *d, const char *prefix, const char *code)
{
	char key[DESK_KEY_MAX];

	return session_is(d->session, desk_key(key, prefix, code), "yes");
}

/*
 * Device IDs live in a data source that all customers share, so the name
 * starts with that one and our own becomes the target.
 */
void
desk_name_parts(const struct desk *d, enum name_wrap wrap, int64_t now,
    struct name_parts *out)
{
	uint64_t own = desk_number(d, "dpid");
	uint64_t target = desk_number(d, "target");
	uint64_t shared = idtype_get(desk_idtype(d))->dpid;

	*out = (struct name_parts){ .kind = desk_kind(d), .wrap = wrap,
		.timestamp = (uint64_t)now,
		.overwrite = session_is(d->session, "mode", "overwrite") };
	if (own == 0)
		return;
	if (shared != 0 && own != shared) {
		target = target != 0 ? target : own;
		own = shared;
	}
	out->dpids[0] = own;
	out->dpids[1] = target;
	out->count = target != 0 && target != own ? 2 : 1;
}
