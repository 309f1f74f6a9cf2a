/* SPDX-License-Identifier: MIT */
/* Counting by shape. */
#include "check/shapes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_CAP = 64 };

void
shapes_init(struct shapes *s, uint64_t examples)
{
	memset(s, 0, sizeof(*s));
	s->most_places = examples == 0 || examples > SHAPES_PLACES_MAX ?
	    SHAPES_PLACES_MAX : (size_t)examples;
}

void
shapes_release(struct shapes *s)
{
	for (size_t i = 0; i < IDSHAPE_COUNT; i++) {
		free(s->of[i].lines);
		free(s->of[i].places);
	}
	memset(s, 0, sizeof(*s));
}

static void
make_room(struct shape *shape, size_t combo)
{
	size_t cap = combo + combo / 2 + FIRST_CAP;

	shape->lines = xreallocarray(shape->lines, cap,
	    sizeof(*shape->lines));
	memset(shape->lines + shape->combos, 0,
	    (cap - shape->combos) * sizeof(*shape->lines));
	shape->combos = cap;
}

static void
add_place(struct shape *shape, uint64_t line)
{
	if (shape->count == shape->cap) {
		shape->cap = shape->cap == 0 ? FIRST_CAP : shape->cap * 2;
		shape->places = xreallocarray(shape->places, shape->cap,
		    sizeof(*shape->places));
	}
	shape->places[shape->count++] = line;
}

void
shapes_add(struct shapes *s, const struct mention *m)
{
	struct shape *shape = &s->of[shapes_of(m->flags)];

	if (m->combo >= shape->combos)
		make_room(shape, m->combo);
	shape->lines[m->combo]++;
	if (shape->count < s->most_places)
		add_place(shape, m->line);
}

void
shapes_persons(struct shapes *s, unsigned flags, uint64_t n)
{
	s->of[shapes_of(flags)].ids += n;
	s->ids += n;
	s->phones += (flags & MENTION_PHONE) != 0 ? n : 0;
}

static bool
is_most(const struct shapes *s, uint64_t n)
{
	return s->ids >= SHAPES_IDS_MIN && n * 100 >= s->ids * SHAPES_SHARE;
}

enum idshape
shapes_usual(const struct shapes *s)
{
	unsigned usual = 0;

	while (usual < IDSHAPE_COUNT && !is_most(s, s->of[usual].ids))
		usual++;
	return (enum idshape)usual;
}

bool
shapes_are_phones(const struct shapes *s)
{
	return is_most(s, s->phones);
}
