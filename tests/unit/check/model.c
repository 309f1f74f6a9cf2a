/* SPDX-License-Identifier: MIT */
/* The rules that need several lines, read naively. */
#include "tests/unit/check/model.h"

#include <stdint.h>
#include <string.h>

#include "tests/unit/check/model_read.h"

/* --- telling ----------------------------------------------------------- */

static void
tell(struct model *m, const char *code, size_t i, uint64_t total)
{
	buf_printf(m->out, "%s@%zu", code, i + 1);
	if (total > 0)
		buf_printf(m->out, "=%llu", (unsigned long long)total);
	buf_add_char(m->out, '\n');
}

static void
line_again(struct model *m, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!m->records[k].blank &&
		    model_same(m->records[k].text, m->records[i].text)) {
			tell(m, "LINE-DUP", i, 0);
			return;
		}
}

static void
many_lines(struct model *m, size_t i)
{
	size_t before_it = 0, all = 0;

	for (size_t k = 0; k < m->count; k++)
		if (model_same_person(&m->records[k], &m->records[i])) {
			before_it += k < i;
			all++;
		}
	if (m->file->overwrite && before_it == 1)
		tell(m, "OVR-MULTILINE", i, 0);
	if (before_it == 200)
		tell(m, "LINE-200", i, all);
}

/* --- spellings --------------------------------------------------------- */

static enum model_type
type_of(const struct model *m, size_t column)
{
	if (m->file->kind == KIND_C2C)
		return column == 0 ? MODEL_CUSTOMER : MODEL_HASH;
	return column < m->file->columns ? m->file->types[column] :
	    MODEL_CUSTOMER;
}

/* Is there an earlier ID of the column in other letters, and none in
 * these? */
static bool
new_spelling(const struct model *m, size_t i, size_t column)
{
	struct str id = m->records[i].cells[column];
	bool other = false;

	for (size_t k = 0; k < i; k++) {
		const struct model_record *r = &m->records[k];

		if (column >= r->cell_count || r->cells[column].n == 0)
			continue;
		if (model_same(r->cells[column], id))
			return false;
		other = other || model_same_letters(r->cells[column], id);
	}
	return other;
}

static void
spellings(struct model *m, size_t i)
{
	const struct model_record *r = &m->records[i];

	for (size_t c = 0; c < r->cell_count; c++)
		if (type_of(m, c) == MODEL_CUSTOMER && r->cells[c].n > 0 &&
		    new_spelling(m, i, c)) {
			tell(m, "CASE-COLLIDE", i, 0);
			return;
		}
}

/* --- traits ------------------------------------------------------------ */

/* Was it added, or removed, for this person up to the line?  A line whose
 * ID is missing is for some one person too. */
static bool
was(const struct model *m, size_t i, const struct model_trait *t, bool removed)
{
	for (size_t k = 0; k <= i; k++) {
		const struct model_record *r = &m->records[k];

		if (k != i && !model_same_person(r, &m->records[i]))
			continue;
		for (size_t x = 0; x < r->trait_count; x++)
			if (r->traits[x].removed == removed &&
			    model_same(r->traits[x].number, t->number))
				return true;
	}
	return false;
}

static void
conflicts(struct model *m, size_t i)
{
	const struct model_record *r = &m->records[i];

	for (size_t x = 0; x < r->trait_count; x++)
		if (was(m, i, &r->traits[x], !r->traits[x].removed)) {
			tell(m, "TRAIT-CONFLICT", i, 0);
			return;
		}
}

/* --- links ------------------------------------------------------------- */

/* Hashes count together whatever their column; other IDs do not. */
static bool
linked(const struct model *m, const struct model_record *r, struct str first,
    struct str other, size_t column)
{
	if (r->cell_count == 0 || !model_same(r->cells[0], first))
		return false;
	for (size_t c = 1; c < r->cell_count; c++)
		if ((m->file->kind == KIND_C2C || c == column) &&
		    model_same(r->cells[c], other))
			return true;
	return false;
}

/* Is the link of cell c of record i there before it? */
static bool
link_is_old(const struct model *m, size_t i, size_t c)
{
	const struct model_record *r = &m->records[i];
	struct model_record left = *r;

	for (size_t k = 0; k < i; k++)
		if (linked(m, &m->records[k], r->cells[0], r->cells[c], c))
			return true;
	left.cell_count = c;
	return linked(m, &left, r->cells[0], r->cells[c], c);
}

static void
find_new_links(struct model *m, size_t i)
{
	struct model_record *r = &m->records[i];

	for (size_t c = 1; c < r->cell_count; c++)
		r->new_link[c] = r->cells[c].n > 0 && !link_is_old(m, i, c);
}

/* Is cell c of r a link of the same first cell (out), or the same ID? */
static bool
counts(const struct model_record *r, const struct model_record *here,
    size_t c, struct str id, bool out)
{
	return r->new_link[c] && (out ?
	    model_same(r->cells[0], here->cells[0]) :
	    model_same(r->cells[c], id));
}

/* How many other IDs (out: of the first cell; else: how many first cells
 * of this ID) are linked up to cell c of record i, it included. */
static uint64_t
links_to(const struct model *m, size_t i, size_t c, bool out)
{
	const struct model_record *here = &m->records[i];
	bool any_column = m->file->kind == KIND_C2C;
	uint64_t n = 0;

	for (size_t k = 0; k <= i; k++) {
		const struct model_record *r = &m->records[k];
		size_t to = k == i ? c + 1 : r->cell_count;

		for (size_t x = 1; x < to; x++)
			n += (any_column || x == c) &&
			    counts(r, here, x, here->cells[c], out);
	}
	return n;
}

static size_t
hashes_of(const struct model_record *r)
{
	size_t n = 0;

	for (size_t c = 1; c < r->cell_count; c++)
		n += r->cells[c].n > 0;
	return n;
}

static void
hash_links(struct model *m, size_t i)
{
	const struct model_record *r = &m->records[i];
	bool total = false, shared = false;

	for (size_t c = 1; c < r->cell_count; c++) {
		if (!r->new_link[c])
			continue;
		total = total || links_to(m, i, c, true) == 11;
		shared = shared || links_to(m, i, c, false) == 11;
	}
	/* More than ten on one line are told as that. */
	if (total && hashes_of(r) <= 10)
		tell(m, "SYNC-C2CTOTAL", i, 11);
	if (shared)
		tell(m, "HASH-SHARED", i, 11);
}

static void
device_links(struct model *m, size_t i)
{
	const struct model_record *r = &m->records[i];
	enum model_type first = type_of(m, 0);
	uint64_t most = first == MODEL_COOKIE ? 1000 : 100;

	if (first == MODEL_CUSTOMER)
		return;
	for (size_t c = 1; c < r->cell_count; c++) {
		if (!r->new_link[c] || type_of(m, c) != MODEL_CUSTOMER)
			continue;
		if (links_to(m, i, c, true) == 11)
			tell(m, "SYNC-LIMIT", i, 11);
		else if (links_to(m, i, c, false) == most + 1)
			tell(m, "SYNC-LIMIT", i, most + 1);
		else
			continue;
		return;
	}
}

/* --- shapes ------------------------------------------------------------ */

static bool
is_customer_file(const struct model *m)
{
	return m->file->kind == KIND_TRAIT && type_of(m, 0) == MODEL_CUSTOMER;
}

/* At least five, and at least 80 of a hundred. */
static bool
most_of(uint64_t n, uint64_t all)
{
	return all >= 5 && n * 100 >= all * 80;
}

/* The shape that most IDs have; MODEL_SHAPES if none. */
static unsigned
main_shape(const struct model *m)
{
	uint64_t ids[MODEL_SHAPES] = { 0 }, all = 0;
	unsigned shape = 0;

	for (size_t i = 0; i < m->count; i++)
		if (m->records[i].new_person) {
			ids[m->records[i].shape]++;
			all++;
		}
	while (shape < MODEL_SHAPES && !most_of(ids[shape], all))
		shape++;
	return shape;
}

static void
phones(struct model *m)
{
	uint64_t n = 0, all = 0;

	for (size_t i = 0; i < m->count; i++) {
		all += m->records[i].new_person;
		n += m->records[i].new_person && m->records[i].phone;
	}
	if (most_of(n, all))
		buf_printf(m->out, "PII-PHONEQ@0=%llu\n",
		    (unsigned long long)n);
}

/* --- all of them ------------------------------------------------------- */

static void
judge_all(struct model *m)
{
	unsigned shape = is_customer_file(m) ? main_shape(m) : MODEL_SHAPES;
	size_t users = 0;

	if (is_customer_file(m))
		phones(m);
	for (size_t i = 0; i < m->count; i++) {
		const struct model_record *r = &m->records[i];

		users += r->new_person;
		if (r->blank)
			continue;
		line_again(m, i);
		conflicts(m, i);
		if (r->cell_count == 0)
			continue;
		many_lines(m, i);
		spellings(m, i);
		find_new_links(m, i);
		if (m->file->kind == KIND_C2C)
			hash_links(m, i);
		if (m->file->kind == KIND_IDSYNC)
			device_links(m, i);
		if (shape != MODEL_SHAPES && r->shape != shape)
			tell(m, "ID-MIX", i, 0);
	}
	buf_printf(m->out, "users=%zu\n", users);
}

void
model_judge(const struct model_file *file, struct str text, struct buf *out)
{
	struct model m = { .file = file, .out = out };

	model_read(&m, text);
	judge_all(&m);
	model_release(&m);
}

bool
model_knows(const char *code)
{
	static const char *const codes[] = { "LINE-DUP", "LINE-200",
		"OVR-MULTILINE", "CASE-COLLIDE", "TRAIT-CONFLICT",
		"HASH-SHARED", "SYNC-C2CTOTAL", "SYNC-LIMIT", "ID-MIX",
		"PII-PHONEQ" };

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(code, codes[i]) == 0)
			return true;
	return false;
}
