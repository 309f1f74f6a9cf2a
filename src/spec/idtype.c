/* SPDX-License-Identifier: MIT */
/* The kinds of ID and the form Adobe wants each in (Adobe: ids-in-aam,
 * global-data-sources, people-based-destinations-prerequisites). */
#include "spec/idtype.h"

#include "base/intl.h"

static const struct idtype_row rows[IDTYPE_COUNT] = {
	[IDTYPE_CRM] = {
		.word = "crm",
		.name = N_("our own customer IDs"),
		.adobe_name = N_("Customer ID (DPUUID)"),
		.form = IDFORM_CUSTOMER,
		.format_rule = RULE_COUNT,
		.example = "cust-001",
		.topic = "idtype-crm",
	},
	[IDTYPE_IDFA] = {
		.word = "idfa",
		.name = N_("iPhone and iPad IDs (IDFA)"),
		.adobe_name = N_("Apple ID for Advertisers (IDFA)"),
		.dpid = 20915,
		.form = IDFORM_UPPER_UUID,
		.format_rule = RULE_ID_IDFA,
		.example = "6D92078A-8246-4BA4-AE5B-76104861E7DC",
		.topic = "idtype-idfa",
	},
	[IDTYPE_GAID] = {
		.word = "gaid",
		.name = N_("Android phone IDs (GAID)"),
		.adobe_name = N_("Google Advertising ID (GAID)"),
		.dpid = 20914,
		.form = IDFORM_LOWER_UUID,
		.format_rule = RULE_ID_GAID,
		.example = "97987bca-ae59-4c7d-94ba-ee4f19ab8c21",
		.topic = "idtype-gaid",
	},
	[IDTYPE_AAM] = {
		.word = "aam",
		.name = N_("Audience Manager IDs, 38 digits"),
		.adobe_name = N_("Audience Manager UUID"),
		.form = IDFORM_DIGITS38,
		.format_rule = RULE_ID_UUID,
		.example = "07955261652886032950143702505894272138",
		.topic = "idtype-aam",
	},
	[IDTYPE_ECID] = {
		.word = "ecid",
		.name = N_("Experience Cloud IDs, 38 digits"),
		.adobe_name = N_("Experience Cloud ID (ECID)"),
		.form = IDFORM_DIGITS38,
		.format_rule = RULE_ID_UUID,
		.example = "59767559181262060060278870901087098252",
		.topic = "idtype-ecid",
	},
	[IDTYPE_HEMAIL] = {
		.word = "hemail",
		.name = N_("hashed e-mail addresses"),
		.adobe_name = N_("Hashed e-mail (SHA-256)"),
		.form = IDFORM_SHA256,
		.format_rule = RULE_HASH_FORM,
		.example = "55e79200c1635b37ad31a378c39feb12"
		    "f120f116625093a19bc32fff15041149",
		.topic = "idtype-hemail",
	},
	[IDTYPE_RIDA] = {
		.word = "rida",
		.name = N_("Roku TV IDs (RIDA)"),
		.adobe_name = N_("Roku ID for Advertising (RIDA)"),
		.dpid = 121963,
		.form = IDFORM_LOWER_UUID,
		.format_rule = RULE_ID_RIDA,
		.example = "fcb2a29c-315a-5e6b-bcfd-d889ba19aada",
		.topic = "idtype-rida",
	},
	[IDTYPE_FIRETV] = {
		.word = "firetv",
		.name = N_("Amazon Fire TV IDs"),
		.adobe_name = N_("Amazon Fire TV ID"),
		.dpid = 488258,
		.form = IDFORM_LOWER_UUID,
		.format_rule = RULE_ID_FIRETV,
		.example = "df07c7dc-cea7-4a89-b328-810ff5acb15d",
		.topic = "idtype-firetv",
	},
	[IDTYPE_LGUDID] = {
		.word = "lgudid",
		.name = N_("LG TV IDs (LGUDID)"),
		.adobe_name = N_("LG Unique Device ID (LGUDID)"),
		.dpid = 1171485,
		.form = IDFORM_LOWER_UUID,
		.format_rule = RULE_ID_LGUDID,
		.example = "095f142a-ace8-ac5d-b86a-92c8be18b197",
		.topic = "idtype-lgudid",
	},
	[IDTYPE_MAID] = {
		.word = "maid",
		.name = N_("Microsoft device IDs (MAID)"),
		.adobe_name = N_("Microsoft Advertising ID (MAID)"),
		.dpid = 389146,
		.form = IDFORM_ALNUM,
		.format_rule = RULE_ID_MAID,
		.example = "3f2b9c0d7e6a41d8b5c4a39281706f5e",
		.topic = "idtype-maid",
	},
	[IDTYPE_TIFA] = {
		.word = "tifa",
		.name = N_("Samsung TV IDs (TIFA)"),
		.adobe_name = N_("Samsung Tizen ID for Advertising (TIFA)"),
		.dpid = 963906,
		.form = IDFORM_ALNUM,
		.format_rule = RULE_ID_TIFA,
		.example = "7XCBNROQJQPYW",
		.topic = "idtype-tifa",
	},
	[IDTYPE_VIZIO] = {
		.word = "vizio",
		.name = N_("Vizio TV IDs"),
		.adobe_name = N_("Vizio ID for Advertising"),
		.dpid = 1171489,
		.form = IDFORM_ALNUM,
		.format_rule = RULE_ID_VIZIO,
		.example = "7XCBNROQJQPYW",
		.topic = "idtype-vizio",
	},
};

const struct idtype_row *
idtype_get(enum idtype t)
{
	return &rows[t];
}

enum idtype
idtype_find(struct str word)
{
	for (unsigned i = 0; i < IDTYPE_COUNT; i++)
		if (str_eq_text(word, rows[i].word))
			return (enum idtype)i;
	return IDTYPE_COUNT;
}

enum idtype
idtype_of_dpid(uint64_t dpid)
{
	for (unsigned i = 0; i < IDTYPE_COUNT; i++)
		if (dpid != 0 && rows[i].dpid == dpid)
			return (enum idtype)i;
	return IDTYPE_COUNT;
}

bool
idtype_is_shared(uint64_t dpid)
{
	return idtype_of_dpid(dpid) != IDTYPE_COUNT;
}

bool
idtype_is_device(enum idtype t)
{
	return t < IDTYPE_COUNT && rows[t].dpid != 0;
}

static bool
any_hex(char c)
{
	return char_is_hex(c);
}

static bool
upper_hex(char c)
{
	return char_is_digit(c) || (c >= 'A' && c <= 'F');
}

static bool
lower_hex(char c)
{
	return char_is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool
letter_or_digit(char c)
{
	return char_is_digit(c) || char_is_letter(c);
}

static bool
all_are(struct str s, bool (*is)(char c))
{
	for (size_t i = 0; i < s.n; i++)
		if (!is(s.p[i]))
			return false;
	return s.n > 0;
}

/* 8-4-4-4-12 of what is() takes. */
static bool
hyphenated(struct str s, bool (*is)(char c))
{
	if (s.n != 36)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (hyphen ? s.p[i] != '-' : !is(s.p[i]))
			return false;
	}
	return true;
}

bool
idform_fits(enum idform form, struct str id)
{
	switch (form) {
	case IDFORM_CUSTOMER:
		return id.n > 0;
	case IDFORM_DIGITS38:
		return id.n == 38 && str_all_digits(id);
	case IDFORM_UPPER_UUID:
		return hyphenated(id, upper_hex);
	case IDFORM_LOWER_UUID:
		return hyphenated(id, lower_hex);
	case IDFORM_ALNUM:
		return all_are(id, letter_or_digit);
	case IDFORM_SHA256:
		return id.n == 64 && all_are(id, any_hex);
	}
	return false;
}

enum idshape
idshape_of(struct str id)
{
	if (idform_fits(IDFORM_DIGITS38, id))
		return IDSHAPE_DIGITS38;
	if (hyphenated(id, any_hex))
		return IDSHAPE_DEVICE;
	if (idform_fits(IDFORM_SHA256, id))
		return IDSHAPE_SHA256;
	return IDSHAPE_OTHER;
}

bool
dpid_is_plain(struct str text)
{
	return str_all_digits(text) && text.n <= 9 && text.p[0] != '0';
}
