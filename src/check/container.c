/* SPDX-License-Identifier: MIT */
/* Container verdicts. */
#include "check/container.h"

#include <string.h>

/* GB has no definition in Adobe's pages: warn from the decimal reading,
 * stop above the binary one. */
#define GB UINT64_C(1000000000)
#define GIB UINT64_C(1073741824)

static void
tell(struct container_verdict *v, enum rule_id rule)
{
	v->rules[v->count++] = rule;
}

static void
judge_gzip(enum container inner, enum name_wrap wrap,
    struct container_verdict *v)
{
	if (wrap != WRAP_GZIP)
		tell(v, RULE_COMP_GZNAME);
	if (wrap == WRAP_PGP || wrap == WRAP_GPG)
		tell(v, RULE_PGP_PLAIN);
	v->text = inner == CONTAINER_PLAIN;
	if (inner == CONTAINER_EMPTY)
		tell(v, RULE_SIZE_EMPTY);
	else if (!v->text)
		tell(v, RULE_COMP_NESTED);
}

static void
judge_pgp(enum container outer, enum name_wrap wrap,
    struct container_verdict *v)
{
	if (wrap != WRAP_PGP && wrap != WRAP_GPG)
		tell(v, RULE_PGP_NAME);
	else if (outer == CONTAINER_PGP_ARMOR)
		tell(v, RULE_PGP_ARMOR);
	tell(v, RULE_PGP_BLIND);
}

static void
judge_plain(enum name_wrap wrap, struct container_verdict *v)
{
	v->text = true;
	if (wrap == WRAP_GZIP)
		tell(v, RULE_COMP_NOTGZ);
	if (wrap == WRAP_PGP || wrap == WRAP_GPG) {
		tell(v, RULE_PGP_PLAIN);
		v->text = false;
	}
}

void
container_judge(enum container outer, enum container inner,
    enum name_wrap wrap, struct container_verdict *v)
{
	v->count = 0;
	v->text = false;
	switch (outer) {
	case CONTAINER_EMPTY:
		tell(v, RULE_SIZE_EMPTY);
		break;
	case CONTAINER_GZIP:
		judge_gzip(inner, wrap, v);
		break;
	case CONTAINER_ZIP:
	case CONTAINER_EXCEL:
		tell(v, RULE_COMP_ZIP);
		break;
	case CONTAINER_OTHER:
		tell(v, RULE_COMP_OTHER);
		break;
	case CONTAINER_PGP_ARMOR:
	case CONTAINER_PGP:
		judge_pgp(outer, wrap, v);
		break;
	case CONTAINER_TAR:
	case CONTAINER_PLAIN:
		judge_plain(wrap, v);
		break;
	}
}

static enum rule_id
judge_packed(uint64_t sent)
{
	if (sent > 3 * GIB)
		return RULE_SIZE_GZ3;
	if (sent > GB)
		return RULE_SIZE_GZ1;
	return sent > 3 * GB / 10 ? RULE_SIZE_OPT : RULE_COUNT;
}

static enum rule_id
judge_raw(uint64_t sent)
{
	if (sent > 5 * GB)
		return RULE_SIZE_RAW5;
	return sent > GB ? RULE_SIZE_OPT : RULE_COUNT;
}

enum rule_id
size_judge(uint64_t sent, uint64_t raw, bool packed,
    enum severity *severity)
{
	enum rule_id rule;

	if (sent == 0 || raw == 0)
		rule = RULE_SIZE_EMPTY;
	else
		rule = packed ? judge_packed(sent) : judge_raw(sent);
	if (rule != RULE_COUNT)
		*severity = rule_get(rule)->severity;
	if (rule == RULE_SIZE_RAW5 && sent <= 5 * GIB)
		*severity = SEVERITY_WARNING;
	return rule;
}

/* Header of the packet at *at: its tag and the place and length of its
 * body.  False for what a public-key session packet never has. */
static bool
packet_header(struct str s, size_t *at, unsigned *tag, size_t *length)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t left = s.n - *at;

	if (left < 4 || (p[0] & 0x80) == 0)
		return false;
	if ((p[0] & 0x40) == 0) {
		*tag = p[0] >> 2 & 15;
		if ((p[0] & 3) > 1)
			return false;
		*length = (p[0] & 3) == 0 ? p[1] :
		    (size_t)p[1] << 8 | p[2];
		*at += (p[0] & 3) == 0 ? 2 : 3;
		return true;
	}
	*tag = p[0] & 0x3F;
	if (p[1] < 192) {
		*length = p[1];
		*at += 2;
		return true;
	}
	*length = ((size_t)(p[1] - 192) << 8) + p[2] + 192;
	*at += 3;
	return p[1] < 224;
}

bool
pgp_for_others(struct str head)
{
	/* Adobe's encryption subkey; eight zeros hide the recipient. */
	static const char adobe[] = "\x3A\xD8\x3B\x2A\xE3\xF2\xA3\x63";
	static const char hidden[8] = { 0 };
	enum { SESSION_PACKET = 1, VERSION = 3 };
	size_t at = 0, length = 0, found = 0;
	unsigned tag = 0;

	while (packet_header(head, &at, &tag, &length) &&
	    tag == SESSION_PACKET) {
		if (head.n - at < 9 || length < 10 || head.p[at] != VERSION)
			return false;
		if (memcmp(head.p + at + 1, adobe, 8) == 0 ||
		    memcmp(head.p + at + 1, hidden, 8) == 0)
			return false;
		found++;
		if (length > head.n - at)
			break;
		at += length;
	}
	return found > 0;
}
