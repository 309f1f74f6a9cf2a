/* SPDX-License-Identifier: MIT */
/* One check the plain way and many the others. */
#include "tests/unit/check/variants.h"

#include <stdlib.h>
#include <string.h>

#include "file/deflate.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/check/shrink.h"
#include "tests/unit/unit.h"

#define TEXT_MAX ((size_t)1 << 30)

/* piece: bytes of a read.  The first is what the others are held against. */
static const struct variant {
	const char *title;
	size_t piece;
	bool packed, quick;
	struct check_options options;
} variants[] = {
	{ .title = "plain", .piece = SOURCE_BLOCK, .quick = true,
	    .options = { .kernel = KERNEL_NONE, .threads = 1 } },
	{ .title = "reads of 1", .piece = 1,
	    .options = { .threads = 1, .block = 1 } },
	{ .title = "reads of 3", .piece = 3,
	    .options = { .threads = 2, .block = 3 } },
	{ .title = "reads of 64", .piece = 64,
	    .options = { .kernel = KERNEL_PORTABLE, .threads = 2,
	    .block = 64 } },
	{ .title = "reads of 65", .piece = 65,
	    .options = { .kernel = KERNEL_SSE2, .threads = 1,
	    .block = 65 } },
	{ .title = "reads of 4096", .piece = 4096, .quick = true,
	    .options = { .threads = 2, .block = 4096 } },
	{ .title = "careful, 2 threads", .piece = SOURCE_BLOCK,
	    .quick = true, .options = { .kernel = KERNEL_NONE,
	    .threads = 2, .block = 1000 } },
	{ .title = "portable", .piece = SOURCE_BLOCK, .quick = true,
	    .options = { .kernel = KERNEL_PORTABLE, .threads = 1 } },
	{ .title = "SSE2", .piece = SOURCE_BLOCK, .quick = true,
	    .options = { .kernel = KERNEL_SSE2, .threads = 1 } },
	{ .title = "AVX2", .piece = SOURCE_BLOCK, .quick = true,
	    .options = { .kernel = KERNEL_AVX2, .threads = 1 } },
	{ .title = "AVX2, 2 threads", .piece = SOURCE_BLOCK, .quick = true,
	    .options = { .kernel = KERNEL_AVX2, .threads = 2,
	    .block = 20000 } },
	{ .title = "little memory", .piece = SOURCE_BLOCK, .quick = true,
	    .options = { .threads = 1, .people_bytes = 1 << 20 } },
	{ .title = "packed", .piece = SOURCE_BLOCK, .packed = true,
	    .options = { .threads = 2 } },
	{ .title = "packed, reads of 5", .piece = 5, .packed = true,
	    .options = { .threads = 1, .block = 777 } },
};

enum { COUNT = sizeof(variants) / sizeof(variants[0]) };

static void
pack(struct str text, struct buf *out)
{
	struct deflater *d = deflater_new(DEFLATE_STEADY);
	struct str packed;

	deflater_give(d, text);
	while (deflater_take(d, &packed))
		buf_add_str(out, packed);
	deflater_end(d);
	while (deflater_take(d, &packed))
		buf_add_str(out, packed);
	deflater_free(d);
}

struct pair {
	const struct context *context;
	const struct variant *variant;
};

/* What it says is in r, to be released. */
static void
run(const struct pair *pair, const struct variant *v, struct str text,
    struct ran *r)
{
	struct context context = *pair->context;
	struct buf name = { 0 }, packed = { .max = TEXT_MAX };

	if (!v->packed) {
		ran_check_as(r, &context, text, v->piece, &v->options);
		return;
	}
	buf_printf(&name, "%s.gz", context.name);
	context.name = buf_text(&name);
	pack(text, &packed);
	ran_check_as(r, &context, buf_str(&packed), v->piece, &v->options);
	buf_release(&packed);
	buf_release(&name);
}

static bool
differ(struct str text, void *arg)
{
	const struct pair *pair = arg;
	struct ran want, got;
	bool differ;

	run(pair, &variants[0], text, &want);
	run(pair, pair->variant, text, &got);
	differ = strcmp(buf_text(&want.told), buf_text(&got.told)) != 0;
	ran_release(&want);
	ran_release(&got);
	return differ;
}

static void
complain(const char *title, const struct pair *pair, struct str text)
{
	struct buf small = { .max = TEXT_MAX }, shown = { 0 };
	struct pair copy = *pair;
	struct ran want, got;

	buf_add_str(&small, text);
	shrink_text(&small, differ, &copy);
	shrink_print(buf_str(&small), 4000, &shown);
	run(pair, &variants[0], buf_str(&small), &want);
	run(pair, pair->variant, buf_str(&small), &got);
	ck_abort_msg("%s (%s)\n%s\n%s:\n%.2000s\n%s:\n%.2000s", title,
	    pair->context->name, buf_text(&shown), variants[0].title,
	    buf_text(&want.told), pair->variant->title,
	    buf_text(&got.told));
}

/* A packed file needs a name that says so and can be read, and text. */
static bool
can_be_packed(const struct context *context, const struct ran *plain)
{
	const char *told = buf_text(&plain->told);
	struct name_verdict verdict;

	name_diagnose(str_from(context->name), context->now, &verdict);
	return verdict.known && verdict.parts.wrap == WRAP_NONE &&
	    strstr(told, "COMP-") == NULL && strstr(told, "PGP-") == NULL;
}

void
variants_agree(const char *title, const struct context *context,
    struct str text, enum variants which)
{
	struct pair pair = { context, &variants[0] };
	struct ran want, got;

	/* Nothing packed is something else than nothing. */
	if (text.n == 0)
		return;
	run(&pair, &variants[0], text, &want);
	for (size_t i = 1; i < COUNT; i++) {
		if ((which == VARIANTS_QUICK && !variants[i].quick) ||
		    (variants[i].packed && !can_be_packed(context, &want)))
			continue;
		pair.variant = &variants[i];
		run(&pair, pair.variant, text, &got);
		if (strcmp(buf_text(&want.told), buf_text(&got.told)) != 0)
			complain(title, &pair, text);
		ran_release(&got);
	}
	ran_release(&want);
}
