/* SPDX-License-Identifier: MIT */
/* Fingerprints of the cells of a line. */
#include "check/remember.h"

#include <string.h>

#include "check/fastlane.h"
#include "check/keyhash.h"
#include "check/trace.h"

/* ^1?[2-9][0-9]{2}[2-9][0-9]{6}$ : a North American number. */
static bool
is_phone(struct str id)
{
	if (id.n == 11 && id.p[0] == '1')
		id = str_cut(id, 1, id.n);
	return id.n == 10 && str_all_digits(id) && id.p[0] >= '2' &&
	    id.p[3] >= '2';
}

/* Of its type and shape. */
static unsigned
flags_of(const struct cell *cell)
{
	unsigned flags;

	if (cell->type != IDTYPE_CRM)
		return 0;
	flags = MENTION_CRM | (unsigned)idshape_of(cell->id) << MENTION_SHAPE;
	return is_phone(cell->id) ? flags | MENTION_PHONE : flags;
}

static void
remember_person(const struct judge *j, uint64_t seed, struct mention *m)
{
	const struct cell *cell = &j->cells[0];
	const struct proven_id *proven = &j->proven;
	bool known = proven->at == cell->id.p && proven->type == cell->type;
	struct id_key id = known ? proven->key : keyhash_id(seed, cell->id);
	unsigned flags = known ? proven->flags : flags_of(cell);

	flags |= MENTION_PERSON | (j->adds ? MENTION_ADDS : 0) |
	    (j->removes ? MENTION_REMOVES : 0);
	m->key = id.key;
	m->spelling = id.spelling;
	m->flags = flags & 0xFF;
}

bool
remember_line(const struct judge *j, uint64_t seed, struct mention *m)
{
	if (!j->compare)
		return false;
	memset(m, 0, sizeof(*m));
	m->text = keyhash(seed, j->line.text);
	m->key = m->text;
	if (j->cell_count > 0)
		remember_person(j, seed, m);
	return true;
}

uint32_t
remember_traces(const struct judge *j, uint32_t *to)
{
	size_t count = j->touch_count + j->taken;

	if (count == 0 || count > TRACES_LINE)
		return 0;
	*to++ = (uint32_t)count;
	for (size_t i = 0; i < j->touch_count; i++)
		*to++ = j->touches[i].trace;
	if (j->taken > 0)
		memcpy(to, j->fast->traces, j->taken * sizeof(*to));
	return (uint32_t)count + 1;
}

size_t
remember_links(const struct judge *j)
{
	return j->compare && j->cell_count > 1 ? j->cell_count - 1 : 0;
}

void
remember_link(const struct judge *j, uint64_t seed, size_t i,
    struct link *link)
{
	const struct cell *cell = &j->cells[i + 1];

	memset(link, 0, sizeof(*link));
	link->first = keyhash(seed, j->cells[0].id);
	link->other = keyhash(seed, cell->id);
	link->column = (uint32_t)cell->column;
	if (cell->type != IDTYPE_CRM)
		return;
	link->flags = MENTION_CRM;
	link->key = keyhash_pair(cell->column,
	    keyhash_id(seed, cell->id).key);
}
