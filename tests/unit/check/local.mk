# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_check
TESTS += tests/unit/test_check
tests_unit_test_check_SOURCES = \
	tests/unit/check/main.c \
	tests/unit/check/amount.h \
	tests/unit/check/cook.c \
	tests/unit/check/cook.h \
	tests/unit/check/crowd.c \
	tests/unit/check/crowd.h \
	tests/unit/check/damage.c \
	tests/unit/check/damage.h \
	tests/unit/check/dice.h \
	tests/unit/check/fixtures.def \
	tests/unit/check/hostile.c \
	tests/unit/check/hostile.h \
	tests/unit/check/limits.def \
	tests/unit/check/lines.c \
	tests/unit/check/lines.h \
	tests/unit/check/made.c \
	tests/unit/check/made.h \
	tests/unit/check/model.c \
	tests/unit/check/model.h \
	tests/unit/check/model_read.c \
	tests/unit/check/model_read.h \
	tests/unit/check/pieces.h \
	tests/unit/check/plain.c \
	tests/unit/check/plain.h \
	tests/unit/check/ran.c \
	tests/unit/check/ran.h \
	tests/unit/check/rows.def \
	tests/unit/check/scene.c \
	tests/unit/check/scene.h \
	tests/unit/check/shrink.c \
	tests/unit/check/shrink.h \
	tests/unit/check/suite_blocks.c \
	tests/unit/check/suite_container.c \
	tests/unit/check/suite_corpus.c \
	tests/unit/check/suite_cross.c \
	tests/unit/check/suite_fastlane.c \
	tests/unit/check/suite_fixtures.c \
	tests/unit/check/suite_hostile.c \
	tests/unit/check/suite_keyhash.c \
	tests/unit/check/suite_limits.c \
	tests/unit/check/suite_look.c \
	tests/unit/check/suite_people.c \
	tests/unit/check/suite_practice.c \
	tests/unit/check/suite_rules.c \
	tests/unit/check/suite_search.c \
	tests/unit/check/suite_suspects.c \
	tests/unit/check/suite_table.c \
	tests/unit/check/suite_touches.c \
	tests/unit/check/suite_turns.c \
	tests/unit/check/suite_variants.c \
	tests/unit/check/suite_vectors.c \
	tests/unit/check/suite_whole.c \
	tests/unit/check/variants.c \
	tests/unit/check/variants.h \
	tests/unit/check/vectors.c \
	tests/unit/check/vectors.h
tests_unit_test_check_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_check_LDADD = $(UNIT_LIBS) $(LIBCHECK)
