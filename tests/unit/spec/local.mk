# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/unit/test_spec
TESTS += tests/unit/test_spec
tests_unit_test_spec_SOURCES = tests/unit/spec/main.c \
	tests/unit/spec/fixtures.c tests/unit/spec/fixtures.h \
	tests/unit/spec/suite_address.c \
	tests/unit/spec/suite_catalogue.c \
	tests/unit/spec/suite_field.c \
	tests/unit/spec/suite_finding.c \
	tests/unit/spec/suite_findings.c \
	tests/unit/spec/suite_forecast.c \
	tests/unit/spec/suite_glance.c \
	tests/unit/spec/suite_idtype.c \
	tests/unit/spec/suite_environment.c \
	tests/unit/spec/suite_ini.c \
	tests/unit/spec/suite_kind.c \
	tests/unit/spec/suite_mailtext.c \
	tests/unit/spec/suite_name.c \
	tests/unit/spec/suite_name_any.c \
	tests/unit/spec/suite_name_compose.c \
	tests/unit/spec/suite_parts.c \
	tests/unit/spec/suite_pii.c \
	tests/unit/spec/suite_receipt.c \
	tests/unit/spec/suite_snippet.c
tests_unit_test_spec_CFLAGS = $(UNIT_CFLAGS)
tests_unit_test_spec_LDADD = $(UNIT_LIBS) $(LIBSPEC)
