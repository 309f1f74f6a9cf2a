/* SPDX-License-Identifier: MIT */
/* Looks at the first lines of a key, as far as they are not secret. */
#include "send/sshkey.h"

#include <stdlib.h>

#include "base/intl.h"
#include "file/path.h"
#include "send/secret.h"
#include "send/secretfile.h"
#include "spec/base64.h"

/* What is in front of the secret part: openssh-key-v1 (PROTOCOL.key). */
enum { FRONT_BYTES = 384, SSH_STRING_HEAD = 4 };

static const char begin[] = "-----BEGIN OPENSSH PRIVATE KEY-----";
static const char magic[] = "openssh-key-v1";	/* with its NUL */

#define NOT_RSA N_("%s is an RSA key, and this program can only log in with " \
	"Ed25519 and ECDSA keys. Make one with: ssh-keygen -t ed25519")
#define NOT_OPENSSH N_("%s is a key, but not in OpenSSH format. This makes " \
	"it so: ssh-keygen -p -f %s")
#define NOT_PRIVATE N_("%s is the public half of a key. Choose the private " \
	"one: its file has the same name without .pub")

/* How files begin that are something else; two %s for the name. */
static const struct {
	const char *begins;
	const char *sentence;
} others[] = {
	{ "PuTTY-User-Key-File-", N_("%s is a key of PuTTY. Open it in "
	    "PuTTYgen and choose Conversions, Export OpenSSH key; then choose "
	    "the new file.") },
	{ "-----BEGIN RSA PRIVATE KEY-----", NOT_RSA },
	{ "-----BEGIN DSA PRIVATE KEY-----", NOT_RSA },
	{ "-----BEGIN EC PRIVATE KEY-----", NOT_OPENSSH },
	{ "-----BEGIN PRIVATE KEY-----", NOT_OPENSSH },
	{ "-----BEGIN ENCRYPTED PRIVATE KEY-----", NOT_OPENSSH },
	{ "---- BEGIN SSH2 PUBLIC KEY", NOT_PRIVATE },
	{ "ssh-", NOT_PRIVATE },
	{ "ecdsa-sha2-", NOT_PRIVATE },
	{ "sk-", NOT_PRIVATE },
};

/* Kinds of keys as they are named inside. */
static const struct {
	const char *begins;
	const char *sentence;	/* NULL: fine */
} kinds[] = {
	{ "ssh-ed25519", NULL },
	{ "ecdsa-sha2-nistp", NULL },
	{ "ssh-rsa", NOT_RSA },
	{ "ssh-dss", NOT_RSA },
	{ "sk-", N_("%s is the key of a security device, which this program "
	    "cannot use. Make another one with: ssh-keygen -t ed25519") },
};

static bool
refuse(const char *path, const char *sentence, struct err *err)
{
	char *name = path_shown(path);

	(void)err_set(err, ERR_LOGIN, sentence, name, name);
	free(name);
	return false;
}

static bool
refuse_other(const char *path, struct str text, struct err *err)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (str_starts(text, others[i].begins))
			return refuse(path, _(others[i].sentence), err);
	return refuse(path, _("%s is not an SSH key."), err);
}

/* Bytes of the base64 text, up to room. */
static size_t
decode(struct str text, char *to, size_t room)
{
	unsigned bits = 0, held = 0;
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < room; i++) {
		int value = base64_value(text.p[i]);

		if (text.p[i] == '\n' || text.p[i] == '\r')
			continue;
		if (value < 0)
			break;
		bits = (bits << 6 | (unsigned)value) & 0xFFFF;
		held += 6;
		if (held >= 8) {
			held -= 8;
			to[n++] = (char)(bits >> held & 0xFF);
		}
	}
	return n;
}

/* The next string (RFC 4251) at *at; false when it is not all there. */
static bool
next_string(struct str front, size_t *at, struct str *out)
{
	size_t n = 0;

	if (front.n - *at < SSH_STRING_HEAD)
		return false;
	for (size_t i = 0; i < SSH_STRING_HEAD; i++)
		n = n << 8 | (unsigned char)front.p[*at + i];
	*at += SSH_STRING_HEAD;
	if (front.n - *at < n)
		return false;
	*out = str_cut(front, *at, *at + n);
	*at += n;
	return true;
}

/* The cipher, and the kind of the first key. */
static bool
read_front(struct str front, struct str *cipher, struct str *kind)
{
	struct str skipped, key;
	size_t at = sizeof(magic), inside = 0;

	if (front.n < at || memcmp(front.p, magic, at) != 0)
		return false;
	if (!next_string(front, &at, cipher) ||
	    !next_string(front, &at, &skipped) ||
	    !next_string(front, &at, &skipped) ||
	    front.n - at < SSH_STRING_HEAD)
		return false;
	at += SSH_STRING_HEAD;	/* how many keys */
	/* An RSA key may go on behind the front; its kind is there. */
	at += SSH_STRING_HEAD;
	if (at >= front.n)
		return false;
	key = str_cut(front, at, front.n);
	return next_string(key, &inside, kind);
}

static bool
judge_kind(const char *path, struct str kind, struct err *err)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_starts(kind, kinds[i].begins))
			return kinds[i].sentence == NULL ||
			    refuse(path, _(kinds[i].sentence), err);
	return refuse(path, _("%s is a kind of SSH key that this program "
	    "does not know. Make one with: ssh-keygen -t ed25519"), err);
}

static bool
look(const char *path, struct str text, bool *locked, struct err *err)
{
	struct str cipher, kind, body;
	char front[FRONT_BYTES];
	bool ok;

	if (!str_starts(text, begin))
		return refuse_other(path, text, err);
	body = str_cut(text, sizeof(begin) - 1, text.n);
	ok = read_front((struct str){ front, decode(body, front,
	    sizeof(front)) }, &cipher, &kind);
	if (!ok)
		(void)refuse(path, _("%s is damaged: its beginning is not "
		    "that of an SSH key."), err);
	else
		*locked = !str_eq_text(cipher, "none");
	ok = ok && judge_kind(path, kind, err);
	secret_wipe(front, sizeof(front));
	return ok;
}

/* What it is comes first: only a private key has to be kept from others. */
bool
sshkey_look(const char *path, bool *locked, struct err *err)
{
	struct secretfile f;
	bool ok;

	*locked = false;
	if (!secretfile_read(&f, path, SECRETFILE_UNCHANGED, err))
		return false;
	ok = look(path, str_trim((struct str){ f.text, f.n }, " \t\r\n"),
	    locked, err);
	secretfile_release(&f);
	ok = ok && secretfile_read(&f, path, SECRETFILE_PRIVATE, err);
	secretfile_release(&f);
	return ok;
}
