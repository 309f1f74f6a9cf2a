/* SPDX-License-Identifier: MIT */
/* The fast lane: which kernel runs, and the closer looks at what is seldom
 * clean but may be. */
#include "check/fastlane.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "check/fast_inside.h"
#include "check/fast_set.h"
#include "check/hashrules.h"
#include "check/idrules.h"
#include "spec/pii.h"

/* As fast_inside.h has them: ones in front. */
#define ONES(n) (UINT64_MAX >> (64 - 8 * (n)))

const uint64_t fast_first[17][2] = {
	{ 0, 0 },
	{ ONES(1), 0 }, { ONES(2), 0 }, { ONES(3), 0 }, { ONES(4), 0 },
	{ ONES(5), 0 }, { ONES(6), 0 }, { ONES(7), 0 }, { ONES(8), 0 },
	{ ONES(8), ONES(1) }, { ONES(8), ONES(2) }, { ONES(8), ONES(3) },
	{ ONES(8), ONES(4) }, { ONES(8), ONES(5) }, { ONES(8), ONES(6) },
	{ ONES(8), ONES(7) }, { ONES(8), ONES(8) },
};

#define ONES8 255, 255, 255, 255, 255, 255, 255, 255

const unsigned char fast_edge[2 * FAST_PAD] = { ONES8, ONES8, ONES8, ONES8,
	ONES8, ONES8, ONES8, ONES8 };

#define ROW8(c) c, c, c, c, c, c, c, c
#define ROW(c) { ROW8(c), ROW8(c), ROW8(c), ROW8(c) }
#define ROWS4(c) ROW(c), ROW((c) + 1), ROW((c) + 2), ROW((c) + 3)
#define ROWS16(c) ROWS4(c), ROWS4((c) + 4), ROWS4((c) + 8), ROWS4((c) + 12)
#define ROWS64(c) \
	ROWS16(c), ROWS16((c) + 16), ROWS16((c) + 32), ROWS16((c) + 48)

_Alignas(FAST_ALIKE) const unsigned char fast_alike[256][FAST_ALIKE] = {
	ROWS64(0), ROWS64(64), ROWS64(128), ROWS64(192)
};

/* --- which kernel ------------------------------------------------------ */

static bool
has_avx2(void)
{
#if defined(__x86_64__) && defined(__GNUC__)
	return __builtin_cpu_supports("avx2") != 0 &&
	    __builtin_cpu_supports("bmi") != 0 &&
	    __builtin_cpu_supports("bmi2") != 0 &&
	    __builtin_cpu_supports("popcnt") != 0;
#else
	return false;
#endif
}

static const char *
prove_nothing(struct fastlane *f, const char *p, const char *end,
    size_t most, struct fast_out *out)
{
	(void)f;
	(void)end;
	(void)most;
	(void)out;
	return p;
}

static const struct fast_kernel none = { .lines = prove_nothing };

static const struct fast_kernel *
kernel_of(enum kernel kernel)
{
	const struct fast_kernel *const kernels[KERNEL_COUNT] = {
		[KERNEL_NONE] = &none,
		[KERNEL_PORTABLE] = fast_kernel_portable,
		[KERNEL_SSE2] = fast_kernel_sse2,
		[KERNEL_AVX2] = has_avx2() ? fast_kernel_avx2 : NULL,
	};

	if (kernel != KERNEL_BEST)
		return kernels[kernel];
	for (kernel = KERNEL_COUNT - 1; kernels[kernel] == NULL; kernel--)
		continue;
	return kernels[kernel];
}

bool
fastlane_has(enum kernel kernel)
{
	return kernel_of(kernel) != NULL;
}

/* --- life -------------------------------------------------------------- */

static enum idtype
type_of_column(const struct facts *facts, size_t column)
{
	if (facts->kind == KIND_C2C)
		return column == 0 ? IDTYPE_CRM : IDTYPE_HEMAIL;
	return facts->sync ? facts->types[column] : facts->idtype;
}

static void
set_column(struct fast_column *column, enum idtype type)
{
	column->type = type;
	column->form = idtype_get(type)->form;
}

void
fastlane_init(struct fastlane *f, const struct facts *facts,
    struct known_keys *keys, uint64_t seed, enum kernel kernel)
{
	bool listed = facts->context->trait_count > 0;

	memset(f, 0, sizeof(*f));
	f->facts = facts;
	f->keys = keys;
	f->salts = keyhash_salts(seed);
	f->kernel = kernel_of(kernel);
	if (f->kernel == NULL)
		f->kernel = kernel_of(KERNEL_BEST);
	if (facts->kind == KIND_ODC ||
	    (facts->kind == KIND_IDSYNC && facts->columns < 2))
		f->kernel = &none;
	for (size_t i = 0; i < FAST_HASHES; i++)
		f->hashes[i] = load_word(hash_of_nothing(i));
	f->adds = !listed;
	f->removes = !listed && !facts->overwrite;
	fast_set_init(&f->small, FAST_SMALL_LOG);
	fast_set_init(&f->large, FAST_LARGE_LOG);
	f->pairs = xcalloc((size_t)1 << FAST_PAIRS_LOG, sizeof(*f->pairs));
	f->judge.facts = facts;
	f->closer = true;
	for (size_t i = 0; i < NAME_DPIDS_MAX; i++)
		set_column(&f->columns[i], type_of_column(facts, i));
}

void
fastlane_release(struct fastlane *f)
{
	fast_set_release(&f->small);
	fast_set_release(&f->large);
	fast_set_release(&f->huge);
	judge_release(&f->judge);
	free(f->pairs);
}

const char *
fastlane_run(struct fastlane *f, const char *p, const char *end, size_t most,
    struct fast_out *out)
{
	return f->kernel->lines(f, p, end, most, out);
}

/* --- closer looks ------------------------------------------------------ */

bool
fast_id_clean(struct fastlane *f, struct str id, enum idtype type)
{
	struct judge *j = &f->judge;

	if (!f->closer)
		return false;
	j->line.text = id;
	j->count = 0;
	memset(&j->rules, 0, sizeof(j->rules));
	id_judge(j, id, type);
	return j->count == 0;
}

/*
 * Letters of other scripts.  Between them lie all the characters that do not
 * show and all that look like quotes, = or @: those are for the careful
 * lane.
 */
static bool
is_foreign_letter(uint32_t cp)
{
	return (cp >= 0xC0 && cp < 0x2000) || (cp >= 0x3000 && cp < 0xD800) ||
	    cp >= 0x10000;
}

/* Only them beside ASCII; the first of the line is remembered. */
static bool
letters_clean(struct fastlane *f, struct str s)
{
	size_t n;
	uint32_t cp = 0;

	for (size_t i = 0; i < s.n; i += n) {
		n = utf8_decode(s, i, &cp);
		if (n == 0 || cp == 0x7F || (n > 1 && !is_foreign_letter(cp)))
			return false;
		if (n > 1 && f->nonascii.n == 0)
			f->nonascii = str_cut(s, i, i + n);
	}
	return true;
}

bool
fast_value_clean(struct fastlane *f, struct str value, bool bare)
{
	struct glance g = glance_of(value);
	struct pii_hit hit;

	/* Typed \n, and single quotes around it: not looked into here. */
	if (glance_any(&g, GLANCE_BACKSLASH) || (bare && value.p[0] == '\''))
		return false;
	if (glance_any(&g, GLANCE_OTHER) && !letters_clean(f, value))
		return false;
	return pii_find_glanced(value, &g, PII_VALUE, &hit, 1) == 0;
}

uint64_t
fast_long_pair(uint64_t key, struct str value)
{
	return keyhash(key, value);
}

/* --- parts of a line ---------------------------------------------------- */

bool
fastlane_id(struct fastlane *f, struct str id, enum idtype type,
    struct proven_id *proven)
{
	struct fast_column column;
	bool clean;

	if (f->kernel->cell == NULL)
		return false;
	set_column(&column, type);
	/* What would have to be judged is going to be. */
	f->closer = false;
	clean = f->kernel->cell(f, id, &column, proven);
	f->closer = true;
	return clean;
}

/* One that a payload of n bytes fits. */
static struct fast_set *
set_for(struct fastlane *f, size_t n)
{
	unsigned slots_log = FAST_LARGE_LOG;

	if (n <= f->small.most)
		return &f->small;
	if (n <= f->large.most)
		return &f->large;
	while (n > (size_t)1 << slots_log)
		slots_log++;
	if (n > f->huge.most) {
		fast_set_release(&f->huge);
		fast_set_init(&f->huge, slots_log);
	}
	return &f->huge;
}

bool
fastlane_begin_turns(struct fastlane *f, size_t n)
{
	struct fast_set *set;

	if (f->kernel->items == NULL)
		return false;
	set = set_for(f, n);
	fast_set_clear(set);
	f->nonascii.n = 0;
	memset(&f->turns, 0, sizeof(f->turns));
	f->turns.set = *set;
	f->turns.traces = n / TRACE_BYTES < TRACES_LINE ? f->traces : NULL;
	return true;
}

const char *
fastlane_turn(struct fastlane *f, const char *p, const char *end)
{
	return f->kernel->items(f, p, end);
}
