/* SPDX-License-Identifier: MIT */
/* The LINE rules, one function each. */
#include "check/linerules.h"

#include <string.h>

#include "check/idrules.h"
#include "spec/payload.h"

/* The bytes of s behind trimmed, which is its beginning. */
static struct str
behind(struct str s, struct str trimmed)
{
	return str_cut(s, (size_t)(trimmed.p + trimmed.n - s.p), s.n);
}

void
rule_return_inside(struct judge *j)
{
	size_t at = str_find(j->body, 0, '\r');

	if (at < j->body.n)
		judge_report(j, RULE_LINE_CR, str_cut(j->body, at, at + 1));
}

void
rule_long(struct judge *j)
{
	struct str text = j->line.text;

	if (j->line.length > LINE_BYTES_MAX)
		judge_report_total(j, RULE_LINE_LONG,
		    str_cut(text, LINE_BYTES_MAX, text.n),
		    j->line.length);
}

static bool
begins_with_ink(struct str s)
{
	return s.n > 0 && s.p[0] != ' ' && s.p[0] != '\t';
}

bool
rule_blank(struct judge *j)
{
	/* Of a line that is not held whole only the reader knows. */
	bool whole = j->line.length <= j->line.text.n;

	if (begins_with_ink(j->body))
		return false;
	if (!j->line.blank && (!whole || str_trim(j->body, " \t").n > 0))
		return false;
	judge_report(j, RULE_LINE_BLANK, j->body);
	return true;
}

/* The first word, in small letters without what people put between. */
static size_t
header_word(struct str s, char *word, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (strchr("\t ,;|", s.p[i]) != NULL && s.p[i] != '\0')
			break;
		if (strchr("_-\"'", s.p[i]) != NULL && s.p[i] != '\0')
			continue;
		if (s.p[i] == '=' || n == max)
			return 0;
		word[n++] = char_lower(s.p[i]);
	}
	return n;
}

bool
rule_header(struct judge *j)
{
	static const char *const words[] = { "userid", "uuid", "id", "dpuuid",
		"crmid", "customerid", "visitorid", "deviceid", "idfa", "gaid",
		"aaid", "email", "hashedemail", "memberid", "accountid", "cid",
		"user", "aamuuid", "mid", "ecid" };
	struct str s = j->body;
	char text[16];
	struct str word = { text, 0 };

	while (s.n > 0 && s.p[0] == ' ')
		s = str_cut(s, 1, s.n);
	word.n = header_word(s, text, sizeof(text));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!str_eq_text(word, words[i]))
			continue;
		judge_report(j, RULE_LINE_HEADER, j->body);
		return true;
	}
	return false;
}

void
rule_leading_space(struct judge *j)
{
	size_t n = 0;

	while (n < j->body.n && j->body.p[n] == ' ')
		n++;
	if (n == 0)
		return;
	judge_report(j, RULE_LINE_LEADSP, str_cut(j->body, 0, n));
	j->body = str_cut(j->body, n, j->body.n);
}

void
rule_trailing(struct judge *j, struct str s, struct str trimmed)
{
	struct str tail = behind(s, trimmed);

	if (tail.n == 0)
		return;
	if (str_find(tail, 0, '\t') < tail.n)
		judge_report(j, RULE_LINE_TRAILTAB, tail);
	else
		judge_report_as(j, RULE_LINE_TRAILSP, j->facts->sync ?
		    SEVERITY_ERROR : SEVERITY_WARNING, tail);
}

void
rule_tab_space(struct judge *j, struct str s, size_t tab)
{
	size_t from = tab, to = tab + 1;

	while (from > 0 && s.p[from - 1] == ' ')
		from--;
	while (to < s.n && s.p[to] == ' ')
		to++;
	if (from == tab && to == tab + 1)
		return;
	/* The spaces themselves are at fault; between them is a good tab. */
	judge_report(j, RULE_LINE_TABSP, from < tab ?
	    str_cut(s, from, tab) : str_cut(s, tab + 1, to));
}

/* The first of the characters that stand where a tab should. */
static size_t
first_separator(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] != ' ' && s.p[i] != ',' && s.p[i] != ';' &&
	    s.p[i] != '|')
		i++;
	return i;
}

void
rule_separator(struct judge *j, struct str s)
{
	struct str body = str_trim_end(s, " \t");
	size_t at = first_separator(body), typed_at = body.n, tab;
	size_t typed = payload_typed_tab(body, &typed_at);
	enum rule_id rule = RULE_LINE_NOTAB;
	struct str place = { body.p + body.n, 0 };

	if (typed > 0) {
		rule = RULE_LINE_LITTAB;
		place = str_cut(body, typed_at, typed_at + typed);
	} else if (at < body.n) {
		rule = body.p[at] == ' ' ? RULE_LINE_SPACES : RULE_LINE_CSV;
		place = str_cut(body, at, at + 1);
	}
	while (rule == RULE_LINE_SPACES && place.p + place.n <
	    body.p + body.n && place.p[place.n] == ' ')
		place.n++;
	judge_report(j, rule, place);
	tab = str_find(body, 0, '\t');
	at = typed > 0 && typed_at < at ? typed_at : at;
	id_personal(j, str_cut(body, 0, tab < at ? tab : at),
	    j->facts->idtype);
}
