# SPDX-License-Identifier: MIT
# How fast it is.  Figures say nothing about right and wrong, so that make
# check only sees to it that the tools work.
BENCH_TOOLS = tests/bench/deliver tests/bench/engine tests/bench/jump \
	tests/bench/lanes \
	tests/bench/make_file tests/bench/measure tests/bench/reach
check_PROGRAMS += $(BENCH_TOOLS)
tests_bench_deliver_SOURCES = tests/bench/deliver.c
tests_bench_deliver_LDADD = $(LIBSEND)
tests_bench_engine_SOURCES = tests/bench/engine.c \
	tests/bench/kernel.c tests/bench/kernel.h
tests_bench_engine_LDADD = $(LIBCHECK)
tests_bench_jump_SOURCES = tests/bench/jump.c \
	tests/bench/maker.c tests/bench/maker.h
tests_bench_jump_LDADD = $(LIBCHECK)
tests_bench_lanes_SOURCES = tests/bench/lanes.c \
	tests/bench/kernel.c tests/bench/kernel.h
tests_bench_lanes_LDADD = $(LIBCHECK)
tests_bench_make_file_SOURCES = tests/bench/make_file.c \
	tests/bench/faults.c tests/bench/faults.h \
	tests/bench/maker.c tests/bench/maker.h \
	tests/bench/traits.c tests/bench/traits.h
tests_bench_measure_SOURCES = tests/bench/measure.c
tests_bench_reach_SOURCES = tests/bench/reach.c \
	tests/bench/terminal.c tests/bench/terminal.h
if WITH_TUI
BENCH_TOOLS += tests/bench/answer
tests_bench_answer_SOURCES = tests/bench/answer.c \
	tests/bench/terminal.c tests/bench/terminal.h
endif
BENCH_FILES = tests/bench/duckdb.mjs tests/bench/goals.awk \
	tests/bench/goals-send.txt tests/bench/goals.txt \
	tests/bench/instructions.sh \
	tests/bench/instructions.txt tests/bench/lib.sh \
	tests/bench/middle.awk tests/bench/run.sh tests/bench/send.sh \
	tests/bench/sent.awk tests/bench/table.awk \
	tests/bench/waits.awk
TESTS += tests/bench/smoke.sh
EXTRA_DIST += $(BENCH_FILES) tests/bench/smoke.sh

# BENCH_MB=1000 for large files; each script tells the rest.
bench: aam-onboard $(BENCH_TOOLS)
	$(AM_V_at)builddir=. $(SHELL) '$(srcdir)/tests/bench/run.sh'
bench-instructions: $(BENCH_TOOLS)
	$(AM_V_at)builddir=. $(SHELL) '$(srcdir)/tests/bench/instructions.sh'
SENDERS = tests/bench/deliver tests/bench/measure tests/server/delay \
	tests/server/leash tests/server/port tests/server/s3server
bench-send: $(SENDERS)
	$(AM_V_at)builddir=. $(SHELL) '$(srcdir)/tests/bench/send.sh'
.PHONY: bench bench-instructions bench-send
