# SPDX-License-Identifier: MIT
. "$srcdir/tests/journeys/lib.sh"
journeys practice-story undo
finish
