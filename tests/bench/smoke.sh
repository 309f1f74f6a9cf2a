# SPDX-License-Identifier: MIT
# The tools that measure work, so that they cannot rot: their files are what
# they are meant to be, and each table has its figures.
. "$srcdir/tests/cli/lib.sh"
tools=$builddir/tests/bench
clean_mixes="clean own wide sync c2c"
mixes="$clean_mixes mix bad short num kv crlf oneid sameline tiny longline"
# 37 digits are no fault of a customer's own ID.
faults="blank mail phone card colon percent case notab tabs endtab endspace
    return latin nul comma commas novalue form noequals quote mailvalue long
    cut"
: >err

tell() {	# tell WHAT OUTPUT: ok when there is none
	printf '%s\n' "$2" >out
	[ -z "$2" ]
	result $? "$1"
}

# judge MIX: is it ready to be sent?
judge() {
	made=$("$tools/make_file" --name "$1")
	"$tools/make_file" "$1" 1 >"$made" &&
	    "$program" check --ic --now "$now" "$made" >/dev/null
	[ $? -eq "$2" ] || echo "$1"
}

tell "a clean file has nothing that needs attention" "$(
	for mix in $clean_mixes; do
		judge "$mix" 0
	done)"
tell "each fault on every line is found" "$(
	for fault in $faults; do
		judge "fault-$fault" 1
	done)"

for mix in $mixes; do
	"$tools/make_file" "$mix" 1
done >made
# shellcheck disable=SC2046
set -- $(cksum <made)
[ "$1 $2" = "2719159113 15001624" ]
result $? "the files are those that doc/BENCHMARKS speaks of" "$*"

# table WHAT WORDS SCRIPT VARIABLE...: runs, ends well and has these rows.
table() {
	what=$1 words=$2 script=$3
	shift 3
	env BENCH_MB=1 BENCH_ROUNDS=1 BENCH_DIR="$home/files" \
	    builddir="$builddir" "$@" \
	    sh "$srcdir/tests/bench/$script" >out 2>err
	status=$?
	missing=
	for word in $words; do
		grep -q "$word" out || missing="$missing $word"
	done
	[ "$status" -eq 0 ] && [ -z "$missing" ] && [ ! -s err ] &&
	    ! grep -q "ended with status" out
	result $? "$what"
}

table "make bench has figures and goals" \
    "mix.*check mix.*wc sync.*check mix.gz.*jump G1.*mix G9.*jump" \
    run.sh BENCH_MIXES="mix sync" BENCH_KEYS=0

table "make bench-send has figures and goals" "own.*us S3.*us" send.sh \
    BENCH_PLACES=own BENCH_OURS=true

# shellcheck disable=SC2016
"$tools/reach" ready "$(printf 'keys\r')" "came keys" -- sh -c \
    'echo ready; read -r line; echo "came $line"' >out 2>err
[ "$(grep -c '^[0-9.]*$' out)" -eq 2 ]
result $? "what a program shows on a terminal is waited for"

if [ -x "$tools/answer" ]; then
	"$tools/answer" "$program" "$home/files/mix-1/$(
	    "$tools/make_file" --name mix)" 5 >out 2>err
	grep -q '^[1-9][0-9.]* [0-9.]* [0-9.]* [0-9.]*$' out
	result $? "the wizard is timed"
fi

if command -v valgrind >/dev/null && command -v callgrind_annotate \
    >/dev/null; then
	table "make bench-instructions has figures" "^num.*[1-9]" \
	    instructions.sh BENCH_MIXES=num
else
	number=$((number + 1))
	echo "ok $number - make bench-instructions # SKIP no valgrind here"
fi

finish
