/* SPDX-License-Identifier: MIT */
/* Logins of servers: a file named for it, ~/.netrc, the SSH agent, and the
 * SSH keys of the person. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/intl.h"
#include "file/path.h"
#include "send/awsfile.h"
#include "send/login_inside.h"
#include "send/login_judge.h"
#include "send/netrc.h"
#include "send/sshkey.h"

static enum found
take_password(struct login *l, struct str user, struct str password,
    struct err *err)
{
	if (!login_judge_password(user, password, err))
		return FOUND_TROUBLE;
	if (!login_copy(l->user, sizeof(l->user), user)) {
		(void)err_set(err, ERR_LOGIN, _("The user name is longer than "
		    "any can be. Copy it once more."));
		return FOUND_TROUBLE;
	}
	secret_set(&l->secret, password);
	return FOUND_IT;
}

/* The person's own answer comes before what the file says. */
static struct str
user_of(const struct login_place *place, struct str found)
{
	return place->user[0] != '\0' ? str_from(place->user) : found;
}

static enum found
of_file(const struct login_place *place, const struct login_world *world,
    struct login *l, struct err *err)
{
	struct secretfile f;
	struct str section = { 0 }, user, password;
	enum found found = login_named_file(world, &f, &section, err);

	if (found != FOUND_IT)
		return found;
	user = user_of(place, awsfile_get(&f, section, "user"));
	password = awsfile_get(&f, section, "password");
	if (user.n == 0 || password.n == 0)
		found = login_refuse(err, _("The file with your login has no "
		    "user and password under [%s]."), section);
	else
		found = take_password(l, user, password, err);
	secretfile_release(&f);
	l->from = LOGIN_FILE;
	login_say(l, _("the file %s"), str_from(world->credentials_file));
	return found;
}

static enum found
of_netrc(const struct login_place *place, const struct login_world *world,
    struct login *l, struct err *err)
{
	const char *named = login_env(world, "NETRC");
	struct netrc_entry entry = { 0 };
	enum found found = FOUND_NONE;
	struct err why = { 0 };
	struct secretfile f;
	char *path;

	if (named == NULL && world->home == NULL)
		return FOUND_NONE;
	path = secretfile_path(named != NULL ? named : "~/.netrc",
	    world->home);
	if (!secretfile_read(&f, path, SECRETFILE_PRIVATE, &why)) {
		found = why.sys == ENOENT ? FOUND_NONE : FOUND_TROUBLE;
		if (found == FOUND_TROUBLE && err != NULL)
			*err = why;
	} else if (netrc_find(&f, str_from(place->host),
	    str_from(place->user), &entry)) {
		found = take_password(l, user_of(place, entry.user),
		    entry.password, err);
		l->from = LOGIN_NETRC;
		login_say(l, _("the file %s"), path_base(str_from(path)));
	}
	secretfile_release(&f);
	free(path);
	return found;
}

/* --- SSH --------------------------------------------------------------- */

/* Those that ssh looks for, best first. */
static const char *const key_names[] = { "~/.ssh/id_ed25519",
	"~/.ssh/id_ecdsa", "~/.ssh/id_rsa", "~/.ssh/id_dsa" };

static bool
agent_is_there(const struct login_world *world)
{
	const char *path = login_env(world, "SSH_AUTH_SOCK");
	struct stat st;

	return path != NULL && stat(path, &st) == 0 && S_ISSOCK(st.st_mode);
}

/* FOUND_NONE when there is no such file. */
static enum found
take_key(const char *path, const struct login_world *world, struct login *l,
    struct err *err)
{
	char *full = secretfile_path(path, world->home);
	struct err why = { 0 };
	enum found found = FOUND_TROUBLE;

	if (sshkey_look(full, &l->key_locked, &why) &&
	    login_copy(l->key_file, sizeof(l->key_file), str_from(full)))
		found = FOUND_IT;
	else if (why.sys == ENOENT)
		found = FOUND_NONE;
	if (found != FOUND_IT && err != NULL)
		*err = why;
	if (found == FOUND_IT)
		login_say(l, _("your SSH key %s"), path_base(str_from(full)));
	free(full);
	return found;
}

/* The first that can be used; what is wrong with the others counts only
 * when there is none. */
static enum found
usual_key(const struct login_world *world, struct login *l, struct err *err)
{
	enum found found = FOUND_NONE;
	struct err why = { 0 };

	for (size_t i = 0; i < sizeof(key_names) / sizeof(key_names[0]); i++) {
		enum found one = take_key(key_names[i], world, l, &why);

		if (one == FOUND_IT)
			return one;
		if (one == FOUND_TROUBLE && found == FOUND_NONE) {
			found = one;
			if (err != NULL)
				*err = why;
		}
	}
	return found;
}

static enum found
of_ssh(const struct login_place *place, const struct login_world *world,
    struct login *l, struct err *err)
{
	struct err why = { 0 };
	enum found found = FOUND_NONE;

	l->agent = place->key_file[0] == '\0' && agent_is_there(world);
	if (place->key_file[0] != '\0')
		found = take_key(place->key_file, world, l, &why);
	else if (world->home != NULL)
		found = usual_key(world, l, &why);
	if (place->key_file[0] != '\0' && found == FOUND_NONE)
		found = FOUND_TROUBLE;	/* it was named */
	if (l->agent && found != FOUND_IT)
		login_say(l, "%s", str_from(_("your SSH agent")));
	else if (l->agent)
		login_say(l, _("your SSH agent, then the key %s"),
		    path_base(str_from(l->key_file)));
	if (l->agent)
		found = FOUND_IT;
	if (found == FOUND_TROUBLE && err != NULL)
		*err = why;
	l->from = LOGIN_SSH;
	(void)login_copy(l->user, sizeof(l->user), str_from(place->user));
	return found;
}

enum found
login_server_find(const struct login_place *place,
    const struct login_world *world, struct login *l, struct err *err)
{
	enum found found = of_file(place, world, l, err);

	if (found == FOUND_NONE && place->way == LOGIN_SSH_KEY &&
	    place->key_file[0] != '\0')
		return of_ssh(place, world, l, err);
	if (found == FOUND_NONE)
		found = of_netrc(place, world, l, err);
	if (found == FOUND_NONE && place->way == LOGIN_SSH_KEY)
		found = of_ssh(place, world, l, err);
	if (found == FOUND_NONE)
		login_release(l);
	return found;
}
