/* SPDX-License-Identifier: MIT */
/* What stands behind the check of a field; for spec/field.c alone. */
#ifndef SPEC_FIELD_RULES_H
#define SPEC_FIELD_RULES_H

#include "base/err.h"
#include "spec/field.h"

/* Say something about the value unless something was said already. */
void field_say(struct field_verdict *v, enum rule_id rule,
    enum severity severity, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* Checks of a value that field_clean() went over; it is never empty. */
void check_dpid(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_target(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_partner(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_cookie(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_evar(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_path(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_selector(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_attribute(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_item(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_param(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_dil(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_org(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_ic(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_namespace(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_sample(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_env(struct str value, const struct answers *a,
    struct field_verdict *v);
void check_mail(struct str value, const struct answers *a,
    struct field_verdict *v);

/*
 * The repairs of a value that did not pass, tried in order: out is the
 * value after repair number i.  False past the last.  The caller checks
 * what comes out.
 */
bool repair_number(struct str value, size_t i, struct buf *out);
bool repair_partner(struct str value, size_t i, struct buf *out);
bool repair_name(struct str value, size_t i, struct buf *out);
bool repair_evar(struct str value, size_t i, struct buf *out);
bool repair_path(struct str value, size_t i, struct buf *out);
bool repair_selector(struct str value, size_t i, struct buf *out);
bool repair_param(struct str value, size_t i, struct buf *out);
bool repair_org(struct str value, size_t i, struct buf *out);
bool repair_sample(struct str value, size_t i, struct buf *out);
bool repair_mail(struct str value, size_t i, struct buf *out);

/* One idea: writes to out, true if it has one. */
typedef bool repair(struct str value, struct buf *out);

bool repair_try(repair *const *repairs, size_t count, struct str value,
    size_t i, struct buf *out);
#define TRY(repairs)                                                   \
	repair_try(repairs, sizeof(repairs) / sizeof((repairs)[0]),    \
	    value, i, out)

/* What stands between the first from and the next to; false if nothing. */
bool repair_between(struct str s, const char *from, const char *to,
    struct str *in);

#endif
