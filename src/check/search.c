/* SPDX-License-Identifier: MIT */
/*
 * From candidate to candidate.  A spot is a line that may be what is looked
 * for; the lists say where the next one is, and whether it is one for sure.
 * Forward, spots are settled one by one.  Back, they are settled in chunks
 * that are read forward, because a packed file can only be read so.
 */
#include "check/search.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/oneline.h"
#include "check/spots.h"
#include "check/walk.h"

enum {
	STEP_BYTES = 1 << 20,	/* judged in a step, or ... */
	SHARE_READ = 8,		/* ... so many times that only read */
	STEP_JUMPS = 64,	/* to other places in a step; each reads */
	NEAR_BYTES = 64 << 10,	/* is walked to, not jumped to */
	PACKED_CHUNK = 8 << 20,	/* back in a packed file: jumps are dear */
};

/* Its is.bytes lie in its own bytes. */
struct hit {
	struct look_line is;
	char bytes[LOOK_BYTES_MAX];
};

struct search {
	struct search_scene scene;
	const struct findings *findings;
	struct walk walk;
	struct oneline *oneline;
	struct search_order order;
	char text[SEARCH_TEXT_MAX];
	uint16_t skip[UCHAR_MAX + 1];	/* of holds */
	uint64_t spent;		/* of STEP_BYTES, in this step */

	uint64_t at;		/* the line that was settled last */
	bool walking;		/* the walk stands somewhere */
	struct spot spot;	/* to be settled; line 0: none yet */
	uint64_t aimed;		/* the spot that the walk goes to */

	bool in_chunk;		/* back: lines up to spot.line are read */
	uint64_t chunk;		/* ... from here on */
	struct hit *ring;	/* SEARCH_WANT_MAX */
	size_t ringed;		/* found in this chunk */

	struct hit *hits;	/* SEARCH_WANT_MAX; none changes once counted */
	_Atomic size_t count;
	_Atomic uint64_t line, offset;
	atomic_bool ended;
};

bool
search_by_line(enum rule_id rule)
{
	return rule == RULE_COUNT || rule == RULE_TRAIT_CONFLICT ||
	    rule_get(rule)->scope != SCOPE_CROSS;
}

struct search *
search_new(const struct search_scene *scene)
{
	struct search *s = xcalloc(1, sizeof(*s));

	s->scene = *scene;
	s->oneline = oneline_new(scene->context, scene->name);
	s->ring = xcalloc(SEARCH_WANT_MAX, sizeof(*s->ring));
	s->hits = xcalloc(SEARCH_WANT_MAX, sizeof(*s->hits));
	return s;
}

void
search_free(struct search *s)
{
	if (s == NULL)
		return;
	walk_release(&s->walk);
	oneline_free(s->oneline);
	free(s->ring);
	free(s->hits);
	free(s);
}

/* --- one line ---------------------------------------------------------- */

/* How far the text can be shifted when a byte stands below its end. */
static void
learn_text(struct search *s)
{
	struct str text = s->order.what.text;

	for (size_t c = 0; c <= UCHAR_MAX; c++)
		s->skip[c] = (uint16_t)text.n;
	for (size_t i = 0; i + 1 < text.n; i++)
		s->skip[(unsigned char)text.p[i]] =
		    (uint16_t)(text.n - 1 - i);
}

/* Horspool's way: most bytes are not looked at. */
static bool
holds(const struct search *s, struct str line)
{
	struct str text = s->order.what.text;
	char last = text.p[text.n - 1];

	for (size_t end = text.n; end <= line.n;) {
		char here = line.p[end - 1];

		if (here == last && memcmp(line.p + end - text.n, text.p,
		    text.n) == 0)
			return true;
		end += s->skip[(unsigned char)here];
	}
	return false;
}

void
search_begin(struct search *s, const struct findings *findings,
    const struct search_order *order)
{
	struct str *text = &s->order.what.text;

	s->order = *order;
	if (s->order.want > SEARCH_WANT_MAX)
		s->order.want = SEARCH_WANT_MAX;
	if (text->n > SEARCH_TEXT_MAX)
		text->n = SEARCH_TEXT_MAX;
	if (text->n > 0)
		memcpy(s->text, text->p, text->n);
	text->p = s->text;
	learn_text(s);
	s->findings = findings;
	walk_release(&s->walk);
	walk_init(&s->walk, s->scene.source, s->scene.index, s->scene.far,
	    findings);
	atomic_store(&s->count, 0);
	s->at = order->line;
	s->spot = (struct spot){ 0 };
	s->aimed = 0;
	s->walking = false;
	s->in_chunk = false;
	atomic_store(&s->line, order->line);
	atomic_store(&s->offset, 0);
	atomic_store(&s->ended, false);
}

static bool
has_problem(struct search *s, const struct line *line)
{
	enum rule_id rule = s->order.what.rule;
	struct oneline_rules rules;
	const struct finding *found;
	size_t count;

	oneline_judge(s->oneline, line, spots_titles(s->findings,
	    line->number), &rules);
	if (rule != RULE_COUNT)
		return ruleset_has(&rules.all, rule);
	found = oneline_found(s->oneline, &count);
	for (size_t i = 0; i < count; i++)
		if (found[i].severity > SEVERITY_INFO)
			return true;
	return false;
}

static bool
matches(struct search *s, const struct line *line, bool sure)
{
	const struct search_for *what = &s->order.what;

	if (what->number != 0)
		return line->number == what->number;
	if (what->text.n > 0 && !holds(s, line->text))
		return false;
	if (!what->problem || sure)
		return true;
	s->spent += line->text.n;
	return has_problem(s, line);
}

static void
fill(struct search *s, const struct line *line, struct hit *out)
{
	if (s->order.shown)
		look_fill(&out->is, line, s->walk.reader.end, s->oneline,
		    s->findings, out->bytes);
	else
		out->is = (struct look_line){ .line = line->number };
}

static struct hit *
next_hit(struct search *s)
{
	return &s->hits[atomic_load(&s->count)];
}

/* The next hit is filled in; true when that was enough. */
static bool
publish(struct search *s)
{
	return atomic_fetch_add(&s->count, 1) + 1 >= s->order.want;
}

static bool
take_line(struct search *s, const struct line *line)
{
	fill(s, line, next_hit(s));
	return publish(s);
}

static bool
take_number(struct search *s, uint64_t line)
{
	next_hit(s)->is = (struct look_line){ .line = line };
	return publish(s);
}

static bool
take_hit(struct search *s, const struct hit *from)
{
	struct hit *hit = next_hit(s);

	*hit = *from;
	hit->is.bytes.p = hit->bytes;
	return publish(s);
}

static enum step
no_more(struct search *s)
{
	atomic_store(&s->ended, true);
	return STEP_DONE;
}

/* --- reading ----------------------------------------------------------- */

/* Stand at or before the spot; *jumps counts what is read for that. */
static bool
aim(struct search *s, unsigned *jumps, struct err *err)
{
	const struct reader *r = &s->walk.reader;
	uint64_t known = s->spot.line, offset = s->spot.offset;

	if (s->aimed == s->spot.line ||
	    (s->walking && r->number + 1 == s->spot.line))
		return true;
	s->aimed = s->spot.line;
	if (offset == 0)
		walk_known(&s->walk, s->spot.line, &known, &offset);
	if (s->walking && r->number < s->spot.line &&
	    offset <= r->offset + NEAR_BYTES)
		return true;
	s->walking = true;
	++*jumps;
	return walk_at(&s->walk, known, offset, err);
}

/* The next line of the walk, and a note of where it is. */
static bool
read_line(struct search *s, struct line *line, bool *more, struct err *err)
{
	if (!walk_next(&s->walk, line, more, err))
		return false;
	if (!*more)
		return true;
	s->spent += line->text.n / SHARE_READ + 1;
	atomic_store_explicit(&s->line, line->number, memory_order_relaxed);
	atomic_store_explicit(&s->offset, line->offset, memory_order_relaxed);
	if (line->number > lineindex_lines(s->scene.index) &&
	    line->number > lineindex_lines(s->scene.far)) {
		lineindex_add(s->scene.far, line->number, line->offset);
		lineindex_reach(s->scene.far, line->number);
	}
	return true;
}

static bool
needs_no_reading(const struct search *s)
{
	return s->spot.sure && !s->order.shown &&
	    s->order.what.text.n == 0;
}

static unsigned
jumps_of(const struct search *s)
{
	return source_container(s->scene.source) == CONTAINER_GZIP ? 1
	    : STEP_JUMPS;
}

/* --- forward ----------------------------------------------------------- */

/* Settle s->spot, or come nearer to it. */
static enum step
settle(struct search *s, struct err *err)
{
	struct line line;
	bool more;

	if (!read_line(s, &line, &more, err))
		return STEP_FAILED;
	if (!more) {
		/* The last line is as near as one can get. */
		if (s->order.what.number > 0 && s->walk.reader.number > 0)
			(void)take_number(s, s->walk.reader.number);
		return no_more(s);
	}
	if (line.number < s->spot.line)
		return STEP_MORE;
	s->at = line.number;
	return matches(s, &line, s->spot.sure) && take_line(s, &line)
	    ? STEP_DONE : STEP_MORE;
}

static enum step
step_forward(struct search *s, struct err *err)
{
	unsigned jumps = 0;
	enum step step;

	while (s->spent < STEP_BYTES && jumps <= jumps_of(s)) {
		if (s->spot.line <= s->at &&
		    !spots_next(s->findings, s->scene.index,
		    &s->order.what, s->at, &s->spot))
			return no_more(s);
		if (needs_no_reading(s)) {
			s->at = s->spot.line;
			if (take_number(s, s->at))
				return STEP_DONE;
			s->spent++;
			continue;
		}
		if (!aim(s, &jumps, err))
			return STEP_FAILED;
		step = settle(s, err);
		if (step != STEP_MORE)
			return step;
	}
	return STEP_MORE;
}

/* --- back -------------------------------------------------------------- */

/* Begin to read at a known start before the spot. */
static bool
begin_chunk(struct search *s, struct err *err)
{
	uint64_t known, offset, from, from_offset;

	walk_known(&s->walk, s->spot.line, &known, &offset);
	from = known;
	from_offset = offset;
	while (jumps_of(s) == 1 && from > 1 &&
	    offset - from_offset < PACKED_CHUNK)
		walk_known(&s->walk, from - 1, &from, &from_offset);
	s->in_chunk = true;
	s->chunk = from;
	s->ringed = 0;
	return walk_at(&s->walk, from, from_offset, err);
}

/* The lines of the chunk are done: give the last of them first. */
static bool
end_chunk(struct search *s)
{
	size_t kept = s->ringed < SEARCH_WANT_MAX ? s->ringed
	    : SEARCH_WANT_MAX;
	bool enough = false;

	s->in_chunk = false;
	s->at = s->chunk;
	for (size_t i = 0; i < kept && !enough; i++)
		enough = take_hit(s, &s->ring[(s->ringed - 1 - i) %
		    SEARCH_WANT_MAX]);
	return enough;
}

static bool
is_spot(const struct search *s, uint64_t line, struct spot *spot)
{
	return spots_next(s->findings, s->scene.index, &s->order.what,
	    line - 1, spot) && spot->line == line;
}

/* True when the chunk is done. */
static bool
chunk_line(struct search *s, const struct line *line)
{
	struct spot spot;

	if (line->number > s->spot.line)
		return true;
	if (is_spot(s, line->number, &spot) && matches(s, line, spot.sure))
		fill(s, line, &s->ring[s->ringed++ % SEARCH_WANT_MAX]);
	return line->number == s->spot.line;
}

static enum step
step_chunk(struct search *s, struct err *err)
{
	struct line line;
	bool more;

	if (!read_line(s, &line, &more, err))
		return STEP_FAILED;
	if (more && !chunk_line(s, &line))
		return STEP_MORE;
	return end_chunk(s) ? STEP_DONE : STEP_MORE;
}

/* To the spot before: settle it, or begin to read the lines around it. */
static enum step
step_spot_back(struct search *s, struct err *err)
{
	if (!spots_previous(s->findings, s->scene.index, &s->order.what,
	    s->at, &s->spot))
		return no_more(s);
	if (needs_no_reading(s)) {
		s->at = s->spot.line;
		s->spent++;
		return take_number(s, s->at) ? STEP_DONE : STEP_MORE;
	}
	return begin_chunk(s, err) ? STEP_MORE : STEP_FAILED;
}

static enum step
step_back(struct search *s, struct err *err)
{
	unsigned jumps = 0;
	enum step step;

	while (s->spent < STEP_BYTES && jumps <= jumps_of(s)) {
		if (s->in_chunk) {
			step = step_chunk(s, err);
		} else {
			step = step_spot_back(s, err);
			jumps++;
		}
		if (step != STEP_MORE)
			return step;
	}
	return STEP_MORE;
}

enum step
search_step(struct search *s, struct err *err)
{
	s->spent = 0;
	return s->order.back ? step_back(s, err) : step_forward(s, err);
}

/* --- results ----------------------------------------------------------- */

size_t
search_count(const struct search *s)
{
	return atomic_load(&s->count);
}

const struct look_line *
search_get(const struct search *s, size_t i)
{
	return &s->hits[i].is;
}

void
search_place(const struct search *s, uint64_t *line, uint64_t *offset)
{
	*line = atomic_load_explicit(&s->line, memory_order_relaxed);
	*offset = atomic_load_explicit(&s->offset, memory_order_relaxed);
}

bool
search_ended(const struct search *s)
{
	return atomic_load(&s->ended);
}
