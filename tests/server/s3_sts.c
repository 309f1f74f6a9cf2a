/* SPDX-License-Identifier: MIT */
/* The two calls of the Security Token Service that a sender needs. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/server/s3.h"

enum { ID_BYTES = 10, SECRET_BYTES = 20, TOKEN_BYTES = 160 };

/* NAME=VALUE&... of a form, as a query is read; "" if it is not there. */
static void
form_value(const char *form, const char *name, char out[512])
{
	size_t n = strlen(name);

	out[0] = '\0';
	for (const char *p = form; *p != '\0';) {
		size_t end = strcspn(p, "&");

		if (strncmp(p, name, n) == 0 && p[n] == '=') {
			char *plain = http_decode(p + n + 1, end - n - 1,
			    true);

			(void)snprintf(out, 512, "%s", plain);
			free(plain);
		}
		p += end + (p[end] == '&');
	}
}

static void
random_text(size_t bytes, char *out)
{
	unsigned char raw[TOKEN_BYTES];
	int fd = open("/dev/urandom", O_RDONLY);

	if (fd < 0 || read(fd, raw, bytes) != (ssize_t)bytes)
		memset(raw, 0, sizeof(raw));
	if (fd >= 0)
		(void)close(fd);
	sums_hex(raw, bytes, out);
}

static void
lend(struct s3_visit *v, int64_t seconds, const char *role)
{
	struct user user = { .key = "ASIA",
		.put_only = strstr(role, "/put") != NULL,
		.expires = s3_now(v->server) + seconds };
	struct buf *b = &v->answer.body;
	char until[24];

	random_text(ID_BYTES, user.key + 4);
	random_text(SECRET_BYTES, user.secret);
	random_text(TOKEN_BYTES, user.token);
	users_add(v->server->users, &user);
	time_text(user.expires, true, until);
	buf_add_text(b, "<AssumeRoleResponse xmlns=\"https://sts.amazonaws"
	    ".com/doc/2011-06-15/\"><AssumeRoleResult><AssumedRoleUser>");
	xml_add(b, "Arn", role);
	buf_add_text(b, "</AssumedRoleUser><Credentials>");
	xml_add(b, "AccessKeyId", user.key);
	xml_add(b, "SecretAccessKey", user.secret);
	xml_add(b, "SessionToken", user.token);
	xml_add(b, "Expiration", until);
	buf_add_text(b, "</Credentials></AssumeRoleResult>"
	    "</AssumeRoleResponse>");
}

static bool
assume(struct s3_visit *v, const char *form)
{
	char role[512], session[512], seconds[512], external[512];

	form_value(form, "RoleArn", role);
	form_value(form, "RoleSessionName", session);
	form_value(form, "DurationSeconds", seconds);
	form_value(form, "ExternalId", external);
	if (strncmp(role, "arn:aws:iam::", 13) != 0 || session[0] == '\0')
		return refuse(&v->no, 400, "ValidationError", "RoleArn and "
		    "RoleSessionName are needed.");
	if (strstr(role, "/external") != NULL &&
	    strcmp(external, "practice") != 0)
		return refuse(&v->no, 403, "AccessDenied", "User is not "
		    "authorized to perform: sts:AssumeRole");
	lend(v, seconds[0] == '\0' ? 3600 : strtoll(seconds, NULL, 10),
	    role);
	return true;
}

static bool
tell_caller(struct s3_visit *v)
{
	struct buf *b = &v->answer.body;

	buf_add_text(b, "<GetCallerIdentityResponse xmlns=\"https://sts."
	    "amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
	    "<Arn>arn:aws:iam::123456789012:user/partner</Arn>");
	xml_add(b, "UserId", v->sign.user->key);
	buf_add_text(b, "<Account>123456789012</Account>"
	    "</GetCallerIdentityResult></GetCallerIdentityResponse>");
	return true;
}

/*
 * Signed over the body, so that it is judged only here.  Of what a role may,
 * its name tells: .../put looks at nothing, .../external wants the external
 * ID "practice".
 */
bool
s3_sts(struct s3_visit *v)
{
	struct sign_place place = { v->server->region, "sts",
		s3_now(v->server) };
	char *form, action[512];
	bool good;

	if (v->file[0] == '\0') {
		sums_begin(&v->sums);
		sums_end(&v->sums);
	}
	v->sign.payload = v->sums.sha256_hex;
	if (!sign_check(&v->q, v->server->users, &place, &v->sign, &v->no))
		return false;
	form = s3_body_text(v);
	form_value(form, "Action", action);
	if (strcmp(action, "AssumeRole") == 0)
		good = assume(v, form);
	else if (strcmp(action, "GetCallerIdentity") == 0)
		good = tell_caller(v);
	else
		good = refuse(&v->no, 400, "InvalidAction", "Could not find "
		    "operation");
	free(form);
	if (good)
		v->answer.status = 200;
	return good;
}
