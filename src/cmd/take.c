/* SPDX-License-Identifier: MIT */
/* Words of ours as values of options. */
#include "cmd/take.h"

#include <string.h>

#include "base/err.h"
#include "base/intl.h"
#include "base/safetext.h"

enum { SHOWN = 40 };

static bool
refuse(const char *text, const char *choices, struct err *err)
{
	struct safetext safe = safetext_make(str_from(text), SHOWN);

	(void)err_set(err, ERR_USAGE, _("\"%s\" is not one of %s"), safe.text,
	    choices);
	safetext_release(&safe);
	return false;
}

bool
take_kind(void *to, const char *text, struct err *err)
{
	enum kind kind = kind_find(str_from(text));

	if (kind == KIND_UNKNOWN)
		return refuse(text, "trait, odc, id-sync, pbd", err);
	*(enum kind *)to = kind;
	return true;
}

bool
take_idtype(void *to, const char *text, struct err *err)
{
	enum idtype t = idtype_find(str_from(text));

	if (t == IDTYPE_COUNT)
		return refuse(text, "crm, aam, ecid, hemail", err);
	*(enum idtype *)to = t;
	return true;
}

bool
take_master(void *to, const char *text, struct err *err)
{
	static const char *const words[] = {
		[MASTER_UNKNOWN] = "unknown",
		[MASTER_DEVICE] = "device",
		[MASTER_CROSS] = "cross",
	};

	for (unsigned i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(text, words[i]) != 0)
			continue;
		*(enum master *)to = (enum master)i;
		return true;
	}
	return refuse(text, "device, cross, unknown", err);
}
