# SPDX-License-Identifier: MIT
# The manual page is well formed, and knows every exit status and command.
. "$srcdir/tests/lint/lib.sh"

page=$srcdir/doc/aam-onboard.1
if command -v mandoc >/dev/null; then
	clean "the manual page has its form" mandoc -T lint "$page"
	sed 's/^\.Sh EXAMPLES/.Sx/' "$page" | put page.1
	out=$(mandoc -T lint "$tree/page.1" 2>&1) && [ -z "$out" ]
	[ $? -ne 0 ]
	result $? "a page that lost a heading is noticed"
else
	echo "ok 1 - the manual page # SKIP no mandoc here"
	number=1
fi

missing=
for status in $(sed -n 's/^\t\t\[ERR_[A-Z]*\] = \([0-9]*\),/\1/p' \
    "$srcdir/src/base/err.c" | sort -u) 1; do
	grep -qx "\.It $status" "$page" || missing="$missing $status"
done
[ -z "$missing" ]
result $? "every exit status is explained" "$missing"

missing=
for command in $(sed -n 's/^extern const struct command command_\([a-z]*\);/\1/p' \
    "$srcdir/src/cmd/commands.h" 2>/dev/null); do
	grep -qx "\.Ss $command" "$page" || missing="$missing $command"
done
[ -z "$missing" ]
result $? "every command is explained" "$missing"

missing=
for option in $(grep -hoE '\{ \.name = "[a-z-]+"|^	+\{ "[a-z-]+", (NULL|"[^"]*"),' \
    "$srcdir"/src/cmd/*.c 2>/dev/null | sed 's/[^"]*"\([a-z-]*\)".*/\1/' |
    sort -u); do
	grep -qE -- "^\.(It|Op).*Fl -$option( |$)" "$page" ||
	    missing="$missing --$option"
done
[ -z "$missing" ]
result $? "every option is explained" "$missing"

finish
