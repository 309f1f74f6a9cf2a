# SPDX-License-Identifier: MIT
# The commands as people and scripts call them.
cli_tests = tests/cli/check.sh tests/cli/input.sh tests/cli/past.sh \
	tests/cli/receipt.sh \
	tests/cli/report.sh tests/cli/send.sh tests/cli/sets.sh \
	tests/cli/words.sh tests/cli/wrap.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) tests/cli/lib.sh
