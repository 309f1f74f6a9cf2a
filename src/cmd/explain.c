/* SPDX-License-Identifier: MIT */
/* explain CODE: a rule in words. */
#include <limits.h>
#include <stddef.h>

#include "base/intl.h"
#include "base/json.h"
#include "base/safetext.h"
#include "cmd/commands.h"
#include "cmd/wrap.h"
#include "run/help.h"
#include "run/near.h"
#include "spec/rule.h"

enum { RULES_MAX = 100, SHOWN = 40 };

struct settings {
	bool list, json;
};

static const struct option options[] = {
	{ "list", NULL, N_("all rules, one a line"), option_flag,
	    offsetof(struct settings, list) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct settings, json) },
	{ 0 },
};

static void
add_lines(const struct help_topic *t, struct buf *out)
{
	for (size_t i = 0; i < t->count; i++)
		buf_printf(out, "%s\n", t->lines[i]);
}

static void
add_json(enum rule_id id, bool whole, struct buf *out)
{
	const struct rule *rule = rule_get(id);
	struct json *o = json_new_object();
	char topic[RULE_TOPIC_MAX];
	struct help_topic t = { 0 };
	struct buf text = { 0 };

	json_put_text(o, "type", str_from("rule"));
	json_put_text(o, "rule", str_from(rule->code));
	json_put_text(o, "severity",
	    str_from(severity_name(rule->severity)));
	json_put_text(o, "title", str_from(_(rule->title)));
	json_put_text(o, "message", str_from(_(rule->message)));
	json_put_text(o, "remedy", str_from(_(rule->remedy)));
	if (rule->fix != FIX_NONE)
		json_put_text(o, "fix", str_from(fix_get(rule->fix)->code));
	else
		json_put_null(o, "fix");
	if (whole && help_read(&t, rule_topic(id, topic), NULL, NULL)) {
		add_lines(&t, &text);
		json_put_text(o, "text", buf_str(&text));
		help_release(&t);
	}
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
	buf_release(&text);
}

static void
add_text(enum rule_id id, struct buf *out)
{
	static const char *const words[] = {
		[SEVERITY_INFO] = N_("Good to know."),
		[SEVERITY_WARNING] = N_("Accepted, but probably not what you "
		    "want."),
		[SEVERITY_ERROR] = N_("Stops the upload."),
	};
	const struct rule *rule = rule_get(id);
	char topic[RULE_TOPIC_MAX];
	struct help_topic t = { 0 };

	buf_printf(out, "%s (%s)\n%s\n\n", _(rule->title), rule->code,
	    _(words[rule->severity]));
	wrap_paragraph(out, _(rule->message), 0);
	wrap_paragraph(out, _(rule->remedy), 0);
	if (help_read(&t, rule_topic(id, topic), NULL, NULL)) {
		buf_add_char(out, '\n');
		add_lines(&t, out);
		help_release(&t);
	}
}

static bool
find_rule(const char *code, enum rule_id *id, struct err *err)
{
	struct safetext safe;
	const char *near = NULL;
	unsigned best = UINT_MAX;

	*id = rule_find(str_from(code));
	if (*id != RULE_COUNT)
		return true;
	for (unsigned r = 0; r < RULE_COUNT; r++) {
		const char *known = rule_get((enum rule_id)r)->code;
		unsigned far = near_distance(code, known);

		if (far < best && near_enough(code, far)) {
			best = far;
			near = known;
		}
	}
	safe = safetext_make(str_from(code), SHOWN);
	if (near != NULL)
		(void)err_set(err, ERR_USAGE, _("There is no rule \"%s\". Did "
		    "you mean %s?"), safe.text, near);
	else
		(void)err_set(err, ERR_USAGE, _("There is no rule \"%s\". Use "
		    "explain --list to see all."), safe.text);
	safetext_release(&safe);
	return false;
}

static int
list(const struct settings *s)
{
	struct buf out = { 0 };

	for (unsigned r = 0; r < RULE_COUNT; r++) {
		const struct rule *rule = rule_get((enum rule_id)r);

		if (s->json)
			add_json((enum rule_id)r, false, &out);
		else
			buf_printf(&out, "%-18s %-8s %s\n", rule->code,
			    severity_name(rule->severity), _(rule->title));
	}
	return command_finish(&out, COMMAND_OK);
}

static int
run(const struct call *call)
{
	const struct settings *s = call->settings;
	struct buf out = { 0 };
	struct err err = { 0 };

	if (s->list)
		return list(s);
	if (call->count == 0) {
		(void)err_set(&err, ERR_USAGE, _("Name a rule, such as "
		    "LINE-NOTAB, or use --list."));
		return command_refuse(&err);
	}
	for (size_t i = 0; i < call->count; i++) {
		enum rule_id id;

		if (!find_rule(call->args[i], &id, &err)) {
			buf_release(&out);
			return command_refuse(&err);
		}
		if (s->json)
			add_json(id, true, &out);
		else
			add_text(id, &out);
		if (!s->json && i + 1 < call->count)
			buf_add_char(&out, '\n');
	}
	return command_finish(&out, COMMAND_OK);
}

const struct command command_explain = {
	.name = "explain",
	.arguments = "CODE...",
	.summary = N_("say what a rule means and what to do"),
	.options = options,
	.settings_size = sizeof(struct settings),
	.most = RULES_MAX,
	.run = run,
};
