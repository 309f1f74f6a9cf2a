/* SPDX-License-Identifier: MIT */
/* Puts the numbers of parts in order and looks for gaps.  A name may claim
 * any number, so gaps are counted, never walked through. */
#include "spec/parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

enum { FIXED_TIME = 1767225600 };

static bool
compose(const struct name_parts *parts, char out[PARTS_NAME_MAX])
{
	struct buf name = { .max = NAME_BYTES_MAX };
	bool ok = name_compose(parts, &name, NULL) && !name.overflow;

	(void)snprintf(out, PARTS_NAME_MAX, "%s", buf_text(&name));
	buf_release(&name);
	return ok;
}

bool
part_of_name(struct str path, int64_t now, struct part *out)
{
	struct name_verdict v;

	*out = (struct part){ .number = 0 };
	name_diagnose(path, now, &v);
	if (!v.known)
		return false;
	out->number = v.parts.part;
	out->wrap = v.parts.wrap;
	v.parts.part = 0;
	v.parts.wrap = WRAP_NONE;
	if (!compose(&v.parts, out->set))
		return false;
	v.parts.timestamp = FIXED_TIME;
	return compose(&v.parts, out->kin);
}

static int
by_number(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return a < b ? -1 : a > b;
}

static void
note_gap(struct parts_verdict *v, uint64_t from, uint64_t to)
{
	v->missing_count += to - from;
	for (uint64_t i = from; i < to &&
	    v->missing_listed < PARTS_LISTED_MAX; i++)
		v->missing[v->missing_listed++] = i;
}

static void
note_twice(struct parts_verdict *v, uint64_t number)
{
	v->twice_count++;
	if (v->twice_listed < PARTS_LISTED_MAX)
		v->twice[v->twice_listed++] = number;
}

void
parts_judge(const struct part *const *parts, size_t count,
    struct parts_verdict *v)
{
	uint64_t *numbers = xcalloc(count + 1, sizeof(*numbers));
	size_t n = 0;

	*v = (struct parts_verdict){ 0 };
	for (size_t i = 0; i < count; i++) {
		if (parts[i]->number > 0)
			numbers[n++] = parts[i]->number;
		v->mixed = v->mixed || parts[i]->wrap != parts[0]->wrap;
	}
	qsort(numbers, n, sizeof(*numbers), by_number);
	for (size_t i = 0; i < n; i++) {
		uint64_t before = i > 0 ? numbers[i - 1] : 0;

		if (numbers[i] != before)
			note_gap(v, before + 1, numbers[i]);
		else if (i < 2 || numbers[i - 2] != before)
			note_twice(v, before);	/* once, also if thrice */
	}
	free(numbers);
}

bool
parts_finding(const struct parts_verdict *v, struct finding *f)
{
	*f = (struct finding){ .rule = RULE_NAME_SPLITGAP,
		.severity = rule_get(RULE_NAME_SPLITGAP)->severity,
		.total = v->missing_count > 0 ? 0 : v->twice_count };
	return v->missing_count > 0 || v->twice_count > 0;
}
