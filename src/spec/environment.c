/* SPDX-License-Identifier: MIT */
/* Environments: what each kind and service means, and the built-in ones. */
#include "spec/environment.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "spec/environment_make.h"

static const struct env_kind_row kinds[ENV_KIND_COUNT] = {
	[ENV_PRACTICE] = {
		.word = "practice",
		.name = N_("Practice folder"),
		.tag = N_("on this computer"),
		.happens = N_("As with Adobe, but the file stays on this "
		    "computer and a receipt comes at once. Nothing can go "
		    "wrong."),
		.badge = N_("PRACTICE"),
		.confirm = "",
		.topic = "environment-practice",
	},
	[ENV_BETA] = {
		.word = "beta",
		.name = N_("Beta sandbox"),
		.tag = N_("a rehearsal"),
		.happens = N_("Checks the name and layout. No live data "
		    "changes. The report will say \"No matching AAM ID\" for "
		    "every line: that is normal here."),
		.badge = N_("BETA SANDBOX"),
		.confirm = "",
		.topic = "environment-beta",
	},
	[ENV_PRODUCTION] = {
		.word = "production",
		.name = N_("Production"),
		.tag = N_("for real"),
		.happens = N_("Adds to your live audiences. Ready for "
		    "targeting about 48 hours later. Ten lines first is "
		    "wise."),
		.badge = N_("PRODUCTION"),
		.confirm = "PRODUCTION",
		.topic = "environment-production",
	},
};

static const struct env_service_row services[SERVICE_COUNT] = {
	[SERVICE_FOLDER] = {
		.word = "folder",
		.name = N_("A folder on this computer"),
		.needs = N_("No login is needed."),
		.topic = "service-folder",
	},
	[SERVICE_S3] = {
		.word = "s3",
		.name = N_("Amazon S3"),
		.needs = N_("You will need the folder name, the access key ID "
		    "and the secret key that Adobe gave you. Keys that rest "
		    "for 100 days are switched off."),
		.topic = "service-s3",
	},
	[SERVICE_SFTP] = {
		.word = "sftp",
		.name = N_("SFTP, being retired"),
		.needs = N_("You will need an account from Adobe and a key in "
		    "OpenSSH format. Only accounts that exist already can be "
		    "used."),
		.topic = "service-sftp",
		.server = true,
	},
	[SERVICE_FTPS] = {
		.word = "ftps",
		.name = N_("FTP over TLS"),
		.needs = N_("You will need the name and the password of an "
		    "account on that server."),
		.topic = "service-ftps",
		.server = true,
	},
	[SERVICE_FTP] = {
		.word = "ftp",
		.name = N_("FTP, readable by others"),
		.needs = N_("You will need the name and the password of an "
		    "account on that server. Both, and the whole file, can be "
		    "read by others on the way."),
		.topic = "service-ftp",
		.server = true,
	},
};

static const struct builtin {
	enum env_kind kind;
	enum env_service service;
	const char *bucket, *host;
} builtins[] = {
	{ ENV_PRACTICE, SERVICE_FOLDER, "aam-practice", "" },
	{ ENV_BETA, SERVICE_S3, "demdex-s2s-clients-sandbox-us-east-1",
	    "sandbox-ftp-in.demdex.com" },
	{ ENV_PRODUCTION, SERVICE_S3, "demdex-s2s-clients",
	    "ftp-in-gtw.demdex.com" },
};

const struct env_kind_row *
env_kind_get(enum env_kind kind)
{
	return &kinds[kind];
}

const struct env_service_row *
env_service_get(enum env_service service)
{
	return &services[service];
}

enum env_kind
env_kind_find(struct str word)
{
	unsigned i = 0;

	while (
	    i < ENV_KIND_COUNT && !str_eq_nocase(word, str_from(kinds[i].word)))
		i++;
	return (enum env_kind)i;
}

/* --- one environment --------------------------------------------------- */

/* The texts of an environment, so that they are walked in one way. */
static const size_t texts[] = {
	offsetof(struct environment, name),
	offsetof(struct environment, title),
	offsetof(struct environment, bucket),
	offsetof(struct environment, region),
	offsetof(struct environment, endpoint),
	offsetof(struct environment, style),
	offsetof(struct environment, host),
	offsetof(struct environment, port),
	offsetof(struct environment, user),
	offsetof(struct environment, directory),
	offsetof(struct environment, keyfile),
	offsetof(struct environment, rename),
	offsetof(struct environment, profile),
	offsetof(struct environment, fingerprint),
	offsetof(struct environment, ca),
	offsetof(struct environment, prefix),
	offsetof(struct environment, folder),
	offsetof(struct environment, note),
	offsetof(struct environment, origin),
};

enum {
	TEXTS = sizeof(texts) / sizeof(texts[0])
};

static char **
text_of(struct environment *env, size_t offset)
{
	return (char **)(void *)((char *)env + offset);
}

void
environment_set(struct environment *env, size_t offset, const char *value)
{
	char **text = text_of(env, offset);

	free(*text);
	*text = xstrdup(value);
}

void
environment_start(struct environment *env, const char *name)
{
	*env = (struct environment){ 0 };
	for (size_t i = 0; i < TEXTS; i++)
		environment_set(env, texts[i], "");
	environment_set(env, offsetof(struct environment, name), name);
}

void
environment_copy(struct environment *to, const struct environment *from)
{
	*to = *from;
	for (size_t i = 0; i < TEXTS; i++) {
		char **text = text_of(to, texts[i]);

		*text = xstrdup(*text);
	}
}

void
environments_init(struct environments *e)
{
	*e = (struct environments){ 0 };
	for (size_t i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++) {
		const struct builtin *b = &builtins[i];
		struct environment *env = &e->list[e->count++];

		environment_start(env, kinds[b->kind].word);
		env->kind = b->kind;
		env->service = b->service;
		environment_set(
		    env, offsetof(struct environment, bucket), b->bucket);
		environment_set(
		    env, offsetof(struct environment, host), b->host);
	}
}

void
environments_release(struct environments *e)
{
	for (size_t i = 0; i < e->count; i++)
		for (size_t t = 0; t < TEXTS; t++)
			free(*text_of(&e->list[i], texts[t]));
	*e = (struct environments){ 0 };
}

bool
environments_take_history(struct environments *e, const struct ini_item *item,
    struct err *err)
{
	static const char *const known[] = { "keep", NULL };
	bool no = strcmp(item->value, "no") == 0;

	if (strcmp(item->key, known[0]) != 0)
		return ini_unknown(item, _("setting"), item->key, known, err);
	if (!no && strcmp(item->value, "yes") != 0)
		return ini_refuse(item, err, _("keep is yes or no"));
	e->forget = no;
	return true;
}

bool
environments_usual(struct environments *e, struct err *err)
{
	char *path = path_home_there(PATH_CONFIG, "environments.ini");
	bool ok = path == NULL || environments_read(e, path, err);

	free(path);
	return ok;
}

const struct environment *
environments_find(const struct environments *e, struct str name)
{
	for (size_t i = 0; i < e->count; i++)
		if (str_eq_nocase(name, str_from(e->list[i].name)))
			return &e->list[i];
	return NULL;
}

static bool
is_adobes(const struct environment *e)
{
	struct str host = str_from(e->host);

	return str_ends(host, ".demdex.com");
}

size_t
environment_rules(const struct environment *e,
    enum rule_id out[ENV_RULES_MAX])
{
	bool server = services[e->service].server;
	const struct {
		enum rule_id rule;
		bool holds;
	} rows[ENV_RULES_MAX] = {
		{ RULE_FTP_PLAIN, e->service == SERVICE_FTP },
		{ RULE_FTP_NEW, server && is_adobes(e) },
		{ RULE_FTP_HOST, server &&
		    str_eq_text(str_from(e->host), "ftp-in.demdex.com") },
		{ RULE_FTP_BETA, server && is_adobes(e) &&
		    e->kind == ENV_BETA },
	};
	size_t count = 0;

	for (size_t i = 0; i < ENV_RULES_MAX; i++)
		if (rows[i].holds)
			out[count++] = rows[i].rule;
	return count;
}
