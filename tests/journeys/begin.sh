# SPDX-License-Identifier: MIT
# The wizard begins with the file it was started with.
. "$srcdir/tests/cli/lib.sh"

printf 'cust-1\td_sid=24\n' >"$name"
cp "$name" check

run --linear "$name"
exits 0 "an option and a file"
says "Step 2 of 8" "begins where the file is chosen"
says "Chosen: $name" "with this one"
rm -rf state

run "$name" --linear
says "Chosen: $name" "in any order"

cp "$name" "other.sync"
run --linear ./other.sync
says "Chosen: other.sync" "another file beside a saved session"

run ./check --linear
says "Chosen: check" "a file that is called like a command"
run check --linear
exits 2 "but the word alone is the command"

run ./nowhere --linear
exits 3 "a file that is not there"
complains "There is no file" "is said to be missing"
run nowhere
exits 2 "a lone word that is no file"
complains 'There is no command' "is taken for a command"
run --linear "$name" "$name"
exits 2 "two files are one too many"

finish
