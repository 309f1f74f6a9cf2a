/* SPDX-License-Identifier: MIT */
/* help [TOPIC]: the same texts that the wizard shows. */
#include <stddef.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/json.h"
#include "base/mem.h"
#include "cmd/commands.h"
#include "run/help.h"

enum { WORDS_MAX = 16 };

struct settings {
	const char *lang;
	bool list, search, json;
};

static const struct option options[] = {
	{ "list", NULL, N_("all topics, one a line"), option_flag,
	    offsetof(struct settings, list) },
	{ "search", NULL, N_("the topics that hold all these words"),
	    option_flag, offsetof(struct settings, search) },
	{ "lang", "LL", N_("in this language, when there is a translation"),
	    option_text, offsetof(struct settings, lang) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct settings, json) },
	{ 0 },
};

static void
add_json(const struct help_topic *t, struct buf *out)
{
	struct json *o = json_new_object();
	struct json *lines = json_new_array();

	json_put_text(o, "type", str_from("topic"));
	json_put_text(o, "topic", str_from(t->name));
	json_put_text(o, "title", str_from(t->title));
	for (size_t i = 0; i < t->count; i++)
		json_push_text(lines, str_from(t->lines[i]));
	json_put(o, "lines", lines);
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
}

static int
show_list(const struct help_list *list, bool json)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		const struct help_topic *t = &list->topics[i];

		if (json)
			add_json(t, &out);
		else
			buf_printf(&out, "%-28s %s\n", t->name, t->title);
	}
	if (list->count == 0 && !json)
		buf_add_text(&out, _("No topic has all these words.\n"));
	return command_finish(&out, COMMAND_OK);
}

static int
search(const struct call *call, const struct settings *s)
{
	struct help_list list = { 0 };
	struct buf words = { 0 };
	struct err err = { 0 };
	int status;

	for (size_t i = 0; i < call->count; i++)
		buf_printf(&words, "%s ", call->args[i]);
	if (help_search(&list, buf_text(&words), s->lang, &err))
		status = show_list(&list, s->json);
	else
		status = command_refuse(&err);
	help_list_release(&list);
	buf_release(&words);
	return status;
}

/* The code of a rule is a topic as well: LINE-NOTAB, rule-line-notab. */
static bool
read_topic(struct help_topic *t, const char *typed, const char *lang,
    struct err *err)
{
	char *name = xstrdup(typed);
	struct buf rule = { 0 };
	bool ok;

	for (char *c = name; *c != '\0'; c++)
		*c = char_lower(*c);
	buf_printf(&rule, "rule-%s", name);
	ok = help_read(t, buf_text(&rule), lang, NULL) ||
	    help_read(t, name, lang, err);
	buf_release(&rule);
	free(name);
	return ok;
}

static int
show_topic(const char *name, const struct settings *s)
{
	struct help_topic t = { 0 };
	struct buf out = { 0 };
	struct err err = { 0 };

	if (!read_topic(&t, name, s->lang, &err))
		return command_refuse(&err);
	if (s->json) {
		add_json(&t, &out);
	} else {
		buf_printf(&out, "%s\n\n", t.title);
		for (size_t i = 0; i < t.count; i++)
			buf_printf(&out, "%s\n", t.lines[i]);
	}
	help_release(&t);
	return command_finish(&out, COMMAND_OK);
}

static int
run(const struct call *call)
{
	const struct settings *s = call->settings;
	struct buf out = { 0 };

	if (s->list || s->search)
		return search(call, s);
	if (call->count > 0)
		return show_topic(call->args[0], s);
	command_overview(&out);
	buf_add_text(&out, _("\naam-onboard help --list shows all topics, "
	    "help TOPIC one of them.\n"));
	return command_finish(&out, COMMAND_OK);
}

const struct command command_help = {
	.name = "help",
	.arguments = "[TOPIC | --search WORDS]",
	.summary = N_("show a help topic"),
	.options = options,
	.settings_size = sizeof(struct settings),
	.most = WORDS_MAX,
	.run = run,
};
