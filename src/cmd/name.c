/* SPDX-License-Identifier: MIT */
/* name: explains a file name, or makes one. */
#include <inttypes.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/commands.h"
#include "cmd/report.h"
#include "cmd/take.h"
#include "cmd/wrap.h"
#include "spec/name.h"

enum { SHOWN = 120, PARAGRAPH = 2, PIECE = 14 };

struct settings {
	const char *check;
	enum kind kind;
	uint64_t dpids[NAME_DPIDS_MAX];
	size_t count;
	uint64_t target, part;
	bool overwrite, gz, json;
	int64_t now;
};

static bool
take_dpid(void *to, const char *text, struct err *err)
{
	struct settings *s = to;

	if (s->count == NAME_DPIDS_MAX - 1)
		return err_set(err, ERR_USAGE,
		    _("that is more data sources than a name holds"));
	if (!option_number(&s->dpids[s->count], text, err))
		return false;
	s->count++;
	return true;
}

static bool
take_mode(void *to, const char *text, struct err *err)
{
	bool *overwrite = to;

	if (str_eq_text(str_from(text), "overwrite"))
		*overwrite = true;
	else if (str_eq_text(str_from(text), "sync"))
		*overwrite = false;
	else
		return err_set(err, ERR_USAGE,
		    _("the mode is sync or overwrite"));
	return true;
}

static const struct option options[] = {
	{ "check", "NAME", N_("say what is the matter with this name, and "
	    "explain it part by part"), option_text,
	    offsetof(struct settings, check) },
	{ "dpid", "N", N_("make a name: your data source ID; more than once "
	    "for ID syncs"), take_dpid, 0 },
	{ "target", "N", N_("data source that owns the traits"),
	    option_number, offsetof(struct settings, target) },
	{ "kind", "KIND", N_("trait (unless told), odc, id-sync or pbd"),
	    take_kind, offsetof(struct settings, kind) },
	{ "mode", "MODE", N_("sync (unless told) adds, overwrite replaces"),
	    take_mode, offsetof(struct settings, overwrite) },
	{ "part", "N", N_("number of this part of a split file"),
	    option_number, offsetof(struct settings, part) },
	{ "gz", NULL, N_("the file is packed with gzip"), option_flag,
	    offsetof(struct settings, gz) },
	{ "now", "EPOCH", N_("the moment in the name, in seconds since "
	    "1970"), option_time, offsetof(struct settings, now) },
	{ "json", NULL, N_("one JSON object a line, for programs"),
	    option_flag, offsetof(struct settings, json) },
	{ 0 },
};

/* --- explaining -------------------------------------------------------- */

static void
explain_json(struct str name, const struct name_verdict *v,
    const struct name_piece *pieces, size_t count, struct buf *out)
{
	struct json *o = json_new_object();
	struct json *list = json_new_array();

	for (size_t i = 0; i < v->count; i++)
		report_finding(&v->findings[i], out);
	for (size_t i = 0; i < count; i++) {
		struct json *piece = json_new_object();

		json_put_text(piece, "text", str_from(pieces[i].text));
		json_put_text(piece, "label", str_from(pieces[i].label));
		json_put_text(piece, "words", str_from(pieces[i].words));
		json_push(list, piece);
	}
	json_put_text(o, "type", str_from("name"));
	json_put_text(o, "name", name);
	json_put_text(o, "kind", str_from(kind_get(v->parts.kind)->word));
	json_put_bool(o, "known", v->known);
	json_put(o, "pieces", list);
	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
}

static void
add_finding(struct str name, const struct finding *f, struct buf *out)
{
	const struct rule *rule = rule_get(f->rule);

	buf_printf(out, "%s (%s)\n", _(rule->title), rule->code);
	wrap_paragraph(out, _(rule->message), PARAGRAPH);
	wrap_paragraph(out, _(rule->remedy), PARAGRAPH);
	if (f->column > 0)
		report_excerpt(name, f, 4, out);
	buf_add_char(out, '\n');
}

static void
explain_text(struct str name, const struct name_verdict *v,
    const struct name_piece *pieces, size_t count, struct buf *out)
{
	(void)safetext_add(out, name, SHOWN);
	buf_add_text(out, "\n\n");
	for (size_t i = 0; i < v->count; i++)
		add_finding(name, &v->findings[i], out);
	if (v->count == 0)
		buf_add_text(out, _("A proper name.\n\n"));
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "  %-*s ", PIECE, pieces[i].text);
		wrap_add(out, pieces[i].words, PIECE + 3, PIECE + 3);
	}
}

static bool
has_problem(const struct name_verdict *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->findings[i].severity != SEVERITY_INFO)
			return true;
	return false;
}

static int
check(const struct settings *s, int64_t now)
{
	struct str name = name_base(str_from(s->check));
	struct name_piece pieces[NAME_PIECES_MAX];
	struct name_verdict v;
	struct buf out = { 0 };
	size_t count;

	name_diagnose(name, now, &v);
	count = name_explain(name, pieces);
	if (s->json)
		explain_json(name, &v, pieces, count, &out);
	else
		explain_text(name, &v, pieces, count, &out);
	return command_finish(&out, has_problem(&v) ? COMMAND_PROBLEMS
	    : COMMAND_OK);
}

/* --- making ------------------------------------------------------------ */

static int
compose(const struct settings *s, int64_t now)
{
	struct name_parts parts = { .kind = s->kind, .count = s->count,
		.timestamp = (uint64_t)now, .overwrite = s->overwrite,
		.part = s->part, .wrap = s->gz ? WRAP_GZIP : WRAP_NONE };
	struct buf name = { 0 }, out = { 0 };
	struct err err = { 0 };
	struct json *o;

	for (size_t i = 0; i < s->count; i++)
		parts.dpids[i] = s->dpids[i];
	if (s->target != 0)
		parts.dpids[parts.count++] = s->target;
	if (!name_compose(&parts, &name, &err)) {
		err.kind = ERR_USAGE;
		buf_release(&name);
		return command_refuse(&err);
	}
	if (s->json) {
		o = json_new_object();
		json_put_text(o, "type", str_from("name"));
		json_put_text(o, "name", buf_str(&name));
		json_write(o, &out);
		json_free(o);
	} else {
		buf_add_str(&out, buf_str(&name));
	}
	buf_add_char(&out, '\n');
	buf_release(&name);
	return command_finish(&out, COMMAND_OK);
}

static int
run(const struct call *call)
{
	const struct settings *s = call->settings;
	int64_t now = s->now != 0 ? s->now : clock_now();
	struct err err = { 0 };

	if (s->check != NULL)
		return check(s, now);
	if (s->count > 0)
		return compose(s, now);
	(void)err_set(&err, ERR_USAGE, _("Give a name with --check NAME, or "
	    "a data source with --dpid N."));
	return command_refuse(&err);
}

const struct command command_name = {
	.name = "name",
	.arguments = "--check NAME | --dpid N",
	.summary = N_("explain a file name, or make one"),
	.options = options,
	.settings_size = sizeof(struct settings),
	.run = run,
};
