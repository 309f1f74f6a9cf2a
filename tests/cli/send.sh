# SPDX-License-Identifier: MIT
# aam-onboard send: what it does without a screen, in the practice drop-off.
. "$srcdir/tests/cli/lib.sh"

inbox=$XDG_DATA_HOME/aam-onboard/practice/drop-off/aam-practice/practice

delivered() {	# the only file that is there
	find "$inbox" -type f
}

typed() {	# typed WORD ARGUMENTS...: at a terminal
	word=$1
	shift
	printf '%s\n' "$word" |
	    script -qec "'$program' $* 2>&1" /dev/null >out 2>err
	status=$?
}

put $name 'cust-001\td_sid=24\ncust-002\td_sid=26\n'

run send $name --to practice --dry-run
exits 0 "saying what it would do"
says "$inbox/date=" "the whole address is told"
says '2 lines, 36 bytes, all checked' "and how much it is"
[ ! -d "$inbox" ]
result $? "nothing was sent"

run send $name --to practice
exits 2 "nobody to ask"
grep -q 'Add --yes to send' err
result $? "it says how to do without"
[ ! -d "$inbox" ]
result $? "nothing was sent either"

run send $name --to practice --yes
exits 0 "a delivery"
cmp -s $name "$(delivered)"
result $? "the bytes are there"
says "Delivered   $(delivered)" "it says where"
says 'Read back there, and every byte is the same.' "and how it is known"
rm -r "$inbox"

run send $name --to practice --yes --json
exits 0 "for programs"
is_json "each line is an object"
says '"type":"plan"' "first the plan"
says '"proofs":["read-back"]' "then what is proven"
says "$(sha256sum <$name | cut -c 1-64)" "with the hash of the file"
rm -r "$inbox"

run send $name --to practise --yes
exits 2 "a place that is not known"
complains 'practice, beta, production' "all places are named"
run send $name --yes
exits 2 "no place at all"
run send $name --to production --yes
exits 2 "without the folder at Adobe"
grep -q 'folder name at Adobe' err
result $? "it says what is missing"
run send $name --to practice --yes --dpid ACME
exits 2 "an answer that cannot be"
complains 'Data source ID (DPID): ' "it says which"
run send nothing.sync --to practice --yes
exits 3 "a file that is not there"

put bad.sync 'cust-001 d_sid=24\n'
run send bad.sync --dpid 1204 --to practice --yes
exits 1 "a file with errors"
grep -q 'Spaces instead of a tab' err
result $? "they are named"
[ ! -d "$inbox" ]
result $? "and it stays here"

put warned.sync 'cust-001\td_sid=24\n\ncust-002\td_sid=26\n'
run send warned.sync --dpid 1204 --to practice --yes
exits 0 "a warning is accepted by --yes"
cmp -s warned.sync "$(delivered)"
result $? "the file goes as it is"
rm -r "$inbox"

for option in '--rate 2' '--rate 0K' '--parts 9' '--parts 0'; do
	# shellcheck disable=SC2086
	run send $name --to practice --yes $option
	exits 2 "$option"
done

if command -v script >/dev/null 2>&1; then
	typed no send $name --to practice
	exits 4 "another word at the terminal"
	[ ! -d "$inbox" ]
	result $? "nothing was sent then"
	typed yes send $name --to practice
	exits 0 "the word at the terminal"
	cmp -s $name "$(delivered)"
	result $? "the bytes are there again"
else
	echo "ok $((number + 1)) - words at the terminal # SKIP no script here"
	number=$((number + 1))
fi

finish
