/* SPDX-License-Identifier: MIT */
/* How a request ended, in our terms. */
#include <stdio.h>
#include <string.h>

#include "base/safetext.h"
#include "send/transfer_inside.h"

/* What libcurl's codes mean wherever they come from; those that are not
 * here, or that need a second look, are in the functions below. */
static const struct meaning {
	CURLcode code;
	enum transfer_trouble trouble;
} meanings[] = {
	{ CURLE_OK, TRANSFER_OK },
	{ CURLE_COULDNT_RESOLVE_PROXY, TRANSFER_PROXY },
	{ CURLE_PROXY, TRANSFER_PROXY },
	{ CURLE_COULDNT_RESOLVE_HOST, TRANSFER_NO_NAME },
	{ CURLE_COULDNT_CONNECT, TRANSFER_NO_CONNECTION },
	{ CURLE_FTP_ACCEPT_FAILED, TRANSFER_NO_CONNECTION },
	{ CURLE_FTP_CANT_GET_HOST, TRANSFER_NO_CONNECTION },
	{ CURLE_SSL_CONNECT_ERROR, TRANSFER_TLS_OTHER },
	{ CURLE_SSL_CACERT_BADFILE, TRANSFER_TLS_CA_FILE },
	{ CURLE_USE_SSL_FAILED, TRANSFER_TLS_MISSING },
	{ CURLE_LOGIN_DENIED, TRANSFER_LOGIN_REFUSED },
	{ CURLE_REMOTE_ACCESS_DENIED, TRANSFER_DENIED },
	{ CURLE_UPLOAD_FAILED, TRANSFER_DENIED },
	{ CURLE_QUOTE_ERROR, TRANSFER_DENIED },
	{ CURLE_REMOTE_FILE_EXISTS, TRANSFER_DENIED },
	{ CURLE_REMOTE_FILE_NOT_FOUND, TRANSFER_NOT_THERE },
	{ CURLE_FTP_COULDNT_RETR_FILE, TRANSFER_NOT_THERE },
	{ CURLE_REMOTE_DISK_FULL, TRANSFER_NO_SPACE },
	{ CURLE_SEND_ERROR, TRANSFER_BROKEN },
	{ CURLE_RECV_ERROR, TRANSFER_BROKEN },
	{ CURLE_GOT_NOTHING, TRANSFER_BROKEN },
	{ CURLE_PARTIAL_FILE, TRANSFER_BROKEN },
	{ CURLE_WEIRD_SERVER_REPLY, TRANSFER_STRANGE_REPLY },
	{ CURLE_UNSUPPORTED_PROTOCOL, TRANSFER_STRANGE_REPLY },
	{ CURLE_BAD_CONTENT_ENCODING, TRANSFER_STRANGE_REPLY },
	{ CURLE_HTTP2, TRANSFER_STRANGE_REPLY },
	{ CURLE_FTP_WEIRD_PASV_REPLY, TRANSFER_STRANGE_REPLY },
	{ CURLE_FTP_WEIRD_227_FORMAT, TRANSFER_STRANGE_REPLY },
	{ CURLE_SSL_SHUTDOWN_FAILED, TRANSFER_BROKEN },
	{ CURLE_SSH, TRANSFER_BROKEN },
};

/* Numbers that are part of OpenSSL's interface: X509_V_ERR_UNSPECIFIED,
 * ..._CERT_NOT_YET_VALID and ..._CERT_HAS_EXPIRED. */
enum { UNSPECIFIED = 1, NOT_YET = 9, EXPIRED = 10 };

static long
number_of(const struct slot *s, CURLINFO what)
{
	long n = 0;

	(void)curl_easy_getinfo(s->easy, what, &n);
	return n;
}

static bool
was_connected(const struct slot *s)
{
	curl_off_t us = 0;

	(void)curl_easy_getinfo(s->easy, CURLINFO_CONNECT_TIME_T, &us);
	return us > 0;
}

/* A host name that does not fit is found by libcurl itself, after OpenSSL was
 * content with the certificate and before libcurl noted that it was. */
static enum transfer_trouble
certificate(const struct slot *s)
{
	switch (number_of(s, CURLINFO_SSL_VERIFYRESULT)) {
	case UNSPECIFIED:
		return TRANSFER_TLS_NAME;
	case NOT_YET:
	case EXPIRED:
		return TRANSFER_TLS_EXPIRED;
	default:
		return TRANSFER_TLS_UNTRUSTED;
	}
}

/* libssh2's numbers for an exchange of keys that came to nothing: -5, -8
 * and -17; other trouble at this point is of the connection. */
static enum transfer_trouble
handshake(const struct slot *s)
{
	static const char *const nothing_in_common[] = { ": -5,", ": -8,",
		": -17," };

	for (size_t i = 0; i < 3; i++)
		if (strstr(s->words, nothing_in_common[i]) != NULL)
			return TRANSFER_SSH_COMMON;
	return TRANSFER_BROKEN;
}

static enum transfer_trouble
by_code(const struct slot *s)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (meanings[i].code == s->code)
			return meanings[i].trouble;
	return TRANSFER_OTHER;
}

static bool
is_ftp(const struct slot *s)
{
	return s->scheme == TRANSFER_FTP || s->scheme == TRANSFER_FTPS;
}

/* FTP says it in three digits (RFC 959): 452 and 552 no space, 421 good-bye,
 * 425 and 426 no data connection.  With libcurl this code of its own is of
 * the change into the folder. */
static enum transfer_trouble
by_reply(const struct slot *s, enum transfer_trouble trouble)
{
	long reply = number_of(s, CURLINFO_RESPONSE_CODE);

	if (reply == 452 || reply == 552)
		return TRANSFER_NO_SPACE;
	if (s->code == CURLE_REMOTE_ACCESS_DENIED)
		return TRANSFER_NOT_THERE;
	if (trouble == TRANSFER_DENIED && reply < 500)
		return TRANSFER_BROKEN;
	return trouble;
}

static bool
proxy_refused(const struct slot *s)
{
	long status = number_of(s, CURLINFO_HTTP_CONNECTCODE);

	return s->proxied && status != 0 && status / 100 != 2;
}

static enum transfer_trouble
trouble_of(const struct slot *s)
{
	if (s->trouble != TRANSFER_OK)
		return s->trouble;
	if (s->code != CURLE_OK && proxy_refused(s))
		return TRANSFER_PROXY;
	switch (s->code) {
	case CURLE_PEER_FAILED_VERIFICATION:
		return certificate(s);
	case CURLE_OPERATION_TIMEDOUT:
		return was_connected(s) ? TRANSFER_STALLED
		    : s->proxied ? TRANSFER_PROXY : TRANSFER_NO_CONNECTION;
	case CURLE_COULDNT_CONNECT:
		return s->proxied ? TRANSFER_PROXY : TRANSFER_NO_CONNECTION;
	case CURLE_FAILED_INIT:
		return s->scheme == TRANSFER_SFTP ? handshake(s)
		    : TRANSFER_OTHER;
	default:
		return s->code != CURLE_OK && is_ftp(s)
		    ? by_reply(s, by_code(s)) : by_code(s);
	}
}

/* SFTP's way to ask for a length ends in the middle: that is no trouble. */
static void
tell_size(const struct slot *s, struct transfer_result *out)
{
	out->there = number_of(s, CURLINFO_FILETIME) >= 0;
	if (s->scheme == TRANSFER_SFTP && s->code == CURLE_WRITE_ERROR) {
		out->trouble = TRANSFER_OK;
		out->size = s->size;
	} else if (out->trouble == TRANSFER_OK) {
		out->size = s->scheme == TRANSFER_SFTP ? 0 : slot_size(s);
	}
}

/* Nor is it when the file ends before the piece begins. */
static void
tell_tail(const struct slot *s, struct transfer_result *out)
{
	if (s->code == CURLE_BAD_DOWNLOAD_RESUME)
		out->trouble = TRANSFER_OK;
	else if (out->trouble == TRANSFER_OK)
		out->size = (int64_t)(s->from + s->body.n);
}

static void
tell_words(const struct slot *s, struct transfer_result *out)
{
	const char *words = s->words[0] != '\0' ? s->words
	    : curl_easy_strerror(s->code);
	struct buf safe = { 0 };

	if (out->trouble == TRANSFER_OK)
		return;
	safetext_add(&safe, str_from(words), (int)sizeof(out->text) - 1);
	(void)snprintf(out->text, sizeof(out->text), "%s", buf_text(&safe));
	buf_release(&safe);
}

void
slot_tell(const struct slot *s, struct transfer_result *out)
{
	curl_off_t sent = 0;

	*out = (struct transfer_result){ .tag = s->tag,
		.trouble = trouble_of(s), .headers = buf_str(&s->headers),
		.body = buf_str(&s->body) };
	out->status = number_of(s, CURLINFO_RESPONSE_CODE);
	(void)curl_easy_getinfo(s->easy, CURLINFO_SIZE_UPLOAD_T, &sent);
	out->sent = (uint64_t)sent;
	out->size = -1;
	if (s->method == TRANSFER_SIZE)
		tell_size(s, out);
	else if (s->method == TRANSFER_TAIL)
		tell_tail(s, out);
	tell_words(s, out);
	memcpy(out->print, s->print, sizeof(out->print));
	memcpy(out->print_kind, s->print_kind, sizeof(out->print_kind));
}

struct str
transfer_header(const struct transfer_result *r, const char *name)
{
	struct str all = r->headers;
	size_t end;

	for (size_t at = 0; at < all.n; at = end + 1) {
		struct str line;
		size_t colon;

		end = str_find(all, at, '\n');
		line = str_cut(all, at, end);
		colon = str_find(line, 0, ':');
		if (colon < line.n && str_eq_nocase(str_cut(line, 0, colon),
		    str_from(name)))
			return str_trim(str_cut(line, colon + 1, line.n),
			    " \t\r");
	}
	return (struct str){ 0 };
}
