/* SPDX-License-Identifier: MIT */
/* Whom a request talks to: the proxy, addresses that are never right, and
 * the key by which an SSH server shows who it is. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "file/hash.h"
#include "send/transfer_inside.h"

/* 127.0.0.0/8, or ::1 and the same written as IPv6. */
static bool
is_here(int family, const void *address)
{
	static const unsigned char six[16] = { [15] = 1 };
	static const unsigned char mapped[13] = { [10] = 0xff, [11] = 0xff,
		[12] = 127 };
	const unsigned char *a = address;

	if (family == AF_INET)
		return a[0] == 127;
	return memcmp(a, six, 16) == 0 || memcmp(a, mapped, 13) == 0;
}

/* Where machines in a cloud are told their secrets, and what has no router:
 * 169.254.0.0/16, fe80::/10 and fd00:ec2::254. */
static bool
is_never_right(int family, const void *address)
{
	static const unsigned char metadata[16] = { 0xfd, 0x00, 0x0e, 0xc2,
		[14] = 0x02, [15] = 0x54 };
	static const unsigned char mapped[14] = { [10] = 0xff, [11] = 0xff,
		[12] = 169, [13] = 254 };
	const unsigned char *a = address;

	if (family == AF_INET)
		return a[0] == 169 && a[1] == 254;
	return (a[0] == 0xfe && (a[1] & 0xc0) == 0x80) ||
	    memcmp(a, metadata, 16) == 0 || memcmp(a, mapped, 14) == 0;
}

/* Only what every machine knows as itself; names are not looked up. */
bool
transfer_host_is_here(const char *host)
{
	struct str h = str_from(host);
	unsigned char address[16];
	char text[64];

	if (str_eq_nocase(h, str_from("localhost")))
		return true;
	if (str_starts(h, "[") && str_ends(h, "]"))
		h = str_cut(h, 1, h.n - 1);
	(void)snprintf(text, sizeof(text), "%.*s", STR_ARG(h));
	return (inet_pton(AF_INET, text, address) == 1 &&
	    is_here(AF_INET, address)) ||
	    (inet_pton(AF_INET6, text, address) == 1 &&
	    is_here(AF_INET6, address));
}

static const void *
address_of(const struct curl_sockaddr *a)
{
	if (a->family == AF_INET)
		return &((const struct sockaddr_in *)(const void *)
		    &a->addr)->sin_addr;
	return &((const struct sockaddr_in6 *)(const void *)
	    &a->addr)->sin6_addr;
}

/* The last moment at which the address is known and nothing was sent. */
static curl_socket_t
open_socket(void *slot, curlsocktype purpose, struct curl_sockaddr *a)
{
	struct slot *s = slot;
	int fd;

	(void)purpose;
	if (!s->proxied && (a->family == AF_INET || a->family == AF_INET6) &&
	    (is_never_right(a->family, address_of(a)) ||
	    (s->scheme == TRANSFER_HTTP &&
	    !is_here(a->family, address_of(a))))) {
		s->trouble = TRANSFER_FORBIDDEN;
		return CURL_SOCKET_BAD;
	}
	fd = socket(a->family, a->socktype, a->protocol);
	/* Programs that we start have no business with it. */
	if (fd >= 0)
		(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static unsigned char
hex_pair(const char *hex)
{
	char two[3] = { hex[0], hex[1], '\0' };

	return (unsigned char)strtoul(two, NULL, 16);
}

/* "SHA256:" and base64 without its padding, as ssh-keygen -l has it. */
static void
print_of(struct str key, char out[TRANSFER_PRINT_MAX])
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	static const char start[] = "SHA256:";
	unsigned char sum[33] = { 0 };
	char hex[HASH_HEX];
	size_t n = strlen(start);

	memcpy(out, start, n);
	hash_of(key, hex);
	for (size_t i = 0; i < 32; i++)
		sum[i] = hex_pair(hex + 2 * i);
	for (size_t bit = 0; bit < 256; bit += 6) {
		unsigned two = (unsigned)sum[bit / 8] << 8 | sum[bit / 8 + 1];

		out[n++] = letters[two >> (10 - bit % 8) & 63];
	}
	out[n] = '\0';
}

static const char *
key_kind(enum curl_khtype type)
{
	switch (type) {
	case CURLKHTYPE_ED25519:
		return "ssh-ed25519";
	case CURLKHTYPE_ECDSA:
		return "ecdsa";
	case CURLKHTYPE_RSA:
		return "ssh-rsa";
	case CURLKHTYPE_DSS:
		return "ssh-dss";
	default:
		return "other";
	}
}

/* Before the login: without a key that a person has accepted nothing is
 * told to the server. */
static int
look_at_key(void *slot, int type, const char *key, size_t n)
{
	struct slot *s = slot;

	(void)snprintf(s->print_kind, sizeof(s->print_kind), "%s",
	    key_kind((enum curl_khtype)type));
	print_of((struct str){ key, n }, s->print);
	if (strcmp(s->print, s->pinned) == 0)
		return CURLKHMATCH_OK;
	s->trouble = s->pinned[0] == '\0' ? TRANSFER_HOSTKEY_NEW
	    : TRANSFER_HOSTKEY_CHANGED;
	return CURLKHMATCH_MISMATCH;
}

void
slot_address(struct slot *s, const struct transfer_request *r)
{
	/* Plain http stays on this computer, so nobody is between. */
	const char *proxy = r->scheme == TRANSFER_HTTP ? ""
	    : transfer_proxy_url(r->scheme, r->host);

	s->proxied = proxy[0] != '\0';
	curl_easy_setopt(s->easy, CURLOPT_PROXY, proxy);
	curl_easy_setopt(s->easy, CURLOPT_NOPROXY, "");
	curl_easy_setopt(s->easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
	if (s->owner->ca_file != NULL)
		curl_easy_setopt(s->easy, CURLOPT_PROXY_CAINFO,
		    s->owner->ca_file);
	curl_easy_setopt(s->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(s->easy, CURLOPT_OPENSOCKETDATA, s);
	curl_easy_setopt(s->easy, CURLOPT_SSH_HOSTKEYFUNCTION, look_at_key);
	curl_easy_setopt(s->easy, CURLOPT_SSH_HOSTKEYDATA, s);
}
