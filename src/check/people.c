/* SPDX-License-Identifier: MIT */
/*
 * What comes again and again is told at once: a copy of a recent line of a
 * person who has more lines than any rule counts.  Of those only the number
 * goes into the ledger.
 */
#include "check/people.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/conflicts.h"
#include "check/halves.h"
#include "check/links.h"
#include "check/proof.h"
#include "check/reread.h"

enum {
	HOT_LINES = 256,	/* recorded of a person before any is not */
	PERSONS = 1024,		/* caches, by the low bits */
	TEXTS = 4096,
	STAYS = 8,		/* tries of others until one has to go */
	TRIED = 8,		/* one of so many others is a try */
	AHEAD = 8,
	STEP_NEWS = 1 << 15,
};

struct hot_person {
	uint32_t spelling;
	uint32_t stays;
	uint64_t lines;		/* recorded since it is here */
	uint64_t more;		/* told at once */
};

struct hot_text {
	uint64_t text, line;
};

struct people {
	const struct facts *facts;
	struct news_book news;
	struct shapes shapes;
	struct halves halves;
	struct links links;
	struct conflicts conflicts;
	struct proof proof;
	struct reread reread;
	struct news_walk walk;
	struct findings *findings;
	uint64_t last_line;
	unsigned threads;
	unsigned touched;	/* MENTION_ADDS, MENTION_REMOVES so far */
	bool reading;		/* people_end was called */
	size_t stage;
	uint64_t hot_keys[PERSONS];
	struct hot_person hot[PERSONS];
	unsigned others;	/* that were not there */
	struct hot_text texts[TEXTS];
};

/* Ledgers that do not belong to a half are put where there is room. */
static struct store *
store_of(const struct people *p, size_t half)
{
	return p->halves.of[half].store;
}

struct people *
people_new(const struct facts *facts, const struct people_options *options)
{
	struct people *p = xcalloc(1, sizeof(*p));
	struct persons_facts persons = { .overwrite = facts->overwrite,
		.sync = facts->sync };
	struct links_facts links = { .kind = facts->kind,
		.first = facts->idtype };

	p->facts = facts;
	p->threads = options->threads;
	halves_init(&p->halves, options->bytes, options->folder, &persons);
	news_init(&p->news, store_of(p, 1), options->examples);
	shapes_init(&p->shapes, options->examples);
	links_init(&p->links, store_of(p, 0), store_of(p, 1), &p->news,
	    &links);
	return p;
}

void
people_free(struct people *p)
{
	if (p == NULL)
		return;
	links_release(&p->links);
	if (p->reading) {
		conflicts_release(&p->conflicts);
		proof_release(&p->proof);
		reread_release(&p->reread);
	}
	news_walk_release(&p->walk);
	news_release(&p->news);
	shapes_release(&p->shapes);
	halves_release(&p->halves);
	free(p);
}

/* --- what comes again -------------------------------------------------- */

/* A line that gives traits is in no conflict while nothing was taken from
 * anyone, and the other way round. */
static bool
may_conflict(const struct people *p, const struct mention *m)
{
	enum { BOTH = MENTION_ADDS | MENTION_REMOVES };
	unsigned signs = (m->flags | p->touched) & BOTH;

	return (m->flags & BOTH) != 0 && signs == BOTH;
}

static bool
flush(struct people *p, size_t place, struct err *err)
{
	struct hot_person *hot = &p->hot[place];
	struct mention m;
	uint64_t more = hot->more;

	if (more == 0)
		return true;
	m = (struct mention){ .key = p->hot_keys[place],
		.spelling = hot->spelling, .flags = MENTION_PERSON };
	hot->more = 0;
	return persons_add_more(halves_of(&p->halves, &m), &m, more, err);
}

/* Who comes often stays for some time. */
static bool
try_place(struct people *p, const struct mention *m, size_t place,
    struct hot_person **out, struct err *err)
{
	struct hot_person *hot = &p->hot[place];

	*out = NULL;
	if (hot->stays > 0) {
		hot->stays--;
		return true;
	}
	if (!flush(p, place, err))
		return false;
	p->hot_keys[place] = m->key;
	*hot = (struct hot_person){ .spelling = m->spelling };
	*out = hot;
	return true;
}

/* The place of a person in the cache; NULL: it has none.  Most have none,
 * so that not all of them need be tried. */
static inline bool
find_hot(struct people *p, const struct mention *m, struct hot_person **out,
    struct err *err)
{
	size_t place = m->key % PERSONS;
	struct hot_person *hot = &p->hot[place];

	*out = NULL;
	if (p->hot_keys[place] == m->key && hot->spelling == m->spelling &&
	    hot->lines > 0) {
		hot->stays += hot->stays < STAYS;
		*out = hot;
		return true;
	}
	return ++p->others % TRIED != 0 ||
	    try_place(p, m, place, out, err);
}

/* Was this very line there lately?  If not, it is from now on. */
static bool
is_copy(struct people *p, const struct mention *m, uint64_t *line)
{
	struct hot_text *text = &p->texts[m->text % TEXTS];
	bool same = text->text == m->text && text->line > 0;

	*line = text->line;
	if (!same)
		*text = (struct hot_text){ .text = m->text,
			.line = m->line };
	return same;
}

static bool
add(struct people *p, const struct mention *m, const uint32_t *traces,
    struct err *err)
{
	bool person = (m->flags & MENTION_PERSON) != 0;
	struct hot_person *hot = NULL;
	uint64_t line;

	if (person && !find_hot(p, m, &hot, err))
		return false;
	if ((person ? hot != NULL && hot->lines >= HOT_LINES : true) &&
	    !may_conflict(p, m) && is_copy(p, m, &line)) {
		news_tell(&p->news, &(struct news){ .line = m->line,
			.combo = m->combo, .flags = m->flags,
			.rules = 1 << LATE_DUP,
			.other = line & UINT64_C(0xFFFFFFFFFF) });
		if (hot != NULL)
			hot->more++;
		return true;
	}
	if (hot != NULL)
		hot->lines++;
	return persons_add(halves_of(&p->halves, m), m, traces, err);
}

bool
people_add(struct people *p, const struct mention *mentions, size_t n,
    const uint32_t *traces, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &mentions[i];

		if (i + AHEAD < n)
			persons_expect(halves_of(&p->halves, m + AHEAD),
			    m + AHEAD);
		if ((m->flags & MENTION_CRM) != 0 && !p->facts->sync)
			shapes_line(&p->shapes, m);
		if (!add(p, m, traces, err))
			return false;
		traces += m->traces;
		p->touched |= m->flags;
		p->last_line = m->line;
	}
	return true;
}

bool
people_add_links(struct people *p, const struct link *links, size_t n,
    const struct mention *mentions, size_t mention_count, struct err *err)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		while (at < mention_count && mentions[at].line <
		    links[i].line)
			at++;
		if (!links_add(&p->links, &links[i], at < mention_count ?
		    mentions[at].combo : 0, err))
			return false;
	}
	return true;
}

/* --- the end ----------------------------------------------------------- */

void
people_end(struct people *p, struct source *source,
    const struct lineindex *index, struct findings *findings)
{
	p->reading = true;
	p->findings = findings;
	news_begin(&p->news, findings, p->last_line);
	reread_init(&p->reread, p->facts, source, index, findings);
	conflicts_init(&p->conflicts, store_of(p, 0), &p->news, &p->reread);
	proof_init(&p->proof, &p->news, &p->reread);
	halves_begin(&p->halves, &p->news, p->threads);
}

static enum step
step_flush(struct people *p, struct err *err)
{
	for (size_t i = 0; i < PERSONS; i++)
		if (!flush(p, i, err))
			return STEP_FAILED;
	return STEP_DONE;
}

static enum step
step_persons(struct people *p, struct err *err)
{
	enum step step = halves_step(&p->halves, err);

	if (step == STEP_DONE && !p->facts->sync)
		halves_shapes(&p->halves, &p->shapes);
	return step;
}

static enum step
step_links(struct people *p, struct err *err)
{
	return p->facts->sync ? links_step(&p->links, err) : STEP_DONE;
}

/* What waits in an ID-sync file waits for other rules alone. */
static enum step
step_conflicts(struct people *p, struct err *err)
{
	return p->facts->sync || p->news.waiting_count == 0 ? STEP_DONE :
	    conflicts_step(&p->conflicts, err);
}

static enum step
step_waiting(struct people *p, struct err *err)
{
	for (size_t i = 0; i < STEP_NEWS; i++) {
		const struct news *news;
		struct news one;
		size_t n;

		if (!news_next(&p->news, &p->walk, &news, &n, err))
			return STEP_FAILED;
		if (n == 0)
			return STEP_DONE;
		one = *news;
		if (!conflicts_has(&p->conflicts, one.line)) {
			news_tell_joined(&p->news, news, n);
			continue;
		}
		one.rules |= 1 << LATE_CONFLICT;
		news_tell(&p->news, &one);
	}
	return STEP_MORE;
}

static enum step
step_settle(struct people *p, struct err *err)
{
	(void)err;
	news_settle(&p->news);
	proof_begin(&p->proof, &p->conflicts, &p->shapes);
	return STEP_DONE;
}

static enum step
step_proof(struct people *p, struct err *err)
{
	return proof_step(&p->proof, err);
}

static enum step
step_publish(struct people *p, struct err *err)
{
	struct finding phones = { .rule = RULE_PII_PHONEQ,
		.severity = SEVERITY_WARNING, .total = p->shapes.phones };

	(void)err;
	proof_publish(&p->proof, p->findings);
	news_publish(&p->news, p->findings, &p->shapes);
	if (shapes_are_phones(&p->shapes))
		findings_add(p->findings, &phones);
	return STEP_DONE;
}

enum stage {
	AT_FLUSH,
	AT_PERSONS,
	AT_LINKS,
	AT_CONFLICTS,
	AT_WAITING,
	AT_SETTLE,
	AT_PROOF,
	AT_PUBLISH,
	STAGES
};

enum step
people_step(struct people *p, struct err *err)
{
	static enum step (*const stages[])(struct people *, struct err *) = {
		[AT_FLUSH] = step_flush,
		[AT_PERSONS] = step_persons,
		[AT_LINKS] = step_links,
		[AT_CONFLICTS] = step_conflicts,
		[AT_WAITING] = step_waiting,
		[AT_SETTLE] = step_settle,
		[AT_PROOF] = step_proof,
		[AT_PUBLISH] = step_publish,
	};
	enum step step;

	if (p->stage == STAGES)
		return STEP_DONE;
	step = stages[p->stage](p, err);
	if (step == STEP_FAILED)
		return STEP_FAILED;
	p->stage += step == STEP_DONE;
	return p->stage == STAGES ? STEP_DONE : STEP_MORE;
}

enum phase
people_phase(const struct people *p)
{
	bool reads = p->stage == AT_PROOF || (p->stage == AT_CONFLICTS &&
	    p->conflicts.stage == CONFLICTS_READ);

	return reads ? PHASE_REREADING : PHASE_COMPARING;
}

uint64_t
people_bad(const struct people *p)
{
	return p->news.bad.count;
}

bool
people_users(const struct people *p, uint64_t *users)
{
	*users = halves_users(&p->halves);
	return p->stage > AT_PERSONS;
}

uint64_t
people_spilled(const struct people *p)
{
	return halves_spilled(&p->halves);
}
