/* SPDX-License-Identifier: MIT */
/*
 * The wizard at a terminal that this test plays itself: what it asks the
 * terminal, what it makes of quick text, and that it ends when the terminal
 * goes away.  $builddir says where the program is.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { SEEN_MAX = 1 << 20, WAIT_MS = 10000, GONE_MS = 2000 };

struct wizard {
	int fd;			/* our end of the terminal */
	pid_t pid;
	int column;		/* answered when asked; 0: no answer */
	char seen[SEEN_MAX];	/* all that it wrote */
	size_t n, asked;
	char home[64];
};

static int tests;

static void
result(bool good, const char *what)
{
	(void)printf("%s %d - %s\n", good ? "ok" : "not ok", ++tests, what);
	(void)fflush(stdout);
}

static long
now_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
put(struct wizard *w, const char *text)
{
	if (write(w->fd, text, strlen(text)) != (ssize_t)strlen(text))
		perror("write");
}

/* Each question for the place of the cursor gets its answer. */
static void
answer(struct wizard *w)
{
	char text[32];
	const char *at;

	while (w->column > 0 && (at = memmem(w->seen + w->asked,
	    w->n - w->asked, "\033[6n", 4)) != NULL) {
		w->asked = (size_t)(at - w->seen) + 4;
		(void)snprintf(text, sizeof(text), "\033[1;%dR", w->column);
		put(w, text);
	}
}

/* Take what was written; false when nothing came for ms. */
static bool
take(struct wizard *w, int ms)
{
	struct pollfd fd = { .fd = w->fd, .events = POLLIN };
	ssize_t n;

	if (poll(&fd, 1, ms) <= 0 || w->n == SEEN_MAX)
		return false;
	n = read(w->fd, w->seen + w->n, SEEN_MAX - w->n);
	if (n <= 0)
		return false;
	w->n += (size_t)n;
	answer(w);
	return true;
}

static bool
has_seen(const struct wizard *w, const char *text)
{
	return memmem(w->seen, w->n, text, strlen(text)) != NULL;
}

static bool
shows(struct wizard *w, const char *text)
{
	long end = now_ms() + WAIT_MS;

	while (!has_seen(w, text))
		if (now_ms() > end || !take(w, 100))
			if (now_ms() > end)
				return false;
	return true;
}

/* Whatever was on its way is read, and forgotten. */
static void
forget(struct wizard *w)
{
	while (take(w, 150))
		continue;
	w->n = 0;
	w->asked = 0;
}

static void
be_wizard(const struct wizard *w, const char *option, bool deaf)
{
	const char *folder = getenv("builddir");
	char path[4096];
	int slave;

	(void)setsid();
	slave = open(ptsname(w->fd), O_RDWR);
	(void)ioctl(slave, TIOCSCTTY, 0);
	for (int i = 0; i < 3; i++)
		(void)dup2(slave, i);
	(void)setenv("HOME", w->home, 1);
	(void)setenv("TERM", "xterm-256color", 1);
	(void)setenv("LC_ALL", "C.UTF-8", 1);
	(void)unsetenv("XDG_STATE_HOME");
	(void)unsetenv("XDG_CONFIG_HOME");
	(void)unsetenv("ACCESSIBLE");
	if (deaf)
		(void)signal(SIGHUP, SIG_IGN);
	(void)snprintf(path, sizeof(path), "%s/aam-onboard",
	    folder == NULL ? "." : folder);
	(void)execl(path, "aam-onboard", option, (char *)NULL);
	_exit(127);
}

static bool
start(struct wizard *w, const char *option, int column, bool deaf)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	memset(w, 0, sizeof(*w));
	w->column = column;
	(void)snprintf(w->home, sizeof(w->home), "/tmp/aam-terminal-XXXXXX");
	if (mkdtemp(w->home) == NULL)
		return false;
	w->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (w->fd < 0 || grantpt(w->fd) != 0 || unlockpt(w->fd) != 0)
		return false;
	(void)ioctl(w->fd, TIOCSWINSZ, &size);
	w->pid = fork();
	if (w->pid == 0)
		be_wizard(w, option, deaf);
	return w->pid > 0;
}

static void
clean(const struct wizard *w)
{
	char command[128];

	(void)snprintf(command, sizeof(command), "%s", w->home);
	if (fork() == 0) {
		(void)execlp("rm", "rm", "-rf", command, (char *)NULL);
		_exit(127);
	}
	(void)wait(NULL);
}

static void
stop(struct wizard *w)
{
	(void)close(w->fd);
	(void)kill(w->pid, SIGKILL);
	(void)waitpid(w->pid, NULL, 0);
	clean(w);
}

/* --- what the terminal is asked ------------------------------------------ */

#define LINE "\342\224\200"	/* the horizontal hairline */

/* The hairline also goes out when its width is asked. */
static void
test_widths(struct wizard *w, int column, bool unicode, const char *what)
{
	bool good = start(w, NULL, column, false) &&
	    shows(w, "Practise with a made-up file");

	good = good && has_seen(w, "\033[6n");
	good = good && (memmem(w->seen, w->n, LINE LINE, 6) != NULL) ==
	    unicode;
	good = good && has_seen(w, "----------") == !unicode;
	result(good, what);
	stop(w);
}

static void
test_unasked(struct wizard *w, const char *option, bool unicode)
{
	bool good = start(w, option, 3, false) &&
	    shows(w, "Practise with a made-up file");

	good = good && !has_seen(w, "\033[6n") &&
	    has_seen(w, "----------") == !unicode;
	result(good, option);
	stop(w);
}

/* What is typed while the terminal is asked is not lost. */
static void
test_typed_ahead(struct wizard *w)
{
	bool good = start(w, NULL, 0, false) && shows(w, "\033[6n");

	put(w, "?");
	result(good && shows(w, "Type to search"),
	    "a key while the terminal is asked counts");
	stop(w);
}

/* --- quick text and the mouse ------------------------------------------- */

static void
test_bursts(struct wizard *w)
{
	bool good = start(w, NULL, 2, false) && shows(w, "Practise");

	forget(w);
	put(w, "aurora\r");
	result(good && shows(w, "There is no field here"),
	    "pasted letters and line ends run nothing");
	put(w, "?");
	good = good && shows(w, "Type to search");
	forget(w);
	for (const char *p = "undo\r"; *p != '\0'; p++) {
		char one[] = { *p, '\0' };

		put(w, one);
	}
	good = good && shows(w, "undo");
	forget(w);
	put(w, "\033");
	result(good && shows(w, "Practise"),
	    "a pasted line end does not end a field");
	stop(w);
}

static void
test_mouse(struct wizard *w)
{
	bool good = start(w, NULL, 2, false) && shows(w, "\033[?1006h");

	good = good && shows(w, "Practise");
	forget(w);
	put(w, "%");
	good = good && shows(w, "\033[?1000l") && shows(w, "selects");
	forget(w);
	put(w, "%");
	result(good && shows(w, "\033[?1000h"),
	    "the mouse is given back and taken again");
	stop(w);
}

/* --- a terminal that goes away ------------------------------------------ */

static bool
ends_in_time(const struct wizard *w, struct rusage *used)
{
	long end = now_ms() + GONE_MS;
	int status;

	while (now_ms() < end) {
		if (wait4(w->pid, &status, WNOHANG, used) == w->pid)
			return true;
		(void)poll(NULL, 0, 10);
	}
	return false;
}

static bool
has_session(const struct wizard *w)
{
	char path[128];

	(void)snprintf(path, sizeof(path),
	    "%s/.local/state/aam-onboard/session.json", w->home);
	return access(path, R_OK) == 0;
}

static void
test_hangup(struct wizard *w, const char *option, bool deaf,
    const char *what)
{
	bool linear = option != NULL;
	struct rusage used = { 0 };
	bool good = start(w, option, 2, deaf) && shows(w, "Practise");

	forget(w);
	put(w, linear ? "2\n" : "\033[B");
	if (!linear) {
		forget(w);
		put(w, "\r");
	}
	good = good && shows(w, "Which file");
	(void)close(w->fd);
	good = good && ends_in_time(w, &used) && has_session(w);
	good = good && used.ru_utime.tv_sec + used.ru_stime.tv_sec < 1;
	result(good, what);
	stop(w);
}

int
main(void)
{
	static struct wizard w;

	test_widths(&w, 2, true, "glyphs of one column are used");
	test_widths(&w, 3, false, "glyphs of two columns are not");
	test_widths(&w, 0, true, "a terminal that does not answer is fine");
	test_unasked(&w, "--ascii", false);
	test_unasked(&w, "--unicode", true);
	test_typed_ahead(&w);
	test_bursts(&w);
	test_mouse(&w);
	test_hangup(&w, NULL, false, "it ends with its terminal");
	test_hangup(&w, NULL, true, "so it does when no signal tells it");
	test_hangup(&w, "--linear", true, "and in linear mode");
	(void)printf("1..%d\n", tests);
	return 0;
}
