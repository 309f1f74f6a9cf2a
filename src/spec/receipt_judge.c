/* SPDX-License-Identifier: MIT */
/* The RCPT rules: what a receipt tells beside our own numbers. */
#include "spec/receipt.h"

struct judging {
	const struct receipt *r;
	const struct receipt_sent *sent;
	struct finding *out;
	size_t n;
};

/* total: the number it is about. */
static void
add(struct judging *j, enum rule_id rule, uint64_t total)
{
	struct finding f = { .rule = rule,
		.severity = rule_get(rule)->severity,
		.total = total };

	if (j->n < RECEIPT_RULES_MAX)
		j->out[j->n++] = f;
}

static void
judge_files(struct judging *j)
{
	const struct receipt *r = j->r;
	size_t missing = 0;

	if (r->file_count == 0 || r->cut)
		return;
	for (size_t i = 0; i < j->sent->count; i++)
		missing += !receipt_lists(r, j->sent->names[i]);
	if (missing > 0)
		add(j, RULE_RCPT_NOTLISTED, missing);
}

/* Only the numbers of our own files can be compared. */
static void
judge_count(struct judging *j)
{
	const struct receipt_sent *sent = j->sent;
	uint64_t received = j->r->counters.received;

	if (sent->records == 0 || !receipt_has(j->r, RECEIPT_RECEIVED) ||
	    !receipt_is_ours(j->r, sent))
		return;
	if (received != sent->records &&
	    received != sent->records + sent->blank)
		add(j, RULE_RCPT_COUNT, received);
}

/* All that is between processed and stored, were the sums exact.  Each
 * number comes from outside: no sum may run over. */
static bool
sums(const struct forecast *c)
{
	const uint64_t gone[] = { c->format_errors, c->invalid_aam_id,
		c->no_match, c->no_trait };
	uint64_t left = c->processed;

	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
		if (gone[i] > left)
			return false;
		left -= gone[i];
	}
	return left == c->stored;
}

static void
judge_people(struct judging *j)
{
	const struct forecast *c = &j->r->counters;

	if (j->sent->beta && c->received > 0 && c->no_match == c->received)
		add(j, RULE_ENV_ALLNOMATCH, c->no_match);
	else if (c->no_match > 0 && !j->sent->beta)
		add(j, RULE_RCPT_NOMATCH, c->no_match);
}

size_t
receipt_judge(const struct receipt *r, const struct receipt_sent *sent,
    struct finding out[RECEIPT_RULES_MAX])
{
	struct judging j = { r, sent, out, 0 };
	const struct forecast *c = &r->counters;

	judge_files(&j);
	judge_count(&j);
	if (receipt_has(r, RECEIPT_STORED) &&
	    receipt_has(r, RECEIPT_PROCESSED) && !sums(c))
		add(&j, RULE_RCPT_SUM, c->stored);
	if (c->format_errors > 0)
		add(&j, RULE_RCPT_FORMAT, c->format_errors);
	if (c->invalid_aam_id > 0)
		add(&j, RULE_RCPT_AAMID, c->invalid_aam_id);
	judge_people(&j);
	if (c->no_trait > 0)
		add(&j, RULE_RCPT_NOTRAIT, c->no_trait);
	if (c->failed_validation > 0)
		add(&j, RULE_RCPT_VALID, c->failed_validation);
	if (receipt_has(r, RECEIPT_STORED) && c->stored == 0 &&
	    c->received > 0 && !sent->beta)
		add(&j, RULE_RCPT_ZERO, c->received);
	return j.n;
}
