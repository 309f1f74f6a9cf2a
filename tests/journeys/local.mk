# SPDX-License-Identifier: MIT
if WITH_TUI
TESTS += tests/journeys/begin.sh tests/journeys/restore.sh
endif
dist_check_SCRIPTS += tests/journeys/begin.sh tests/journeys/restore.sh
