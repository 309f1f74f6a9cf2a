/* SPDX-License-Identifier: MIT */
/* What was typed instead of a login, told without showing it. */
#include "send/login_judge.h"

#include "base/intl.h"

enum { KEY_ID_LENGTH = 20, SECRET_LENGTH = 40 };

static bool
is_print(char c)
{
	return c > ' ' && c < 0x7F;
}

static bool
has_line_end(struct str s)
{
	return str_find(s, 0, '\n') < s.n || str_find(s, 0, '\r') < s.n;
}

static bool
has_blank(struct str s)
{
	return str_find(s, 0, ' ') < s.n || str_find(s, 0, '\t') < s.n;
}

static bool
is_quoted(struct str s)
{
	static const char quotes[] = "\"'`";
	bool first = s.n > 0 && memchr(quotes, s.p[0], 3) != NULL;
	bool last = s.n > 1 && memchr(quotes, s.p[s.n - 1], 3) != NULL;

	return first || last;
}

static bool
has_odd(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_print(s.p[i]))
			return true;
	return false;
}

/* A whole line of a file: aws_secret_access_key = ... */
static bool
is_setting(struct str s)
{
	return s.n > 4 && (str_eq_nocase(str_cut(s, 0, 4),
	    str_from("aws_")));
}

static bool
is_key_id(struct str s)
{
	if (s.n != KEY_ID_LENGTH || (!str_starts(s, "AKIA") &&
	    !str_starts(s, "ASIA")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_upper(s.p[i]) && !char_is_digit(s.p[i]))
			return false;
	return true;
}

/* No key ID is as long as this and mixed like this. */
static bool
is_secret_key(struct str s)
{
	bool upper = false, lower = false;

	for (size_t i = 0; i < s.n; i++) {
		upper |= char_is_upper(s.p[i]);
		lower |= char_is_letter(s.p[i]) && !char_is_upper(s.p[i]);
	}
	return s.n == SECRET_LENGTH && upper && lower;
}

static bool
breaks_address(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (memchr("/,;=", s.p[i], 4) != NULL)
			return true;
	return false;
}

/* The first that is so, in this order. */
struct trouble {
	bool (*is)(struct str s);
	const char *sentence;
};

static const struct trouble id_troubles[] = {
	{ has_line_end, N_("The access key ID goes over more than one line. "
	    "Copy just the ID, without a line end.") },
	{ is_quoted, N_("There is a quote around the access key ID. Leave it "
	    "out.") },
	{ is_setting, N_("This is a whole line of a settings file. The access "
	    "key ID is only what comes after the =.") },
	{ has_blank, N_("There is a space in the access key ID. Leave it "
	    "out.") },
	{ is_secret_key, N_("This looks like the secret key. The access key "
	    "ID is the shorter one, and often begins with AKIA.") },
	{ breaks_address, N_("There is a character in the access key ID that "
	    "none has. Copy it once more.") },
	{ has_odd, N_("There is a character in the access key ID that none "
	    "has. Copy it once more.") },
};

static const struct trouble secret_troubles[] = {
	{ has_line_end, N_("The secret key goes over more than one line. Copy "
	    "just the key, without a line end.") },
	{ is_quoted, N_("There is a quote around the secret key. Leave it "
	    "out.") },
	{ is_setting, N_("This is a whole line of a settings file. The secret "
	    "key is only what comes after the =.") },
	{ has_blank, N_("There is a space in the secret key. Leave it "
	    "out.") },
	{ is_key_id, N_("This looks like an access key ID. The secret key is "
	    "the longer one, with 40 characters.") },
	{ has_odd, N_("There is a character in the secret key that none has. "
	    "Copy it once more.") },
};

static const struct trouble token_troubles[] = {
	{ has_line_end, N_("The session token goes over more than one line. "
	    "It has to be on one.") },
	{ is_quoted, N_("There is a quote around the session token. Leave it "
	    "out.") },
	{ has_blank, N_("There is a space in the session token. Leave it "
	    "out.") },
	{ is_key_id, N_("This looks like an access key ID. A session token is "
	    "much longer.") },
	{ has_odd, N_("There is a character in the session token that none "
	    "has. Copy it once more.") },
};

static const struct trouble password_troubles[] = {
	{ has_line_end, N_("The password goes over more than one line. Copy "
	    "it without a line end.") },
};

static bool
find_trouble(struct str s, const struct trouble *t, size_t count,
    struct err *err)
{
	for (size_t i = 0; i < count; i++)
		if (t[i].is(s))
			return err_set(err, ERR_LOGIN, "%s",
			    _(t[i].sentence));
	return true;
}

#define JUDGE(s, table) \
	find_trouble(s, table, sizeof(table) / sizeof((table)[0]), err)

bool
login_judge_keys(struct str id, struct str secret, struct str token,
    struct err *err)
{
	if (id.n == 0)
		return err_set(err, ERR_LOGIN, _("The access key ID is "
		    "missing."));
	if (secret.n == 0)
		return err_set(err, ERR_LOGIN, _("The secret key that belongs "
		    "to the access key ID is missing."));
	if (!JUDGE(id, id_troubles) || !JUDGE(secret, secret_troubles) ||
	    !JUDGE(token, token_troubles))
		return false;
	if (str_starts(id, "ASIA") && id.n == KEY_ID_LENGTH && token.n == 0)
		return err_set(err, ERR_LOGIN, _("This is a temporary key: "
		    "its session token is missing."));
	return true;
}

bool
login_judge_password(struct str user, struct str password, struct err *err)
{
	if (user.n == 0)
		return err_set(err, ERR_LOGIN, _("The user name is "
		    "missing."));
	if (has_line_end(user) || str_find(user, 0, '\0') < user.n)
		return err_set(err, ERR_LOGIN, _("The user name goes over "
		    "more than one line. Copy it without a line end."));
	return JUDGE(password, password_troubles);
}
