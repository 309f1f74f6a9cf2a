# SPDX-License-Identifier: MIT
# Fragments of the NEWS are short.
. "$srcdir/tests/lint/lib.sh"

check() {
	"$tools/check-changes" "$tree"
}

clean "the fragments are short" "$tools/check-changes" "$srcdir"

fresh
printf 'One.\nTwo.\nThree.\n' | put changes/a.md
clean "three lines are fine" check
printf 'One.\nTwo.\nThree.\nFour.\n' | put changes/a.md
faulty "four lines" "changes/a.md:4: has 4 lines, not one to three" check
: | put changes/a.md
faulty "an empty fragment" "changes/a.md:0: has 0 lines" check
fresh
echo 'One.' | put changes/a.txt
faulty "another ending" "changes/a.txt:1: is not called SHORT-NAME.md" check

finish
