# SPDX-License-Identifier: MIT
# libui.a leaves out term.c and main.c, so that every screen is tested
# without a terminal.
bin_PROGRAMS += aam-onboard
aam_onboard_SOURCES = ui/main.c
aam_onboard_LDADD = $(LIBCMD)
