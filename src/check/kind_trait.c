/* SPDX-License-Identifier: MIT */
/* Trait files and Oracle Data Cloud files: ID, tab, traits and key-values;
 * with Oracle's there is a first column that names the type of ID. */
#include "check/idrules.h"
#include "check/judge.h"
#include "check/linerules.h"
#include "check/payloadrules.h"

/* The tabs of a line, as far as they matter. */
struct tabs {
	size_t all;		/* on the line */
	size_t kept;		/* left of the blanks at its end */
	size_t at[3];		/* the first ones */
};

static struct tabs
count_tabs(struct str s, size_t kept_n)
{
	struct tabs tabs = { .all = 0 };

	for (size_t i = str_find(s, 0, '\t'); i < s.n;
	    i = str_find(s, i + 1, '\t')) {
		if (tabs.all < 3)
			tabs.at[tabs.all] = i;
		tabs.all++;
		tabs.kept += i < kept_n;
	}
	return tabs;
}

/* The type that the first cell of an Oracle line names. */
static enum idtype
odc_type(struct judge *j, struct str cell)
{
	static const struct {
		const char *word;
		enum idtype type;
	} words[] = {
		{ "idfa", IDTYPE_IDFA },
		{ "android device id", IDTYPE_GAID },
		{ "gaid", IDTYPE_GAID },
		{ "android", IDTYPE_GAID },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_nocase(cell, str_from(words[i].word)))
			return words[i].type;
	judge_report(j, RULE_ODC_TYPE, cell);
	return j->facts->idtype;
}

static void
judge_id(struct judge *j, struct str cell, enum idtype type)
{
	struct str id = str_trim_spaces(cell);

	id_judge(j, id, type);
	if (id.n > 0)
		judge_add_cell(j, id, type, 0);
}

/* The ID column of a line that has need tabs before its payload. */
static void
judge_columns(struct judge *j, struct str s, const struct tabs *tabs,
    size_t need)
{
	size_t from = 0, to = tabs->at[need - 1];
	enum idtype type = j->facts->idtype;

	if (need == 2) {
		from = tabs->at[0] + 1;
		type = odc_type(j, str_trim_spaces(str_cut(s, 0, from - 1)));
	}
	judge_id(j, str_cut(s, from, to), type);
}

/* Nothing after the last tab that is needed. */
static void
no_data(struct judge *j, struct str s, const struct tabs *tabs, size_t need)
{
	size_t last = tabs->at[need - 1];

	if (j->facts->overwrite && tabs->kept + 1 == need &&
	    tabs->all == need)
		judge_report(j, RULE_OVR_CLEAR, str_cut(s, last, s.n));
	else
		judge_report(j, RULE_LINE_NODATA, str_cut(s, last, s.n));
	judge_columns(j, s, tabs, need);
}

static void
judge_record(struct judge *j, size_t need)
{
	struct str s = j->body, kept = str_trim_end(s, " \t");
	struct tabs tabs = count_tabs(s, kept.n);

	if (tabs.all < need) {
		rule_separator(j, s);
		return;
	}
	if (tabs.kept < need) {
		no_data(j, s, &tabs, need);
		return;
	}
	rule_trailing(j, s, kept);
	if (tabs.kept > need)
		judge_report(j, RULE_LINE_TABS,
		    str_cut(s, tabs.at[need], tabs.at[need] + 1));
	for (size_t i = 0; i < need; i++)
		rule_tab_space(j, kept, tabs.at[i]);
	judge_columns(j, s, &tabs, need);
	if (tabs.kept == need)
		payload_judge(j, str_trim_spaces(str_cut(kept,
		    tabs.at[need - 1] + 1, kept.n)));
}

static void
trait_line(struct judge *j)
{
	judge_record(j, 1);
}

static void
odc_line(struct judge *j)
{
	judge_record(j, 2);
}

const struct kind_ops kind_trait_ops = {
	.header = true,
	.line = trait_line,
};

const struct kind_ops kind_odc_ops = {
	.header = false,
	.line = odc_line,
};
