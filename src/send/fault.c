/* SPDX-License-Identifier: MIT */
/* The table of faults, and which row a reply belongs to. */
#include "send/fault.h"

#include "base/intl.h"
#include "send/s3reply.h"

enum { CODE_MAX = 64 };

static const struct fault_row faults[FAULT_COUNT] = {
	[FAULT_NONE] = { "", THEN_STOP, ERR_NONE, "", "", "" },
#define FAULT(id, then, kind, happened, safe, next) \
	[FAULT_##id] = { #id, THEN_##then, kind, happened, safe, next },
#define CODE(code, id)
#include "send/faults.def"
#undef FAULT
#undef CODE
};

static const struct {
	const char *code;
	enum fault id;
} codes[] = {
#define FAULT(id, then, kind, happened, safe, next)
#define CODE(code, id) { code, FAULT_##id },
#include "send/faults.def"
#undef FAULT
#undef CODE
};

static const struct {
	long from, to;
	enum fault id;
} statuses[] = {
	{ 300, 399, FAULT_REGION },
	{ 400, 400, FAULT_OTHER },
	{ 401, 401, FAULT_LOGIN_REFUSED },
	{ 403, 403, FAULT_DENIED },
	{ 404, 404, FAULT_NOT_THERE },
	{ 405, 405, FAULT_NOT_OFFERED },
	{ 407, 407, FAULT_PROXY },
	{ 408, 408, FAULT_BROKEN },
	{ 409, 409, FAULT_BUSY },
	{ 412, 412, FAULT_NAME_TAKEN },
	{ 413, 413, FAULT_TOO_LARGE },
	{ 429, 429, FAULT_BUSY },
	{ 500, 500, FAULT_SERVER },
	{ 501, 501, FAULT_NOT_OFFERED },
	{ 502, 504, FAULT_BUSY },
	{ 507, 507, FAULT_NO_SPACE },
	{ 505, 599, FAULT_SERVER },
};

const struct fault_row *
fault_get(enum fault id)
{
	return &faults[id < FAULT_COUNT ? id : FAULT_NONE];
}

static enum fault
by_code(struct str code)
{
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (str_eq_text(code, codes[i].code))
			return codes[i].id;
	return FAULT_NONE;
}

static enum fault
by_status(long status)
{
	if (status >= 200 && status <= 299)
		return FAULT_NONE;
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (status >= statuses[i].from && status <= statuses[i].to)
			return statuses[i].id;
	return FAULT_OTHER;
}

/* <Error> of S3, <ErrorResponse><Error> of STS. */
enum fault
fault_of_reply(long status, struct str body)
{
	enum fault seen = by_status(status), told = FAULT_NONE;
	char code[CODE_MAX];
	struct str root;

	if (!s3reply_whole(body, &root) ||
	    (!str_eq_text(root, "Error") &&
	    !str_eq_text(root, "ErrorResponse")))
		return seen;
	if (s3reply_text(body, "Code", code, sizeof(code)))
		told = by_code(str_from(code));
	if (told != FAULT_NONE)
		return told;
	/* An error that says 200 came after the head of the reply had left:
	 * the server had begun, and did not get to the end. */
	return seen == FAULT_NONE ? FAULT_SERVER : seen;
}

enum fault
fault_of_trouble(enum transfer_trouble trouble)
{
	static const enum fault ids[] = {
		[TRANSFER_OK] = FAULT_NONE,
		[TRANSFER_NO_NAME] = FAULT_NAME_UNKNOWN,
		[TRANSFER_NO_CONNECTION] = FAULT_NO_CONNECTION,
		[TRANSFER_PROXY] = FAULT_PROXY,
		[TRANSFER_FORBIDDEN] = FAULT_FORBIDDEN,
		[TRANSFER_TLS_UNTRUSTED] = FAULT_TLS_UNTRUSTED,
		[TRANSFER_TLS_EXPIRED] = FAULT_TLS_EXPIRED,
		[TRANSFER_TLS_NAME] = FAULT_TLS_NAME,
		[TRANSFER_TLS_MISSING] = FAULT_TLS_MISSING,
		[TRANSFER_TLS_CA_FILE] = FAULT_TLS_CA_FILE,
		[TRANSFER_TLS_OTHER] = FAULT_TLS_OTHER,
		[TRANSFER_HOSTKEY_NEW] = FAULT_HOSTKEY_NEW,
		[TRANSFER_HOSTKEY_CHANGED] = FAULT_HOSTKEY_CHANGED,
		[TRANSFER_SSH_COMMON] = FAULT_SSH_COMMON,
		[TRANSFER_LOGIN_REFUSED] = FAULT_LOGIN_REFUSED,
		[TRANSFER_DENIED] = FAULT_DENIED,
		[TRANSFER_NOT_THERE] = FAULT_NOT_THERE,
		[TRANSFER_NO_SPACE] = FAULT_NO_SPACE,
		[TRANSFER_STALLED] = FAULT_STALLED,
		[TRANSFER_BROKEN] = FAULT_BROKEN,
		[TRANSFER_STRANGE_REPLY] = FAULT_STRANGE_REPLY,
		[TRANSFER_TOO_LONG_REPLY] = FAULT_REPLY_LONG,
		[TRANSFER_LOCAL_READ] = FAULT_LOCAL_READ,
		[TRANSFER_OTHER] = FAULT_OTHER,
	};

	return trouble < sizeof(ids) / sizeof(ids[0]) ? ids[trouble]
	    : FAULT_OTHER;
}

bool
fault_err(enum fault id, struct err *err)
{
	const struct fault_row *row = fault_get(id);

	return err_set(err, row->kind, "%s %s", _(row->happened),
	    _(row->next));
}
