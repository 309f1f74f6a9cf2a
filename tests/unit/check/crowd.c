/* SPDX-License-Identifier: MIT */
/* Few persons, many lines. */
#include "tests/unit/check/crowd.h"

#include <string.h>

#define TIME "_1767225600"

static const struct crowd_kind kinds[] = {
	{ "ftp_dpm_12345" TIME ".sync", { KIND_TRAIT, false,
	    { MODEL_CUSTOMER }, 1 } },
	{ "ftp_dpm_12345" TIME ".overwrite", { KIND_TRAIT, true,
	    { MODEL_CUSTOMER }, 1 } },
	{ "ftp_dpm_20914_12345" TIME ".sync", { KIND_TRAIT, false,
	    { MODEL_DEVICE }, 1 } },
	{ "ftp_dpm_odc_12345" TIME ".overwrite", { KIND_ODC, true,
	    { MODEL_DEVICE }, 1 } },
	{ "adobe_id_0_12345" TIME ".sync", { KIND_IDSYNC, false,
	    { MODEL_COOKIE, MODEL_CUSTOMER }, 2 } },
	{ "adobe_id_20914_12345_67890" TIME ".sync", { KIND_IDSYNC, false,
	    { MODEL_DEVICE, MODEL_CUSTOMER, MODEL_CUSTOMER }, 3 } },
	{ "adobe_id_0_20914_12345" TIME ".sync", { KIND_IDSYNC, false,
	    { MODEL_COOKIE, MODEL_DEVICE, MODEL_CUSTOMER }, 3 } },
	{ "adobe_id_12345_67890" TIME ".sync", { KIND_IDSYNC, false,
	    { MODEL_CUSTOMER, MODEL_CUSTOMER }, 2 } },
	{ "c2c_id_12345_67890" TIME ".sync", { KIND_C2C, false,
	    { MODEL_CUSTOMER, MODEL_HASH }, 2 } },
};

size_t
crowd_kinds(void)
{
	return sizeof(kinds) / sizeof(kinds[0]);
}

const struct crowd_kind *
crowd_kind(size_t i)
{
	return &kinds[i];
}

enum { REMEMBERED = 64 };

struct crowd {
	const struct crowd_kind *kind;
	struct dice *dice;
	unsigned persons, others;
	unsigned shape, strangers;	/* most IDs, and how many are not */
	struct { size_t from, to; } lines[REMEMBERED];
	size_t line_count;
	struct buf *out;
};

/* --- IDs --------------------------------------------------------------- */

static void
add_word(struct crowd *c, unsigned n)
{
	static const char *const words[] = { "Cust-%u", "cust-%u", "CUST-%u",
		"cUST-%u" };

	buf_printf(c->out, words[dice_below(c->dice, 1 + n % 4)], n);
}

static void
add_customer(struct crowd *c, unsigned n)
{
	static const char *const forms[] = {
		"597675591812620600602788709010%08u", "415555%04u",
		"6d92078a-8246-4ba4-ae5b-7610%08x",
		"55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff%08x",
	};
	/* Whose shape is another depends on the person, not the line. */
	unsigned shape = (n * 37 + 11) % 100 < c->strangers ?
	    (c->shape + 1 + n % 3) % 5 : c->shape;

	if (shape == 4 || c->kind->file.kind == KIND_C2C)
		add_word(c, n);
	else
		buf_printf(c->out, forms[shape], n);
}

static void
add_id(struct crowd *c, enum model_type type, unsigned n)
{
	static const char *const forms[] = {
		[MODEL_DEVICE] = "97987bca-ae59-4c7d-94ba-ee4f%08x",
		[MODEL_COOKIE] = "252890780109078872060060262182%08u",
		[MODEL_HASH] = "000000000000000000000000000000000000000000"
		    "00000000000000%08x",
	};

	if (type == MODEL_CUSTOMER)
		add_customer(c, n);
	else
		buf_printf(c->out, forms[type], n);
}

/* --- lines ------------------------------------------------------------- */

static void
add_item(struct crowd *c)
{
	static const char *const forms[] = { "d_sid=%u", "d_sid=%u",
		"d_unsid=%u", "%u:0", "%u:-1", "k=v%u", "%u" };
	unsigned traits = 4 + c->others % 40;

	buf_printf(c->out, forms[dice_below(c->dice, 7)],
	    1 + dice_below(c->dice, traits));
}

static void
add_now_and_then(struct crowd *c, unsigned times, const char *text)
{
	if (dice_once_in(c->dice, times))
		buf_add_text(c->out, text);
}

static void
add_payload(struct crowd *c)
{
	unsigned items = 1 + dice_below(c->dice, 4);

	if (dice_once_in(c->dice, 30))
		items = 0;
	for (unsigned i = 0; i < items; i++) {
		if (i > 0)
			buf_add_char(c->out, ',');
		add_item(c);
	}
	add_now_and_then(c, 40, "\td_sid=9");
}

static void
add_trait_line(struct crowd *c)
{
	if (c->kind->file.kind == KIND_ODC)
		buf_add_text(c->out, dice_once_in(c->dice, 2) ? "gaid\t" :
		    "Android\t");
	if (!dice_once_in(c->dice, 60))
		add_id(c, c->kind->file.types[0], dice_below(c->dice,
		    c->persons));
	add_now_and_then(c, 40, " ");
	if (dice_once_in(c->dice, 60))
		return;
	buf_add_char(c->out, '\t');
	add_payload(c);
}

static void
add_sync_line(struct crowd *c)
{
	size_t columns = c->kind->file.columns;

	if (c->kind->file.kind == KIND_C2C)
		columns = 2 + dice_below(c->dice, 1 + dice_below(c->dice, 12));
	else if (dice_once_in(c->dice, 40))
		columns = columns + 1 - 2 * (size_t)dice_below(c->dice, 2);
	if (!dice_once_in(c->dice, 60))
		add_id(c, c->kind->file.types[0], dice_below(c->dice,
		    c->persons));
	for (size_t i = 1; i < columns; i++) {
		enum model_type type = c->kind->file.kind == KIND_C2C ?
		    MODEL_HASH : i < c->kind->file.columns ?
		    c->kind->file.types[i] : MODEL_CUSTOMER;

		add_now_and_then(c, 60, " ");
		buf_add_char(c->out, '\t');
		if (!dice_once_in(c->dice, 60))
			add_id(c, type, dice_below(c->dice, c->others));
	}
}

static void
add_again(struct crowd *c)
{
	size_t i = dice_below(c->dice, (unsigned)(c->line_count < REMEMBERED ?
	    c->line_count : REMEMBERED));
	struct buf copy = { 0 };

	buf_add(&copy, buf_str(c->out).p + c->lines[i].from,
	    c->lines[i].to - c->lines[i].from);
	buf_add_str(c->out, buf_str(&copy));
	buf_release(&copy);
}

static void
add_line(struct crowd *c)
{
	static const char *const blanks[] = { "", " ", "\t", "\t \t" };
	static const char *const ends[] = { " ", "\t", "\r", " \t\r\r" };
	size_t from = c->out->n;

	if (c->line_count > 0 && dice_once_in(c->dice, 12)) {
		add_again(c);
	} else if (dice_once_in(c->dice, 50)) {
		buf_add_text(c->out, blanks[dice_below(c->dice, 4)]);
	} else {
		add_now_and_then(c, 40, "  ");
		if (c->kind->file.kind == KIND_TRAIT ||
		    c->kind->file.kind == KIND_ODC)
			add_trait_line(c);
		else
			add_sync_line(c);
		if (dice_once_in(c->dice, 25))
			buf_add_text(c->out, ends[dice_below(c->dice, 4)]);
	}
	c->lines[c->line_count % REMEMBERED].from = from;
	c->lines[c->line_count++ % REMEMBERED].to = c->out->n;
	buf_add_char(c->out, '\n');
}

void
crowd_make(const struct crowd_kind *kind, struct dice *dice, size_t lines,
    unsigned persons, unsigned others, struct buf *out)
{
	struct crowd c = { .kind = kind, .dice = dice, .persons = persons,
		.others = others, .out = out };

	c.shape = dice_once_in(dice, 2) ? 4 : dice_below(dice, 4);
	c.strangers = dice_below(dice, 5) * 10;
	for (size_t i = 0; i < lines; i++)
		add_line(&c);
}
