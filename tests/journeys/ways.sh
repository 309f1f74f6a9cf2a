# SPDX-License-Identifier: MIT
. "$srcdir/tests/journeys/lib.sh"
journeys good-file answers-first letters
finish
