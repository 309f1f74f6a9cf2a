/* SPDX-License-Identifier: MIT */
/* What a finding says, where its rule alone would say too little. */
#include "spec/finding.h"

#include "base/intl.h"
#include "file/source.h"

static const char *
archive_words(uint64_t fault)
{
	static const char *const words[] = {
		[GZIP_TRUNCATED] = N_("The packed file ends in the middle: a "
		    "part of it is missing. It was perhaps not copied to its "
		    "end."),
		[GZIP_HEADER] = N_("The packed file has a piece that does not "
		    "begin as it must. It was perhaps moved in text mode."),
		[GZIP_DAMAGED] = N_("The packed file is damaged inside and "
		    "cannot be unpacked. This often happens when it is moved "
		    "in text mode."),
		[GZIP_CRC] = N_("The packed file unpacks, but to something "
		    "else than was packed: its check sum differs."),
		[GZIP_LENGTH] = N_("The packed file unpacks, but to another "
		    "length than was packed."),
		[GZIP_TRAILING] = N_("Something else follows the packed data. "
		    "Another file was perhaps glued to it."),
		[GZIP_TRAILING_ZEROS] = N_("Null bytes follow the packed "
		    "data, as tapes and some copy programs add them."),
		[GZIP_TOO_LARGE] = N_("The packed file unpacks to more than "
		    "64 GB. We stopped there."),
	};

	return fault < sizeof(words) / sizeof(words[0]) ? words[fault] : NULL;
}

const char *
finding_words(const struct finding *f)
{
	const char *words = f->rule == RULE_COMP_BAD
	    ? archive_words(f->total) : NULL;

	return _(words != NULL ? words : rule_get(f->rule)->message);
}
