/* SPDX-License-Identifier: MIT */
/* What send says, for people and for programs. */
#include <stdio.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/json.h"
#include "base/num.h"
#include "base/safetext.h"
#include "cmd/send.h"
#include "cmd/watch.h"

enum { LABEL = 12, SHOWN = 1200 };

/* --- for people -------------------------------------------------------- */

static void
add_fact(struct buf *out, const char *label, const char *value)
{
	buf_printf(out, "%-*s", LABEL, label);
	(void)safetext_add(out, str_from(value), SHOWN);
	buf_add_char(out, '\n');
}

static void
add_lines(struct buf *out, const struct check_summary *sum)
{
	char number[NUM_TEXT_MAX], size[NUM_TEXT_MAX];

	buf_printf(out, "%-*s", LABEL, _("Lines"));
	buf_printf(out, intl_plural("%s line, %s, all checked\n",
	    "%s lines, %s, all checked\n", sum->records),
	    num_group(sum->records, number), num_size(sum->disk_bytes, size));
}

/* What goes on keeps the name and the place it has. */
static void
add_place(const struct desk *d, const struct unfinished *begun,
    struct buf *out)
{
	struct buf text = { 0 };

	if (begun != NULL)
		add_fact(out, _("Name there"), begun->name);
	else if (desk_name(d, &text, NULL))
		add_fact(out, _("Name there"), buf_text(&text));
	buf_clear(&text);
	if (begun != NULL)
		add_fact(out, _("Goes to"), begun->address);
	else if (desk_address(d, &text, NULL))
		add_fact(out, _("Goes to"), buf_text(&text));
	buf_release(&text);
}

static void
add_begun(const struct unfinished *begun, struct buf *out)
{
	char there[NUM_TEXT_MAX], all[NUM_TEXT_MAX];

	buf_printf(out, "%-*s", LABEL, _("Begun"));
	buf_printf(out, _("earlier, and %s of %s are there: it goes on\n"),
	    num_size(begun->done, there), num_size(begun->total, all));
}

void
send_plan_text(const struct desk *d, const struct unfinished *begun,
    struct buf *out)
{
	const struct environment *env = desk_environment(d);
	struct check_summary sum;
	struct login_view login;

	add_fact(out, _("File"), desk_path(d, desk_sends(d)));
	if (desk_summary(d, desk_sends(d), &sum))
		add_lines(out, &sum);
	add_place(d, begun, out);
	add_fact(out, _("What it is"), _(env_kind_get(env->kind)->name));
	add_fact(out, _("How"), _(env_service_get(env->service)->name));
	desk_login(d, &login);
	if (login.have)
		add_fact(out, _("Login"), login.source);
	if (begun != NULL)
		add_begun(begun, out);
}

void
send_result_text(const struct desk *d, struct buf *out)
{
	const struct delivery_notes *notes = desk_delivery_notes(d);
	const struct delivered *got = desk_delivered(d);
	char *path;

	for (unsigned i = 0; i < notes->count; i++)
		add_fact(out, i == 0 ? _("By the way") : "", notes->text[i]);
	add_fact(out, _("Delivered"), got->address);
	for (unsigned i = 0; i < PROOF_COUNT; i++)
		if (got->proofs >> i & 1)
			add_fact(out, _("Known by"),
			    _(proof_get((enum proof_kind)i)->name));
	if (got->proofs == 0)
		add_fact(out, _("Known by"), _("The other side took it. "
		    "Nothing more could be looked at."));
	add_fact(out, _("Reference"), got->reference);
	path = desk_receipt_path(d);
	if (path != NULL)
		add_fact(out, _("Receipt"), path);
	free(path);
}

/* --- for programs ------------------------------------------------------ */

static void
add_object(struct json *take_o, struct buf *out)
{
	json_write(take_o, out);
	buf_add_char(out, '\n');
	json_free(take_o);
}

static struct json *
start(const struct desk *d, const char *type)
{
	const struct environment *env = desk_environment(d);
	struct json *o = json_new_object();

	json_put_text(o, "type", str_from(type));
	json_put_text(o, "file", str_from(desk_path(d, desk_sends(d))));
	json_put_text(o, "environment", str_from(env->name));
	json_put_text(o, "service",
	    str_from(env_service_get(env->service)->word));
	return o;
}

void
send_plan_json(const struct desk *d, const struct unfinished *begun,
    struct buf *out)
{
	struct json *o = start(d, "plan");
	struct check_summary sum;
	struct buf text = { 0 };

	if (begun != NULL) {
		json_put_text(o, "name", str_from(begun->name));
		json_put_text(o, "address", str_from(begun->address));
		json_put_number(o, "there", begun->done);
	} else if (desk_name(d, &text, NULL)) {
		json_put_text(o, "name", buf_str(&text));
		buf_clear(&text);
		if (desk_address(d, &text, NULL))
			json_put_text(o, "address", buf_str(&text));
	}
	buf_release(&text);
	if (desk_summary(d, desk_sends(d), &sum)) {
		json_put_number(o, "records", sum.records);
		json_put_number(o, "bytes", sum.disk_bytes);
		json_put_text(o, "sha256", str_from(sum.sha256));
	}
	add_object(o, out);
}

void
send_result_json(const struct desk *d, struct buf *out)
{
	const struct delivery_notes *notes = desk_delivery_notes(d);
	const struct delivered *got = desk_delivered(d);
	struct json *o = start(d, "delivery"), *list = json_new_array();

	json_put_text(o, "reference", str_from(got->reference));
	json_put_text(o, "name", str_from(got->name));
	json_put_text(o, "address", str_from(got->address));
	json_put_text(o, "sha256", str_from(got->sha256));
	json_put_number(o, "bytes", got->bytes);
	json_put_number(o, "records", got->records);
	json_put_number(o, "when", (uint64_t)got->when);
	for (unsigned i = 0; i < PROOF_COUNT; i++)
		if (got->proofs >> i & 1)
			json_push_text(list, str_from(
			    proof_get((enum proof_kind)i)->word));
	json_put(o, "proofs", list);
	list = json_new_array();
	for (unsigned i = 0; i < notes->count; i++)
		json_push_text(list, str_from(notes->text[i]));
	json_put(o, "notes", list);
	add_object(o, out);
}

/* --- on the way -------------------------------------------------------- */

void
send_check_line(const struct desk *d, struct buf *out)
{
	char number[NUM_TEXT_MAX];
	struct work_pace pace;

	desk_pace(d, DESK_CHECK, &pace);
	buf_printf(out, _("Checking, %s %%"), num_percent(pace.done,
	    pace.total, number));
	watch_add_pace(pace.rate, pace.left, out);
}

void
send_line(const struct desk *d, struct buf *out)
{
	static const char *const words[] = {
		[DELIVERY_PREPARE] = N_("Making what is sent"),
		[DELIVERY_NAME] = N_("Looking at the place"),
		[DELIVERY_COPY] = N_("Sending"),
		[DELIVERY_VERIFY] = N_("Looking whether it arrived whole"),
		[DELIVERY_DONE] = N_("Delivered"),
	};
	char number[NUM_TEXT_MAX];
	struct delivery_progress p;
	struct work_pace pace;

	desk_delivery(d, &p);
	desk_pace(d, DESK_SEND, &pace);
	if (desk_wait_words(&p) != NULL) {
		buf_printf(out, _("Again in %u s. %s"), p.wait,
		    desk_wait_words(&p));
		return;
	}
	buf_add_text(out, p.withdrawing ? _("Taking back what was sent")
	    : _(words[p.stage]));
	if (p.withdrawing || p.total == 0)
		return;
	buf_printf(out, _(", %s %%"), num_percent(p.bytes, p.total, number));
	watch_add_pace(pace.rate, pace.left, out);
	if (p.confirmed > 0)
		buf_printf(out, _(", %s confirmed"), num_size(p.confirmed,
		    number));
}
