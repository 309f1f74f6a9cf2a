/* SPDX-License-Identifier: MIT */
/* The table of repairs. */
#include "spec/fix.h"

#include "base/intl.h"

static const struct fix fixes[FIX_COUNT] = {
	[FIX_NONE] = { "", CLASS_PERSON, false, "", "" },
#define FIX(id, class, ready, title, detail) \
	[FIX_##id] = { #id, CLASS_##class, ready, title, detail },
#include "spec/fixes.def"
#undef FIX
};

const struct fix *
fix_get(enum fix_id id)
{
	return &fixes[id < FIX_COUNT ? id : FIX_NONE];
}
