/* SPDX-License-Identifier: MIT */
/* What the person takes along: texts, and all that a colleague needs to
 * send the file. */
#include <stdlib.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "file/path.h"
#include "run/desk_inside.h"
#include "run/newtext.h"

enum { PLACES_SHOWN = 10, NAME_SHOWN = 200 };

char *
desk_share_folder(const struct desk *d)
{
	char *folder;

	if (!desk_has_file(d))
		return NULL;
	folder = path_folder(desk_path(d, DESK_ORIGINAL));
	if (access(folder, W_OK) == 0)
		return folder;
	free(folder);
	return NULL;
}

bool
desk_save_text(struct desk *d, const char *name, struct str text,
    char **path, struct err *err)
{
	char *folder = desk_share_folder(d);
	bool ok = newtext_save(folder, name, text, path, err);

	free(folder);
	return ok;
}

static void
add_open_points(const struct desk *d, struct buf *out)
{
	struct blocker list[BLOCKERS_MAX];
	size_t count = desk_blockers(d, list);

	if (count == 0)
		return;
	buf_printf(out, "\n%s\n", _("Still open:"));
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "  - %s\n", list[i].text);
}

static bool
add_note(const struct desk *d, struct buf *out, struct err *err)
{
	enum desk_file f = desk_sends(d);
	struct check_summary sum;
	char number[NUM_TEXT_MAX], size[NUM_TEXT_MAX];

	if (!desk_summary(d, f, &sum) || !sum.complete)
		return err_set(err, ERR_USAGE, _("The file was not read to "
		    "its end yet."));
	buf_printf(out, "%s\n\n", _("How to send this file to Adobe Audience "
	    "Manager"));
	buf_printf(out, _("File:     %s\n"), desk_path(d, f));
	buf_add_text(out, _("Name:     "));
	if (!desk_name(d, out, err))
		return false;
	buf_add_text(out, _("\nAddress:  "));
	if (!desk_address(d, out, err))
		return false;
	buf_printf(out, _("\nLines:    %s\n"), num_group(sum.records, number));
	buf_printf(out, _("Size:     %s\n"), num_size(sum.disk_bytes, size));
	buf_printf(out, _("SHA-256:  %s\n"), sum.sha256);
	buf_printf(out, "\n%s\n", _("Send it in binary mode, under exactly "
	    "this name, into the folder of the\nday (UTC). With an AWS role "
	    "of your own, also give the bucket owner full\ncontrol; without "
	    "that Adobe cannot read the file."));
	add_open_points(d, out);
	return true;
}

bool
desk_hand_over(struct desk *d, char **path, struct err *err)
{
	struct buf note = { 0 };
	bool ok;

	if (!desk_has_file(d))
		return err_set(err, ERR_USAGE, _("Choose a file first."));
	ok = add_note(d, &note, err) &&
	    desk_save_text(d, "how-to-send", buf_str(&note), path, err);
	buf_release(&note);
	return ok;
}

/* --- the list of problems ---------------------------------------------- */

/* The lines of the first places; enough to find them in an editor. */
static void
add_places(const struct desk *d, const struct cause *c, struct buf *out)
{
	const struct findings *found = desk_findings(d, DESK_ORIGINAL);
	size_t kept = findings_kept(found, c->rule);
	char number[NUM_TEXT_MAX];

	if (c->first_line == 0 || kept == 0)
		return;
	buf_add_text(out, _("  Lines: "));
	for (size_t i = 0; i < kept && i < PLACES_SHOWN; i++)
		buf_printf(out, "%s%s", i > 0 ? "; " : "", num_group(
		    findings_get(found, c->rule, i).line, number));
	buf_add_text(out, c->places > PLACES_SHOWN ? " ...\n" : "\n");
}

static void
add_problem(const struct desk *d, const struct cause *c, struct buf *out)
{
	const struct rule *rule = rule_get(c->rule);
	char number[NUM_TEXT_MAX];

	buf_printf(out, "%s (%s)", _(rule->title), rule->code);
	if (c->first_line > 0)
		buf_printf(out, intl_plural(", %s place", ", %s places",
		    c->places), num_group(c->places, number));
	buf_printf(out, "\n  %s\n  %s\n", _(rule->message),
	    _(rule->remedy));
	add_places(d, c, out);
	buf_add_char(out, '\n');
}

bool
desk_save_problems(struct desk *d, char **path, struct err *err)
{
	struct cause causes[RULE_COUNT];
	struct safetext name;
	struct buf text = { 0 };
	size_t count;
	bool ok;

	if (!desk_has_file(d))
		return err_set(err, ERR_USAGE, _("Choose a file first."));
	name = safetext_make(str_from(desk_file_name(d, DESK_ORIGINAL)),
	    NAME_SHOWN);
	count = desk_causes(d, causes, NULL);
	buf_printf(&text, _("Problems in %s\n\n"), name.text);
	for (size_t i = 0; i < count; i++)
		add_problem(d, &causes[i], &text);
	if (count == 0)
		buf_printf(&text, "%s\n", _("There are none."));
	ok = desk_save_text(d, "problems", buf_str(&text), path, err);
	buf_release(&text);
	safetext_release(&name);
	return ok;
}
