/* SPDX-License-Identifier: MIT */
/* Secrets in OpenSSL's secure heap, and a process that nobody looks into. */
#include "send/secret.h"

#include <stdlib.h>
#include <sys/resource.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <openssl/crypto.h>

#include "base/die.h"
#include "base/json.h"

/* Room for a few logins whose tokens have some kilobytes, in units of at
 * least 32 bytes; both are powers of two. */
enum { HEAP_BYTES = 1 << 18, HEAP_UNIT = 32 };

void
secret_prepare(void)
{
	const struct rlimit none = { 0, 0 };

	(void)unsetenv("SSLKEYLOGFILE");
	(void)setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
	(void)prctl(PR_SET_DUMPABLE, 0);
#endif
	json_wipe_memory();
	/* 2: it could not be locked; 0: there is none, and OpenSSL uses
	 * ordinary memory, which is still wiped. */
	if (CRYPTO_secure_malloc_initialized() != 1)
		(void)CRYPTO_secure_malloc_init(HEAP_BYTES, HEAP_UNIT);
}

void
secret_release(struct secret *s)
{
	OPENSSL_secure_clear_free(s->text, s->n);
	*s = (struct secret){ 0 };
}

void
secret_set(struct secret *s, struct str text)
{
	struct secret made = { 0 };

	if (text.n > 0) {
		made.text = OPENSSL_secure_malloc(text.n + 1);
		if (made.text == NULL)
			die("there is no memory left for a secret");
		memcpy(made.text, text.p, text.n);
		made.text[text.n] = '\0';
		made.n = text.n;
	}
	/* Only now: text may be a part of what was there. */
	secret_release(s);
	*s = made;
}

struct str
secret_str(const struct secret *s)
{
	return (struct str){ s->text, s->n };
}

void
secret_wipe(void *p, size_t n)
{
	OPENSSL_cleanse(p, n);
}
