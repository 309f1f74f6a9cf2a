/* SPDX-License-Identifier: MIT */
/*
 * One line is a word, its values and the checksum, with one space between.
 * The table has the words in the order of the head; those of the body come
 * after, in any order.
 */
#include "send/ticket_lines.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "spec/percent.h"

enum { VALUES_MAX = 5 };

static const char first_words[] = "aam-onboard ticket ";

/* --- values ------------------------------------------------------------ */

static bool
take_bytes(struct str value, size_t max, struct buf *out)
{
	percent_decode(value, out);
	return !out->overflow && out->n < max &&
	    str_find(buf_str(out), 0, '\0') == out->n;
}

/* A text without a NUL into a fixed place of size bytes. */
static bool
take_fixed(struct str value, char *to, size_t size)
{
	struct buf text = { 0 };
	bool ok = take_bytes(value, size, &text);

	if (ok)
		memcpy(to, buf_text(&text), text.n + 1);
	buf_release(&text);
	return ok;
}

static bool
take_text(struct str value, char **to)
{
	struct buf text = { 0 };
	bool ok = take_bytes(value, TICKET_VALUE_MAX, &text);

	if (ok) {
		free(*to);
		*to = buf_take(&text);
	}
	buf_release(&text);
	return ok;
}

/* Times before 1970 are written as the large numbers they wrap to. */
static bool
take_signed(struct str value, int64_t *to)
{
	uint64_t n;

	if (!num_parse(value, UINT64_MAX, &n, NULL))
		return false;
	*to = (int64_t)n;
	return true;
}

static bool
take_unsigned(struct str value, uint64_t *to)
{
	return num_parse(value, UINT64_MAX, to, NULL);
}

static void
add_text(struct buf *out, const char *text)
{
	buf_add_char(out, ' ');
	percent_encode(str_from(text), out);
}

static void
add_number(struct buf *out, uint64_t n)
{
	buf_printf(out, " %" PRIu64, n);
}

/* --- lines ------------------------------------------------------------- */

static bool
take_identity(struct ticket_facts *f, const struct str *v)
{
	struct source_identity *i = &f->identity;

	return take_unsigned(v[0], &i->device) &&
	    take_unsigned(v[1], &i->inode) && take_unsigned(v[2], &i->size) &&
	    take_signed(v[3], &i->modified_ns) &&
	    take_signed(v[4], &i->changed_ns);
}

static void
put_identity(const struct ticket_facts *f, struct buf *out)
{
	const struct source_identity *i = &f->identity;

	add_number(out, i->device);
	add_number(out, i->inode);
	add_number(out, i->size);
	add_number(out, (uint64_t)i->modified_ns);
	add_number(out, (uint64_t)i->changed_ns);
}

static bool
take_sha256(struct ticket_facts *f, const struct str *v)
{
	return v[0].n == HASH_HEX - 1 &&
	    take_fixed(v[0], f->sha256, sizeof(f->sha256));
}

static void
put_sha256(const struct ticket_facts *f, struct buf *out)
{
	add_text(out, f->sha256);
}

static bool
take_records(struct ticket_facts *f, const struct str *v)
{
	return take_unsigned(v[0], &f->records);
}

static void
put_records(const struct ticket_facts *f, struct buf *out)
{
	add_number(out, f->records);
}

static bool
take_created(struct ticket_facts *f, const struct str *v)
{
	return take_signed(v[0], &f->created);
}

static void
put_created(const struct ticket_facts *f, struct buf *out)
{
	add_number(out, (uint64_t)f->created);
}

static bool
take_upload(struct ticket_facts *f, const struct str *v)
{
	f->part_count = 0;
	f->stage = TICKET_SENDING;
	return take_text(v[0], &f->upload) &&
	    take_unsigned(v[1], &f->part_size);
}

/* Where the part of that number is, or would be. */
static size_t
part_place(const struct ticket_facts *f, unsigned number)
{
	size_t low = 0, high = f->part_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->parts[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct ticket_part *
ticket_facts_part(const struct ticket_facts *f, unsigned number)
{
	size_t at = part_place(f, number);

	return at < f->part_count && f->parts[at].number == number
	    ? &f->parts[at] : NULL;
}

static void
put_part(struct ticket_facts *f, const struct ticket_part *part)
{
	size_t at = part_place(f, part->number);

	if (ticket_facts_part(f, part->number) == NULL) {
		f->parts = xreallocarray(f->parts, f->part_count + 1,
		    sizeof(f->parts[0]));
		memmove(f->parts + at + 1, f->parts + at,
		    (f->part_count - at) * sizeof(f->parts[0]));
		f->part_count++;
	}
	f->parts[at] = *part;
}

static bool
take_part(struct ticket_facts *f, const struct str *v)
{
	struct ticket_part part = { 0 };
	uint64_t number;

	if (!num_parse(v[0], TICKET_PARTS_MAX, &number, NULL) ||
	    number == 0 || !take_fixed(v[1], part.etag, sizeof(part.etag)) ||
	    !take_fixed(v[2], part.md5, sizeof(part.md5)))
		return false;
	part.number = (unsigned)number;
	put_part(f, &part);
	return true;
}

static const char *const stages[] = {
	[TICKET_SENDING] = "sending",
	[TICKET_FINISHING] = "finishing",
};

static bool
take_stage(struct ticket_facts *f, const struct str *v)
{
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (str_eq_text(v[0], stages[i])) {
			f->stage = (enum ticket_stage)i;
			return true;
		}
	return false;
}

/* take and put NULL: one text, kept at that place. */
static const struct row {
	const char *word;
	size_t values;
	size_t at;
	bool (*take)(struct ticket_facts *f, const struct str *values);
	void (*put)(const struct ticket_facts *f, struct buf *out);
} head[] = {
#define TEXT(field) { #field, 1, offsetof(struct ticket_facts, field), NULL, \
	NULL }
	TEXT(name), TEXT(environment), TEXT(service), TEXT(address),
	TEXT(path), TEXT(login),
#undef TEXT
	{ "file", 5, 0, take_identity, put_identity },
	{ "sha256", 1, 0, take_sha256, put_sha256 },
	{ "records", 1, 0, take_records, put_records },
	{ "created", 1, 0, take_created, put_created },
}, body[] = {
	{ "upload", 2, 0, take_upload, NULL },
	{ "part", 3, 0, take_part, NULL },
	{ "stage", 1, 0, take_stage, NULL },
};

enum {
	HEAD = sizeof(head) / sizeof(head[0]),
	BODY = sizeof(body) / sizeof(body[0]),
};

static char **
text_at(const struct ticket_facts *f, size_t at)
{
	return (char **)(void *)((char *)(uintptr_t)f + at);
}

void
ticket_facts_release(struct ticket_facts *f)
{
	for (size_t i = 0; i < HEAD; i++)
		if (head[i].take == NULL)
			free(*text_at(f, head[i].at));
	free(f->upload);
	free(f->parts);
	*f = (struct ticket_facts){ 0 };
}

void
ticket_reader_release(struct ticket_reader *r)
{
	ticket_facts_release(&r->facts);
	*r = (struct ticket_reader){ 0 };
}

/* --- reading ----------------------------------------------------------- */

static void
sum_up(const char *before, struct str text, char sum[TICKET_SUM])
{
	struct hash *h = hash_new();
	char hex[HASH_HEX];

	hash_add(h, before, strlen(before));
	hash_add(h, text.p, text.n);
	hash_finish(h, hex);
	hash_free(h);
	(void)snprintf(sum, TICKET_SUM, "%.*s", TICKET_SUM - 1, hex);
}

static bool
damaged(struct err *err)
{
	return err_set(err, ERR_CONFIG, _("its contents are damaged"));
}

/* Cut "text sum" in two and compare. */
static bool
open_seal(struct ticket_reader *r, struct str line, struct str *text,
    struct err *err)
{
	char sum[TICKET_SUM];
	struct str found;

	if (line.n < TICKET_SUM || line.p[line.n - TICKET_SUM] != ' ')
		return damaged(err);
	*text = str_cut(line, 0, line.n - TICKET_SUM);
	found = str_cut(line, text->n + 1, line.n);
	sum_up(r->sum, *text, sum);
	if (!str_eq_text(found, sum))
		return damaged(err);
	memcpy(r->sum, sum, sizeof(sum));
	return true;
}

static bool
take_first(struct ticket_reader *r, struct str text, struct err *err)
{
	size_t n = sizeof(first_words) - 1;
	uint64_t format;

	if (!str_starts(text, first_words) ||
	    !num_parse(str_cut(text, n, text.n), UINT32_MAX, &format, NULL) ||
	    format == 0)
		return damaged(err);
	if (format > TICKET_FORMAT) {
		(void)err_set(err, ERR_CONFIG, _("a newer version of this "
		    "program wrote it"));
		if (err != NULL)
			err->sys = ENOTSUP;
		return false;
	}
	r->facts.upload = xstrdup("");
	for (size_t i = 0; i < HEAD; i++)
		if (head[i].take == NULL)
			*text_at(&r->facts, head[i].at) = xstrdup("");
	r->seen = 1;
	return true;
}

static const struct row *
row_of(const struct ticket_reader *r, struct str word)
{
	if (!ticket_read_head(r))
		return str_eq_text(word, head[r->seen - 1].word)
		    ? &head[r->seen - 1] : NULL;
	for (size_t i = 0; i < BODY; i++)
		if (str_eq_text(word, body[i].word))
			return &body[i];
	return NULL;
}

/* False when there are not exactly count of them. */
static bool
cut_values(struct str text, size_t at, struct str *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t end;

		if (at >= text.n)
			return false;
		end = str_find(text, at + 1, ' ');
		values[i] = str_cut(text, at + 1, end);
		at = end;
	}
	return at == text.n;
}

bool
ticket_read_line(struct ticket_reader *r, struct str line, struct err *err)
{
	struct str values[VALUES_MAX], text = { 0 };
	const struct row *row;
	size_t end;
	bool ok;

	if (!open_seal(r, line, &text, err))
		return false;
	if (r->seen == 0)
		return take_first(r, text, err);
	end = str_find(text, 0, ' ');
	row = row_of(r, str_cut(text, 0, end));
	if (row == NULL || !cut_values(text, end, values, row->values))
		return damaged(err);
	ok = row->take != NULL ? row->take(&r->facts, values)
	    : take_text(values[0], text_at(&r->facts, row->at));
	if (!ticket_read_head(r))
		r->seen++;
	return ok || damaged(err);
}

bool
ticket_read_head(const struct ticket_reader *r)
{
	return r->seen == 1 + HEAD;
}

/* --- writing ----------------------------------------------------------- */

/* The line began at from and is complete. */
static void
seal(struct buf *out, size_t from, char sum[TICKET_SUM])
{
	struct str text = str_cut(buf_str(out), from, out->n);

	sum_up(sum, text, sum);
	buf_printf(out, " %s\n", sum);
}

void
ticket_write_head(struct buf *out, const struct ticket_facts *f,
    char sum[TICKET_SUM])
{
	size_t from = out->n;

	buf_printf(out, "%s%d", first_words, TICKET_FORMAT);
	seal(out, from, sum);
	for (size_t i = 0; i < HEAD; i++) {
		from = out->n;
		buf_add_text(out, head[i].word);
		if (head[i].put == NULL)
			add_text(out, *text_at(f, head[i].at));
		else
			head[i].put(f, out);
		seal(out, from, sum);
	}
}

void
ticket_write_upload(struct buf *out, struct str upload, uint64_t part_size,
    char sum[TICKET_SUM])
{
	size_t from = out->n;

	buf_add_text(out, "upload ");
	percent_encode(upload, out);
	add_number(out, part_size);
	seal(out, from, sum);
}

void
ticket_write_part(struct buf *out, const struct ticket_part *part,
    char sum[TICKET_SUM])
{
	size_t from = out->n;

	buf_add_text(out, "part");
	add_number(out, part->number);
	add_text(out, part->etag);
	add_text(out, part->md5);
	seal(out, from, sum);
}

void
ticket_write_stage(struct buf *out, enum ticket_stage stage,
    char sum[TICKET_SUM])
{
	size_t from = out->n;

	buf_printf(out, "stage %s", stages[stage]);
	seal(out, from, sum);
}
