/* SPDX-License-Identifier: MIT */
/* Our receipt in words. */
#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "spec/delivered.h"

enum { LABEL = 12, SHOWN = 1200 };

static void
add_fact(struct buf *out, const char *label, const char *value)
{
	buf_printf(out, "%-*s", LABEL, label);
	(void)safetext_add(out, str_from(value), SHOWN);
	buf_add_char(out, '\n');
}

/* What is known, then what is not: that is never left out. */
static void
add_proofs(const struct delivered *d, struct buf *out)
{
	const char *label = _("Known by");

	for (unsigned i = 0; i < PROOF_COUNT; i++) {
		if ((d->proofs >> i & 1) == 0)
			continue;
		add_fact(out, label,
		    _(proof_get((enum proof_kind)i)->name));
		label = "";
	}
	if (d->proofs == 0)
		add_fact(out, label, _("The other side took it. Nothing more "
		    "could be looked at."));
	if ((d->proofs & (1U << PROOF_READ_BACK | 1U << PROOF_PARTS |
	    1U << PROOF_CHECKSUM)) == 0)
		add_fact(out, _("Not known"), _("Whether every byte there is "
		    "the same: the other side does not tell."));
}

void
delivered_text(const struct delivered *d, struct buf *out)
{
	char when[CLOCK_TEXT_MAX], number[NUM_TEXT_MAX];

	buf_printf(out, "%s\n\n", _("A file was delivered to Adobe Audience "
	    "Manager."));
	add_fact(out, _("Reference"), d->reference);
	add_fact(out, _("When"), clock_text(d->when, when));
	add_fact(out, _("Where"), d->environment);
	add_fact(out, _("Address"), d->address);
	add_fact(out, _("Name"), d->name);
	add_fact(out, _("Lines"), num_group(d->records, number));
	buf_printf(out, "%-*s", LABEL, _("Size"));
	buf_printf(out, intl_plural("%s byte\n", "%s bytes\n", d->bytes),
	    num_group(d->bytes, number));
	add_fact(out, "SHA-256", d->sha256);
	add_proofs(d, out);
	buf_printf(out, "\n%s\n", _("Whoever has a copy can see that it is "
	    "the same file: sha256sum shows the\nSHA-256 of it. Adobe's own "
	    "receipt, with what became of the lines, comes by\ne-mail."));
}
