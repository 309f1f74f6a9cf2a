/* SPDX-License-Identifier: MIT */
/* Links between the first cell of a line and its others, each counted
 * once. */
#include "check/links.h"

#include "check/keyhash.h"

/* Adobe keeps so many links; the next one pushes the oldest out. */
enum {
	CUSTOMERS_A_DEVICE = 10,
	DEVICES_A_CUSTOMER = 100,
	COOKIES_A_CUSTOMER = 1000,
	HASHES_A_CUSTOMER = 10,
	CUSTOMERS_A_HASH = 10,
};

void
links_init(struct links *l, const struct facts *facts, uint64_t seed)
{
	l->facts = facts;
	l->seed = seed;
	l->outward.width = 2;
	l->inward.width = 2;
}

void
links_release(struct links *l)
{
	table_release(&l->pairs);
	table_release(&l->ids);
	table_release(&l->outward);
	table_release(&l->inward);
}

static uint64_t
count_up(struct table *t, uint64_t key, uint64_t column)
{
	return ++table_at(t, keyhash_pair(key, column), NULL)[1];
}

/* More than ten hashes on one line were reported as that already. */
static void
rules_hash_links(struct judge *j, const struct cell *cell, uint64_t hashes,
    uint64_t customers)
{
	if (hashes == HASHES_A_CUSTOMER + 1 &&
	    !judge_has(j, RULE_SYNC_C2CMAX))
		judge_report_total(j, RULE_SYNC_C2CTOTAL, cell->id, hashes);
	if (customers == CUSTOMERS_A_HASH + 1)
		judge_report_total(j, RULE_HASH_SHARED, cell->id, customers);
}

static void
rule_device_links(struct judge *j, const struct cell *cell,
    uint64_t customers, uint64_t devices)
{
	uint64_t most = j->cells[0].type == IDTYPE_AAM ?
	    COOKIES_A_CUSTOMER : DEVICES_A_CUSTOMER;

	if (cell->type != IDTYPE_CRM || j->cells[0].type == IDTYPE_CRM)
		return;
	if (customers == CUSTOMERS_A_DEVICE + 1)
		judge_report_total(j, RULE_SYNC_LIMIT, cell->id, customers);
	else if (devices == most + 1)
		judge_report_total(j, RULE_SYNC_LIMIT, j->cells[0].id,
		    devices);
}

bool
links_cell(struct links *l, struct judge *j, const struct cell *cell)
{
	uint64_t first = keyhash(l->seed, j->cells[0].id);
	uint64_t other = keyhash(l->seed, cell->id);
	/* All hashes of a customer count together, whatever their column. */
	uint64_t column = l->facts->kind == KIND_C2C ? 1 : cell->column;
	uint64_t outward, inward;
	bool fresh, fresh_id;

	table_at(&l->ids, keyhash_pair(other, column), &fresh_id);
	table_at(&l->pairs, keyhash_pair(keyhash_pair(first, other), column),
	    &fresh);
	if (!fresh)
		return fresh_id;
	outward = count_up(&l->outward, first, column);
	inward = count_up(&l->inward, other, column);
	if (l->facts->kind == KIND_C2C)
		rules_hash_links(j, cell, outward, inward);
	else
		rule_device_links(j, cell, outward, inward);
	return fresh_id;
}
