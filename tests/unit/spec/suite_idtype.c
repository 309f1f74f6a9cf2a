/* SPDX-License-Identifier: MIT */
/* Kinds of ID: their words, shared data sources and forms. */
#include <string.h>

#include "spec/idtype.h"
#include "tests/unit/unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define UPPER "6D92078A-8246-4BA4-AE5B-76104861E7DC"
#define LOWER "97987bca-ae59-4c7d-94ba-ee4f19ab8c21"
#define DIGITS38 "59767559181262060060278870901087098252"
#define SHA256                                 \
	"55e79200c1635b37ad31a378c39feb12"     \
	"f120f116625093a19bc32fff15041149"

unit_suite suite_idtype;

static const struct {
	const char *word;
	enum idtype type;
	uint64_t dpid;
	enum rule_id rule;
} types[] = {
	{ "crm", IDTYPE_CRM, 0, RULE_COUNT },
	{ "idfa", IDTYPE_IDFA, 20915, RULE_ID_IDFA },
	{ "gaid", IDTYPE_GAID, 20914, RULE_ID_GAID },
	{ "aam", IDTYPE_AAM, 0, RULE_ID_UUID },
	{ "ecid", IDTYPE_ECID, 0, RULE_ID_UUID },
	{ "hemail", IDTYPE_HEMAIL, 0, RULE_HASH_FORM },
	{ "rida", IDTYPE_RIDA, 121963, RULE_ID_RIDA },
	{ "firetv", IDTYPE_FIRETV, 488258, RULE_ID_FIRETV },
	{ "lgudid", IDTYPE_LGUDID, 1171485, RULE_ID_LGUDID },
	{ "maid", IDTYPE_MAID, 389146, RULE_ID_MAID },
	{ "tifa", IDTYPE_TIFA, 963906, RULE_ID_TIFA },
	{ "vizio", IDTYPE_VIZIO, 1171489, RULE_ID_VIZIO },
};

START_TEST(type_has_its_word_source_and_rule)
{
	enum idtype t = idtype_find(str_from(types[_i].word));
	const struct idtype_row *row = idtype_get(t);
	bool shared = types[_i].dpid != 0;

	ck_assert_int_eq(t, types[_i].type);
	ck_assert_uint_eq(row->dpid, types[_i].dpid);
	ck_assert_int_eq(row->format_rule, types[_i].rule);
	ck_assert(idtype_is_device(t) == shared);
	ck_assert(idtype_is_shared(row->dpid) == shared);
	ck_assert_int_eq(idtype_of_dpid(types[_i].dpid),
	    shared ? t : IDTYPE_COUNT);
	ck_assert_msg(idform_fits(row->form, str_from(row->example)),
	    "the example of %s has not its form", row->word);
	ck_assert(row->name[0] != '\0' && row->adobe_name[0] != '\0');
	ck_assert_int_eq(strncmp(row->topic, "idtype-", 7), 0);
	ck_assert_str_eq(row->topic + 7, row->word);
}
END_TEST

START_TEST(every_type_is_in_the_table)
{
	ck_assert_uint_eq(COUNT(types), IDTYPE_COUNT);
	ck_assert_int_eq(idtype_find(str_from("IDFA")), IDTYPE_COUNT);
	ck_assert_int_eq(idtype_find(str_from("")), IDTYPE_COUNT);
	ck_assert(!idtype_is_device(IDTYPE_COUNT));
}
END_TEST

START_TEST(only_the_eight_sources_are_shared)
{
	static const uint64_t others[] = { 0, 1, 12345, 20913, 20916,
		404660, 1171486, 1171488, UINT64_MAX };

	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert(!idtype_is_shared(others[i]));
}
END_TEST

static const struct {
	const char *id;
	unsigned fits;		/* a bit per enum idform */
	enum idshape shape;
} ids[] = {
#define BIT(form) (1U << IDFORM_##form)
	{ "", 0, IDSHAPE_OTHER },
	{ "cust-001", BIT(CUSTOMER), IDSHAPE_OTHER },
	{ "7XCBNROQJQPYW", BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
	{ "a", BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
	{ "7XCB_NROQ", BIT(CUSTOMER), IDSHAPE_OTHER },
	{ "no pe", BIT(CUSTOMER), IDSHAPE_OTHER },
	{ "Z\xC3\xBCrich", BIT(CUSTOMER), IDSHAPE_OTHER },
	{ DIGITS38, BIT(CUSTOMER) | BIT(DIGITS38) | BIT(ALNUM),
	    IDSHAPE_DIGITS38 },
	{ DIGITS38 "0", BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
	{ "5976755918126206006027887090108709825",
	    BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
	{ "5976755918126206006027887090108709825x",
	    BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
	{ UPPER, BIT(CUSTOMER) | BIT(UPPER_UUID), IDSHAPE_DEVICE },
	{ LOWER, BIT(CUSTOMER) | BIT(LOWER_UUID), IDSHAPE_DEVICE },
	{ "97987bca-ae59-4c7d-94ba-ee4f19AB8C21", BIT(CUSTOMER),
	    IDSHAPE_DEVICE },
	{ "12345678-1234-1234-1234-123456789012",
	    BIT(CUSTOMER) | BIT(UPPER_UUID) | BIT(LOWER_UUID),
	    IDSHAPE_DEVICE },
	{ "97987bca-ae59-4c7d-94ba-ee4f19ab8c2", BIT(CUSTOMER),
	    IDSHAPE_OTHER },
	{ LOWER "1", BIT(CUSTOMER), IDSHAPE_OTHER },
	{ "97987bcaa-e59-4c7d-94ba-ee4f19ab8c21", BIT(CUSTOMER),
	    IDSHAPE_OTHER },
	{ "97987bcg-ae59-4c7d-94ba-ee4f19ab8c21", BIT(CUSTOMER),
	    IDSHAPE_OTHER },
	{ "97987bca_ae59_4c7d_94ba_ee4f19ab8c21", BIT(CUSTOMER),
	    IDSHAPE_OTHER },
	{ SHA256, BIT(CUSTOMER) | BIT(SHA256) | BIT(ALNUM),
	    IDSHAPE_SHA256 },
	{ SHA256 "0", BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
	{ "55E79200C1635B37AD31A378C39FEB12"
	    "F120F116625093A19BC32FFF15041149",
	    BIT(CUSTOMER) | BIT(SHA256) | BIT(ALNUM), IDSHAPE_SHA256 },
	{ "g5e79200c1635b37ad31a378c39feb12"
	    "f120f116625093a19bc32fff15041149",
	    BIT(CUSTOMER) | BIT(ALNUM), IDSHAPE_OTHER },
#undef BIT
};

START_TEST(form_and_shape_are_exact)
{
	struct str id = str_from(ids[_i].id);

	for (unsigned form = 0; form <= IDFORM_SHA256; form++)
		ck_assert_msg(idform_fits((enum idform)form, id) ==
		    ((ids[_i].fits >> form & 1) != 0), "\"%s\" form %u",
		    ids[_i].id, form);
	ck_assert_int_eq(idshape_of(id), ids[_i].shape);
}
END_TEST

Suite *
suite_idtype(void)
{
	Suite *s = suite_create("idtype");
	TCase *t = tcase_create("idtype");

	tcase_add_loop_test(t, type_has_its_word_source_and_rule, 0,
	    COUNT(types));
	tcase_add_test(t, every_type_is_in_the_table);
	tcase_add_test(t, only_the_eight_sources_are_shared);
	tcase_add_loop_test(t, form_and_shape_are_exact, 0, COUNT(ids));
	suite_add_tcase(s, t);
	return s;
}
