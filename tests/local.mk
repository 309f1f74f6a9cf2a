# SPDX-License-Identifier: MIT
# A unit program a layer: it links that layer and those below, nothing else,
# so that a call upwards does not link.
if HAVE_CHECK
check_LIBRARIES += libunit.a
libunit_a_SOURCES = tests/unit/unit.c tests/unit/unit.h \
	tests/unit/server.c tests/unit/server.h
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
include tests/send/local.mk
include tests/server/local.mk
include tests/bench/local.mk

# A second build with the sanitizers, in a folder of its own: unit tests,
# corpus and screens, which are where bytes from outside go.  A process a
# test costs them dearly, and the tables of spec and check, most of all
# tests, do not need it.
check-sanitize:
	$(AM_V_at)$(MKDIR_P) sanitize
	$(AM_V_at)test -f sanitize/Makefile || \
		(cd sanitize && '$(abs_top_srcdir)/configure' -q \
		--enable-sanitizers --enable-werror CC='$(CC)')
	$(AM_V_at)tests=; for t in $(TESTS); do \
		case $$t in tests/unit/test_spec|tests/unit/test_check) ;; \
		tests/unit/*|tests/corpus/*) tests="$$tests $$t";; \
		esac; done; \
	cd sanitize && $(MAKE) check TESTS="$$tests" && \
	CK_FORK=no $(MAKE) check \
		TESTS="tests/unit/test_spec tests/unit/test_check"

# What make check does with few lines and small files, with many and large
# ones: made by chance (LONG_LINES, LONG_SEED), held against the naive model
# and every way to check against the plain one; and files that are a burden
# (LONG_MB each).
LONG_LINES = 10000000
LONG_MB = 1000
check-long: tests/unit/test_check
	$(AM_V_at)LONG_LINES='$(LONG_LINES)' LONG_MB='$(LONG_MB)'; \
	LONG_SEED="$${LONG_SEED:-`date +%s`}"; \
	srcdir='$(abs_srcdir)'; builddir='$(abs_builddir)'; \
	export LONG_LINES LONG_MB LONG_SEED srcdir builddir; status=0; \
	for suite in cross variants hostile; do \
		echo "$$suite: $$LONG_LINES lines, $$LONG_MB MB," \
		    "LONG_SEED=$$LONG_SEED"; \
		CK_RUN_SUITE=$$suite tests/unit/test_check >long.log; \
		grep -c '^ok' long.log | sed 's/$$/ tests passed/'; \
		! grep '^not ok' -A 40 long.log || status=1; \
	done; exit $$status

# What two threads do at the same time: the tests of blocks judged by both.
check-threads:
	$(AM_V_at)$(MKDIR_P) threads
	$(AM_V_at)test -f threads/Makefile || \
		(cd threads && '$(abs_top_srcdir)/configure' -q \
		--enable-sanitizers=thread --enable-werror CC='$(CC)')
	cd threads && CK_FORK=no CK_RUN_SUITE=blocks TSAN_OPTIONS=exitcode=66 \
		$(MAKE) check TESTS=tests/unit/test_check

# Lines of src/ that the tests reach; less than 85 % is not enough.
coverage:
	$(AM_V_at)$(MKDIR_P) coverage
	$(AM_V_at)test -f coverage/Makefile || \
		(cd coverage && '$(abs_top_srcdir)/configure' -q \
		--enable-coverage CC='$(CC)' CFLAGS=)
	$(AM_V_at)find coverage -name '*.gcda' -exec rm -f {} +
	$(AM_V_at)tests=; for t in $(TESTS); do \
		case $$t in tests/lint/*) ;; *) tests="$$tests $$t";; esac; done; \
	cd coverage && $(MAKE) check TESTS="$$tests"
	$(AM_V_at)top=`cd '$(top_srcdir)' && pwd -P`; \
	cd coverage && gcovr -r "$$top" --filter "$$top/src/" \
		--exclude-unreachable-branches --print-summary \
		--fail-under-line 85 . >coverage.txt; \
	status=$$?; cat coverage.txt; exit $$status

clean-local:
	$(AM_V_at)rm -rf sanitize threads coverage headless zlib bench-files
.PHONY: check-sanitize check-long check-threads coverage
