/* SPDX-License-Identifier: MIT */
/* doctor: what this terminal and this machine can do. */
#include <stddef.h>

#include "base/intl.h"
#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/wrap.h"
#include "run/machine.h"

enum { ADVICE = 17 };

struct settings {
	bool json;
};

static const struct option options[] = {
	{ "json", NULL, N_("one JSON object, for programs"), option_flag,
	    offsetof(struct settings, json) },
	{ 0 },
};

static void
add_json(const struct machine_fact *facts, size_t count, struct buf *out)
{
	struct json *o = json_new_object();

	json_put_text(o, "type", str_from("doctor"));
	for (size_t i = 0; i < count; i++) {
		struct json *fact = json_new_object();

		json_put_text(fact, "value", str_from(facts[i].value));
		json_put_bool(fact, "fine", facts[i].fine);
		json_put(o, facts[i].word, fact);
	}
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
}

static void
add_text(const struct machine_fact *facts, size_t count, struct buf *out)
{
	size_t open = 0;

	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "%c %-14s %s\n", facts[i].fine ? ' ' : '!',
		    facts[i].label, facts[i].value);
		if (facts[i].fine)
			continue;
		wrap_paragraph(out, facts[i].advice, ADVICE);
		open++;
	}
	buf_printf(out, "\n%s\n", open == 0 ? _("Everything is ready.")
	    : _("Lines with an exclamation mark need a look."));
}

/* Something that is not fine is no trouble of this program: status 0. */
static int
run(const struct call *call)
{
	const struct settings *s = call->settings;
	struct machine_fact facts[MACHINE_FACTS_MAX];
	size_t count = machine_facts(facts);
	struct buf out = { 0 };

	if (s->json)
		add_json(facts, count, &out);
	else
		add_text(facts, count, &out);
	return command_finish(&out, COMMAND_OK);
}

const struct command command_doctor = {
	.name = "doctor",
	.arguments = "",
	.summary = N_("say what this terminal and this machine can do"),
	.options = options,
	.settings_size = sizeof(struct settings),
	.run = run,
};
