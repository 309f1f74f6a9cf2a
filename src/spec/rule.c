/* SPDX-License-Identifier: MIT */
/* The table of rules. */
#include "spec/rule.h"

#include <stdio.h>

#include "base/intl.h"

static const struct rule rules[RULE_COUNT] = {
#define RULE(id, code, severity, scope, weight, counter, fix, class, title, \
    message, remedy)                                                        \
	[RULE_##id] = { code, SEVERITY_##severity, SCOPE_##scope,           \
	    WEIGHT_##weight, COUNTER_##counter, fix, CLASS_##class, title,  \
	    message, remedy },
#include "spec/rules.def"
#undef RULE
};

const struct rule *
rule_get(enum rule_id id)
{
	return &rules[id];
}

enum rule_id
rule_find(struct str code)
{
	for (unsigned i = 0; i < RULE_COUNT; i++)
		if (str_eq_nocase(code, str_from(rules[i].code)))
			return (enum rule_id)i;
	return RULE_COUNT;
}

const char *
rule_topic(enum rule_id id, char out[RULE_TOPIC_MAX])
{
	(void)snprintf(out, RULE_TOPIC_MAX, "rule-%s", rules[id].code);
	for (size_t i = 0; out[i] != '\0'; i++)
		out[i] = char_lower(out[i]);
	return out;
}

const char *
severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_INFO] = "info",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};

	return names[severity];
}
