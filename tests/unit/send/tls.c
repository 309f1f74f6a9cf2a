/* SPDX-License-Identifier: MIT */
/* Certificates made on the spot, good ones and others. */
#include <stdio.h>
#include <time.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "tests/unit/send/web.h"
#include "tests/unit/unit.h"

enum { DAY = 24 * 60 * 60 };

struct signer {
	X509 *cert;
	EVP_PKEY *key;
};

static void
extend(X509 *cert, int what, const char *value)
{
	X509_EXTENSION *e = X509V3_EXT_nconf_nid(NULL, NULL, what, value);

	ck_assert_ptr_nonnull(e);
	ck_assert_int_eq(X509_add_ext(cert, e, -1), 1);
	X509_EXTENSION_free(e);
}

/* From and to in days from now. */
static struct signer
start(const char *name, long from, long to)
{
	static const unsigned char *common;
	struct signer s = { X509_new(), EVP_EC_gen("P-256") };
	X509_NAME *n = X509_get_subject_name(s.cert);

	common = (const unsigned char *)name;
	ck_assert_int_eq(X509_set_version(s.cert, 2), 1);
	ASN1_INTEGER_set(X509_get_serialNumber(s.cert), to + 100);
	X509_gmtime_adj(X509_getm_notBefore(s.cert), from * DAY);
	X509_gmtime_adj(X509_getm_notAfter(s.cert), to * DAY);
	X509_NAME_add_entry_by_txt(n, "CN", MBSTRING_ASC, common, -1, -1, 0);
	ck_assert_int_eq(X509_set_pubkey(s.cert, s.key), 1);
	return s;
}

static void
sign(struct signer *s, const struct signer *by)
{
	X509_set_issuer_name(s->cert, X509_get_subject_name(by->cert));
	ck_assert_int_gt(X509_sign(s->cert, by->key, EVP_sha256()), 0);
}

static struct signer
authority(const char *name)
{
	struct signer s = start(name, -1, 30);

	extend(s.cert, NID_basic_constraints, "critical,CA:TRUE");
	extend(s.cert, NID_key_usage, "critical,keyCertSign,cRLSign");
	sign(&s, &s);
	return s;
}

static FILE *
create(const char *folder, const char *name)
{
	char path[8192];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	return f;
}

static void
write_files(const struct signer *ca, const struct signer *s,
    const char *folder)
{
	FILE *f = create(folder, "ca.pem");

	ck_assert_int_eq(PEM_write_X509(f, ca->cert), 1);
	ck_assert_int_eq(fclose(f), 0);
	f = create(folder, "server.pem");
	ck_assert_int_eq(PEM_write_X509(f, s->cert), 1);
	ck_assert_int_eq(PEM_write_PrivateKey(f, s->key, NULL, NULL, 0, NULL,
	    NULL), 1);
	ck_assert_int_eq(fclose(f), 0);
}

static void
forget(struct signer *s)
{
	X509_free(s->cert);
	EVP_PKEY_free(s->key);
}

static struct signer
server(enum web_certificate c)
{
	long from = c == WEB_NOT_YET ? 2 : -5;
	long to = c == WEB_EXPIRED ? -1 : 20;
	struct signer s = start("server", from, to);

	extend(s.cert, NID_basic_constraints, "CA:FALSE");
	extend(s.cert, NID_subject_alt_name, c == WEB_OTHER_HOST
	    ? "DNS:elsewhere.test" : "DNS:localhost,IP:127.0.0.1");
	return s;
}

static void
old_version(SSL_CTX *tls, int version)
{
	SSL_CTX_set_security_level(tls, 0);
	ck_assert_int_eq(SSL_CTX_set_min_proto_version(tls, version), 1);
	ck_assert_int_eq(SSL_CTX_set_max_proto_version(tls, version), 1);
}

void *
web_tls(enum web_certificate certificate, const char *folder)
{
	struct signer known = authority("Test CA"), s = server(certificate);
	struct signer by = certificate == WEB_UNKNOWN
	    ? authority("Somebody") : known;
	SSL_CTX *tls = SSL_CTX_new(TLS_server_method());

	sign(&s, &by);
	write_files(&known, &s, folder);
	ck_assert_int_eq(SSL_CTX_use_certificate(tls, s.cert), 1);
	ck_assert_int_eq(SSL_CTX_use_PrivateKey(tls, s.key), 1);
	if (certificate == WEB_TLS_1_0)
		old_version(tls, TLS1_VERSION);
	if (certificate == WEB_TLS_1_1)
		old_version(tls, TLS1_1_VERSION);
	if (certificate == WEB_UNKNOWN)
		forget(&by);
	forget(&known);
	forget(&s);
	return tls;
}

void
web_tls_free(void *tls)
{
	SSL_CTX_free(tls);
}
