/* SPDX-License-Identifier: MIT */
/* ID-sync files: one ID per column, or a customer ID and e-mail hashes. */
#include "check/idrules.h"
#include "check/judge.h"
#include "check/linerules.h"

static enum idtype
type_of(const struct judge *j, size_t column)
{
	if (column < j->facts->columns)
		return j->facts->types[column];
	if (j->facts->kind == KIND_C2C)
		return column == 0 ? IDTYPE_CRM : IDTYPE_HEMAIL;
	return IDTYPE_CRM;
}

/* Cut at tabs; the cells are remembered in the judge, empty ones too. */
static void
cut_cells(struct judge *j, struct str kept)
{
	size_t from = 0;

	for (size_t column = 0;; column++) {
		size_t to = str_find(kept, from, '\t');

		judge_add_cell(j, str_trim_spaces(str_cut(kept, from, to)),
		    type_of(j, column), column);
		if (to == kept.n)
			return;
		rule_tab_space(j, kept, to);
		from = to + 1;
	}
}

/* The first cell is no device ID, but another cell is one of its type. */
static bool
device_swapped(const struct judge *j)
{
	enum idtype type = j->cells[0].type;

	if (j->cells[0].type == IDTYPE_CRM ||
	    id_fits_nocase(type, j->cells[0].id))
		return false;
	for (size_t i = 1; i < j->cell_count; i++)
		if (idform_fits(idtype_get(type)->form, j->cells[i].id))
			return true;
	return false;
}

/* The first cell is an e-mail hash, and no other is. */
static bool
hash_swapped(const struct judge *j)
{
	if (!idform_fits(IDFORM_SHA256, j->cells[0].id))
		return false;
	for (size_t i = 1; i < j->cell_count; i++)
		if (idform_fits(IDFORM_SHA256, j->cells[i].id))
			return false;
	return true;
}

/* Judge a cell that stands in the wrong column: all but its form. */
static void
judge_swapped(struct judge *j, const struct cell *cell)
{
	id_judge(j, cell->id, IDTYPE_CRM);
}

static bool
replaces_form(const struct judge *j, const struct cell *cell)
{
	return j->facts->kind == KIND_C2C ? cell->column > 0 :
	    cell->column == 0;
}

static void
judge_cells(struct judge *j, bool swapped)
{
	for (size_t i = 0; i < j->cell_count; i++) {
		const struct cell *cell = &j->cells[i];

		if (cell->id.n == 0)
			judge_report(j, RULE_SYNC_EMPTY, cell->id);
		else if (swapped && replaces_form(j, cell))
			judge_swapped(j, cell);
		else
			id_judge(j, cell->id, cell->type);
	}
}

/* Only cells with an ID are compared with other lines. */
static void
drop_empty_cells(struct judge *j)
{
	size_t n = 0;

	if (j->cell_count > 0 && j->cells[0].id.n == 0) {
		j->cell_count = 0;
		return;
	}
	for (size_t i = 0; i < j->cell_count; i++)
		if (j->cells[i].id.n > 0)
			j->cells[n++] = j->cells[i];
	j->cell_count = n;
}

static void
rule_columns(struct judge *j, struct str kept)
{
	size_t want = j->facts->columns;
	const struct cell *extra;

	if (want == 0 || j->cell_count == want)
		return;
	if (j->cell_count < want) {
		judge_report_total(j, RULE_SYNC_COLS,
		    str_cut(kept, kept.n, kept.n), j->cell_count);
		return;
	}
	extra = &j->cells[want];
	judge_report_total(j, RULE_SYNC_COLS, str_cut(kept,
	    (size_t)(extra->id.p - kept.p), kept.n), j->cell_count);
}

static void
rule_many_hashes(struct judge *j)
{
	size_t hashes = 0;

	for (size_t i = 1; i < j->cell_count; i++) {
		hashes += j->cells[i].id.n > 0;
		if (hashes <= C2C_HASHES_MAX)
			continue;
		judge_report_total(j, RULE_SYNC_C2CMAX, j->cells[i].id,
		    j->cell_count - 1);
		return;
	}
}

static void
sync_line(struct judge *j)
{
	struct str s = j->body, kept = str_trim_end(s, " \t");
	bool c2c = j->facts->kind == KIND_C2C, swapped;

	rule_trailing(j, s, kept);
	if (str_find(kept, 0, '\t') == kept.n) {
		rule_separator(j, kept);
		return;
	}
	cut_cells(j, kept);
	if (c2c)
		rule_many_hashes(j);
	else
		rule_columns(j, kept);
	swapped = j->cells[0].id.n > 0 &&
	    (c2c ? hash_swapped(j) : device_swapped(j));
	judge_cells(j, swapped);
	if (swapped && !judge_has(j, RULE_ID_SCI))
		judge_report(j, RULE_SYNC_SWAP, j->cells[0].id);
	drop_empty_cells(j);
}

const struct kind_ops kind_idsync_ops = {
	.header = true,
	.line = sync_line,
};

const struct kind_ops kind_c2c_ops = {
	.header = true,
	.line = sync_line,
};
