# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libbase.a
libbase_a_SOURCES = \
	src/base/buf.c src/base/buf.h \
	src/base/clock.c src/base/clock.h \
	src/base/die.c src/base/die.h \
	src/base/err.c src/base/err.h \
	src/base/intl.c src/base/intl.h \
	src/base/json.c src/base/json.h \
	src/base/mem.c src/base/mem.h \
	src/base/num.c src/base/num.h \
	src/base/safetext.c src/base/safetext.h \
	src/base/sigmask.c src/base/sigmask.h \
	src/base/step.h \
	src/base/str.c src/base/str.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/utf8tab.h
LIBBASE = libbase.a $(JANSSON_LIBS)
