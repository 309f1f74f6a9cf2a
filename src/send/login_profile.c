/* SPDX-License-Identifier: MIT */
/*
 * A profile of the AWS tools.  Its role comes first, to be taken on with
 * the keys of another profile; then its keys in the credentials file, those
 * in the config file, and the program that it names.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/intl.h"
#include "send/awsfile.h"
#include "send/login_inside.h"

struct profile {
	struct secretfile credentials, config;
	struct str name;
	struct buf section;	/* its name in config */
};

static bool
read_file(const struct login_world *world, const char *variable,
    const char *usual, struct secretfile *f, struct err *err)
{
	const char *named = login_env(world, variable);
	struct err why = { 0 };
	char *path;
	bool ok;

	if (named == NULL && world->home == NULL)
		return true;
	path = secretfile_path(named != NULL ? named : usual, world->home);
	ok = secretfile_read(f, path, SECRETFILE_UNCHANGED, &why) ||
	    why.sys == ENOENT;
	free(path);
	if (!ok && err != NULL)
		*err = why;
	return ok;
}

static bool
read_files(struct profile *p, const struct login_world *world,
    struct err *err)
{
	*p = (struct profile){ 0 };
	return read_file(world, "AWS_SHARED_CREDENTIALS_FILE",
	    "~/.aws/credentials", &p->credentials, err) &&
	    read_file(world, "AWS_CONFIG_FILE", "~/.aws/config", &p->config,
	    err);
}

static void
profile_release(struct profile *p)
{
	secretfile_release(&p->credentials);
	secretfile_release(&p->config);
	buf_release(&p->section);
}

/* In the config file it is [profile work]; the default one may be just
 * [default]. */
static void
turn_to(struct profile *p, struct str name)
{
	p->name = name;
	buf_clear(&p->section);
	buf_add_text(&p->section, "profile ");
	buf_add_str(&p->section, name);
	if (str_eq_text(name, "default") &&
	    !awsfile_has(&p->config, buf_str(&p->section))) {
		buf_clear(&p->section);
		buf_add_str(&p->section, name);
	}
}

static bool
is_there(const struct profile *p)
{
	return awsfile_has(&p->credentials, p->name) ||
	    awsfile_has(&p->config, buf_str(&p->section));
}

static struct str
setting(const struct profile *p, const char *key)
{
	struct str s = awsfile_get(&p->credentials, p->name, key);

	return s.n > 0 ? s
	    : awsfile_get(&p->config, buf_str(&p->section), key);
}

/* Ways to log in that are not ours: a setting, and one sentence. */
static const struct {
	const char *key;
	const char *sentence;
} others[] = {
	{ "sso_session", N_("The AWS profile %s logs in through a web page "
	    "(SSO). Run aws sso login, and give a profile the line "
	    "credential_process = aws configure export-credentials --profile "
	    "%s") },
	{ "sso_start_url", N_("The AWS profile %s logs in through a web page "
	    "(SSO). Run aws sso login, and give a profile the line "
	    "credential_process = aws configure export-credentials --profile "
	    "%s") },
	{ "web_identity_token_file", N_("The AWS profile %s logs in with a "
	    "token of another service, which this program cannot do. Give it "
	    "keys, or a credential_process.") },
};

static enum found
keys_of_profile(const struct profile *p, struct login *l,
    struct buf *command, struct err *err)
{
	struct str program = setting(p, "credential_process");
	enum found found = login_keys_of_section(l, &p->credentials, p->name,
	    err);

	l->from = LOGIN_PROFILE;
	login_say(l, _("your AWS profile %s"), p->name);
	if (found == FOUND_NONE)
		found = login_keys_of_section(l, &p->config,
		    buf_str(&p->section), err);
	if (found == FOUND_TROUBLE)
		(void)err_wrap(err, "%s", l->source);
	if (found != FOUND_NONE)
		return found;
	if (program.n > 0) {
		l->from = LOGIN_PROCESS;
		login_say(l, _("the program of your AWS profile %s"),
		    p->name);
		buf_add_str(command, program);
		return FOUND_PROGRAM;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (setting(p, others[i].key).n > 0)
			return login_refuse(err, _(others[i].sentence),
			    p->name);
	return FOUND_NONE;
}

/* --- roles ------------------------------------------------------------- */

static bool
take_role(const struct profile *p, struct login *l, struct err *err)
{
	struct str session = setting(p, "role_session_name");

	if (setting(p, "mfa_serial").n > 0) {
		(void)login_refuse(err, _("The AWS profile %s asks for a code "
		    "from a device, which this program cannot do. Give it a "
		    "credential_process, or log in another way."), p->name);
		return false;
	}
	if (session.n == 0)
		session = str_from("aam-onboard");
	if (login_copy(l->role, sizeof(l->role), setting(p, "role_arn")) &&
	    str_starts(str_from(l->role), "arn:") &&
	    login_copy(l->role_session, sizeof(l->role_session), session) &&
	    login_copy(l->external_id, sizeof(l->external_id),
	    setting(p, "external_id")))
		return true;
	(void)login_refuse(err, _("The role of the AWS profile %s cannot be "
	    "understood. Look at its role_arn, role_session_name and "
	    "external_id."), p->name);
	return false;
}

/* The keys to take the role on with. */
static enum found
keys_for_role(struct profile *p, const struct login_world *world,
    struct login *l, struct buf *command, struct err *err)
{
	struct str own = p->name, name = setting(p, "source_profile");
	struct str place = setting(p, "credential_source");
	enum found found = FOUND_NONE;

	if (name.n == 0 && str_eq_text(place, "Environment"))
		found = login_keys_of_environment(world, l, err);
	else if (name.n == 0 && place.n > 0)
		return login_refuse(err, _("The AWS profile %s takes its keys "
		    "from the machine it runs on, which this program never "
		    "asks. Give it a source_profile."), own);
	if (name.n > 0) {
		turn_to(p, name);
		if (!str_eq(name, own) && setting(p, "role_arn").n > 0)
			return login_refuse(err, _("The AWS profile %s takes "
			    "on two roles, one with the other. This program "
			    "can take on one."), own);
		found = keys_of_profile(p, l, command, err);
	}
	if (found == FOUND_NONE)
		return login_refuse(err, _("The AWS profile %s takes on a "
		    "role, but there are no keys to do it with: its "
		    "source_profile has none."), own);
	return found;
}

/* --- which one --------------------------------------------------------- */

static struct str
profile_name(const struct login_world *world, bool *chosen)
{
	const char *name = world->profile;

	if (name == NULL || name[0] == '\0')
		name = login_env(world, "AWS_PROFILE");
	if (name == NULL)
		name = login_env(world, "AWS_DEFAULT_PROFILE");
	*chosen = name != NULL;
	return str_from(name != NULL ? name : "default");
}

static enum found
find(struct profile *p, const struct login_world *world, struct login *l,
    struct buf *command, struct err *err)
{
	bool chosen;
	struct str name = profile_name(world, &chosen);
	enum found found = FOUND_NONE;

	turn_to(p, name);
	if (!is_there(p))
		return chosen ? login_refuse(err, _("There is no AWS profile "
		    "%s in ~/.aws/credentials or ~/.aws/config."), name)
		    : FOUND_NONE;
	(void)login_copy(l->region, sizeof(l->region), setting(p, "region"));
	if (setting(p, "role_arn").n == 0)
		found = keys_of_profile(p, l, command, err);
	else if (!take_role(p, l, err))
		found = FOUND_TROUBLE;
	else
		found = keys_for_role(p, world, l, command, err);
	if (found == FOUND_NONE && chosen)
		found = login_refuse(err, _("The AWS profile %s has no keys "
		    "in ~/.aws/credentials or ~/.aws/config."), name);
	return found;
}

enum found
login_profile_find(const struct login_world *world, struct login *l,
    struct buf *command, struct err *err)
{
	struct profile p;
	enum found found = FOUND_TROUBLE;

	if (read_files(&p, world, err))
		found = find(&p, world, l, command, err);
	profile_release(&p);
	return found;
}
