/* SPDX-License-Identifier: MIT */
/* The kinds of file (Adobe: inbound-file-contents, id-sync-file-based,
 * custom-partner-integrations, people-based-destinations-prerequisites). */
#include "spec/kind.h"

#include "base/intl.h"

static const struct kind_row rows[KIND_COUNT + 1] = {
	[KIND_TRAIT] = {
		.word = "trait",
		.prefix = "ftp_dpm_",
		.name = N_("Facts about people"),
		.summary = N_("An ID on each line, and what you know about "
		    "that person: traits or key=value pairs."),
		.tabs = 1,
		.overwrite = true,
		.topic = "kind-trait",
	},
	[KIND_ODC] = {
		.word = "odc",
		.prefix = "ftp_dpm_odc_",
		.name = N_("Oracle Data Cloud file"),
		.summary = N_("Facts about phones, in the layout of Oracle "
		    "Data Cloud: the kind of ID, the ID, its traits."),
		.tabs = 2,
		.overwrite = true,
		.topic = "kind-odc",
	},
	[KIND_IDSYNC] = {
		.word = "id-sync",
		.prefix = "adobe_id_",
		.name = N_("ID sync file"),
		.summary = N_("Tells Adobe which IDs belong to the same "
		    "person: one column for each data source in the name."),
		.topic = "kind-id-sync",
	},
	[KIND_C2C] = {
		.word = "pbd",
		.prefix = "c2c_id_",
		.name = N_("Hashed e-mail file"),
		.summary = N_("Links your customer IDs to hashed e-mail "
		    "addresses, for People-Based Destinations."),
		.tabs = 1,
		.topic = "kind-pbd",
	},
	[KIND_UNKNOWN] = {
		.word = "unknown",
		.prefix = "",
		.name = N_("Not known yet"),
		.summary = N_("The name does not tell yet what kind of file "
		    "this is."),
		.topic = "kinds",
	},
};

const struct kind_row *
kind_get(enum kind k)
{
	return &rows[k];
}

enum kind
kind_find(struct str word)
{
	for (unsigned i = 0; i < KIND_COUNT; i++)
		if (str_eq_text(word, rows[i].word))
			return (enum kind)i;
	return KIND_UNKNOWN;
}
