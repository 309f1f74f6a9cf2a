# SPDX-License-Identifier: MIT
LINT_TESTS = \
	tests/lint/bootstrap.sh \
	tests/lint/changes.sh \
	tests/lint/headers.sh \
	tests/lint/help.sh \
	tests/lint/layers.sh \
	tests/lint/listed.sh \
	tests/lint/manual.sh \
	tests/lint/practice.sh \
	tests/lint/style.sh \
	tests/lint/symbols.sh \
	tests/lint/text.sh \
	tests/lint/topics.sh
TESTS += $(LINT_TESTS)
EXTRA_DIST += $(LINT_TESTS) tests/lint/lib.sh
