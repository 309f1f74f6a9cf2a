/* SPDX-License-Identifier: MIT */
/* The kinds of file that Audience Manager takes. */
#ifndef SPEC_KIND_H
#define SPEC_KIND_H

#include <stdbool.h>

#include "base/str.h"

enum kind {
	KIND_TRAIT,	/* ftp_dpm_ */
	KIND_ODC,	/* ftp_dpm_odc_: Oracle Data Cloud */
	KIND_IDSYNC,	/* adobe_id_ */
	KIND_C2C,	/* c2c_id_: hashed e-mails, People-Based Destinations */
	KIND_UNKNOWN,
	KIND_COUNT = KIND_UNKNOWN
};

struct kind_row {
	const char *word;	/* trait, odc, id-sync, pbd */
	const char *prefix;	/* with its last underscore */
	const char *name;
	const char *summary;
	unsigned tabs;		/* a line needs so many; 0: by the name */
	bool overwrite;		/* may be an .overwrite file */
	const char *topic;
};

const struct kind_row *kind_get(enum kind k);	/* also KIND_UNKNOWN */
enum kind kind_find(struct str word);

#endif
