/* SPDX-License-Identifier: MIT */
/*
 *	ROLE -> CALLER -> done
 *	           \-> FOLDER -> done	STS is out of reach, or there is none
 */
#include "send/login_try.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/safetext.h"
#include "send/awsask.h"
#include "send/s3where.h"
#include "send/sts.h"

enum { CALLER_COLUMNS = 120 };

enum phase { ROLE, CALLER, FOLDER };

struct login_try {
	const struct login_try_place *place;
	struct login *login;
	struct s3where where;
	char sts[S3WHERE_HOST_MAX];	/* host of the token service */
	enum phase phase;
	struct awsask_request request;
	struct awsask *ask;
	struct buf form, path, prefix;
	bool moved;		/* to another region, once */
	bool works;
	char words[LOGIN_TRY_WORDS];
};

/* Amazon's is beside the bucket's region; a server of one's own answers for
 * both at one address. */
static bool
find_sts(struct login_try *t, struct s3where_wish wish, struct err *err)
{
	const char *land = str_starts(str_from(t->where.region), "cn-")
	    ? ".cn" : "";
	struct s3where bare;

	if (t->where.amazon) {
		(void)snprintf(t->sts, sizeof(t->sts),
		    "sts.%s.amazonaws.com%s", t->where.region, land);
		return true;
	}
	wish.style = "path";
	if (!s3where_init(&bare, &wish, err))
		return false;
	memcpy(t->sts, bare.host, sizeof(t->sts));
	return true;
}

static bool
find_place(struct login_try *t, struct err *err)
{
	const struct environment *env = t->place->environment;
	const struct s3where_wish wish = { .bucket = t->place->bucket,
		.region = env->region[0] != '\0' ? env->region
		    : t->login->region,
		.endpoint = env->endpoint, .style = env->style };

	return s3where_init(&t->where, &wish, err) &&
	    find_sts(t, wish, err);
}

/* --- questions --------------------------------------------------------- */

static void
draft_sts(struct login_try *t)
{
	buf_clear(&t->form);
	if (t->phase == ROLE)
		sts_form_role(t->login, &t->form);
	else
		sts_form_caller(&t->form);
	buf_add_char(&t->path, '/');
	t->request.host = t->sts;
	t->request.service = "sts";
	t->request.form = buf_str(&t->form);
}

static void
draft_folder(struct login_try *t)
{
	struct awsask_request *r = &t->request;

	buf_clear(&t->prefix);
	buf_printf(&t->prefix, "%s/", t->place->partner);
	s3where_path(&t->where, "", &t->path);
	r->host = t->where.host;
	r->service = "s3";
	r->query[0] = (struct pair){ str_from("list-type"), str_from("2") };
	r->query[1] = (struct pair){ str_from("max-keys"), str_from("1") };
	r->query[2] = (struct pair){ str_from("prefix"),
		buf_str(&t->prefix) };
	r->query_count = 3;
}

static enum step
ask(struct login_try *t, enum phase phase, struct err *err)
{
	awsask_free(t->ask);
	buf_clear(&t->path);
	t->phase = phase;
	t->request = (struct awsask_request){ .scheme = t->where.scheme,
		.port = t->where.port, .region = t->where.region,
		.ca_file = t->place->environment->ca };
	if (phase == FOLDER)
		draft_folder(t);
	else
		draft_sts(t);
	t->request.path = buf_str(&t->path);
	t->ask = awsask_begin(&t->request, t->login, err);
	return t->ask != NULL ? STEP_MORE : STEP_FAILED;
}

struct login_try *
login_try_begin(const struct login_try_place *place, struct login *l,
    struct err *err)
{
	struct login_try *t = xcalloc(1, sizeof(*t));
	bool begun;

	t->place = place;
	t->login = l;
	begun = find_place(t, err) && ask(t, l->role[0] != '\0' ? ROLE
	    : CALLER, err) == STEP_MORE;
	if (begun)
		return t;
	login_try_free(t);
	return NULL;
}

void
login_try_free(struct login_try *t)
{
	if (t == NULL)
		return;
	awsask_free(t->ask);
	buf_release(&t->form);
	buf_release(&t->path);
	buf_release(&t->prefix);
	free(t);
}

/* --- answers ----------------------------------------------------------- */

static enum step
say(struct login_try *t, bool works, const char *sentence)
{
	t->works = works;
	(void)snprintf(t->words, sizeof(t->words), "%s", sentence);
	return STEP_DONE;
}

static enum step
refuse(enum fault fault, struct err *err)
{
	(void)fault_err(fault, err);
	return STEP_FAILED;
}

/* The moment at which they end is one of the other end's clock. */
static enum step
take_role(struct login_try *t, struct err *err)
{
	int64_t offset = awsask_offset(t->ask);

	if (!sts_take_role(t->login, awsask_body(t->ask),
	    clock_now() + offset, err))
		return STEP_FAILED;
	t->login->expires -= offset;
	return ask(t, CALLER, err);
}

static enum step
meet_role(struct login_try *t, enum fault fault, struct err *err)
{
	struct safetext role;

	if (fault == FAULT_NONE)
		return take_role(t, err);
	if (fault != FAULT_DENIED)
		return refuse(fault, err);
	role = safetext_make(str_from(t->login->role), CALLER_COLUMNS);
	(void)err_set(err, ERR_LOGIN, _("This login may not take on the role "
	    "%s. Ask its owner for the permission, or for the right external "
	    "ID."), role.text);
	safetext_release(&role);
	return STEP_FAILED;
}

/* Some networks let only S3 through, and some servers know nothing else:
 * what such a one answers here means nothing. */
static enum step
meet_caller(struct login_try *t, enum fault fault, struct err *err)
{
	char arn[STS_CALLER_MAX];
	struct safetext who;
	struct buf words = { .max = LOGIN_TRY_WORDS - 1 };

	if (fault != FAULT_NONE && t->where.amazon &&
	    fault_get(fault)->kind != ERR_NETWORK)
		return refuse(fault, err);
	if (fault != FAULT_NONE || !sts_take_caller(awsask_body(t->ask), arn))
		return ask(t, FOLDER, err);
	who = safetext_make(str_from(arn), CALLER_COLUMNS);
	buf_printf(&words, _("The login works. It is known as %s."), who.text);
	(void)say(t, true, buf_text(&words));
	buf_release(&words);
	safetext_release(&who);
	return STEP_DONE;
}

/* Amazon looks at the signature before it looks at rights; other servers
 * may say the same to a stranger. */
static enum step
meet_folder(struct login_try *t, enum fault fault, struct err *err)
{
	if (fault == FAULT_NONE)
		return say(t, true, _("The login works."));
	if (fault == FAULT_DENIED && t->where.amazon)
		return say(t, true, _("The login works. It does not show what "
		    "is in the folder, as is usual with Adobe."));
	if (fault == FAULT_DENIED || fault == FAULT_NOT_OFFERED)
		return say(t, false, _("The drop-off does not tell whether "
		    "the login works: sending will show it."));
	if (fault == FAULT_REGION && !t->moved &&
	    s3where_move(&t->where, awsask_region(t->ask))) {
		t->moved = true;
		return ask(t, FOLDER, err);
	}
	return refuse(fault, err);
}

enum step
login_try_step(struct login_try *t, struct err *err)
{
	static enum step (*const meet[])(struct login_try *, enum fault,
	    struct err *) = {
		[ROLE] = meet_role,
		[CALLER] = meet_caller,
		[FOLDER] = meet_folder,
	};
	enum step step = awsask_step(t->ask, err);

	return step == STEP_DONE
	    ? meet[t->phase](t, awsask_fault(t->ask), err) : step;
}

const char *
login_try_words(const struct login_try *t)
{
	return t->words;
}

bool
login_try_works(const struct login_try *t)
{
	return t->works;
}
