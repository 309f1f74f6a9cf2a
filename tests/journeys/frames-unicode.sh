# SPDX-License-Identifier: MIT
# Every screen in three sizes, as it was looked at (unicode).
. "$srcdir/tests/journeys/lib.sh"
frames frames-unicode
finish
