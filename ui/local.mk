# SPDX-License-Identifier: MIT
# libui.a leaves out term.c and main.c, so that every screen is tested
# without a terminal.
if WITH_TUI
noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/canvas.c ui/canvas.h ui/roles.def \
	ui/keys.c ui/keys.h ui/keys.def \
	ui/page.c ui/page.h \
	ui/screen.h
LIBUI = libui.a $(LIBCMD)
endif
bin_PROGRAMS += aam-onboard
aam_onboard_SOURCES = ui/main.c
aam_onboard_LDADD = $(LIBCMD)
