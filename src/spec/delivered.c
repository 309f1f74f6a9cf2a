/* SPDX-License-Identifier: MIT */
/* Our receipt as JSON and back. */
#include "spec/delivered.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/json.h"

enum { DELIVERED_FORMAT = 1 };

/* Fields that are texts, so that writing and reading can not differ. */
static const struct {
	const char *key;
	size_t at, size;
} texts[] = {
#define TEXT(field) { #field, offsetof(struct delivered, field), \
	sizeof(((struct delivered *)0)->field) }
	TEXT(reference), TEXT(name), TEXT(address), TEXT(environment),
	TEXT(sha256),
#undef TEXT
};

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static const struct proof_row proofs[PROOF_COUNT] = {
	[PROOF_READ_BACK] = { "read-back", N_("Read back there, and every "
	    "byte is the same."), N_("read back, SHA-256 equal") },
	[PROOF_PARTS] = { "parts", N_("The other side's checksum of each part "
	    "is ours."), N_("checksum of each part equal") },
	[PROOF_CHECKSUM] = { "checksum", N_("The other side's checksum of the "
	    "whole file is ours."), N_("checksum of the whole equal") },
	[PROOF_SIZE] = { "size", N_("The file there has the right size."),
	    N_("size equal") },
	[PROOF_END] = { "end", N_("The end of the file was read back and is "
	    "the same."), N_("end of the file equal") },
};

const struct proof_row *
proof_get(enum proof_kind kind)
{
	return &proofs[kind];
}

const char *
delivered_brief(const struct delivered *d)
{
	for (unsigned i = 0; i < PROOF_COUNT; i++)
		if (d->proofs >> i & 1)
			return _(proofs[i].brief);
	return _("not verified: it could not be looked at");
}

static struct json *
proofs_to_json(const struct delivered *d)
{
	struct json *list = json_new_array();

	for (unsigned i = 0; i < PROOF_COUNT; i++)
		if (d->proofs >> i & 1)
			json_push_text(list, str_from(proofs[i].word));
	return list;
}

/* Kinds that a later version knows are passed over. */
static unsigned
proofs_from_json(const struct json *list)
{
	unsigned found = 0;

	for (size_t n = 0; n < json_count(list); n++)
		for (unsigned i = 0; i < PROOF_COUNT; i++)
			if (str_eq_text(json_get_text(json_at(list, n)),
			    proofs[i].word))
				found |= 1U << i;
	return found;
}

struct json *
delivered_json(const struct delivered *d)
{
	struct json *o = json_new_object();

	json_put_number(o, "format", DELIVERED_FORMAT);
	for (size_t i = 0; i < TEXTS; i++)
		json_put_text(o, texts[i].key,
		    str_from((const char *)d + texts[i].at));
	json_put_number(o, "bytes", d->bytes);
	json_put_number(o, "records", d->records);
	json_put_number(o, "when", (uint64_t)d->when);
	json_put(o, "proofs", proofs_to_json(d));
	return o;
}

void
delivered_write(const struct delivered *d, struct buf *out)
{
	struct json *o = delivered_json(d);

	json_write(o, out);
	buf_add_char(out, '\n');
	json_free(o);
}

static bool
read_texts(const struct json *o, struct delivered *d, struct err *err)
{
	for (size_t i = 0; i < TEXTS; i++) {
		struct str s = json_get_text(json_get(o, texts[i].key));

		if (s.p == NULL || s.n >= texts[i].size)
			return err_set(err, ERR_FORMAT,
			    "the receipt has no proper \"%s\"", texts[i].key);
		memcpy((char *)d + texts[i].at, s.p, s.n);
	}
	return true;
}

bool
delivered_from_json(const struct json *o, struct delivered *to,
    struct err *err)
{
	struct delivered d = { 0 };
	uint64_t format = 0, when = 0;

	if (!json_get_number(json_get(o, "format"), &format) ||
	    format != DELIVERED_FORMAT)
		return err_set(err, ERR_FORMAT,
		    "the receipt was written by another version");
	if (!read_texts(o, &d, err))
		return false;
	if (!json_get_number(json_get(o, "bytes"), &d.bytes) ||
	    !json_get_number(json_get(o, "records"), &d.records) ||
	    !json_get_number(json_get(o, "when"), &when) ||
	    when > INT64_MAX)
		return err_set(err, ERR_FORMAT,
		    "a number is missing from the receipt");
	d.when = (int64_t)when;
	d.proofs = proofs_from_json(json_get(o, "proofs"));
	*to = d;
	return true;
}

bool
delivered_read(struct str text, struct delivered *d, struct err *err)
{
	struct json *o = json_parse(text, err);
	bool ok = o != NULL && delivered_from_json(o, d, err);

	json_free(o);
	return ok;
}

void
delivered_reference(struct delivered *d)
{
	static const char letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
	char text[HASH_HEX + 32], hex[HASH_HEX];

	(void)snprintf(text, sizeof(text), "%s %lld", d->sha256,
	    (long long)d->when);
	hash_of(str_from(text), hex);
	for (size_t i = 0; i < 4; i++)
		d->reference[i] = letters[((unsigned)hex[2 * i] * 16 +
		    (unsigned)hex[2 * i + 1]) % 32];
	d->reference[4] = '\0';
}
