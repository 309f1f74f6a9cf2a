# SPDX-License-Identifier: MIT
# libui.a leaves out term.c and main.c, so that every screen is tested
# without a terminal.
if WITH_TUI
noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/begin.c ui/begin.h \
	ui/app.c ui/app.h ui/app_parts.h ui/draft.c \
	ui/verbs.c ui/press.c \
	ui/canvas.c ui/canvas.h ui/roles.def \
	ui/edit.c ui/edit.h \
	ui/explain.c ui/explain.h \
	ui/flow.c \
	ui/focus.c ui/focus.h \
	ui/head.c ui/head.h \
	ui/overlay.c ui/overlay.h \
	ui/speak.c ui/speak.h \
	ui/topic.c ui/topic.h \
	ui/form.c ui/form.h \
	ui/full.c ui/full.h \
	ui/glyph.c ui/glyph.h \
	ui/hints.c ui/hints.h \
	ui/ink.h ui/ink_ask.c ui/ink_show.c ui/ink_table.c \
	ui/input.c ui/input.h \
	ui/kept.c ui/kept.h \
	ui/keys.c ui/keys.h ui/keys.def \
	ui/layout.c ui/layout.h \
	ui/linear.c ui/linear.h ui/linear_read.c ui/linear_read.h \
	ui/options.c ui/options.h \
	ui/page.c ui/page.h \
	ui/preview.c ui/preview.h \
	ui/probe.c ui/probe.h \
	ui/progress.c ui/progress.h \
	ui/screen.h ui/screens.h \
	ui/screen_customer.c \
	ui/screen_destination.c \
	ui/screen_file.c \
	ui/screen_fix.c \
	ui/screen_letter.c \
	ui/screen_login.c \
	ui/screen_next.c \
	ui/screen_plan.c \
	ui/screen_preview.c \
	ui/screen_problem.c \
	ui/screen_receipt.c \
	ui/screen_send.c \
	ui/screen_snippet.c \
	ui/screen_source.c \
	ui/screen_welcome.c \
	ui/rests.c ui/rests.h \
	ui/seek.c ui/seek.h \
	ui/sending.c ui/sending.h \
	ui/sift.c ui/sift.h \
	ui/visible.c ui/visible.h \
	ui/wrap.c ui/wrap.h
LIBUI = libui.a $(LIBRUN)
endif
bin_PROGRAMS += aam-onboard
aam_onboard_SOURCES = ui/main.c
aam_onboard_LDADD =
if WITH_TUI
aam_onboard_SOURCES += ui/loop.c ui/loop.h ui/loop_inside.h \
	ui/loop_linear.c ui/term.c ui/term.h
aam_onboard_LDADD += libui.a
endif
aam_onboard_LDADD += $(LIBCMD)
if WITH_TUI
aam_onboard_LDADD += $(CURSES_LIBS)
endif
