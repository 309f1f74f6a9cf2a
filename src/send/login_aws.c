/* SPDX-License-Identifier: MIT */
/* Keys for S3: a file named for them, the environment, then profiles. */
#include "base/intl.h"
#include "send/awsfile.h"
#include "send/login_inside.h"
#include "send/login_judge.h"

enum found
login_take_keys(struct login *l, struct str id, struct str secret,
    struct str token, struct err *err)
{
	if (id.n == 0 && secret.n == 0)
		return FOUND_NONE;
	if (!login_judge_keys(id, secret, token, err))
		return FOUND_TROUBLE;
	if (!login_copy(l->user, sizeof(l->user), id)) {
		(void)err_set(err, ERR_LOGIN, _("The access key ID is longer "
		    "than any can be. Copy it once more."));
		return FOUND_TROUBLE;
	}
	secret_set(&l->secret, secret);
	secret_set(&l->token, token);
	return FOUND_IT;
}

enum found
login_keys_of_section(struct login *l, const struct secretfile *f,
    struct str section, struct err *err)
{
	return login_take_keys(l,
	    awsfile_get(f, section, "aws_access_key_id"),
	    awsfile_get(f, section, "aws_secret_access_key"),
	    awsfile_get(f, section, "aws_session_token"), err);
}

enum found
login_keys_of_environment(const struct login_world *world, struct login *l,
    struct err *err)
{
	enum found found = login_take_keys(l,
	    str_from(login_env(world, "AWS_ACCESS_KEY_ID")),
	    str_from(login_env(world, "AWS_SECRET_ACCESS_KEY")),
	    str_from(login_env(world, "AWS_SESSION_TOKEN")), err);

	if (found == FOUND_TROUBLE)
		(void)err_wrap(err, "%s", _("The login in the environment "
		    "(AWS_ACCESS_KEY_ID)"));
	l->from = LOGIN_ENVIRONMENT;
	login_say(l, _("the environment (%s)"),
	    str_from("AWS_ACCESS_KEY_ID"));
	return found;
}

static enum found
keys_of_file(const struct login_world *world, struct login *l,
    struct err *err)
{
	struct secretfile f;
	struct str section = { 0 };
	enum found found = login_named_file(world, &f, &section, err);

	if (found != FOUND_IT)
		return found;
	found = login_keys_of_section(l, &f, section, err);
	if (found == FOUND_NONE)
		found = login_refuse(err, _("The file with your login has no "
		    "keys under [%s]. It needs aws_access_key_id and "
		    "aws_secret_access_key there."), section);
	secretfile_release(&f);
	l->from = LOGIN_FILE;
	login_say(l, _("the file %s"), str_from(world->credentials_file));
	return found;
}

enum found
login_aws_find(const struct login_world *world, struct login *l,
    struct buf *command, struct err *err)
{
	bool chosen = world->profile != NULL && world->profile[0] != '\0';
	enum found found = keys_of_file(world, l, err);

	if (found == FOUND_NONE && !chosen)
		found = login_keys_of_environment(world, l, err);
	if (found == FOUND_NONE)
		found = login_profile_find(world, l, command, err);
	if (found == FOUND_NONE)
		login_release(l);
	return found;
}
