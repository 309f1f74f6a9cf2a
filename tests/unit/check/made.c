/* SPDX-License-Identifier: MIT */
/* Files where the same few persons come again and again. */
#include "tests/unit/check/made.h"

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 8;
}

const char *const made_names[MADE_COUNT] = {
	"ftp_dpm_12345_1767225600.sync",
	"ftp_dpm_12345_1767225600.overwrite",
	"ftp_dpm_odc_12345_1767225600.sync",
	"adobe_id_20914_12345_67890_1767225600.sync",
	"adobe_id_0_12345_1767225600.sync",
	"c2c_id_12345_67890_1767225600.sync",
};

/* Persons, some far more often than others, some in two spellings. */
static void
add_customer(struct buf *out, uint32_t *state, unsigned persons)
{
	unsigned who = next_random(state) % persons;
	unsigned kind = next_random(state) % 40;

	if (next_random(state) % 5 == 0)
		who %= 3;
	if (kind == 0)
		buf_printf(out, "597675591812620602600602787090%08u", who);
	else if (kind < 3)
		buf_printf(out, "CUST%u", who);
	else if (kind == 3)
		buf_printf(out, "Cust%u", who);
	else if (kind == 4)
		buf_printf(out, "415555%04u", who);
	else
		buf_printf(out, "cust%u", who);
}

static void
add_traits(struct buf *out, uint32_t *state)
{
	unsigned n = 1 + next_random(state) % 3;

	for (unsigned i = 0; i < n; i++) {
		unsigned kind = next_random(state) % 8;
		unsigned trait = 20 + next_random(state) % 12;

		buf_add_text(out, i == 0 ? "" : ",");
		if (kind == 0)
			buf_printf(out, "d_unsid=%u", trait);
		else if (kind == 1)
			buf_printf(out, "%u:0", trait);
		else if (kind == 2)
			buf_printf(out, "k=%u", trait);
		else if (kind == 3)
			buf_printf(out, "%u", trait);
		else
			buf_printf(out, "d_sid=%u", trait);
	}
}

static void
add_device(struct buf *out, uint32_t *state, unsigned devices)
{
	buf_printf(out, "97987bca-ae59-4c7d-94ba-ee4f%08u",
	    next_random(state) % devices);
}

static void
add_hashes(struct buf *out, uint32_t *state, unsigned hashes)
{
	unsigned n = next_random(state) % 30 == 0 ? 12 :
	    1 + next_random(state) % 3;

	for (unsigned i = 0; i < n; i++)
		buf_printf(out, "%s55e79200c1635b37ad31a378c39feb12f120f116"
		    "625093a19bc32fff%08u", i == 0 ? "" : "\t",
		    next_random(state) % hashes);
}

static void
add_record(struct buf *out, uint32_t *state, enum made file, unsigned many)
{
	switch (file) {
	case MADE_ODC:
		buf_add_text(out, next_random(state) % 3 == 0 ? "phone\t" :
		    "idfa\t");
		/* fallthrough */
	case MADE_TRAITS:
	case MADE_OVERWRITE:
		add_customer(out, state, many);
		buf_add_char(out, '\t');
		add_traits(out, state);
		break;
	case MADE_SYNC:
		add_device(out, state, many);
		buf_add_char(out, '\t');
		add_customer(out, state, many / 4 + 1);
		if (next_random(state) % 3 > 0) {
			buf_add_char(out, '\t');
			add_customer(out, state, many);
		}
		break;
	case MADE_COOKIES:
		buf_printf(out, "597675591812620602600602787090%08u\tU%u",
		    next_random(state) % many, next_random(state) % 2);
		break;
	case MADE_HASHES:
		add_customer(out, state, many);
		buf_add_char(out, '\t');
		add_hashes(out, state, many);
		break;
	case MADE_COUNT:
		break;
	}
	buf_add_char(out, '\n');
}

void
made_lines(struct buf *out, uint32_t *state, enum made file,
    unsigned lines, unsigned many)
{
	static const char *const others[] = { "\n", "no tab here\n",
		"ann@example.com\td_sid=1\n", " \t \n", "a:b\td_sid=gold\n",
		"cust1\td_sid=20,d_unsid=20\n" };

	for (unsigned i = 0; i < lines; i++)
		if (next_random(state) % 20 == 0)
			buf_add_text(out, others[next_random(state) %
			    (sizeof(others) / sizeof(others[0]))]);
		else
			add_record(out, state, file, many);
}
