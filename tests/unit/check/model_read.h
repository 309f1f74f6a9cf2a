/* SPDX-License-Identifier: MIT */
/* A file cut into records for the naive model: see model.h. */
#ifndef TESTS_CHECK_MODEL_READ_H
#define TESTS_CHECK_MODEL_READ_H

#include <regex.h>

#include "tests/unit/check/model.h"

enum { MODEL_DIGITS38, MODEL_UUID, MODEL_SHA256, MODEL_OTHER, MODEL_SHAPES };
enum { MODEL_ID_MAX = 255 };

struct model_trait {
	struct str number;
	bool removed;
};

struct model_record {
	struct str text;	/* without its end */
	bool blank;
	struct str cells[MODEL_CELLS_MAX];	/* the first is the person */
	size_t cell_count;	/* 0: nobody */
	struct model_trait traits[MODEL_TRAITS_MAX];
	size_t trait_count;
	bool new_link[MODEL_CELLS_MAX];	/* of the first cell to this one */
	unsigned shape;
	bool phone;
	bool new_person;
};

struct model {
	const struct model_file *file;
	regex_t shapes[MODEL_OTHER], phone;
	struct model_record *records;
	size_t count, cap;
	struct buf *out;
};

void model_read(struct model *m, struct str text);
void model_release(struct model *m);

bool model_same(struct str a, struct str b);
bool model_same_letters(struct str a, struct str b);
/* Lines of nobody are lines of no one else. */
bool model_same_person(const struct model_record *a,
    const struct model_record *b);

#endif
