# SPDX-License-Identifier: MIT
noinst_LIBRARIES += librun.a
librun_a_SOURCES = \
	src/run/desk.h \
	src/run/help.h \
	src/run/letters.h \
	src/run/session.h \
	src/run/worker.h \
	src/run/placeholder.c
LIBRUN = librun.a libsend.a $(LIBFIX)
