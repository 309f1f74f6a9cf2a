/* SPDX-License-Identifier: MIT */
/* Personal data: what is found, where, and what is left in peace. */
#include <stdlib.h>
#include <string.h>

#include "spec/mail.h"
#include "spec/percent.h"
#include "spec/pii.h"
#include "tests/unit/unit.h"

unit_suite suite_pii;

#define ID PII_CUSTOMER_ID
#define DEVICE PII_DEVICE_ID
#define VALUE PII_VALUE

static const struct {
	const char *value;
	enum pii_place place;
	const char *codes;	/* all that fire, in order */
} values[] = {
	{ "cust-001", ID, "" },
	{ "", ID, "" },
	{ "1060413022", ID, "" },
	{ "4598060374", ID, "" },
	{ "ann@example.com", ID, "PII-EMAIL" },
	{ "ann@example.com", DEVICE, "PII-EMAIL" },
	{ "ann@example.com", VALUE, "PII-EMAIL" },
	{ "ann@example.com", PII_ITEM, "PII-EMAIL" },
	{ "x ann+new@mail.example.co.uk y", VALUE, "PII-EMAIL" },
	{ "ann@example.c", ID, "" },
	{ "ann@example.co", ID, "PII-EMAIL" },
	{ "ann@example", ID, "" },
	{ "@example.com", ID, "" },
	{ "ann@.com", ID, "" },
	{ "ann@example..com", ID, "" },
	{ "a@b@example.com", ID, "PII-EMAIL" },
	{ "@@@@", ID, "" },
	{ "a'b%c_d@example.com", ID, "PII-EMAIL" },
	{ "jos\xC3\xA9@example.com", ID, "PII-EMAIL" },
	/* in disguise */
	{ "ann%40example.com", ID, "PII-EMAILENC" },
	{ "ann%2540example.com", ID, "PII-EMAILENC" },
	{ "ann%252540example.com", ID, "" },
	{ "ann%40example.com", DEVICE, "" },
	{ "ann(at)example.com", ID, "PII-EMAILENC" },
	{ "ann[AT]example.com", ID, "PII-EMAILENC" },
	{ "ann (at) example.com", ID, "PII-EMAILENC" },
	{ "ann&#64;example.com", ID, "PII-EMAILENC" },
	{ "ann\xEF\xBC\xA0" "example.com", ID, "PII-EMAILENC" },
	{ "ann%28at%29example.com", ID, "PII-EMAILENC" },
	{ "(at)(at)[at]", ID, "" },
	{ "am9obmRvZUBleGFtcGxlLmNvbQ==", ID, "PII-EMAILENC" },
	{ "am9obmRvZUBleGFtcGxlLmNvbQ%3D%3D", ID, "PII-EMAILENC" },
	{ "am9obmRvZUBleGFtcGxlLmNvbTE=", ID, "" },
	{ "am9obmRvZUBleGFtcGxlLmNvbQ=", ID, "" },
	{ "ann@example.com bob%40example.com", VALUE, "PII-EMAIL" },
	/* phones */
	{ "+1 415 555 0134", ID, "PII-PHONE" },
	{ "+14155550134", ID, "PII-PHONE" },
	{ "tel:+49-30-1234567", ID, "PII-PHONE" },
	{ "%2B14155550134", ID, "PII-PHONE" },
	{ "+1234567", ID, "" },
	{ "+12345678", ID, "PII-PHONE" },
	{ "+123456789012345", ID, "PII-PHONE" },
	{ "+1234567890123456", ID, "" },
	{ "+0234567890", ID, "" },
	{ "(415) 555-0134", ID, "PII-PHONE" },
	{ "415-555-0134", ID, "PII-PHONE" },
	{ "1-415-555-0134", ID, "PII-PHONE" },
	{ "415555-0134", ID, "PII-PHONE" },
	{ "4155550134", ID, "" },
	{ "115-555-0134", ID, "" },
	{ "415-155-0134", ID, "" },
	{ "415-555-013", ID, "" },
	{ "415-555-01345", ID, "" },
	{ "+14155550134", DEVICE, "" },
	/* national numbers */
	{ "536-22-8726", ID, "PII-SSN" },
	{ "536-22-8726", VALUE, "PII-SSN" },
	{ "000-22-8726", ID, "" },
	{ "666-22-8726", ID, "" },
	{ "900-22-8726", ID, "" },
	{ "899-22-8726", ID, "PII-SSN" },
	{ "536-00-8726", ID, "" },
	{ "536-22-0000", ID, "" },
	{ "536-99", ID, "" },
	{ "12345678Z", ID, "PII-NATID" },
	{ "12345678A", ID, "" },
	{ "12345678z", ID, "" },
	{ "AB123456C", ID, "PII-NATID" },
	{ "AB 12 34 56 C", ID, "PII-NATID" },
	{ "AB123456E", ID, "" },
	{ "GB123456C", ID, "" },
	{ "DA123456C", ID, "" },
	{ "AO123456C", ID, "" },
	{ "529.982.247-25", ID, "PII-NATID" },
	{ "529.982.247-26", ID, "" },
	{ "529.982.247-35", ID, "" },
	{ "046-454-286", ID, "PII-NATID" },
	{ "046 454 286", ID, "PII-NATID" },
	{ "046-454-287", ID, "" },
	{ "046454286", ID, "" },
	{ "255081416802538", ID, "PII-NATID" },
	{ "255081416802539", ID, "" },
	{ "255082A16802563", ID, "" },
	{ "RSSMRA85T10A562S", ID, "PII-NATID" },
	{ "RSSMRA85F10A562S", ID, "" },
	/* cards */
	{ "4111-1111-1111-1111", ID, "PII-CARD" },
	{ "4111 1111 1111 1111", VALUE, "PII-CARD" },
	{ "4111-1111-1111-1112", ID, "" },
	{ "3782-822463-10005", ID, "PII-CARD" },
	{ "9111-1111-1111-1111", ID, "" },
	{ "4111111111111111", ID, "PII-CARDQ" },
	{ "4111111111111111", VALUE, "" },
	{ "4111111111111112", ID, "" },
	{ "378282246310005", ID, "PII-CARDQ" },
	{ "36227206271667", ID, "PII-CARDQ" },
	{ "4222222222222", ID, "" },
	{ "2221000000000009", ID, "PII-CARDQ" },
	{ "6011111111111117", ID, "PII-CARDQ" },
	{ "\"4111-1111-1111-1111\"", ID, "PII-CARD" },
	/* banks and networks */
	{ "GB82WEST12345698765432", ID, "PII-IBAN" },
	{ "GB82 WEST 1234 5698 7654 32", ID, "PII-IBAN" },
	{ "GB83WEST12345698765432", ID, "" },
	{ "GB82WEST123456", ID, "" },
	{ "10.0.0.1", ID, "PII-IP" },
	{ "255.255.255.255", ID, "PII-IP" },
	{ "256.0.0.1", ID, "" },
	{ "10.0.0", ID, "" },
	{ "10.0.0.1.2", ID, "" },
	{ "1000.0.0.1", ID, "" },
	{ "2001:db8::1", VALUE, "PII-IP" },
	{ "a:b", VALUE, "" },
	{ "web:001", ID, "" },
};

static void
list_codes(struct str value, enum pii_place place, struct buf *out)
{
	struct pii_hit hits[PII_RULES_MAX];
	size_t n = pii_find_all(value, place, hits, PII_RULES_MAX);

	for (size_t i = 0; i < n; i++) {
		ck_assert_uint_gt(hits[i].length, 0);
		ck_assert_uint_le(hits[i].at + hits[i].length, value.n);
		buf_printf(out, "%s%s", i > 0 ? " " : "",
		    rule_get(hits[i].rule)->code);
	}
}

START_TEST(personal_data_is_told_from_plain_ids)
{
	struct buf got = { 0 };

	list_codes(str_from(values[_i].value), values[_i].place, &got);
	ck_assert_msg(strcmp(buf_text(&got), values[_i].codes) == 0,
	    "\"%s\": \"%s\", not \"%s\"", values[_i].value, buf_text(&got),
	    values[_i].codes);
	buf_release(&got);
}
END_TEST

static const struct {
	const char *value;
	size_t at, length;
} places[] = {
	{ "id ann@example.com!", 3, 15 },
	{ "ann@example.com1", 0, 15 },
	{ "xx ann%40example.com yy", 3, 17 },
	{ "%20%20ann%2540example.com%20", 6, 19 },
	{ "ann (at) example.com", 0, 20 },
	{ "am9obmRvZUBleGFtcGxlLmNvbQ==", 0, 28 },
	{ " \"536-22-8726\"", 2, 11 },
	{ "%2B14155550134", 0, 14 },
};

START_TEST(a_hit_is_placed_in_the_value_as_given)
{
	struct pii_hit hit;

	ck_assert(pii_find(str_from(places[_i].value), ID, &hit));
	ck_assert_uint_eq(hit.at, places[_i].at);
	ck_assert_uint_eq(hit.length, places[_i].length);
}
END_TEST

START_TEST(hits_stop_at_the_room_there_is)
{
	struct pii_hit hit;
	struct str value = str_from("am9obmRvZUBleGFtcGxlLmNvbQ==");

	ck_assert_uint_eq(pii_find_all(value, ID, &hit, 0), 0);
	ck_assert(pii_find(value, ID, NULL));
	ck_assert(!pii_find(str_from("cust-001"), ID, NULL));
}
END_TEST

static const struct {
	const char *key;
	bool personal;
} keys[] = {
	{ "email", true },
	{ "E-Mail", true },
	{ "c_email", true },
	{ "C_first_name", true },
	{ "date of birth", true },
	{ "ip2", true },
	{ "c_c_email", false },
	{ "tier", false },
	{ "last_ip", false },
	{ "emails", false },
	{ "", false },
	{ "socialsecuritynumbersocialsecuritynumber", false },
};

START_TEST(names_of_keys_suggest_personal_data)
{
	ck_assert_msg(pii_key(str_from(keys[_i].key)) == keys[_i].personal,
	    "%s", keys[_i].key);
}
END_TEST

/* Repeated to 100 KB; a test that is not linear would not end in time. */
static const char *const hostile[] = { "@", "a@", "a.", "@a.", "(at)",
	"\xEF\xBC\xA0", "%40", "%25", "%2540", "a@b.", "9", "QUFB", "+", ":",
	" ", "\"", "&#64;", "[at]a." };

START_TEST(hostile_values_cost_linear_time)
{
	struct buf b = { 0 };

	while (b.n < 100000)
		buf_add_text(&b, hostile[_i]);
	for (int again = 0; again < 2; again++)
		(void)pii_find(buf_str(&b), ID, NULL);
	buf_release(&b);
}
END_TEST

START_TEST(every_byte_may_stand_anywhere)
{
	struct pii_hit hits[PII_RULES_MAX];

	for (unsigned a = 0; a < 256; a++) {
		char bytes[] = { '+', '1', (char)a, '1', '2', '3', '4', '5',
			'6', '7', '@', (char)a, 'b', '.', 'c', 'o', (char)a };
		struct str s = { bytes, sizeof(bytes) };

		for (size_t n = 0; n <= s.n; n++)
			(void)pii_find_all(str_cut(s, 0, n), ID, hits,
			    PII_RULES_MAX);
	}
	ck_assert_uint_eq(pii_find_all(str_cut(str_from("+123456789\0"), 0,
	    11), ID, hits, PII_RULES_MAX), 0);
}
END_TEST

static const struct {
	const char *raw, *encoded;
} percents[] = {
	{ "USER123", "USER123" },
	{ "AB+12=", "AB%2B12%3D" },
	{ "a-b_c.d~e", "a-b_c.d~e" },
	{ "Zo\xC3\xAB 42", "Zo%C3%AB%2042" },
	{ "50%", "50%25" },
};

START_TEST(percent_encoding_goes_there_and_back)
{
	struct buf there = { 0 };
	struct buf back = { 0 };

	percent_encode(str_from(percents[_i].raw), &there);
	ck_assert_str_eq(buf_text(&there), percents[_i].encoded);
	percent_decode(buf_str(&there), &back);
	ck_assert_str_eq(buf_text(&back), percents[_i].raw);
	buf_release(&there);
	buf_release(&back);
}
END_TEST

START_TEST(percent_without_two_hex_digits_stays)
{
	struct buf b = { 0 };

	percent_decode(str_from("50% %4 %4g %41%"), &b);
	ck_assert_str_eq(buf_text(&b), "50% %4 %4g A%");
	ck_assert(!percent_any(str_from("50% %4 %4g")));
	ck_assert(percent_any(str_from("%%41")));
	ck_assert_uint_eq(percent_raw_at(str_from("a%41b"), 2), 4);
	ck_assert_uint_eq(percent_raw_at(str_from("a%41b"), 9), 5);
	buf_release(&b);
}
END_TEST

START_TEST(an_address_is_all_or_nothing)
{
	ck_assert(mail_is(str_from("ann@example.com")));
	ck_assert(!mail_is(str_from("ann@example.com ")));
	ck_assert(!mail_is(str_from("ann")));
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *
suite_pii(void)
{
	Suite *s = suite_create("pii");
	TCase *t = tcase_create("pii");

	tcase_add_loop_test(t, personal_data_is_told_from_plain_ids, 0,
	    ROWS(values));
	tcase_add_loop_test(t, a_hit_is_placed_in_the_value_as_given, 0,
	    ROWS(places));
	tcase_add_test(t, hits_stop_at_the_room_there_is);
	tcase_add_loop_test(t, names_of_keys_suggest_personal_data, 0,
	    ROWS(keys));
	tcase_add_loop_test(t, hostile_values_cost_linear_time, 0,
	    ROWS(hostile));
	tcase_add_test(t, every_byte_may_stand_anywhere);
	tcase_add_loop_test(t, percent_encoding_goes_there_and_back, 0,
	    ROWS(percents));
	tcase_add_test(t, percent_without_two_hex_digits_stays);
	tcase_add_test(t, an_address_is_all_or_nothing);
	suite_add_tcase(s, t);
	return s;
}
