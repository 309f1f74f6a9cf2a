# SPDX-License-Identifier: MIT
# Every screen in three sizes, as it was looked at (ascii).
. "$srcdir/tests/journeys/lib.sh"
frames frames-ascii
finish
