# SPDX-License-Identifier: MIT
. "$srcdir/tests/journeys/lib.sh"
journeys small ascii
finish
