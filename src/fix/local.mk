# SPDX-License-Identifier: MIT
noinst_LIBRARIES += libfix.a
libfix_a_SOURCES = \
	src/fix/known.c src/fix/known.h \
	src/fix/line.c src/fix/line.h \
	src/fix/offer.c src/fix/offer.h \
	src/fix/pairs.c src/fix/pairs.h \
	src/fix/pen.c src/fix/pen.h \
	src/fix/repair.c src/fix/repair.h \
	src/fix/settle.c src/fix/settle.h
LIBFIX = libfix.a $(LIBCHECK)
