# SPDX-License-Identifier: MIT
if WITH_TUI
TESTS += tests/journeys/restore.sh
endif
dist_check_SCRIPTS += tests/journeys/restore.sh
