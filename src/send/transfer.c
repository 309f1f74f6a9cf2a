/* SPDX-License-Identifier: MIT */
/* The engine: which requests are on their way, and which have ended. */
#include "send/transfer.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/mem.h"
#include "send/transfer_inside.h"

/* The file that AWS's tools and OpenSSL's look for, in this order. */
static char *
choose_ca(const char *ca_file)
{
	static const char *const names[] = { "AWS_CA_BUNDLE", "SSL_CERT_FILE",
		"CURL_CA_BUNDLE" };

	for (size_t i = 0; i < 3 && (ca_file == NULL || ca_file[0] == '\0');
	    i++)
		ca_file = getenv(names[i]);
	return ca_file == NULL || ca_file[0] == '\0' ? NULL
	    : xstrdup(ca_file);
}

/* Whether libcurl can do what is asked of it: it may have been built
 * without SSH. */
static bool
library_is_right(void)
{
	const curl_version_info_data *v = curl_version_info(CURLVERSION_NOW);

	for (const char *const *p = v->protocols; *p != NULL; p++)
		if (strcmp(*p, "sftp") == 0)
			return (v->features & CURL_VERSION_SSL) != 0;
	return false;
}

struct transfer *
transfer_new(const struct transfer_settings *settings, struct err *err)
{
	struct transfer *t;

	if (settings->parallel < 1 ||
	    settings->parallel > TRANSFER_PARALLEL_MAX)
		bug("requests at a time");
	if (transfer_library_start() != CURLE_OK || !library_is_right()) {
		(void)err_set(err, ERR_NETWORK, _("The network library of "
		    "this computer (libcurl) has no TLS or no SFTP."));
		return NULL;
	}
	t = xcalloc(1, sizeof(*t));
	t->settings = *settings;
	if (t->settings.stall == 0)
		t->settings.stall = 30;
	if (t->settings.connect == 0)
		t->settings.connect = 15;
	t->ca_file = choose_ca(settings->ca_file);
	t->multi = curl_multi_init();
	t->share = curl_share_init();
	if (t->multi == NULL || t->share == NULL)
		die("out of memory");
	curl_multi_setopt(t->multi, CURLMOPT_PIPELINING,
	    (long)CURLPIPE_NOTHING);
	curl_share_setopt(t->share, CURLSHOPT_SHARE,
	    CURL_LOCK_DATA_SSL_SESSION);
	return t;
}

/*
 * A server that hangs up must not end the program.  libcurl's own way to see
 * to that changes the whole process; this is for our thread alone.
 */
static void
pipe_hold(sigset_t *before)
{
	sigset_t pipe;

	(void)sigemptyset(&pipe);
	(void)sigaddset(&pipe, SIGPIPE);
	(void)pthread_sigmask(SIG_BLOCK, &pipe, before);
}

static void
pipe_restore(const sigset_t *before)
{
	const struct timespec now = { 0 };
	sigset_t pipe;

	(void)sigemptyset(&pipe);
	(void)sigaddset(&pipe, SIGPIPE);
	while (sigismember(before, SIGPIPE) == 0 &&
	    sigtimedwait(&pipe, NULL, &now) > 0)
		continue;
	(void)pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* A connection may be closed here, with a good-bye to the server. */
static void
slot_release(struct slot *s)
{
	sigset_t before;

	if (s->easy == NULL)
		return;
	pipe_hold(&before);
	(void)curl_multi_remove_handle(s->owner->multi, s->easy);
	curl_easy_cleanup(s->easy);
	pipe_restore(&before);
	curl_slist_free_all(s->lines);
	buf_release(&s->headers);
	slot_wipe_body(&s->body);
	*s = (struct slot){ 0 };
}

void
transfer_free(struct transfer *t)
{
	sigset_t before;

	if (t == NULL)
		return;
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		slot_release(&t->slots[i]);
	pipe_hold(&before);
	(void)curl_multi_cleanup(t->multi);
	pipe_restore(&before);
	(void)curl_share_cleanup(t->share);
	free(t->ca_file);
	free(t);
	curl_global_cleanup();
}

static bool
runs(const struct slot *s)
{
	return s->easy != NULL && !s->ended;
}

unsigned
transfer_running(const struct transfer *t)
{
	unsigned n = 0;

	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		n += runs(&t->slots[i]);
	return n;
}

/* Each gets its share of the rate; libcurl only knows single requests. */
static void
share_rate(struct transfer *t)
{
	unsigned n = transfer_running(t);
	uint64_t each = n == 0 ? 0 : t->settings.rate / n;

	if (t->settings.rate > 0 && each == 0)
		each = 1;
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		if (runs(&t->slots[i]))
			curl_easy_setopt(t->slots[i].easy,
			    CURLOPT_MAX_SEND_SPEED_LARGE, (curl_off_t)each);
}

void
transfer_rate(struct transfer *t, uint64_t rate)
{
	t->settings.rate = rate;
	share_rate(t);
}

static struct slot *
free_slot(struct transfer *t)
{
	if (transfer_running(t) >= t->settings.parallel)
		bug("more requests than were agreed");
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		if (t->slots[i].easy == NULL)
			return &t->slots[i];
	bug("results that nobody looked at");
}

bool
transfer_start(struct transfer *t, const struct transfer_request *r,
    void *tag, struct err *err)
{
	struct slot *s = free_slot(t);

	s->owner = t;
	s->tag = tag;
	s->easy = curl_easy_init();
	if (s->easy == NULL)
		die("out of memory");
	s->moved_at = clock_monotonic_ms();
	if (!slot_ask(s, r, err)) {
		slot_release(s);
		return false;
	}
	if (curl_multi_add_handle(t->multi, s->easy) != CURLM_OK)
		bug("libcurl takes no request");
	share_rate(t);
	return true;
}

static uint64_t
bytes_of(const struct slot *s, CURLINFO what)
{
	curl_off_t n = 0;

	(void)curl_easy_getinfo(s->easy, what, &n);
	return (uint64_t)n;
}

static void
slot_end(struct slot *s, CURLcode code)
{
	s->ended = true;
	s->code = code;
	share_rate(s->owner);
}

/* Our own watch, as libcurl's takes up to three times as long. */
static void
look_for_stalls(struct transfer *t, int64_t now)
{
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++) {
		struct slot *s = &t->slots[i];
		uint64_t moved;

		if (!runs(s))
			continue;
		moved = bytes_of(s, CURLINFO_SIZE_UPLOAD_T) +
		    bytes_of(s, CURLINFO_SIZE_DOWNLOAD_T) + s->reply_lines;
		if (moved != s->moved || t->paused) {
			s->moved = moved;
			s->moved_at = now;
		} else if (now - s->moved_at >= (int64_t)s->stall * 1000) {
			s->trouble = TRANSFER_STALLED;
			(void)curl_multi_remove_handle(t->multi, s->easy);
			slot_end(s, CURLE_OPERATION_TIMEDOUT);
		}
	}
}

static bool
look_for_ended(struct transfer *t)
{
	CURLMsg *m;
	int left;
	bool any = false;

	while ((m = curl_multi_info_read(t->multi, &left)) != NULL) {
		struct slot *s = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		(void)curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &s);
		slot_end(s, m->data.result);
		any = true;
	}
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX && !any; i++)
		any = t->slots[i].ended && &t->slots[i] != t->told;
	return any;
}

bool
transfer_work(struct transfer *t, unsigned ms)
{
	int64_t now = clock_monotonic_ms(), until = now + ms;
	sigset_t before;
	int running;

	pipe_hold(&before);
	for (;;) {
		if (curl_multi_perform(t->multi, &running) != CURLM_OK)
			bug("libcurl does not work");
		look_for_stalls(t, now);
		if (look_for_ended(t) || transfer_running(t) == 0)
			break;
		now = clock_monotonic_ms();
		if (now >= until)
			break;
		(void)curl_multi_poll(t->multi, NULL, 0, (int)(until - now),
		    NULL);
	}
	pipe_restore(&before);
	return transfer_running(t) > 0 || look_for_ended(t);
}

static void
forget_told(struct transfer *t)
{
	if (t->told != NULL)
		slot_release(t->told);
	t->told = NULL;
}

bool
transfer_finished(struct transfer *t, struct transfer_result *out)
{
	forget_told(t);
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		if (t->slots[i].ended) {
			t->told = &t->slots[i];
			slot_tell(t->told, out);
			return true;
		}
	return false;
}

void
transfer_stop(struct transfer *t, const void *tag)
{
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++) {
		struct slot *s = &t->slots[i];

		if (s->easy == NULL || s->tag != tag || s == t->told)
			continue;
		slot_release(s);
	}
	share_rate(t);
}

void
transfer_pause(struct transfer *t, bool pause)
{
	t->paused = pause;
	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		if (runs(&t->slots[i]))
			(void)curl_easy_pause(t->slots[i].easy,
			    pause ? CURLPAUSE_ALL : CURLPAUSE_CONT);
}

uint64_t
transfer_sent(const struct transfer *t)
{
	uint64_t n = 0;

	for (size_t i = 0; i < TRANSFER_PARALLEL_MAX; i++)
		if (runs(&t->slots[i]))
			n += bytes_of(&t->slots[i], CURLINFO_SIZE_UPLOAD_T);
	return n;
}
