/* SPDX-License-Identifier: MIT */
/* The last steps of judging a name: what its numbers mean for its kind. */
#include "spec/idtype.h"
#include "spec/name_read.h"

enum {
	OLD_SAMSUNG = 404660,
	DPID_DIGITS_MAX = 9,
	DAY = 86400,
	OLD = 365 * DAY,
};

static const struct name_parts *
parts_of(const struct name_read *r)
{
	return &r->verdict->parts;
}

static void
report_number(struct name_read *r, enum rule_id rule, size_t i)
{
	name_report(r, rule, name_in_base(r, r->numbers[i]));
}

static void
judge_count(struct name_read *r)
{
	size_t count = parts_of(r)->count;
	struct name_range ids = { r->prefix.to, r->prefix.to };

	if (name_count_fits(parts_of(r)->kind, count))
		return;
	if (count > 0)
		ids = (struct name_range){ r->numbers[0].from,
			r->numbers[count - 1].to };
	name_report(r, RULE_NAME_COUNT, name_in_base(r, ids));
}

static void
judge_timestamp(struct name_read *r, int64_t now)
{
	size_t last = r->number_count - 1;
	int64_t when = (int64_t)parts_of(r)->timestamp;

	if (!r->has_timestamp)
		return;
	if (name_text(r, r->numbers[last]).n != 10)
		report_number(r, RULE_NAME_TSLEN, last);
	else if (when - now > DAY || now - when > OLD)
		report_number(r, RULE_NAME_TSAGE, last);
}

static bool
leads_with_zero(struct str number)
{
	return number.n > 1 && number.p[0] == '0';
}

/* One pass a rule, so that they come in their fixed order. */
static void
judge_numbers(struct name_read *r, int64_t now)
{
	const struct name_parts *parts = parts_of(r);

	for (size_t i = 0; i < parts->count; i++)
		if (leads_with_zero(name_text(r, r->numbers[i])))
			report_number(r, RULE_NAME_DPID, i);
	for (size_t i = 0; i < parts->count; i++)
		if (name_text(r, r->numbers[i]).n > DPID_DIGITS_MAX)
			report_number(r, RULE_NAME_DPIDBIG, i);
	judge_timestamp(r, now);
	for (size_t i = 0; i < parts->count; i++)
		if (str_eq_text(name_text(r, r->numbers[i]), "0") &&
		    !(parts->kind == KIND_IDSYNC && i == 0))
			report_number(r, RULE_NAME_ZERO, i);
	for (size_t i = 0; i < parts->count; i++)
		if (parts->dpids[i] == OLD_SAMSUNG)
			report_number(r, RULE_NAME_LEGACY, i);
}

/* Names of trait and Oracle files: the second number is the target. */
static void
judge_target(struct name_read *r)
{
	const struct name_parts *parts = parts_of(r);

	if (parts->count == 1 && idtype_is_shared(parts->dpids[0]))
		report_number(r, RULE_NAME_GLOBAL, 0);
	if (parts->count < 2)
		return;
	if (idtype_is_shared(parts->dpids[1]))
		report_number(r, RULE_NAME_TARGETGLOBAL, 1);
	if (str_eq(name_text(r, r->numbers[0]), name_text(r, r->numbers[1])))
		report_number(r, RULE_NAME_TARGETSAME, 1);
}

static void
judge_columns(struct name_read *r)
{
	size_t count = parts_of(r)->count;

	for (size_t i = 1; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (str_eq(name_text(r, r->numbers[i]),
			    name_text(r, r->numbers[j])))
				report_number(r, RULE_NAME_DUPDPID, i);
	if (parts_of(r)->overwrite)
		name_report(r, RULE_NAME_OVRSYNC, name_in_base(r, r->mode));
}

static void
judge_hashed(struct name_read *r)
{
	const struct name_parts *parts = parts_of(r);

	for (size_t i = 0; i < parts->count; i++)
		if (idtype_is_shared(parts->dpids[i]))
			report_number(r, RULE_NAME_C2CGLOBAL, i);
}

void
name_judge(struct name_read *r, int64_t now)
{
	const struct name_parts *parts = parts_of(r);

	judge_count(r);
	judge_numbers(r, now);
	if (parts->kind == KIND_TRAIT || parts->kind == KIND_ODC)
		judge_target(r);
	else
		judge_columns(r);
	if (parts->kind == KIND_C2C)
		judge_hashed(r);
	if (parts->kind == KIND_ODC)
		name_report(r, RULE_NAME_ODC, name_in_base(r, r->prefix));
	if (parts->wrap == WRAP_PGP || parts->wrap == WRAP_GPG)
		name_report(r, RULE_PGP_BLIND, r->wrap);
}
