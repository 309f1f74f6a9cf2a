/* SPDX-License-Identifier: MIT */
/* The vectors of tests/corpus/vectors.json: files with a context each. */
#ifndef TESTS_CHECK_VECTORS_H
#define TESTS_CHECK_VECTORS_H

#include "base/buf.h"
#include "base/json.h"
#include "spec/context.h"

struct vector_given {
	struct context context;
	struct str sites[16];
	struct context_trait traits[16];
};

/* A list; json_free it. */
struct json *vectors_load(void);
/* The bytes of its file; false if the vector is about a name alone. */
bool vector_content(const struct json *v, struct buf *out);
/* name is borrowed, and so is ctx. */
void vector_context(struct vector_given *g, const char *name,
    const struct json *ctx);

#endif
