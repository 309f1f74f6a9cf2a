# SPDX-License-Identifier: MIT
# A unit program a layer: it links that layer and those below, nothing else,
# so that a call upwards does not link.
if HAVE_CHECK
check_LIBRARIES += libunit.a
libunit_a_SOURCES = tests/unit/unit.c tests/unit/unit.h
libunit_a_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) -Wno-conversion \
	-Wno-sign-conversion -Wno-pedantic
UNIT_CFLAGS = $(libunit_a_CFLAGS)
UNIT_LIBS = libunit.a $(CHECK_LIBS)
include tests/unit/base/local.mk
include tests/unit/file/local.mk
include tests/unit/spec/local.mk
include tests/unit/check/local.mk
include tests/unit/fix/local.mk
include tests/unit/send/local.mk
include tests/unit/run/local.mk
include tests/unit/cmd/local.mk
include tests/unit/ui/local.mk
endif
include tests/corpus/local.mk
include tests/cli/local.mk
include tests/journeys/local.mk
include tests/lint/local.mk
