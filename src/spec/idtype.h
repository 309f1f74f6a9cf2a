/* SPDX-License-Identifier: MIT */
/* Kinds of ID: what identifies a person or device in a column. */
#ifndef SPEC_IDTYPE_H
#define SPEC_IDTYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "spec/rule.h"

/* In the order people see them. */
enum idtype {
	IDTYPE_CRM,	/* own customer ID (DPUUID) */
	IDTYPE_IDFA,
	IDTYPE_GAID,
	IDTYPE_AAM,	/* AAM UUID, 38 digits */
	IDTYPE_ECID,
	IDTYPE_HEMAIL,	/* SHA-256 of an e-mail address */
	IDTYPE_RIDA,
	IDTYPE_FIRETV,
	IDTYPE_LGUDID,
	IDTYPE_MAID,
	IDTYPE_TIFA,
	IDTYPE_VIZIO,
	IDTYPE_COUNT
};

/* The form of an ID, wherever it stands. */
enum idform {
	IDFORM_CUSTOMER,	/* anything the ID rules allow */
	IDFORM_DIGITS38,
	IDFORM_UPPER_UUID,	/* 8-4-4-4-12, capitals */
	IDFORM_LOWER_UUID,
	IDFORM_ALNUM,
	IDFORM_SHA256,
};

struct idtype_row {
	const char *word;	/* on the command line: crm, aam, idfa ... */
	const char *name;	/* "our own customer IDs" */
	const char *adobe_name;	/* "Customer ID (DPUUID)" */
	uint64_t dpid;		/* of the shared data source, or 0 */
	enum idform form;
	enum rule_id format_rule; /* RULE_COUNT for customer IDs */
	const char *example;
	const char *topic;
};

const struct idtype_row *idtype_get(enum idtype t);
/* IDTYPE_COUNT if the word is none. */
enum idtype idtype_find(struct str word);
/* The type that a shared data source fixes; IDTYPE_COUNT if dpid is not
 * one of the eight. */
enum idtype idtype_of_dpid(uint64_t dpid);
bool idtype_is_shared(uint64_t dpid);
/* Is text a data source ID as people may give it: 1 to 9 digits, no zero in
 * front? */
bool dpid_is_plain(struct str text);
bool idtype_is_device(enum idtype t);	/* one of the shared eight */

/* What a single value looks like (for guesses and ID-MIX). */
enum idshape { IDSHAPE_DIGITS38, IDSHAPE_DEVICE, IDSHAPE_SHA256,
	IDSHAPE_OTHER, IDSHAPE_COUNT };
enum idshape idshape_of(struct str id);
bool idform_fits(enum idform form, struct str id);

#endif
