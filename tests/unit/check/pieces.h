/* SPDX-License-Identifier: MIT */
/* What the lines are made of that are given to both lanes: good pieces, and
 * some that break each rule by themselves. */
#ifndef TESTS_CHECK_PIECES_H
#define TESTS_CHECK_PIECES_H

#include "spec/context.h"

/* A file: its name tells the kind, word what is known beside it. */
static const struct file {
	const char *name, *word;
} files[] = {
	{ "ftp_dpm_12345_1767225600.sync", "" },
	{ "ftp_dpm_12345_1767225600.overwrite", "" },
	{ "ftp_dpm_12345_1767225600.sync", "ic" },
	{ "ftp_dpm_12345_1767225600.sync", "site" },
	{ "ftp_dpm_12345_1767225600.sync", "traits" },
	{ "ftp_dpm_12345_1767225600.sync", "aam" },
	{ "ftp_dpm_12345_1767225600.sync", "hemail" },
	{ "ftp_dpm_20915_12345_1767225600.sync", "" },
	{ "ftp_dpm_20914_12345_1767225600.sync", "" },
	{ "ftp_dpm_389146_12345_1767225600.sync", "" },
	{ "ftp_dpm_odc_12345_1767225600.sync", "" },
	{ "adobe_id_0_12345_1767225600.sync", "" },
	{ "adobe_id_20915_12345_67890_1767225600.sync", "site" },
	{ "c2c_id_12345_67890_1767225600.sync", "" },
};

static const struct str site_ids[] = { { "Cust-001", 8 }, { "ab12", 4 } };
static const struct context_trait listed[] = { { 24, true, 12345 } };

static const char *const ids[] = { "cust-001", "Cust-001", "ab12", "AB12",
	"user_831", "4829104821", "14829104821", "7c9e6679", "nobody", "na",
	"6D92078A-8246-4BA4-AE5B-76104861E7DC", "a/b.c", "test", "0", "-1",
	"97987bca-ae59-4c7d-94ba-ee4f19ab8c21", "123456789012345",
	"00000000-0000-0000-0000-000000000000", "4111111111111111",
	"07955261652886032950143702505894272138", "12345678Z", "AB123456C",
	"12345678901234500000000000000000000000", "GB82WEST12345698765432",
	"97987BCA-ae59-4c7d-94ba-ee4f19ab8c21", "5.97676E+37", "10.0.0.1",
	"YW5uQGV4YW1wbGUuY29t", "QUFBQUFBQUFBQUFB", "078-05-1120", "Q",
	"55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15041149",
	"55E79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15041149",
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"a3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
	"RSSMRA85M01H501Z", "185073400000018", "12345678901234567890000",
	"ann@example.com", "a%41b", "a:b", "a b", "\"ab\"", "7XCBNROQJQPYW",
	"3f2b9c0d7e6a41d8b5c4a39281706f5e", "IDFA", "id-that-is-as-long-as-"
	"sixty-three-bytes-which-is-the-most-xx1", "+14155550123",
	"415-555-0123", "123.456.789-09", "2024-000123", "MixedCase0123456" };
static const char *const items[] = { "d_sid=24", "d_sid=1234567", "24:0",
	"d_sid=10000000000000001", "d_sid=1234567890123456", "d_unsid=24",
	"d_unsid=831", "d_unsid=3", "24", "831", "31:-1", "9:0", "024:0",
	"d_sid=024", "ic=52", "ic=abc-1", "ic=185073400000018", "ic=",
	"ic=a@b.com", "k=v", "tier = gold", "\"tier\"=\"gold\"", "31:1",
	"\"city\"=\"San Jose\"", "city=Berlin", "age=25-34", "score=0.85",
	"\"a\" = \"b\"", "\"a\"=b", "a=\"b\"", "n=123456", "ip=10.0.0.1",
	"p=415-555-0123", "q=+14155550123", "x=YW5uQGV4YW1wbGUuY29t",
	"y=abcdefghijkl", "z=a:b", "w=O'Brien", "w='a'", "\"w\"=\"'a'\"",
	"email=x", "h_x=1", "d_x=1", "9abc=1", "a1-b_2=c", "\"a\"=\"\"",
	"\"\"=\"a\"", "a==b", "\"a\"=\"x=y\"", "\"a\"=\"x,y\"", "a=x|y",
	"a=100%", "long=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	"d_sid=", "d_SID=24", "D_SID=24", "\"d_sid\"=\"24\"", "ic =5",
	"x=YW5uQGV4LmRl", "i=GB49WESTABCDEFGHI", "q=AB123456C",
	"ip=1.2.3.4", "i=GB82WEST12345698765432", "s=078-05-1120",
	"a=b\\nc", "a=b\\c",
	"key-of-thirty-one-bytes-long-abc=1", "IC=5", "dob=1", "",
	"a-key-of-thirty-two-bytes-length=1", "n=\xC3\xA9",
	"m=\xE6\x9D\xB1\xE4\xBA\xAC",
	"o=\xE2\x80\x99", "\"x\"=\"S\xC3\xA3o Paulo\"", "u=\xC2\xA0",
	"r=\xEF\xBF\xBD", "s=\xF0\x9F\x98\x80", "\xC3\xA9=1",
	"t=\xC3",
	"v=\xEF\xBC\xA0", "a=\x7F",
	"a-key-of-thirty-three-bytes-is-33=1", "\"IC\"=\"5\"", "99:-1" };

#endif
