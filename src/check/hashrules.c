/* SPDX-License-Identifier: MIT */
/* Hashed e-mail addresses: their form, and the hashes of nothing. */
#include "check/hashrules.h"

#include "spec/pii.h"

/* SHA-256 of nothing, a blank, a line end, null NULL none n/a N/A
 * undefined: what is sent where there was no address. */
static const char *const empty_hashes[HASHES_OF_NOTHING] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"36a9e7f1c95b82ffb99743e0c5c4ce95d83c9a430aac59f84ef3cbfab6145068",
	"01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b",
	"74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b",
	"fb329000228cc5a24c264c57139de8bf854fc86fc18bf1c04ab61a2b5cb4b921",
	"140bedbf9c3f6d56a9846d2ba7088798683f4da0c248231336e6a05679e4fdfe",
	"a683c5c5349f6f7fb903ba8a9e7e55d0ba1b8f03579f95be83f4954c33e81098",
	"e2f79e5b60330bba4c289962231b6ba2957d0b14e7deb3110417003c79dea635",
	"eb045d78d273107348b0300c01d29b7552d622abbc6faf81b3ec55359aa9950c",
};

const char *
hash_of_nothing(size_t i)
{
	return empty_hashes[i];
}

void
rule_hash_case(struct judge *j, struct str id)
{
	bool strict = j->facts->kind == KIND_C2C ||
	    j->facts->idtype == IDTYPE_HEMAIL;

	if (!idform_fits(IDFORM_SHA256, id))
		return;
	for (size_t i = 0; i < id.n; i++) {
		if (!char_is_upper(id.p[i]))
			continue;
		judge_report_as(j, RULE_CASE_HASH, strict ? SEVERITY_ERROR :
		    SEVERITY_WARNING, str_cut(id, i, id.n));
		return;
	}
}

static bool
is_address(struct str s)
{
	return pii_find(s, PII_DEVICE_ID, NULL);
}

void
hash_judge(struct judge *j, struct str hash)
{
	if (!idform_fits(IDFORM_SHA256, hash)) {
		if (!is_address(hash))
			judge_report(j, RULE_HASH_FORM, hash);
		return;
	}
	rule_hash_case(j, hash);
	for (size_t i = 0; i < HASHES_OF_NOTHING; i++)
		if (str_eq_nocase(hash, str_from(empty_hashes[i])))
			judge_report(j, RULE_HASH_EMPTY, hash);
}
