/* SPDX-License-Identifier: MIT */
/*
 * The ID-sync address.  Composing builds the address and then lets the
 * check judge it, so that the two can not disagree.
 */
#include "spec/syncurl.h"

#include <inttypes.h>
#include <string.h>

#include "base/intl.h"
#include "spec/idtype.h"
#include "spec/percent.h"
#include "spec/pii.h"

#define BASE "https://dpm.demdex.net/ibs:"

enum {
	URL_BYTES_MAX = 8192,
	IDS_MAX = 10,
	IDS_SOURCE_MAX = 3,
	SOURCES_MAX = 64
};

struct judging {
	struct str url;
	struct finding *out;
	size_t n;
};

static void
add_as(struct judging *j, enum rule_id rule, enum severity severity,
    struct str part)
{
	struct finding f = { .rule = rule, .severity = severity };

	for (size_t i = 0; i < j->n; i++)
		if (j->out[i].rule == rule)
			return;
	if (j->n == SYNCURL_RULES_MAX)
		return;
	f.column = (uint32_t)(part.p - j->url.p) + 1;
	f.length = (uint32_t)part.n;
	j->out[j->n++] = f;
}

static void
add(struct judging *j, enum rule_id rule, struct str part)
{
	add_as(j, rule, rule_get(rule)->severity, part);
}

/* --- parameters -------------------------------------------------------- */

struct param {
	struct str key, value;
};

/* Take the next "key=value" off *rest; false at the end. */
static bool
next_param(struct str *rest, struct param *p)
{
	size_t end = str_find(*rest, 0, '&');
	struct str one = str_cut(*rest, 0, end);
	size_t equals = str_find(one, 0, '=');

	if (rest->n == 0)
		return false;
	p->key = str_cut(one, 0, equals);
	p->value = equals == one.n ? str_cut(one, one.n, one.n)
				   : str_cut(one, equals + 1, one.n);
	*rest = str_cut(*rest, end == rest->n ? end : end + 1, rest->n);
	return true;
}

static bool
find_param(struct str params, const char *key, struct param *found)
{
	while (next_param(&params, found))
		if (str_eq_text(found->key, key))
			return true;
	return false;
}

/* --- one ID ------------------------------------------------------------ */

/* A mark of a template that nobody filled in. */
static bool
is_macro(struct str s)
{
	static const char *const starts[] = { "{{", "${", "[", "%%", "<",
		"%7B%7B", "%5B" };

	if (str_eq_nocase(s, str_from("undefined")) ||
	    str_eq_nocase(s, str_from("null")))
		return true;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts(s, starts[i]))
			return true;
	return false;
}

/* Unreserved characters and %XX alone. */
static bool
is_encoded(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (percent_unreserved(s.p[i]))
			continue;
		if (s.p[i] != '%' || s.n - i < 3 || !char_is_hex(s.p[i + 1]) ||
		    !char_is_hex(s.p[i + 2]))
			return false;
		i += 2;
	}
	return true;
}

static void
check_id(struct judging *j, struct str id)
{
	struct buf plain = { .max = id.n + 1 };
	struct str decoded;

	if (id.n == 0 || is_macro(id)) {
		add(j, RULE_HTTP_EMPTY, id);
		return;
	}
	if (!is_encoded(id)) {
		add(j, RULE_HTTP_ENC, id);
		return;
	}
	percent_decode(id, &plain);
	decoded = buf_str(&plain);
	if (percent_any(decoded))
		add(j, RULE_HTTP_DOUBLE, id);
	if (str_find(decoded, 0, ':') < decoded.n)
		add(j, RULE_HTTP_COLON, id);
	if (pii_find(decoded, PII_CUSTOMER_ID, NULL))
		add(j, RULE_HTTP_PII, id);
	buf_release(&plain);
}

/* dpid=1&dpuuid=2 */
static void
check_plain_form(struct judging *j, struct str params)
{
	struct param p = { .value = str_cut(params, params.n, params.n) };
	struct str none = p.value;

	if (!find_param(params, "dpid", &p))
		add(j, RULE_HTTP_DPID, none);
	else if (!dpid_is_plain(p.value))
		add(j, RULE_HTTP_DPID, p.value);
	check_id(j, find_param(params, "dpuuid", &p) ? p.value : none);
}

/* d_cid=1%012%011 or d_cid_ic=code%012 */
static void
check_cid(struct judging *j, const struct param *p)
{
	size_t at = str_find_text(p->value, "%01");
	struct str source = str_cut(p->value, 0, at);
	struct str id, state;

	if (at == p->value.n || str_find_text(p->value, "%2501") < p->value.n) {
		add(j, RULE_HTTP_CIDSEP, p->value);
		return;
	}
	id = str_cut(p->value, at + 3, p->value.n);
	at = str_find_text(id, "%01");
	if (at < id.n) {
		state = str_cut(id, at + 3, id.n);
		id = str_cut(id, 0, at);
		if (state.n != 1 || state.p[0] < '0' || state.p[0] > '2') {
			add(j, RULE_HTTP_CIDSEP, p->value);
			return;
		}
	}
	if (str_eq_text(p->key, "d_cid") ? !dpid_is_plain(source)
	    : source.n == 0)
		add(j, RULE_HTTP_DPID, source);
	check_id(j, id);
}

static bool
is_cid(struct str key)
{
	return str_eq_text(key, "d_cid") || str_eq_text(key, "d_cid_ic");
}

static bool
check_cid_form(struct judging *j, struct str params)
{
	struct param p;
	bool any = false;

	while (next_param(&params, &p))
		if (is_cid(p.key)) {
			check_cid(j, &p);
			any = true;
		}
	return any;
}

/* --- the rest of the address ------------------------------------------- */

static void
check_redir(struct judging *j, struct str params)
{
	struct buf plain = { 0 };
	struct str back;
	struct param p;

	if (!find_param(params, "redir", &p))
		return;
	percent_decode(p.value, &plain);
	back = buf_str(&plain);
	/* The macro may stand as it is; all else is encoded. */
	if ((!str_starts(back, "https://") && !str_starts(back, "http://")) ||
	    str_find(p.value, 0, ':') < p.value.n ||
	    str_find(p.value, 0, '/') < p.value.n ||
	    str_find(p.value, 0, '?') < p.value.n ||
	    str_find(p.value, 0, '=') < p.value.n)
		add(j, RULE_HTTP_REDIR, p.value);
	else if (str_find_text(back, "${DD_UUID}") == back.n)
		add(j, RULE_HTTP_MACRO, p.value);
	buf_release(&plain);
}

static bool
is_consent(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_letter(s.p[i]) && !char_is_digit(s.p[i]) &&
		    memchr("-_.", s.p[i], 3) == NULL)
			return false;
	return s.n > 0;
}

static void
check_consent(struct judging *j, struct str params)
{
	struct param applies, consent;
	bool one = find_param(params, "gdpr", &applies);
	bool two = find_param(params, "gdpr_consent", &consent);

	/* Partners send gdpr=0 alone, and Adobe's page is silent. */
	if (one && !two)
		add_as(j, RULE_HTTP_GDPRPAIR,
		    str_eq_text(applies.value, "0") ? SEVERITY_WARNING
						    : SEVERITY_ERROR,
		    applies.value);
	else if (two && !one)
		add(j, RULE_HTTP_GDPRPAIR, consent.value);
	if (one && !str_eq_text(applies.value, "0") &&
	    !str_eq_text(applies.value, "1"))
		add(j, RULE_HTTP_GDPRVAL, applies.value);
	else if (two && !is_consent(consent.value))
		add(j, RULE_HTTP_GDPRVAL, consent.value);
}

/* How many of the sources before n are the same as source n. */
static size_t
same_before(const struct str *sources, size_t n)
{
	size_t same = 0;

	for (size_t i = 0; i < n; i++)
		same += str_eq(sources[i], sources[n]);
	return same;
}

static void
check_count(struct judging *j, struct str params)
{
	struct str sources[SOURCES_MAX];
	size_t n = 0;
	struct param p;

	while (n < SOURCES_MAX && next_param(&params, &p)) {
		if (!is_cid(p.key) && !str_eq_text(p.key, "dpuuid"))
			continue;
		sources[n] = is_cid(p.key) ? str_cut(p.value, 0,
						 str_find_text(p.value, "%01"))
					   : str_cut(p.value, 0, 0);
		n++;
		if (n > IDS_MAX ||
		    same_before(sources, n - 1) >= IDS_SOURCE_MAX)
			add(j, RULE_HTTP_MAXID, p.value);
	}
}

size_t
syncurl_check(struct str url, struct finding out[SYNCURL_RULES_MAX])
{
	struct judging j = { url, out, 0 };
	struct str rest = url;
	struct str base = str_from(BASE);

	base = str_cut(base, strlen("https:"), base.n);
	if (str_starts(url, "http:")) {
		add(&j, RULE_HTTP_SCHEME, str_cut(url, 0, 4));
		rest = str_cut(url, strlen("http:"), url.n);
	} else if (str_starts(url, "https:")) {
		rest = str_cut(url, strlen("https:"), url.n);
	}
	if (rest.n <= base.n || !str_eq(str_cut(rest, 0, base.n), base) ||
	    rest.p == url.p) {
		add(&j, RULE_HTTP_HOST,
		    str_cut(url, 0, url.n < base.n ? url.n : base.n));
		return j.n;
	}
	rest = str_cut(rest, base.n, rest.n);
	if (!check_cid_form(&j, rest))
		check_plain_form(&j, rest);
	check_redir(&j, rest);
	check_consent(&j, rest);
	if (url.n > URL_BYTES_MAX)
		add(&j, RULE_HTTP_LEN, str_cut(url, URL_BYTES_MAX, url.n));
	check_count(&j, rest);
	return j.n;
}

/* --- composing --------------------------------------------------------- */

/* A worst finding, in words; true when there is no error. */
static bool
settle(struct buf *url, struct buf *out, struct finding *why, struct err *err)
{
	struct finding found[SYNCURL_RULES_MAX];
	size_t n = syncurl_check(buf_str(url), found);
	bool good = true;

	for (size_t i = 0; good && i < n; i++) {
		good = found[i].severity != SEVERITY_ERROR;
		if (!good && why != NULL)
			*why = found[i];
		if (!good)
			err_set(err, ERR_USAGE, "%s",
			    _(rule_get(found[i].rule)->message));
	}
	if (good)
		buf_add_str(out, buf_str(url));
	buf_release(url);
	return good;
}

bool
syncurl_compose(const struct syncurl *parts, struct buf *out,
    struct finding *why, struct err *err)
{
	struct buf url = { 0 };

	buf_printf(&url, BASE "dpid=%" PRIu64 "&dpuuid=", parts->dpid);
	percent_encode(parts->id, &url);
	if (parts->redir.n > 0) {
		buf_add_text(&url, "&redir=");
		percent_encode(parts->redir, &url);
	}
	/* Where the law does not apply, neither is written. */
	if (parts->gdpr || parts->consent.n > 0) {
		buf_printf(&url, "&gdpr=%d", parts->gdpr);
		if (parts->consent.n > 0)
			buf_add_text(&url, "&gdpr_consent=");
		buf_add_str(&url, parts->consent);
	}
	return settle(&url, out, why, err);
}

bool
syncurl_compose_cid(const struct syncurl_id *ids, size_t n, struct buf *out,
    struct finding *why, struct err *err)
{
	struct buf url = { 0 };

	buf_add_text(&url, BASE);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&url, "%sd_cid=%" PRIu64 "%%01", i > 0 ? "&" : "",
		    ids[i].dpid);
		percent_encode(ids[i].id, &url);
		if (ids[i].state >= 0)
			buf_printf(&url, "%%01%d", ids[i].state);
	}
	return settle(&url, out, why, err);
}
