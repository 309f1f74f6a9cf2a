/* SPDX-License-Identifier: MIT */
/* What a credential_process answers (AWS SDKs and Tools Reference Guide,
 * "Process credential provider"). */
#include "base/intl.h"
#include "base/json.h"
#include "send/login_inside.h"
#include "send/stamp.h"

enum { REPLY_VERSION = 1 };

static bool
refuse(struct err *err, const char *sentence)
{
	return err_set(err, ERR_LOGIN, "%s", sentence);
}

static bool
read_expiration(const struct json *root, struct login *l, int64_t now,
    struct err *err)
{
	struct str text = json_get_text(json_get(root, "Expiration"));

	if (text.n == 0)
		return true;
	if (!stamp_read(text, &l->expires))
		return refuse(err, _("The program that your AWS profile names "
		    "gave a login without a proper date of its end."));
	if (l->expires <= now)
		return refuse(err, _("The program that your AWS profile names "
		    "gave a login that has run out. Log in there again."));
	return true;
}

static bool
read_reply(const struct json *root, struct login *l, int64_t now,
    struct err *err)
{
	uint64_t version = 0;
	enum found found;

	if (!json_get_number(json_get(root, "Version"), &version) ||
	    version != REPLY_VERSION)
		return refuse(err, _("The program that your AWS profile names "
		    "did not give a login in the way that is agreed on "
		    "(\"Version\": 1)."));
	found = login_take_keys(l,
	    json_get_text(json_get(root, "AccessKeyId")),
	    json_get_text(json_get(root, "SecretAccessKey")),
	    json_get_text(json_get(root, "SessionToken")), err);
	if (found == FOUND_NONE)
		return refuse(err, _("The program that your AWS profile names "
		    "gave no keys."));
	return found == FOUND_IT && read_expiration(root, l, now, err);
}

bool
login_reply(struct login *l, struct str text, int64_t now, struct err *err)
{
	struct json *root = json_parse(text, NULL);
	bool ok = root != NULL ? read_reply(root, l, now, err)
	    : refuse(err, _("What the program that your AWS profile names "
	    "wrote is not a login. Start it by hand to see what it "
	    "writes."));

	json_free(root);
	return ok;
}
