# SPDX-License-Identifier: MIT
if WITH_TUI
check_PROGRAMS += tests/unit/test_ui
TESTS += tests/unit/test_ui
tests_unit_test_ui_SOURCES = tests/unit/ui/main.c \
	tests/unit/ui/pages.c tests/unit/ui/pages.h \
	tests/unit/ui/suite_app.c \
	tests/unit/ui/suite_canvas.c \
	tests/unit/ui/suite_edit.c \
	tests/unit/ui/suite_full.c \
	tests/unit/ui/suite_input.c \
	tests/unit/ui/suite_keys.c \
	tests/unit/ui/suite_readme.c \
	tests/unit/ui/suite_seek.c \
	tests/unit/ui/suite_visible.c tests/unit/ui/suite_walk.c
tests_unit_test_ui_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_ui_LDADD = $(UNIT_LIBS) $(LIBUI)
EXTRA_DIST += tests/unit/ui/golden
endif
