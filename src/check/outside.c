/* SPDX-License-Identifier: MIT */
/* The rules about a file as a whole. */
#include "check/outside.h"

#include "check/container.h"

enum { PGP_HEAD = 2048 };

/* To Adobe, as far as our own history knows. */
static bool
was_sent(const struct context *context, struct str name)
{
	for (size_t i = 0; i < context->sent_count; i++)
		if (str_eq(name, context->sent[i]))
			return true;
	return false;
}

void
judge_name(const struct source *source, const struct context *context,
    struct name_verdict *name, struct told *told)
{
	const char *path = context->name != NULL ? context->name :
	    source_path(source);
	bool checked = context->name_checked;

	name_diagnose(str_from(path), context->now, name);
	for (size_t i = 0; i < name->count; i++) {
		const struct finding *f = &name->findings[i];
		const char *code = rule_get(f->rule)->code;

		if (checked || !str_starts(str_from(code), "NAME-"))
			told_add(told, f);
	}
	if (checked && was_sent(context, name_base(str_from(path))))
		told_usual(told, RULE_NAME_REUSED);
}

/* What the name says of the container; when the name is not looked at, it
 * says what the container is. */
static enum name_wrap
named_wrap(const struct source *source, const struct context *context,
    const struct name_verdict *name)
{
	enum container outer = source_container(source);

	if (context->name_checked)
		return name->parts.wrap;
	if (outer == CONTAINER_GZIP)
		return WRAP_GZIP;
	return outer == CONTAINER_PGP || outer == CONTAINER_PGP_ARMOR ?
	    WRAP_PGP : WRAP_NONE;
}

static void
judge_recipient(struct source *source, struct told *told)
{
	char bytes[PGP_HEAD];
	struct str head = { bytes, 0 };

	if (source_container(source) == CONTAINER_PGP &&
	    source_read_disk(source, 0, bytes, sizeof(bytes), &head.n,
	    NULL) && pgp_for_others(head))
		told_usual(told, RULE_PGP_RECIP);
}

static void
judge_size(const struct source *source, struct told *told)
{
	enum container outer = source_container(source);
	bool packed = outer != CONTAINER_PLAIN;
	enum severity severity = SEVERITY_INFO;
	enum rule_id rule = size_judge(source_size(source), 1, packed,
	    &severity);

	if (outer != CONTAINER_PLAIN && outer != CONTAINER_GZIP &&
	    outer != CONTAINER_PGP && outer != CONTAINER_PGP_ARMOR)
		return;
	if (rule != RULE_COUNT)
		told_rule(told, rule, severity);
}

bool
packed_nothing(const struct source *source)
{
	return source_container(source) == CONTAINER_GZIP &&
	    source_inner(source) == CONTAINER_EMPTY;
}

bool
judge_outside(struct source *source, const struct context *context,
    const struct name_verdict *name, struct told *told)
{
	struct container_verdict v;

	container_judge(source_container(source), source_inner(source),
	    named_wrap(source, context, name), &v);
	for (size_t i = 0; i < v.count; i++)
		if (v.rules[i] != RULE_SIZE_EMPTY || !packed_nothing(source))
			told_usual(told, v.rules[i]);
	judge_recipient(source, told);
	judge_size(source, told);
	return v.text;
}
