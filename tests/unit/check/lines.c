/* SPDX-License-Identifier: MIT */
/* Lines by grammar, then damaged. */
#include "tests/unit/check/lines.h"

#include <string.h>

#include "tests/unit/check/damage.h"

#define TIME "_1767225600.sync"
#define COUNT(a) (unsigned)(sizeof(a) / sizeof((a)[0]))

enum form { TRAITS, ORACLE, CELLS, HASHES };
enum id { CUSTOMER, COOKIE, UPPER, LOWER, ALNUM, HASH, IDS };

static const struct {
	struct lines_kind kind;
	enum form form;
	enum id ids[3];		/* of the columns */
	size_t columns;
} kinds[] = {
	{ { "ftp_dpm_12345" TIME, "" }, TRAITS, { CUSTOMER }, 1 },
	{ { "ftp_dpm_12345_1767225600.overwrite", "" }, TRAITS,
	    { CUSTOMER }, 1 },
	{ { "ftp_dpm_12345" TIME, "aam" }, TRAITS, { COOKIE }, 1 },
	{ { "ftp_dpm_12345" TIME, "hemail" }, TRAITS, { HASH }, 1 },
	{ { "ftp_dpm_20914_12345" TIME, "" }, TRAITS, { LOWER }, 1 },
	{ { "ftp_dpm_20915_12345" TIME, "ic" }, TRAITS, { UPPER }, 1 },
	{ { "ftp_dpm_389146_12345" TIME, "" }, TRAITS, { ALNUM }, 1 },
	{ { "ftp_dpm_12345" TIME, "site" }, TRAITS, { CUSTOMER }, 1 },
	{ { "ftp_dpm_12345" TIME, "traits" }, TRAITS, { CUSTOMER }, 1 },
	{ { "ftp_dpm_odc_12345" TIME, "" }, ORACLE, { LOWER }, 1 },
	{ { "adobe_id_0_12345" TIME, "" }, CELLS, { COOKIE, CUSTOMER }, 2 },
	{ { "adobe_id_20914_12345_0" TIME, "" }, CELLS,
	    { LOWER, CUSTOMER, COOKIE }, 3 },
	{ { "c2c_id_12345_67890" TIME, "" }, HASHES, { CUSTOMER, HASH }, 2 },
};

size_t
lines_kinds(void)
{
	return COUNT(kinds);
}

const struct lines_kind *
lines_kind(size_t i)
{
	return &kinds[i].kind;
}

struct maker {
	size_t kind;
	struct dice *dice;
	struct buf *out;
	unsigned persons;	/* 0: each line has its own */
	unsigned oddities;	/* of a thousand items and IDs */
	unsigned damages;	/* of a thousand lines */
	unsigned returns;	/* of a thousand lines */
	unsigned family;	/* items of a line are mostly of one */
	size_t line;		/* where it starts */
};

static bool
by_chance(struct maker *m, unsigned of_thousand)
{
	return dice_below(m->dice, 1000) < of_thousand;
}

static const char *
one_of(struct maker *m, const char *const *texts, unsigned n)
{
	return texts[dice_below(m->dice, n)];
}

static void
add_some(struct maker *m, const char *alphabet, size_t n, uint64_t seed)
{
	struct dice own = { seed };
	unsigned letters = (unsigned)strlen(alphabet);

	while (n-- > 0)
		buf_add_char(m->out, alphabet[dice_below(&own, letters)]);
}

/* --- IDs --------------------------------------------------------------- */

#define DIGITS "0123456789"
#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define LARGE "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static void
add_groups(struct maker *m, const char *alphabet, uint64_t seed)
{
	static const size_t groups[] = { 8, 4, 4, 4, 12 };

	for (size_t i = 0; i < 5; i++) {
		if (i > 0)
			buf_add_char(m->out, '-');
		add_some(m, alphabet, groups[i], seed + i);
	}
}

static void
add_customer(struct maker *m, uint64_t seed)
{
	static const char *const heads[] = { "", "user_", "CRM.", "C-", "x",
		"Kunde ", "4", "0", "+", "00-" };
	struct dice own = { seed };

	buf_add_text(m->out, heads[dice_below(&own, 7)]);
	add_some(m, dice_once_in(&own, 3) ? DIGITS : DIGITS SMALL LARGE "_-.",
	    1 + dice_below(&own, dice_once_in(&own, 20) ? 300 : 40), seed);
}

static void
add_good_id(struct maker *m, enum id id, uint64_t seed)
{
	switch (id) {
	case CUSTOMER:
		add_customer(m, seed);
		break;
	case COOKIE:
		add_some(m, DIGITS, 38, seed);
		break;
	case UPPER:
		add_groups(m, DIGITS "ABCDEF", seed);
		break;
	case LOWER:
		add_groups(m, DIGITS "abcdef", seed);
		break;
	case ALNUM:
		add_some(m, DIGITS SMALL LARGE, 10 + seed % 30, seed);
		break;
	default:
		add_some(m, DIGITS "abcdef", 64, seed);
	}
}

static void
add_id(struct maker *m, size_t column)
{
	static const char *const odd[] = { "", "null", "0", "-1", "(not set)",
		"ann@example.com", "ann%40example.com", "web:1", "web%3A1",
		"a%2Fb", "\"c1\"", "'c1'", "c 1", "5.97676E+37", "1,2E+10",
		"12345678901234500", "1234567890123450", "4111111111111111",
		"4111-1111-1111-1111", "536-22-8726", "12345678Z",
		"GB82WEST12345698765432", "10.0.0.1", "::1", "+14155550134",
		"415-555-0134", "4155550134", "am9obmRvZUBleGFtcGxlLmNvbQ==",
		"046 454 286", "AB123456C", "529.982.247-25", "User123",
		"USER123", "user123", "00000000-0000-0000-0000-000000000000",
		"00000000000000000000000000000000000000", "userid",
		"d41d8cd98f00b204e9800998ecf8427e", "%41%42", "100%",
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b785"
		"2b855", "a(at)b.com", "ann&#64;example.com" };
	enum id id = kinds[m->kind].ids[column];
	uint64_t seed = dice_below(m->dice, 1U << 30);

	if (m->persons > 0)
		seed %= m->persons;
	if (by_chance(m, m->oddities / 4))
		id = (enum id)dice_below(m->dice, IDS);
	if (by_chance(m, m->oddities))
		buf_add_text(m->out, one_of(m, odd, COUNT(odd)));
	else
		add_good_id(m, id, seed * 2654435761U + column);
}

/* --- items ------------------------------------------------------------- */

static void
add_odd_item(struct maker *m)
{
	static const char *const odd[] = { "", " ", "d_sid=0", "d_sid=024",
		"d_sid=gold", "d_sid=", "D_SID=24", "\"d_sid\"=\"24\"",
		"d_unsid=x", "24:1", "24:", "24:-2", "0:0", "024:0", "ic=",
		"IC=5", "\"ic\"=5", "ic=ann@example.com", "=v", "\"\"=v",
		"k=", "k=\"\"", "-k=v", "--k=v", "123=4", "k.x=1",
		"price!1=2", "h_x=1", "p_x=1", "d_uuid=1", "d_cid_ic=1",
		"d_city=x", "email=a", "first_name=Ann", "c_phone=1",
		"k=a=b", "k=\"a=b\"", "city=\"Paris, TX\"", "k=a b",
		"k=\"a\\nb\"", "k=a\\tb", "k=\"a", "k=\"a\"b\"", "'k'='v'",
		"k='v'", "city", "\"a=b\"", "k=ann@example.com",
		"k=+1 415 555 0134", "k=536-22-8726", "k=10.0.0.1", "k=::1",
		"k=12345678Z", "k=4111-1111-1111-1111", "k=4111111111111111",
		"k=GB82WEST12345698765432", "k=ann%40example.com",
		"k=am9obmRvZUBleGFtcGxlLmNvbQ==", "k=%31%32",
		"\xE2\x80\x9Ck\xE2\x80\x9D=v", "k=\xE2\x80\x98v\xE2\x80\x99",
		"k=Z\xC3\xBCrich", "k=\xC2\xA0", "k=\xFC", "d_sid=24",
		"24", "24:0", "d_sid = 24", "d_unsid=24", "d_sid=26",
		"d_sid=27", "99999999999999999999", "k=v;w", "k=<TAB>" };

	buf_add_text(m->out, one_of(m, odd, COUNT(odd)));
}

/* As long as a register, or nearly. */
static size_t
border(struct maker *m)
{
	size_t n = 16 * (1 + dice_below(m->dice, 10));

	return n + dice_below(m->dice, 5) - 2;
}

static void
add_pair(struct maker *m)
{
	static const char *const keys[] = { "tier", "age", "gender", "c_page",
		"product", "k", "loyalty_level_of_the_customer_in_2025" };
	const char *quote = dice_once_in(m->dice, 2) ? "\"" : "";
	const char *key = one_of(m, keys, COUNT(keys));
	size_t n = dice_once_in(m->dice, 8) ? border(m) :
	    1 + dice_below(m->dice, 12);

	buf_printf(m->out, "%s%s%s=%s", quote, key, quote, quote);
	add_some(m, DIGITS SMALL LARGE "_-.", n, dice_below(m->dice, 50));
	buf_add_text(m->out, quote);
}

static void
add_item(struct maker *m, unsigned family)
{
	static const char *const forms[] = { "d_sid=%u", "d_unsid=%u", "%u:0",
		"%u:-1", "ic=%u", "%u" };
	unsigned sizes[] = { 10, 100, 100000, 1000000000 };

	if (family < COUNT(forms))
		buf_printf(m->out, forms[family], 1 + dice_below(m->dice,
		    sizes[dice_below(m->dice, 4)]));
	else
		add_pair(m);
}

/* Copy an earlier item of the line. */
static void
add_item_again(struct maker *m, size_t payload)
{
	struct str all = str_cut(buf_str(m->out), payload, m->out->n);
	struct buf copy = { 0 };
	size_t from, to;

	if (all.n == 0)
		return;
	from = dice_below(m->dice, (unsigned)all.n);
	while (from > 0 && all.p[from - 1] != ',')
		from--;
	to = str_find(all, from, ',');
	buf_add_str(&copy, str_cut(all, from, to));
	buf_add_str(m->out, buf_str(&copy));
	buf_release(&copy);
}

static void
add_payload(struct maker *m)
{
	static const char *const commas[] = { ",", ",", ",", ",", ", ", " ,",
		" , " };
	size_t payload = m->out->n;
	unsigned items = 1 + dice_below(m->dice,
	    dice_once_in(m->dice, 30) ? 300 : 1 + dice_below(m->dice, 12));

	for (unsigned i = 0; i < items; i++) {
		if (i > 0)
			buf_add_text(m->out, by_chance(m, m->oddities) ?
			    one_of(m, commas, COUNT(commas)) : ",");
		if (by_chance(m, m->oddities))
			add_odd_item(m);
		else if (by_chance(m, m->oddities / 2))
			add_item_again(m, payload);
		else
			add_item(m, dice_once_in(m->dice, 6) ?
			    dice_below(m->dice, 8) : m->family);
	}
}

/* --- lines ------------------------------------------------------------- */

static void
add_cells(struct maker *m)
{
	size_t columns = kinds[m->kind].columns;

	if (kinds[m->kind].form == HASHES)
		columns = 2 + dice_below(m->dice, 1 + dice_below(m->dice, 12));
	else if (by_chance(m, m->oddities))
		columns = 1 + dice_below(m->dice, 4);
	for (size_t i = 0; i < columns; i++) {
		size_t last = kinds[m->kind].columns - 1;

		if (i > 0)
			buf_add_char(m->out, '\t');
		add_id(m, i < last ? i : last);
	}
}

static void
add_line(struct maker *m)
{
	static const char *const types[] = { "idfa", "IDFA", "gaid",
		"android", "Android Device ID", "phone" };

	m->line = m->out->n;
	m->family = dice_below(m->dice, 8);
	if (kinds[m->kind].form == ORACLE) {
		buf_add_text(m->out, one_of(m, types, by_chance(m,
		    m->oddities) ? 6 : 2));
		buf_add_char(m->out, '\t');
	}
	if (kinds[m->kind].form == CELLS || kinds[m->kind].form == HASHES) {
		add_cells(m);
	} else {
		add_id(m, 0);
		buf_add_char(m->out, '\t');
		add_payload(m);
	}
	while (by_chance(m, m->damages))
		damage(m->out, m->line, m->dice);
	if (by_chance(m, m->returns))
		buf_add_char(m->out, '\r');
	buf_add_char(m->out, '\n');
}

void
lines_make(size_t kind, struct dice *dice, size_t lines, struct buf *out)
{
	static const unsigned rates[] = { 0, 1, 10, 100, 400 };
	struct maker m = { .kind = kind, .dice = dice, .out = out };

	m.persons = dice_once_in(dice, 2) ? 0 : 1 + dice_below(dice, 60);
	m.oddities = rates[dice_below(dice, 4)];
	m.damages = rates[dice_below(dice, 5)];
	m.returns = dice_once_in(dice, 6) ? 500 : rates[dice_below(dice, 2)];
	for (size_t i = 0; i < lines; i++)
		add_line(&m);
	if (dice_once_in(dice, 3) && out->n > 0)
		out->p[--out->n] = '\0';
}
