/* SPDX-License-Identifier: MIT */
/* Lines cut into what the rules speak of. */
#include "tests/unit/check/model_read.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/unit/unit.h"

#define UUID "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"

static const char *const shapes[] = { "^[0-9]{38}$", "^" UUID "$",
	"^[0-9A-Fa-f]{64}$" };
static const char phone[] = "^1?[2-9][0-9]{2}[2-9][0-9]{6}$";

static bool
fits(const regex_t *expression, struct str s)
{
	char text[MODEL_ID_MAX + 1] = { 0 };

	if (s.n > MODEL_ID_MAX)
		return false;
	memcpy(text, s.p, s.n);
	return regexec(expression, text, 0, NULL, 0) == 0;
}

static unsigned
shape_of(const struct model *m, struct str id)
{
	unsigned shape = 0;

	while (shape < MODEL_OTHER && !fits(&m->shapes[shape], id))
		shape++;
	return shape;
}

static bool
all_digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return s.n > 0 && n == s.n;
}

static struct str
after(struct str s, const char *start)
{
	size_t n = strlen(start);

	if (s.n < n || memcmp(s.p, start, n) != 0)
		return (struct str){ NULL, 0 };
	return (struct str){ s.p + n, s.n - n };
}

static struct str
before(struct str s, const char *end)
{
	size_t n = strlen(end);

	if (s.n < n || memcmp(s.p + s.n - n, end, n) != 0)
		return (struct str){ NULL, 0 };
	return (struct str){ s.p, s.n - n };
}

static void
add_trait(struct model_record *r, struct str number, bool removed)
{
	if (number.p == NULL || !all_digits(number))
		return;
	ck_assert_uint_lt(r->trait_count, MODEL_TRAITS_MAX);
	r->traits[r->trait_count++] = (struct model_trait){ number, removed };
}

/* A bare number is a trait in Oracle's files, unless it follows a d_sid. */
static void
read_item(const struct model *m, struct model_record *r, struct str item,
    bool *serial)
{
	bool named = after(item, "d_sid=").p != NULL ||
	    after(item, "d_unsid=").p != NULL;

	ck_assert(memchr(item.p, '"', item.n) == NULL);
	add_trait(r, after(item, "d_sid="), false);
	add_trait(r, after(item, "d_unsid="), true);
	add_trait(r, before(item, ":0"), true);
	add_trait(r, before(item, ":-1"), true);
	if (m->file->kind == KIND_ODC && !*serial)
		add_trait(r, item, false);
	*serial = named || (*serial && all_digits(item));
}

static void
read_items(const struct model *m, struct model_record *r,
    struct str payload)
{
	bool serial = false;

	if (memchr(payload.p, '\t', payload.n) != NULL)
		return;		/* more than one tab: not looked at */
	while (payload.n > 0) {
		const char *comma = memchr(payload.p, ',', payload.n);
		size_t n = comma == NULL ? payload.n :
		    (size_t)(comma - payload.p);

		read_item(m, r, (struct str){ payload.p, n }, &serial);
		n += comma != NULL;
		payload = (struct str){ payload.p + n, payload.n - n };
	}
}

static struct str
trim(struct str s, const char *what)
{
	while (s.n > 0 && strchr(what, s.p[0]) != NULL)
		s = (struct str){ s.p + 1, s.n - 1 };
	while (s.n > 0 && strchr(what, s.p[s.n - 1]) != NULL)
		s.n--;
	return s;
}

static struct str
trim_end(struct str s)
{
	while (s.n > 0 && strchr(" \t", s.p[s.n - 1]) != NULL)
		s.n--;
	return s;
}

/* The text between tabs, at most max pieces; the rest stays in the last. */
static size_t
cut(struct str s, struct str *pieces, size_t max)
{
	size_t n = 0;

	for (;;) {
		const char *tab = n + 1 == max ? NULL :
		    memchr(s.p, '\t', s.n);
		size_t to = tab == NULL ? s.n : (size_t)(tab - s.p);

		pieces[n++] = trim((struct str){ s.p, to }, " ");
		if (tab == NULL)
			return n;
		s = (struct str){ tab + 1, s.n - to - 1 };
	}
}

static void
read_trait_record(const struct model *m, struct model_record *r)
{
	struct str pieces[3];
	size_t need = m->file->kind == KIND_ODC ? 2 : 1;

	if (cut(r->text, pieces, need + 1) != need + 1)
		return;
	r->cells[0] = pieces[need - 1];
	r->cell_count = r->cells[0].n > 0;
	read_items(m, r, trim(trim_end(pieces[need]), " "));
}

static void
read_sync_record(struct model_record *r)
{
	struct str s = r->text;

	s = trim_end(s);
	r->cell_count = cut(s, r->cells, MODEL_CELLS_MAX);
	if (r->cell_count == 1 || r->cells[0].n == 0)
		r->cell_count = 0;
}

bool
model_same(struct str a, struct str b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

bool
model_same_letters(struct str a, struct str b)
{
	for (size_t i = 0; a.n == b.n && i < a.n; i++) {
		char x = a.p[i], y = b.p[i];

		x = x >= 'A' && x <= 'Z' ? (char)(x + 32) : x;
		y = y >= 'A' && y <= 'Z' ? (char)(y + 32) : y;
		if (x != y)
			return false;
	}
	return a.n == b.n;
}

bool
model_same_person(const struct model_record *a, const struct model_record *b)
{
	return a->cell_count > 0 && b->cell_count > 0 &&
	    model_same(a->cells[0], b->cells[0]);
}

static void
read_record(struct model *m, struct str text)
{
	struct model_record *r;

	if (m->count == m->cap) {
		m->cap = m->cap * 2 + 64;
		m->records = xreallocarray(m->records, m->cap,
		    sizeof(*m->records));
	}
	r = &m->records[m->count++];
	memset(r, 0, sizeof(*r));
	r->text = text;
	r->blank = trim(text, " \t").n == 0;
	if (r->blank)
		return;
	if (m->file->kind == KIND_TRAIT || m->file->kind == KIND_ODC)
		read_trait_record(m, r);
	else
		read_sync_record(r);
	if (r->cell_count == 0)
		return;
	r->shape = shape_of(m, r->cells[0]);
	r->phone = fits(&m->phone, r->cells[0]);
	r->new_person = true;
	for (size_t k = 0; k + 1 < m->count; k++)
		if (model_same_person(r, &m->records[k]))
			r->new_person = false;
}

void
model_read(struct model *m, struct str text)
{
	for (size_t i = 0; i < MODEL_OTHER; i++)
		ck_assert_int_eq(regcomp(&m->shapes[i], shapes[i],
		    REG_EXTENDED), 0);
	ck_assert_int_eq(regcomp(&m->phone, phone, REG_EXTENDED), 0);
	while (text.n > 0) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end == NULL ? text.n : (size_t)(end - text.p);
		struct str line = { text.p, n };

		while (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		read_record(m, line);
		n += end != NULL;
		text = (struct str){ text.p + n, text.n - n };
	}
}

void
model_release(struct model *m)
{
	for (size_t i = 0; i < MODEL_OTHER; i++)
		regfree(&m->shapes[i]);
	regfree(&m->phone);
	free(m->records);
}
