/* SPDX-License-Identifier: MIT */
/*
 * Environments of a settings file.  One table of keys feeds reading,
 * checking, and the list of known names in messages.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/safetext.h"
#include "spec/environment.h"
#include "spec/environment_make.h"
#include "spec/ini.h"

static bool
only(struct str s, const char *others)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_letter(s.p[i]) && !char_is_digit(s.p[i]) &&
		    strchr(others, s.p[i]) == NULL)
			return false;
	return true;
}

static bool
any_upper(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_is_upper(s.p[i]))
			return true;
	return false;
}

static bool
is_bucket(struct str s)
{
	return s.n >= 3 && s.n <= 63 && only(s, ".-") && !any_upper(s) &&
	       s.p[0] != '.' && s.p[0] != '-' && s.p[s.n - 1] != '.' &&
	       s.p[s.n - 1] != '-';
}

static bool
is_region(struct str s)
{
	return s.n <= 32 && only(s, "-") && !any_upper(s);
}

/* Addresses of machines that only serve their own cloud. */
static bool
is_link_local(struct str host)
{
	return str_starts(host, "169.254.") ||
	       str_eq_nocase(host, str_from("metadata.google.internal"));
}

static bool
is_host(struct str s)
{
	bool dotted = str_find(s, 0, '.') < s.n &&
		      s.p[s.n - 1] != '.' && str_find_text(s, "..") == s.n;

	return s.n <= 253 && only(s, ".-") && s.p[0] != '.' &&
	       (dotted || str_eq_nocase(s, str_from("localhost"))) &&
	       !is_link_local(s);
}

static bool
is_port(struct str s)
{
	uint64_t n;

	return num_parse(s, 65535, &n, NULL) && n > 0;
}

static bool
is_loopback(struct str host)
{
	return str_starts(host, "127.") ||
	       str_eq_nocase(host, str_from("localhost"));
}

/* https://host[:port]; http only to this computer itself (S3-HTTPS). */
static bool
is_endpoint(struct str s)
{
	bool secure = str_starts(s, "https://");
	struct str host = str_cut(s, secure ? 8 : 7, s.n);
	size_t colon = str_find(host, 0, ':');

	if (!secure && !str_starts(s, "http://"))
		return false;
	if (colon < host.n && !is_port(str_cut(host, colon + 1, host.n)))
		return false;
	host = str_cut(host, 0, colon);
	return host.n > 0 && is_host(host) && (secure || is_loopback(host));
}

static bool
is_style(struct str s)
{
	return str_eq_text(s, "path") || str_eq_text(s, "host");
}

static bool
is_yes_or_no(struct str s)
{
	return str_eq_text(s, "yes") || str_eq_text(s, "no");
}

static bool
is_user(struct str s)
{
	return s.n <= 64 && only(s, "._-@+");
}

static bool
is_fingerprint(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_hex(s.p[i]))
			return false;
	return s.n == 40 || s.n == 64;
}

static bool
is_profile(struct str s)
{
	return s.n <= 64 && only(s, "._-@+/: ");
}

static bool
is_prefix(struct str s)
{
	return only(s, "._-/") && s.p[0] != '/' && s.p[s.n - 1] != '/' &&
	       str_find_text(s, "//") == s.n && str_find_text(s, "..") == s.n;
}

/* On a server: may begin at its root. */
static bool
is_directory(struct str s)
{
	if (s.p[0] == '/')
		s = str_cut(s, 1, s.n);
	return s.n == 0 || is_prefix(s);
}

static bool
is_folder(struct str s)
{
	return s.p[0] == '/' && str_find_text(s, "/../") == s.n &&
	       !str_ends(s, "/..");
}

static bool
is_text(struct str s)
{
	return s.n <= 160;
}

static const struct text_key {
	const char *key;
	size_t offset;
	bool (*fits)(struct str s);
	const char *form; /* what to write */
} text_keys[] = {
	{ "title", offsetof(struct environment, title), is_text,
	    N_("a short name for people") },
	{ "bucket", offsetof(struct environment, bucket), is_bucket,
	    N_("the bucket's name alone, such as demdex-s2s-clients") },
	{ "region", offsetof(struct environment, region), is_region,
	    N_("a region such as us-east-1") },
	{ "host", offsetof(struct environment, host), is_host,
	    N_("the server's name alone, such as ftp-in-gtw.demdex.com") },
	{ "endpoint", offsetof(struct environment, endpoint), is_endpoint,
	    N_("https:// and the name of the server") },
	{ "style", offsetof(struct environment, style), is_style,
	    N_("path or host") },
	{ "port", offsetof(struct environment, port), is_port,
	    N_("a number from 1 to 65535") },
	{ "user", offsetof(struct environment, user), is_user,
	    N_("the name of the account alone") },
	{ "directory", offsetof(struct environment, directory), is_directory,
	    N_("a folder such as in/acme, without a slash at its end") },
	{ "keyfile", offsetof(struct environment, keyfile), is_folder,
	    N_("the whole path of a key, starting with a slash") },
	{ "rename", offsetof(struct environment, rename), is_yes_or_no,
	    N_("yes or no") },
	{ "profile", offsetof(struct environment, profile), is_profile,
	    N_("the name of a profile in your AWS files") },
	{ "fingerprint", offsetof(struct environment, fingerprint),
	    is_fingerprint, N_("the 40 hex digits of the key, no blanks") },
	{ "ca", offsetof(struct environment, ca), is_folder,
	    N_("the whole path of a file of certificates") },
	{ "prefix", offsetof(struct environment, prefix), is_prefix,
	    N_("a folder such as acme, without a slash at its ends") },
	{ "folder", offsetof(struct environment, folder), is_folder,
	    N_("a whole path that starts with a slash") },
	{ "note", offsetof(struct environment, note), is_text,
	    N_("a short note") },
};

enum {
	TEXT_KEYS = sizeof(text_keys) / sizeof(text_keys[0])
};

/* Names that people give to what may not stand here. */
static const struct forbidden {
	const char *words[16];
	const char *instead;
} forbidden[] = {
	{ { "password", "passwd", "pass", "passphrase", "pwd", "secret",
	      "token", "credential", "login", "accesskey", "apikey",
	      "privatekey", "keyid", "sessionkey", NULL },
	    N_("a login never stands in a file of settings. Take the line "
	       "out; we ask when it is needed and keep nothing") },
	{ { "tls", "ssl", "verify", "insecure", "certificate", NULL },
	    N_("the check of the other side's identity cannot be changed. "
	       "Take the line out") },
	{ { "command", "exec", "run", "script", "hook", NULL },
	    N_("settings cannot start programs. Take the line out") },
};

/* Does key, its letters alone, hold the word? */
static bool
holds_word(const char *key, const char *word)
{
	char letters[INI_NAME_MAX + 1];
	struct str s = { letters, 0 };

	for (; *key != '\0'; key++)
		if (char_is_letter(*key) && s.n < INI_NAME_MAX)
			letters[s.n++] = char_lower(*key);
	return str_find_text(s, word) < s.n;
}

static bool
is_access_key(struct str value)
{
	return value.n == 20 &&
	       (str_starts(value, "AKIA") || str_starts(value, "ASIA")) &&
	       only(value, "");
}

/* False for what may not stand in a settings file at all. */
static bool
check_allowed(const struct ini_item *item, struct err *err)
{
	if (is_access_key(str_from(item->value)))
		return ini_refuse(item, err, "%s", _(forbidden[0].instead));
	for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		for (const char *const *w = forbidden[i].words; *w != NULL; w++)
			if (holds_word(item->key, *w))
				return ini_refuse(
				    item, err, "%s", _(forbidden[i].instead));
	return true;
}

static bool
refuse_value(const struct ini_item *item, const char *form, struct err *err)
{
	struct safetext value = safetext_make(str_from(item->value), 40);

	ini_refuse(item, err, _("%s is \"%s\"; write %s"), item->key,
	    value.text, form);
	safetext_release(&value);
	return false;
}

static bool
take_kind(struct environment *env, const struct ini_item *item, struct err *err)
{
	enum env_kind kind = env_kind_find(str_from(item->value));

	if (kind == ENV_KIND_COUNT)
		return refuse_value(
		    item, _("practice, beta or production"), err);
	for (size_t i = 0; i < ENV_KIND_COUNT; i++)
		if (str_eq_text(str_from(env->name),
			env_kind_get((enum env_kind)i)->word) &&
		    kind != (enum env_kind)i)
			return refuse_value(item,
			    _("it as it is built in, or "
			      "give the environment another name"),
			    err);
	env->kind = kind;
	if (kind == ENV_PRACTICE)
		env->service = SERVICE_FOLDER;
	return true;
}

static bool
take_service(
    struct environment *env, const struct ini_item *item, struct err *err)
{
	for (size_t i = 0; i < SERVICE_COUNT; i++)
		if (str_eq_nocase(str_from(item->value),
			str_from(env_service_get((enum env_service)i)->word))) {
			env->service = (enum env_service)i;
			return true;
		}
	return refuse_value(item, _("folder, s3, sftp, ftps or ftp"), err);
}

static bool
take_key(struct environment *env, const struct ini_item *item, struct err *err)
{
	const char *known[TEXT_KEYS + 3] = { "kind", "service" };
	struct str value = str_from(item->value);
	struct str key = str_from(item->key);

	if (str_eq_text(key, "kind"))
		return take_kind(env, item, err);
	if (str_eq_text(key, "service"))
		return take_service(env, item, err);
	for (size_t i = 0; i < TEXT_KEYS; i++) {
		const struct text_key *k = &text_keys[i];

		known[i + 2] = k->key;
		if (!str_eq_text(key, k->key))
			continue;
		if (value.n > 0 && !k->fits(value))
			return refuse_value(item, _(k->form), err);
		environment_set(env, k->offset, item->value);
		return true;
	}
	return ini_unknown(item, _("setting"), item->key, known, err);
}

/* "environment NAME" -> NAME; p NULL when it is another section. */
static struct str
name_in(const char *section)
{
	static const char word[] = "environment";
	struct str s = str_from(section);
	struct str none = { NULL, 0 };

	if (!str_starts(s, word) || s.n <= sizeof(word) ||
	    s.p[sizeof(word) - 1] != ' ')
		return none;
	return str_trim(str_cut(s, sizeof(word), s.n), " \t");
}

static bool
check_section(const struct ini_item *item, struct str name, struct err *err)
{
	static const char *const known[] = { "environment", "history", NULL };

	if (name.p == NULL)
		return item->section[0] == '\0'
			   ? ini_refuse(item, err,
				 _("write [environment NAME] on a "
				   "line above the first setting"))
			   : ini_unknown(
				 item, _("section"), item->section, known, err);
	if (name.n == 0 || name.n > 32 || !only(name, "._-"))
		return ini_refuse(item, err,
		    _("the name of an environment is "
		      "at most 32 letters, digits, dots, dashes"));
	return true;
}

static struct environment *
find(struct environments *e, struct str name)
{
	for (size_t i = 0; i < e->count; i++)
		if (str_eq_nocase(name, str_from(e->list[i].name)))
			return &e->list[i];
	return NULL;
}

static struct environment *
add(struct environments *e, struct str name, const struct ini_item *item,
    struct err *err)
{
	struct environment *env;
	char *text;

	if (e->count == ENVIRONMENTS_MAX) {
		ini_refuse(item, err,
		    _("there are too many environments; "
		      "at most 32 are kept"));
		return NULL;
	}
	env = &e->list[e->count++];
	text = xstrndup(name.p, name.n);
	environment_start(env, text);
	free(text);
	env->kind = ENV_KIND_COUNT;
	env->service = SERVICE_S3;
	return env;
}

static bool
take(void *user, const struct ini_item *item, struct err *err)
{
	struct environments *e = user;
	struct str name = name_in(item->section);
	struct environment *env;
	struct buf origin = { 0 };

	if (strcmp(item->section, "history") == 0)
		return environments_take_history(e, item, err);
	if (!check_section(item, name, err) || !check_allowed(item, err))
		return false;
	env = find(e, name);
	if (env == NULL)
		env = add(e, name, item, err);
	if (env == NULL || !take_key(env, item, err))
		return false;
	if (env->origin[0] == '\0') {
		buf_printf(&origin, "%s:%u", item->file, item->line);
		environment_set(env, offsetof(struct environment, origin),
		    buf_text(&origin));
		buf_release(&origin);
	}
	return true;
}

/* What only the whole of an environment shows. */
static bool
check_whole(const struct environment *env, struct err *err)
{
	if (env->origin[0] == '\0')
		return true;
	if (env->kind == ENV_KIND_COUNT)
		return err_set(err, ERR_CONFIG,
		    _("%s: the environment \"%s\" "
		      "does not say what it is; add kind = practice, beta "
		      "or production"),
		    env->origin, env->name);
	if ((env->kind == ENV_PRACTICE) != (env->service == SERVICE_FOLDER))
		return err_set(err, ERR_CONFIG,
		    _("%s: the environment \"%s\" "
		      "mixes practice and the real thing; a folder is for "
		      "practice, and practice is a folder"),
		    env->origin, env->name);
	if (env->service == SERVICE_S3 && env->bucket[0] == '\0')
		return err_set(err, ERR_CONFIG,
		    _("%s: the environment \"%s\" "
		      "has no bucket; add bucket = the name Adobe gave you"),
		    env->origin, env->name);
	if (env_service_get(env->service)->server && env->host[0] == '\0')
		return err_set(err, ERR_CONFIG,
		    _("%s: the environment \"%s\" "
		      "has no server; add host = the name Adobe gave you"),
		    env->origin, env->name);
	return true;
}

/* What the reading works on, so that e is untouched by a refusal. */
static void
copy_all(struct environments *to, const struct environments *from)
{
	*to = (struct environments){
		.count = from->count, .forget = from->forget };
	for (size_t i = 0; i < from->count; i++)
		environment_copy(&to->list[i], &from->list[i]);
}

static bool
settle(
    struct environments *e, struct environments *work, bool ok, struct err *err)
{
	for (size_t i = 0; ok && i < work->count; i++)
		ok = check_whole(&work->list[i], err);
	environments_release(ok ? e : work);
	if (ok)
		*e = *work;
	return ok;
}

bool
environments_read(struct environments *e, const char *path, struct err *err)
{
	struct environments work;
	struct ini_reader reader = { take, &work };

	copy_all(&work, e);
	return settle(e, &work, ini_read(path, &reader, err), err);
}

bool
environments_read_text(
    struct environments *e, const char *name, struct str text, struct err *err)
{
	struct environments work;
	struct ini_reader reader = { take, &work };

	copy_all(&work, e);
	return settle(e, &work, ini_read_text(name, text, &reader, err), err);
}
