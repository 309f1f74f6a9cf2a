# SPDX-License-Identifier: MIT
. "$srcdir/tests/journeys/lib.sh"
journeys packed damaged structure archive
finish
