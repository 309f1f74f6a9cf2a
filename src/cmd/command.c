/* SPDX-License-Identifier: MIT */
/* Finds the command, reads its options, runs it. */
#include "config.h"

#include "cmd/command.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "base/safetext.h"
#include "cmd/commands.h"
#include "cmd/wrap.h"
#include "run/near.h"

enum { SHOWN = 40, COMMANDS = 7 };

/* In the order people see them. */
static const struct command *const commands[COMMANDS] = {
	&command_check,
	&command_send,
	&command_receipt,
	&command_name,
	&command_explain,
	&command_doctor,
	&command_help,
};

int
command_refuse(const struct err *err)
{
	(void)fprintf(stderr, "aam-onboard: %s\n", err->text);
	return err_exit_status(err->kind);
}

bool
command_write(struct str text, struct err *err)
{
	if (text.n > 0 && fwrite(text.p, 1, text.n, stdout) != text.n)
		return err_sys(err, ERR_OUTPUT, errno,
		    _("cannot write the result"));
	if (fflush(stdout) != 0)
		return err_sys(err, ERR_OUTPUT, errno,
		    _("cannot write the result"));
	return true;
}

int
command_finish(struct buf *out, int status)
{
	struct err err = { 0 };

	if (!command_write(buf_str(out), &err))
		status = command_refuse(&err);
	buf_release(out);
	return status;
}

#ifdef WITH_TUI
/* What people may need before they can read the wizard. */
static void
describe_wizard(struct buf *out)
{
	static const struct {
		const char *option, *summary;
	} rows[] = {
		{ "--linear", N_("one line after the other, for a screen "
		    "reader") },
		{ "--full", N_("the full screen all the same") },
		{ "--ascii", N_("plain letters only") },
		{ "--unicode", N_("lines and marks, without asking the "
		    "terminal") },
		{ "--no-color", N_("no colours") },
		{ "--no-motion", N_("progress without movement") },
	};

	buf_printf(out, "\n%s\n\n", _("Options of the wizard:"));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		buf_printf(out, "  %-24s%s\n", rows[i].option,
		    _(rows[i].summary));
}
#endif

void
command_overview(struct buf *out)
{
	wrap_paragraph(out, _("Takes a customer file to Adobe Audience "
	    "Manager: checks it, repairs it, delivers it."), 0);
	buf_add_char(out, '\n');
#ifdef WITH_TUI
	buf_printf(out, "  %-24s%s\n", "aam-onboard",
	    _("the wizard, which asks for everything"));
	buf_printf(out, "  %-24s%s\n", "aam-onboard FILE",
	    _("the wizard with this file chosen"));
#endif
	for (size_t i = 0; i < COMMANDS; i++) {
		char call[64];

		(void)snprintf(call, sizeof(call), "aam-onboard %s",
		    commands[i]->name);
		buf_printf(out, "  %-24s%s\n", call, _(commands[i]->summary));
	}
#ifdef WITH_TUI
	describe_wizard(out);
#endif
	buf_add_text(out, _("\naam-onboard COMMAND --help tells more about a "
	    "command.\n"));
}

static void
describe(const struct command *c, struct buf *out)
{
	buf_printf(out, _("aam-onboard %s %s\n\n%s.\n"), c->name, c->arguments,
	    _(c->summary));
	if (c->details != NULL)
		buf_printf(out, "\n%s\n", _(c->details));
	buf_add_char(out, '\n');
	options_describe(c->options, out);
	buf_printf(out, "  --help                %s\n", _("show this"));
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

bool
command_known(const char *name)
{
	return find_command(name) != NULL;
}

static int
unknown_command(const char *name)
{
	struct safetext safe = safetext_make(str_from(name), SHOWN);
	struct err err = { 0 };
	const char *near = NULL;
	unsigned best = UINT_MAX;

	for (size_t i = 0; i < COMMANDS; i++) {
		unsigned far = near_distance(name, commands[i]->name);

		if (far < best && near_enough(name, far)) {
			best = far;
			near = commands[i]->name;
		}
	}
	if (near != NULL)
		(void)err_set(&err, ERR_USAGE, _("There is no command \"%s\". "
		    "Did you mean \"%s\"?"), safe.text, near);
	else
		(void)err_set(&err, ERR_USAGE, _("There is no command \"%s\". "
		    "Use --help to see all."), safe.text);
	safetext_release(&safe);
	return command_refuse(&err);
}

static bool
arguments_fit(const struct command *c, int count, struct err *err)
{
	if ((size_t)count < c->least)
		return err_set(err, ERR_USAGE, _("Something is missing. Use "
		    "it like this: aam-onboard %s %s"), c->name,
		    c->arguments);
	if ((size_t)count > c->most)
		return err_set(err, ERR_USAGE, _("That is more than it takes. "
		    "Use it like this: aam-onboard %s %s"), c->name,
		    c->arguments);
	return true;
}

/* --help wins over everything but what stands after "--". */
static bool
asks_for_help(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0)
			return true;
	return false;
}

static int
run(const struct command *c, int argc, char **argv)
{
	struct err err = { 0 };
	struct call call = { .command = c, .args = argv };
	int status;

	call.settings = xcalloc(1, c->settings_size);
	if (!options_read(c->options, call.settings, &argc, argv, &err) ||
	    !arguments_fit(c, argc, &err)) {
		free(call.settings);
		return command_refuse(&err);
	}
	call.count = (size_t)argc;
	status = c->run(&call);
	free(call.settings);
	return status;
}

static int
show_version(void)
{
	struct buf out = { 0 };

	buf_printf(&out, "aam-onboard %s\n", PACKAGE_VERSION);
	return command_finish(&out, COMMAND_OK);
}

static int
show_overview(void)
{
	struct buf out = { 0 };

#ifndef WITH_TUI
	buf_add_text(&out, _("This build has commands only. The wizard comes "
	    "with a build that has ncurses.\n\n"));
#endif
	command_overview(&out);
	return command_finish(&out, COMMAND_OK);
}

int
command_main(int argc, char **argv)
{
	const struct command *c;
	struct buf out = { 0 };

	if (argc < 2 || strcmp(argv[1], "--help") == 0)
		return show_overview();
	if (strcmp(argv[1], "--version") == 0)
		return show_version();
	c = find_command(argv[1]);
	if (c == NULL)
		return unknown_command(argv[1]);
	if (asks_for_help(argc - 2, argv + 2)) {
		describe(c, &out);
		return command_finish(&out, COMMAND_OK);
	}
	return run(c, argc - 2, argv + 2);
}
