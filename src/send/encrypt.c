/* SPDX-License-Identifier: MIT */
/* OpenPGP through GPGME. */
#include "send/encrypt.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <gpgme.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "file/path.h"
#include "file/sink.h"

enum { STEP_MS = 20, KEY_BYTES_MAX = 1 << 20 };

/*
 * The cipher is ours to choose and not the key's; level 1 packs nearly as
 * well as 6 in a third of the time.  No agent is started: a public key needs
 * none.
 */
static const char settings[] = "cipher-algo AES256\n"
    "compress-level 1\n"
    "no-auto-key-locate\n"
    "no-autostart\n";

struct encrypt {
	const struct encrypt_order *order;
	gpgme_ctx_t context;
	gpgme_key_t key;
	gpgme_data_t plain, message;
	bool running;		/* only then it may be called off */
	bool aes;		/* GnuPG reported it */
	struct err err;		/* of reading or writing */
};

void
encrypt_free(struct encrypt *e)
{
	if (e == NULL)
		return;
	if (e->running)
		(void)gpgme_cancel(e->context);
	gpgme_data_release(e->plain);
	gpgme_data_release(e->message);
	if (e->key != NULL)
		gpgme_key_unref(e->key);
	if (e->context != NULL)
		gpgme_release(e->context);
	free(e);
}

/* --- the folder and the key -------------------------------------------- */

static bool
make_home(const char *home, struct err *err)
{
	char *path;
	bool ok;

	if (!path_make_folders(home, err))
		return false;
	path = path_join(home, "gpg.conf");
	ok = sink_replace(path, str_from(settings), err);
	free(path);
	return ok;
}

static gpgme_ctx_t
new_context(const char *home, struct err *err)
{
	gpgme_ctx_t context = NULL;

	(void)gpgme_check_version(NULL);
	if (gpgme_engine_check_version(GPGME_PROTOCOL_OpenPGP) == 0 &&
	    gpgme_new(&context) == 0 &&
	    gpgme_ctx_set_engine_info(context, GPGME_PROTOCOL_OpenPGP, NULL,
	    home) == 0)
		return context;
	if (context != NULL)
		gpgme_release(context);
	(void)err_set(err, ERR_OUTPUT, _("GnuPG, which encrypts, is not on "
	    "this computer. Install the package gnupg."));
	return NULL;
}

/* From a file, or from the person's own keyring. */
static gpgme_data_t
read_key(const struct encrypt_order *o, struct err *err)
{
	gpgme_data_t data = NULL;
	gpgme_ctx_t theirs;
	char *bytes;
	size_t n;

	if (o->key != NULL) {
		bytes = path_read_small(o->key, KEY_BYTES_MAX, &n, err);
		if (bytes != NULL)
			(void)gpgme_data_new_from_mem(&data, bytes, n, 1);
		free(bytes);
		return data;
	}
	theirs = new_context(NULL, err);
	if (theirs == NULL)
		return NULL;
	if (gpgme_data_new(&data) == 0)
		(void)gpgme_op_export(theirs, o->fingerprint, 0, data);
	gpgme_release(theirs);
	return data;
}

/* Only this very key will do, and it must be in what was given: a name or
 * a short ID can be anybody's. */
static bool
holds(const gpgme_import_result_t result, const char *fingerprint)
{
	gpgme_import_status_t i = result != NULL ? result->imports : NULL;

	while (i != NULL && (i->fpr == NULL ||
	    !str_eq_nocase(str_from(i->fpr), str_from(fingerprint))))
		i = i->next;
	return i != NULL;
}

static bool
pin(struct encrypt *e, struct err *err)
{
	const struct encrypt_order *o = e->order;

	if (holds(gpgme_op_import_result(e->context), o->fingerprint) &&
	    gpgme_get_key(e->context, o->fingerprint, &e->key, 0) == 0 &&
	    e->key->fpr != NULL &&
	    str_eq_nocase(str_from(e->key->fpr), str_from(o->fingerprint)))
		return true;
	return err_set(err, ERR_USAGE, o->key != NULL
	    ? _("This is not the key that is wanted: its fingerprint is not "
	    "%s.") : _("Your keyring has no key with the fingerprint %s. Ask "
	    "your Adobe consultant for the key, and choose its file."),
	    o->fingerprint);
}

static bool
is_usable(const gpgme_key_t key, struct err *err)
{
	if (!key->revoked && !key->expired && !key->disabled &&
	    !key->invalid && key->can_encrypt)
		return true;
	return err_set(err, ERR_USAGE, key->expired
	    ? _("The key has run out. Ask its owner for a new one.")
	    : _("The key cannot be used to encrypt. Ask its owner for a new "
	    "one."));
}

static bool
take_key(struct encrypt *e, struct err *err)
{
	gpgme_data_t data = read_key(e->order, err);

	if (data == NULL)
		return false;
	(void)gpgme_data_seek(data, 0, SEEK_SET);
	(void)gpgme_op_import(e->context, data);
	gpgme_data_release(data);
	return pin(e, err) && is_usable(e->key, err);
}

/* --- the bytes --------------------------------------------------------- */

static ssize_t
give(void *arg, void *to, size_t n)
{
	struct encrypt *e = arg;
	long got = e->order->read(e->order->arg, to, n, &e->err);

	if (got < 0)
		errno = EIO;
	return got;
}

static ssize_t
take(void *arg, const void *from, size_t n)
{
	struct encrypt *e = arg;

	if (e->order->write(e->order->arg, from, n, &e->err))
		return (ssize_t)n;
	errno = EIO;
	return -1;
}

/* BEGIN_ENCRYPTION 2 9: how its wholeness is kept, and the cipher; 7, 8 and
 * 9 are AES. */
static gpgme_error_t
hear(void *arg, const char *keyword, const char *words)
{
	struct encrypt *e = arg;
	unsigned wholeness, cipher;

	if (strcmp(keyword, "BEGIN_ENCRYPTION") == 0)
		e->aes = sscanf(words, "%u %u", &wholeness, &cipher) == 2 &&
		    wholeness > 0 && cipher >= 7 && cipher <= 9;
	return 0;
}

static const struct gpgme_data_cbs reading = { .read = give };
static const struct gpgme_data_cbs writing = { .write = take };

static bool
start(struct encrypt *e, struct err *err)
{
	gpgme_key_t to[] = { e->key, NULL };

	gpgme_set_armor(e->context, 0);
	gpgme_set_status_cb(e->context, hear, e);
	/* The library takes the tables as changeable, and changes nothing. */
	if (gpgme_set_ctx_flag(e->context, "full-status", "1") == 0 &&
	    gpgme_data_new_from_cbs(&e->plain,
	    (struct gpgme_data_cbs *)(uintptr_t)&reading, e) == 0 &&
	    gpgme_data_new_from_cbs(&e->message,
	    (struct gpgme_data_cbs *)(uintptr_t)&writing, e) == 0 &&
	    gpgme_op_encrypt_start(e->context, to,
	    GPGME_ENCRYPT_ALWAYS_TRUST, e->plain, e->message) == 0)
		e->running = true;
	return e->running || err_set(err, ERR_OUTPUT,
	    _("GnuPG did not start to encrypt."));
}

struct encrypt *
encrypt_begin(const struct encrypt_order *order, struct err *err)
{
	struct encrypt *e = xcalloc(1, sizeof(*e));

	e->order = order;
	if (make_home(order->home, err))
		e->context = new_context(order->home, err);
	if (e->context != NULL && take_key(e, err) && start(e, err))
		return e;
	encrypt_free(e);
	return NULL;
}

static enum step
finish(struct encrypt *e, gpgme_error_t status, struct err *err)
{
	const gpgme_encrypt_result_t result =
	    gpgme_op_encrypt_result(e->context);

	if (e->err.kind != ERR_NONE) {
		if (err != NULL)
			*err = e->err;
		return STEP_FAILED;
	}
	if (status != 0 || (result != NULL &&
	    result->invalid_recipients != NULL)) {
		(void)err_set(err, ERR_OUTPUT, _("GnuPG stopped before the "
		    "file was encrypted (its number %u). Is there room on the "
		    "disk?"), status & 0xFFFF);
		return STEP_FAILED;
	}
	if (e->aes)
		return STEP_DONE;
	(void)err_set(err, ERR_OUTPUT, _("GnuPG did not say that it used AES, "
	    "which Adobe asks for. Nothing of it was kept."));
	return STEP_FAILED;
}

enum step
encrypt_step(struct encrypt *e, struct err *err)
{
	int64_t end = clock_monotonic_ms() + STEP_MS;
	gpgme_error_t status = 0;

	while (clock_monotonic_ms() < end)
		if (gpgme_wait(e->context, &status, 0) != NULL) {
			e->running = false;
			return finish(e, status, err);
		}
	return STEP_MORE;
}
