# SPDX-License-Identifier: MIT
# Not part of make check: how fast it is says nothing about right and wrong.
BENCH_TOOLS = tests/bench/answer tests/bench/make_file tests/bench/measure
EXTRA_PROGRAMS = $(BENCH_TOOLS)
tests_bench_answer_SOURCES = tests/bench/answer.c
tests_bench_make_file_SOURCES = tests/bench/make_file.c
tests_bench_measure_SOURCES = tests/bench/measure.c
EXTRA_DIST += tests/bench/run.sh
CLEANFILES += $(BENCH_TOOLS)

# BENCH_MB=1000 for large files; tests/bench/run.sh tells the rest.
bench: aam-onboard $(BENCH_TOOLS)
	$(AM_V_at)builddir=. $(SHELL) '$(srcdir)/tests/bench/run.sh'
.PHONY: bench
