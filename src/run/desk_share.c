/* SPDX-License-Identifier: MIT */
/* What the person takes along: texts, and all that a colleague needs to
 * send the file. */
#include <stdlib.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/num.h"
#include "file/path.h"
#include "run/desk_inside.h"
#include "run/newtext.h"

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
