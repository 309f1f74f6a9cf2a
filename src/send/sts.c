/* SPDX-License-Identifier: MIT */
/* Forms for the Security Token Service, and its answers. */
#include "send/sts.h"

#include <stdio.h>

#include "base/intl.h"
#include "base/safetext.h"
#include "send/login_inside.h"
#include "send/s3reply.h"
#include "send/sigv4.h"
#include "send/stamp.h"

enum { SECRET_MAX = 256, TOKEN_MAX = 16 << 10, STAMP_MAX = 64,
	ROLE_COLUMNS = 80 };

static void
add(struct buf *out, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	if (out->n > 0)
		buf_add_char(out, '&');
	buf_add_text(out, name);
	buf_add_char(out, '=');
	sigv4_encode(str_from(value), false, out);
}

void
sts_form_role(const struct login *l, struct buf *out)
{
	add(out, "Action", "AssumeRole");
	add(out, "Version", "2011-06-15");
	add(out, "RoleArn", l->role);
	add(out, "RoleSessionName", l->role_session);
	add(out, "ExternalId", l->external_id);
}

void
sts_form_caller(struct buf *out)
{
	add(out, "Action", "GetCallerIdentity");
	add(out, "Version", "2011-06-15");
}

bool
sts_take_caller(struct str body, char out[STS_CALLER_MAX])
{
	return s3reply_text(body, "Arn", out, STS_CALLER_MAX) &&
	    out[0] != '\0';
}

/* "the role X, with Y" */
static void
say_role(struct login *l)
{
	char with[LOGIN_SOURCE_MAX];
	struct buf text = { .max = LOGIN_SOURCE_MAX - 1 };
	struct safetext role = safetext_make(str_from(l->role),
	    ROLE_COLUMNS);

	memcpy(with, l->source, sizeof(with));
	buf_printf(&text, _("the role %s, with %s"), role.text, with);
	(void)snprintf(l->source, sizeof(l->source), "%s", buf_text(&text));
	buf_release(&text);
	safetext_release(&role);
}

static bool
take_keys(struct login *l, struct str body, char *secret, char *token)
{
	char id[LOGIN_USER_MAX];

	return s3reply_text(body, "AccessKeyId", id, sizeof(id)) &&
	    s3reply_text(body, "SecretAccessKey", secret, SECRET_MAX) &&
	    s3reply_text(body, "SessionToken", token, TOKEN_MAX) &&
	    login_take_keys(l, str_from(id), str_from(secret),
	    str_from(token), NULL) == FOUND_IT;
}

bool
sts_take_role(struct login *l, struct str body, int64_t now,
    struct err *err)
{
	char secret[SECRET_MAX], token[TOKEN_MAX], until[STAMP_MAX];
	bool ok = take_keys(l, body, secret, token);

	secret_wipe(secret, sizeof(secret));
	secret_wipe(token, sizeof(token));
	l->expires = 0;
	if (!ok || !s3reply_text(body, "Expiration", until, sizeof(until)) ||
	    !stamp_read(str_from(until),
	    &l->expires) || l->expires <= now)
		return err_set(err, ERR_LOGIN, _("The role was taken on, but "
		    "no keys that can be used came back. Try again."));
	say_role(l);
	l->from = LOGIN_ROLE;
	l->role[0] = '\0';
	return true;
}
