/* SPDX-License-Identifier: MIT */
/* Writes the pretend receipt, line by line in the order of the real one
 * (Adobe: inbound-receipt-message). */
#include "send/reply.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/intl.h"
#include "file/path.h"
#include "file/sink.h"
#include "spec/name.h"

enum { REPLY_RUN_SECONDS = 1800 };

static void
add_time(struct buf *out, const char *label, int64_t when)
{
	struct clock_date d = clock_date(when);

	buf_printf(out, "%s: %04d-%02d-%02d %02d:%02d:%02d\n", label, d.year,
	    d.month, d.day, d.hour, d.minute, d.second);
}

static void
add_counters(const struct forecast *f, struct buf *out)
{
	const struct {
		const char *label;
		uint64_t value;
	} lines[] = {
		{ "Records received", f->received },
		{ "Format Errors", f->format_errors },
		{ "Invalid AAM ID", f->invalid_aam_id },
		{ "No Matching AAM ID", f->no_match },
		{ "No Trait Realized", f->no_trait },
		{ "Records processed", f->processed },
		{ "Stored Records", f->stored },
		{ "Total signals", f->signals },
		{ "Total removed traits", f->removed },
		{ "Total traits failed validation", f->failed_validation },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		buf_printf(out, "%s: %" PRIu64 "\n", lines[i].label,
		    lines[i].value);
}

void
reply_compose(const struct delivery_order *order, struct buf *out)
{
	buf_printf(out, "%s\n\n", _("PRACTICE. Nobody sent this: it shows what "
	    "Adobe's receipt would look like."));
	buf_add_text(out, "From: aam-noreply@adobe.com\n"
	    "Subject: Adobe Audience Manager Server-To-Server Processing "
	    "Result:\n"
	    "Dear Adobe Partner: (ID:0)\n"
	    "File name:\n");
	buf_printf(out, "s3n://%s/", order->bucket);
	name_s3_key(order->partner, order->now, order->name, out);
	buf_add_char(out, '\n');
	add_counters(order->forecast, out);
	add_time(out, "Job start time", order->now);
	add_time(out, "Job end time", order->now + REPLY_RUN_SECONDS);
}

static char *
reply_path(const struct delivery_order *order, struct err *err)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/inbox", order->drop_off);
	if (!path_make_folders(buf_text(&path), err)) {
		buf_release(&path);
		return NULL;
	}
	buf_printf(&path, "/receipt-%s.txt", order->name);
	return buf_take(&path);
}

bool
reply_leave(const struct delivery_order *order, struct err *err)
{
	struct buf text = { 0 };
	char *path;
	bool ok;

	if (order->forecast == NULL)
		return true;
	path = reply_path(order, err);
	if (path == NULL)
		return false;
	reply_compose(order, &text);
	ok = sink_replace(path, buf_str(&text), err);
	buf_release(&text);
	free(path);
	return ok;
}
