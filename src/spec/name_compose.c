/* SPDX-License-Identifier: MIT */
/* Building a name from its parts, and the place it goes to (Adobe:
 * inbound-s3-filenames, inbound-ftp-filenames, id-sync-file-based). */
#include <inttypes.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "spec/idtype.h"
#include "spec/name_read.h"

/* The first moment that needs an eleventh digit. */
static const uint64_t timestamp_end = UINT64_C(10000000000);

static bool
count_fits(const struct name_parts *parts, struct err *err)
{
	static const char *const wanted[KIND_COUNT] = {
		[KIND_TRAIT] = N_("The name needs one or two data source "
		    "IDs: the source of the IDs and, if it is another one, "
		    "the source of the traits."),
		[KIND_ODC] = N_("The name needs one or two data source IDs: "
		    "the source of the IDs and, if it is another one, the "
		    "source of the traits."),
		[KIND_IDSYNC] = N_("The name of an ID sync file needs at "
		    "least two data source IDs, one for each column."),
		[KIND_C2C] = N_("The name of a hashed e-mail file needs "
		    "exactly two data source IDs: the one of your customer "
		    "IDs and the one of the hashed e-mails."),
	};

	if (name_count_fits(parts->kind, parts->count))
		return true;
	return err_set(err, ERR_USAGE, "%s", _(wanted[parts->kind]));
}

static bool
zero_fits(const struct name_parts *parts, struct err *err)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->dpids[i] == 0 &&
		    !(parts->kind == KIND_IDSYNC && i == 0))
			return err_set(err, ERR_USAGE, _("Data source ID 0 "
			    "stands for Adobe's own IDs. It can only come "
			    "first, and only in the name of an ID sync "
			    "file."));
	return true;
}

/* What the kind of file allows for the eight shared device sources. */
static bool
shared_fits(const struct name_parts *parts, struct err *err)
{
	const uint64_t *ids = parts->dpids;
	bool target = parts->kind == KIND_TRAIT || parts->kind == KIND_ODC;

	if (target && parts->count == 1 && idtype_is_shared(ids[0]))
		return err_set(err, ERR_USAGE, _("%" PRIu64 " is shared by "
		    "all of Adobe's customers. The name must also have a "
		    "data source of your own, so that Adobe knows whose "
		    "traits to use."), ids[0]);
	if (target && parts->count == 2 && idtype_is_shared(ids[1]))
		return err_set(err, ERR_USAGE, _("%" PRIu64 " is shared by "
		    "all of Adobe's customers, so it can not own traits. The "
		    "second data source must be your own."), ids[1]);
	for (size_t i = 0; i < parts->count; i++)
		if (parts->kind == KIND_C2C && idtype_is_shared(ids[i]))
			return err_set(err, ERR_USAGE, _("%" PRIu64 " holds "
			    "phone or TV IDs. A hashed e-mail file links "
			    "your own customer IDs to e-mail hashes."),
			    ids[i]);
	return true;
}

static bool
parts_fit(const struct name_parts *parts, struct err *err)
{
	if (parts->kind >= KIND_COUNT)
		return err_set(err, ERR_USAGE, _("The kind of file is not "
		    "chosen yet, so its name can not be built."));
	if (!count_fits(parts, err) || !zero_fits(parts, err) ||
	    !shared_fits(parts, err))
		return false;
	if (parts->overwrite && !kind_get(parts->kind)->overwrite)
		return err_set(err, ERR_USAGE, _("A file that links IDs can "
		    "only add (.sync), never replace (.overwrite)."));
	if (parts->timestamp >= timestamp_end)
		return err_set(err, ERR_USAGE, _("The time stamp must have "
		    "ten digits: the seconds since 1970 in world time "
		    "(UTC)."));
	return true;
}

bool
name_compose(const struct name_parts *parts, struct buf *out,
    struct err *err)
{
	static const char *const wraps[] = {
		[WRAP_NONE] = "",
		[WRAP_GZIP] = ".gz",
		[WRAP_PGP] = ".pgp",
		[WRAP_GPG] = ".gpg",
	};
	struct buf name = { 0 };
	bool ok = parts_fit(parts, err);

	if (ok) {
		buf_add_text(&name, kind_get(parts->kind)->prefix);
		for (size_t i = 0; i < parts->count; i++)
			buf_printf(&name, "%" PRIu64 "_", parts->dpids[i]);
		buf_printf(&name, "%010" PRIu64 "%s", parts->timestamp,
		    parts->overwrite ? ".overwrite" : ".sync");
		if (parts->part > 0)
			buf_printf(&name, ".%" PRIu64, parts->part);
		buf_add_text(&name, wraps[parts->wrap]);
	}
	if (ok && name.n > NAME_BYTES_MAX)
		ok = err_set(err, ERR_USAGE, _("The name would be %zu "
		    "characters long; %d is the most that a file can have. "
		    "Use fewer data sources."), name.n, NAME_BYTES_MAX);
	if (ok)
		buf_add_str(out, buf_str(&name));
	buf_release(&name);
	return ok;
}

void
name_s3_key(const char *partner, int64_t now, const char *name,
    struct buf *out)
{
	char day[CLOCK_TEXT_MAX];

	buf_printf(out, "%s/date=%s/%s", partner, clock_day(now, day), name);
}

void
name_sftp_path(const char *folder, const char *name, struct buf *out)
{
	struct str path = str_from(folder);

	buf_add_str(out, path);
	if (path.n > 0 && !str_ends(path, "/"))
		buf_add_char(out, '/');
	buf_add_text(out, name);
}
