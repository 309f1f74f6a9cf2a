/* SPDX-License-Identifier: MIT */
/* Words of ours as values of options. */
#include "cmd/take.h"

#include <string.h>

#include "base/err.h"
#include "base/intl.h"
#include "base/num.h"
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

static bool
refuse_number(const char *text, const char *sentence, struct err *err)
{
	struct safetext safe = safetext_make(str_from(text), SHOWN);

	(void)err_set(err, ERR_USAGE, sentence, safe.text);
	safetext_release(&safe);
	return false;
}

static bool
take_few(unsigned *to, const char *text, unsigned most)
{
	uint64_t n;

	if (!num_parse(str_from(text), most, &n, NULL) || n == 0)
		return false;
	*to = (unsigned)n;
	return true;
}

bool
take_threads(void *to, const char *text, struct err *err)
{
	return take_few(to, text, TAKE_THREADS_MAX) ||
	    refuse_number(text, _("\"%s\" is not a number of threads from "
	    "1 to 16"), err);
}

bool
take_parallel(void *to, const char *text, struct err *err)
{
	return take_few(to, text, TAKE_PARTS_MAX) ||
	    refuse_number(text, _("\"%s\" is not a number of parts from 1 "
	    "to 8"), err);
}

bool
take_rate(void *to, const char *text, struct err *err)
{
	struct str s = str_from(text);
	char unit = s.n > 0 ? char_lower(s.p[s.n - 1]) : ' ';
	uint64_t thousands = unit == 'k' ? 1000 : 1000 * 1000, n;

	if ((unit != 'k' && unit != 'm') ||
	    !num_parse(str_cut(s, 0, s.n - 1), UINT64_MAX / thousands, &n,
	    NULL) || n == 0)
		return refuse_number(text, _("\"%s\" is not a rate, such as "
		    "500K or 2M"), err);
	*(uint64_t *)to = n * thousands;
	return true;
}

bool
take_memory(void *to, const char *text, struct err *err)
{
	struct str s = str_from(text);
	char unit = s.n > 0 ? char_lower(s.p[s.n - 1]) : ' ';
	unsigned shift = unit == 'm' ? 20 : 30;
	uint64_t n;

	if ((unit != 'm' && unit != 'g') ||
	    !num_parse(str_cut(s, 0, s.n - 1), UINT64_MAX >> shift, &n,
	    NULL) || n == 0)
		return refuse_number(text, _("\"%s\" is not an amount of "
		    "memory, such as 256M or 2G"), err);
	*(uint64_t *)to = n << shift;
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
