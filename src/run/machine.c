/* SPDX-License-Identifier: MIT */
/* Facts about the machine and the terminal, one small function each. */
#define _GNU_SOURCE
#include "config.h"

#include "run/machine.h"

#include <errno.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/num.h"
#include "base/safetext.h"
#include "file/path.h"
#include "run/help.h"

/* The smallest windows for all, for most and for any of the screens. */
enum { WIDE = 80, HIGH = 24, LEAST_WIDE = 40, LEAST_HIGH = 12 };

static void
set_value(struct machine_fact *f, const char *text)
{
	struct safetext safe = safetext_make(str_from(text), 120);

	(void)snprintf(f->value, sizeof(f->value), "%s", safe.text);
	safetext_release(&safe);
}

static void
about_version(struct machine_fact *f)
{
	set_value(f, PACKAGE_VERSION);
}

static void
about_wizard(struct machine_fact *f)
{
#ifdef WITH_TUI
	set_value(f, _("built in"));
#else
	set_value(f, _("left out of this build; commands work"));
#endif
}

static void
about_system(struct machine_fact *f)
{
	struct utsname u;
	char text[3 * sizeof(u.sysname) + 8];

	if (uname(&u) != 0)
		return;
	(void)snprintf(text, sizeof(text), "%s %s %s", u.sysname, u.release,
	    u.machine);
	set_value(f, text);
}

static void
about_locale(struct machine_fact *f)
{
	const char *codeset = nl_langinfo(CODESET);

	set_value(f, codeset);
	f->fine = strcmp(codeset, "UTF-8") == 0;
	f->advice = _("Set LANG to a UTF-8 locale such as C.UTF-8; until "
	    "then we use plain letters.");
}

static void
about_terminal(struct machine_fact *f)
{
	const char *term = getenv("TERM");

	if (term == NULL || term[0] == '\0') {
		f->fine = false;
		set_value(f, _("unknown"));
		f->advice = _("TERM is not set: the wizard asks its questions "
		    "line by line.");
		return;
	}
	set_value(f, term);
}

static void
about_screen(struct machine_fact *f)
{
	bool in = isatty(STDIN_FILENO) == 1;
	bool out = isatty(STDOUT_FILENO) == 1;

	if (in && out) {
		set_value(f, _("keyboard and screen"));
		return;
	}
	set_value(f, in ? _("output goes to a file or program")
	    : _("input comes from a file or program"));
}

static void
about_size(struct machine_fact *f)
{
	struct winsize w = { 0 };
	char text[64];

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 &&
	    ioctl(STDERR_FILENO, TIOCGWINSZ, &w) != 0 &&
	    ioctl(STDIN_FILENO, TIOCGWINSZ, &w) != 0) {
		set_value(f, _("unknown"));
		return;
	}
	(void)snprintf(text, sizeof(text), _("%u columns, %u rows"),
	    w.ws_col, w.ws_row);
	set_value(f, text);
	f->fine = w.ws_col >= LEAST_WIDE && w.ws_row >= LEAST_HIGH;
	f->advice = _("Make the window 40 by 12 or larger; 80 by 24 shows "
	    "everything.");
	if (f->fine && (w.ws_col < WIDE || w.ws_row < HIGH))
		f->advice = NULL;
}

static void
about_colours(struct machine_fact *f)
{
	const char *no = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	const char *many = getenv("COLORTERM");

	if (no != NULL && no[0] != '\0')
		set_value(f, _("off, because NO_COLOR is set"));
	else if (many != NULL && many[0] != '\0')
		set_value(f, _("millions"));
	else if (term != NULL && strstr(term, "256color") != NULL)
		set_value(f, _("256"));
	else
		set_value(f, _("as the terminal says"));
}

static void
about_folder(struct machine_fact *f, enum path_home which)
{
	struct err err = { 0 };
	char *path = path_home(which, NULL, &err);

	set_value(f, path != NULL ? path : err.text);
	f->fine = path != NULL && access(path, W_OK | X_OK) == 0;
	f->advice = _("We cannot write there. Check the permissions of the "
	    "folder.");
	free(path);
}

static void
about_settings(struct machine_fact *f)
{
	about_folder(f, PATH_CONFIG);
}

static void
about_sessions(struct machine_fact *f)
{
	about_folder(f, PATH_STATE);
}

static void
about_practice(struct machine_fact *f)
{
	about_folder(f, PATH_PRACTICE);
}

static void
about_space(struct machine_fact *f)
{
	char *path = path_home(PATH_STATE, NULL, NULL);
	struct statvfs v;
	char text[NUM_TEXT_MAX];

	if (path == NULL || statvfs(path, &v) != 0)
		set_value(f, _("unknown"));
	else
		set_value(f, num_size((uint64_t)v.f_bavail * v.f_frsize,
		    text));
	free(path);
}

static void
about_help(struct machine_fact *f)
{
	struct help_list list = { 0 };
	char text[64], number[NUM_TEXT_MAX];
	struct err err = { 0 };

	f->fine = help_all(&list, NULL, &err) && list.count > 0;
	(void)snprintf(text, sizeof(text), intl_plural("%s topic",
	    "%s topics", list.count), num_group(list.count, number));
	set_value(f, text);
	f->advice = _("The help texts were not found. Install the program "
	    "again.");
	help_list_release(&list);
}

static void
about_clock(struct machine_fact *f)
{
	char text[CLOCK_TEXT_MAX];

	set_value(f, clock_text(clock_now(), text));
	/* A clock of before this program was written is a wrong clock. */
	f->fine = clock_date(clock_now()).year >= 2024;
	f->advice = _("The clock of this computer is wrong. File names carry "
	    "the time, so please set it.");
}

static void
about_user(struct machine_fact *f)
{
	set_value(f, geteuid() == 0 ? _("the administrator (root)")
	    : _("an ordinary user"));
}

static const struct {
	const char *word, *label;
	void (*look)(struct machine_fact *f);
} rows[] = {
	{ "version", N_("Program"), about_version },
	{ "wizard", N_("Wizard"), about_wizard },
	{ "system", N_("System"), about_system },
	{ "user", N_("You are"), about_user },
	{ "clock", N_("Clock"), about_clock },
	{ "locale", N_("Letters"), about_locale },
	{ "terminal", N_("Terminal"), about_terminal },
	{ "screen", N_("Connected to"), about_screen },
	{ "size", N_("Window"), about_size },
	{ "colours", N_("Colours"), about_colours },
	{ "settings", N_("Settings"), about_settings },
	{ "sessions", N_("Kept place"), about_sessions },
	{ "practice", N_("Practice"), about_practice },
	{ "space", N_("Free space"), about_space },
	{ "help", N_("Help texts"), about_help },
};

size_t
machine_facts(struct machine_fact out[MACHINE_FACTS_MAX])
{
	size_t count = sizeof(rows) / sizeof(rows[0]);

	for (size_t i = 0; i < count; i++) {
		out[i] = (struct machine_fact){ .word = rows[i].word,
			.label = _(rows[i].label), .fine = true };
		rows[i].look(&out[i]);
		if (out[i].fine)
			out[i].advice = NULL;
	}
	return count;
}
