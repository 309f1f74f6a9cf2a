/* SPDX-License-Identifier: MIT */
/* A name in words, piece by piece, for people who never saw one. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "file/path.h"
#include "spec/idtype.h"
#include "spec/name_read.h"

enum { PIECE_COLUMNS = 48, PIECES_AFTER_IDS = 5 };

struct explanation {
	struct name_read read;
	struct name_verdict verdict;	/* of the reading */
	struct name_piece *pieces;
	size_t count;
};

/* A translation that does not fit ends at a whole character. */
static void PRINTF_LIKE(3, 4)
write_text(char *out, size_t room, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	(void)vsnprintf(out, room, fmt, ap);
	va_end(ap);
	n = strlen(out);
	while (n > 0 && !utf8_valid((struct str){ out, n }))
		n--;
	out[n] = '\0';
}

static struct name_piece *
add_piece(struct explanation *x, struct name_range of_base)
{
	struct name_piece *piece = &x->pieces[x->count];
	struct buf shown = { 0 };

	x->count++;
	*piece = (struct name_piece){ .from = of_base.from,
		.to = of_base.to };
	(void)safetext_add(&shown, str_cut(x->read.base, of_base.from,
	    of_base.to), PIECE_COLUMNS);
	write_text(piece->text, sizeof(piece->text), "%s", buf_text(&shown));
	buf_release(&shown);
	return piece;
}

static void
say(struct name_piece *piece, const char *label, const char *words)
{
	write_text(piece->label, sizeof(piece->label), "%s", label);
	write_text(piece->words, sizeof(piece->words), "%s", words);
}

static void
explain_prefix(struct explanation *x)
{
	static const char *const words[KIND_COUNT] = {
		[KIND_TRAIT] = N_("Always the same: a file with facts about "
		    "people starts like this."),
		[KIND_ODC] = N_("Always the same: a file from Oracle Data "
		    "Cloud starts like this."),
		[KIND_IDSYNC] = N_("Always the same: a file that links IDs "
		    "starts like this."),
		[KIND_C2C] = N_("Always the same: a file that links your "
		    "customer IDs to hashed e-mails starts like this."),
	};
	struct name_range prefix = x->read.prefix;

	if (prefix.to < x->read.n && x->read.text[prefix.to] == '_')
		prefix.to++;
	say(add_piece(x, name_in_base(&x->read, prefix)), _("fixed"),
	    _(words[x->verdict.parts.kind]));
}

/* --- data sources ------------------------------------------------------ */

static void
say_shared(struct name_piece *piece, uint64_t dpid)
{
	const struct idtype_row *row = idtype_get(idtype_of_dpid(dpid));

	write_text(piece->label, sizeof(piece->label), "%s",
	    _("kind of ID"));
	write_text(piece->words, sizeof(piece->words),
	    _("The data source for %s that all of Adobe's customers share."),
	    _(row->name));
}

static void
say_trait_source(struct name_piece *piece, size_t i, size_t count)
{
	if (count == 1)
		say(piece, _("your source"), _("Your data source ID (Adobe "
		    "calls it the DPID): the IDs and the traits belong to "
		    "it."));
	else if (i == 0)
		say(piece, _("source of the IDs"), _("The data source that "
		    "the IDs at the start of the lines belong to."));
	else
		say(piece, _("your source"), _("Your data source whose "
		    "traits are filled (Adobe calls it the target data "
		    "owner)."));
}

static void
say_column(struct name_piece *piece, enum kind kind, size_t i, uint64_t dpid)
{
	if (kind == KIND_C2C && i == 0) {
		say(piece, _("customer IDs"),
		    _("The data source of your customer IDs."));
	} else if (kind == KIND_C2C) {
		say(piece, _("hashed e-mails"),
		    _("The data source of your hashed e-mails."));
	} else if (dpid == 0) {
		say(piece, _("Adobe's IDs"), _("0 stands for Audience "
		    "Manager's own IDs of 38 digits; they are in the first "
		    "column."));
	} else {
		write_text(piece->label, sizeof(piece->label),
		    _("column %zu"), i + 1);
		write_text(piece->words, sizeof(piece->words),
		    _("Column %zu holds the IDs of this data source."),
		    i + 1);
	}
}

static void
explain_source(struct explanation *x, size_t i, size_t count)
{
	struct str text = name_text(&x->read, x->read.numbers[i]);
	enum kind kind = x->verdict.parts.kind;
	struct name_piece *piece = add_piece(x,
	    name_in_base(&x->read, x->read.numbers[i]));
	uint64_t dpid = UINT64_MAX;

	(void)num_parse(text, UINT64_MAX, &dpid, NULL);
	if (!str_all_digits(text))
		say(piece, _("not a number"), _("A data source ID or the "
		    "time stamp belongs here; both are plain numbers."));
	else if (idtype_is_shared(dpid))
		say_shared(piece, dpid);
	else if (kind == KIND_TRAIT || kind == KIND_ODC)
		say_trait_source(piece, i, count);
	else
		say_column(piece, kind, i, dpid);
}

/* --- the time stamp ---------------------------------------------------- */

static void
say_moment(struct name_piece *piece, uint64_t timestamp)
{
	static const char *const months[] = { N_("January"), N_("February"),
		N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
		N_("August"), N_("September"), N_("October"),
		N_("November"), N_("December") };
	static const char *const days[] = { N_("Sunday"), N_("Monday"),
		N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
		N_("Friday"), N_("Saturday") };
	struct clock_date d = clock_date((int64_t)timestamp);

	write_text(piece->label, sizeof(piece->label), "%s",
	    _("date and time, UTC"));
	write_text(piece->words, sizeof(piece->words),
	    /* TRANSLATORS: Monday, 23 November 2026, 14:42:00 */
	    _("%s, %d %s %d, %02d:%02d:%02d world time (UTC). It keeps "
	    "names apart; Adobe only records it."), _(days[d.weekday]),
	    d.day, _(months[d.month - 1]), d.year, d.hour, d.minute,
	    d.second);
}

/* --- the end ----------------------------------------------------------- */

static void
explain_mode(struct explanation *x)
{
	const struct name_parts *parts = &x->verdict.parts;
	bool links = parts->kind == KIND_IDSYNC || parts->kind == KIND_C2C;
	struct name_piece *piece;

	if (x->read.mode.from == x->read.mode.to)
		return;
	piece = add_piece(x, name_in_base(&x->read, x->read.mode));
	if (parts->overwrite && links)
		say(piece, _("not for this kind"), _("Replacing is not "
		    "possible in a file that links IDs: it must say "
		    ".sync."));
	else if (parts->overwrite)
		say(piece, _("replaces traits"), _("For each person in the "
		    "file, what this data source knew before is replaced."));
	else if (links)
		say(piece, _("links IDs"), _("Adds the links in this file to "
		    "what Adobe knows."));
	else
		say(piece, _("adds traits"), _("Adds to what Adobe knows "
		    "about each person; nothing is taken away unless the "
		    "file says so."));
}

static void
explain_part(struct explanation *x)
{
	struct name_range part = x->read.part;
	struct name_piece *piece;

	if (part.from == part.to)
		return;
	if (part.from > 0 && x->read.text[part.from - 1] == '.')
		part.from--;
	piece = add_piece(x, name_in_base(&x->read, part));
	if (x->verdict.parts.part == 0)
		say(piece, _("not a part number"), _("Parts of one large "
		    "file are numbered .1, .2, .3 and so on."));
	else
		say(piece, _("part number"), _("One large file was sent in "
		    "parts; this is the number of this part."));
}

static void
explain_wrap(struct explanation *x)
{
	struct name_range wrap = x->read.wrap;

	if (wrap.from == wrap.to)
		return;
	if (x->verdict.parts.wrap == WRAP_GZIP)
		say(add_piece(x, wrap), _("packed"), _("Made smaller with "
		    "gzip, the only packing that Adobe takes."));
	else
		say(add_piece(x, wrap), _("encrypted"), _("Locked so that "
		    "only Adobe can open it."));
}

static void
explain_foreign(struct explanation *x)
{
	struct name_range foreign = x->read.foreign;

	if (foreign.from < foreign.to)
		say(add_piece(x, foreign), _("does not belong"),
		    _("An ending that a program added. Adobe would not "
		    "recognise the file."));
}

static void
explain_numbers(struct explanation *x)
{
	const struct name_read *r = &x->read;
	size_t ids = r->number_count - (r->has_timestamp ? 1 : 0);

	for (size_t i = 0; i < ids &&
	    x->count < NAME_PIECES_MAX - PIECES_AFTER_IDS; i++)
		explain_source(x, i, ids);
	if (r->has_timestamp)
		say_moment(add_piece(x,
		    name_in_base(r, r->numbers[r->number_count - 1])),
		    x->verdict.parts.timestamp);
}

/* All before the mode word, when its start is no known prefix. */
static void
explain_stem(struct explanation *x)
{
	struct name_range stem = { 0, x->read.mode.from };
	struct str text = name_text(&x->read, stem);

	if (text.n == 0)
		return;
	if (str_starts(text, "s3_") || str_find_text(text, "_iter") < text.n)
		say(add_piece(x, name_in_base(&x->read, stem)),
		    _("a file from Adobe"), _("Files that Adobe sends out "
		    "are named like this. Names of files for Adobe start "
		    "in another way."));
	else
		say(add_piece(x, name_in_base(&x->read, stem)),
		    _("not known"), _("A name that Adobe takes starts with "
		    "ftp_dpm_, adobe_id_ or c2c_id_."));
}

size_t
name_explain(struct str path,
    struct name_piece pieces[NAME_PIECES_MAX])
{
	struct explanation x = { .pieces = pieces };

	x.read.base = path_base(path);
	x.read.verdict = &x.verdict;
	x.verdict.parts.kind = KIND_UNKNOWN;
	if (x.read.base.n > NAME_BYTES_MAX || !name_clean(&x.read))
		return 0;
	(void)name_cut(&x.read);
	if (x.verdict.parts.kind == KIND_UNKNOWN) {
		explain_stem(&x);
	} else {
		explain_prefix(&x);
		explain_numbers(&x);
	}
	explain_mode(&x);
	explain_part(&x);
	explain_wrap(&x);
	explain_foreign(&x);
	return x.count;
}
