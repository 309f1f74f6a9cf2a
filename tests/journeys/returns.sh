# SPDX-License-Identifier: MIT
. "$srcdir/tests/journeys/lib.sh"
journeys carry-on overwrite switch paste
finish
