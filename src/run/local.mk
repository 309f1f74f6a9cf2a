# SPDX-License-Identifier: MIT
noinst_LIBRARIES += librun.a
librun_a_SOURCES = \
	src/run/desk.h \
	src/run/help.h \
	src/run/journal.c src/run/journal.h \
	src/run/letters.h \
	src/run/session.c src/run/session.h \
	src/run/store.c src/run/store.h \
	src/run/worker.c src/run/worker.h
LIBRUN = librun.a libsend.a $(LIBFIX)
