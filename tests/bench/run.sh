#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast the program is, beside peers, on files made from fixed seeds.
#
#	make bench			100 MB a file, 3 rounds
#	make bench BENCH_MB=1000 BENCH_ROUNDS=5 BENCH_MIXES="mix short clean"
#
#	BENCH_FAULTS=all	every kind of fault on every line
#	BENCH_DUCKDB=yes	also DuckDB, installed from the npm registry
#	BENCH_DIR=FOLDER	where the files are kept, else below the build
#	BENCH_KEYS=N		keys pressed in the wizard; 0: leave it out
#
# The programs take turns, round after round, so that a busy machine is
# unfair to none of them; CPU time is steadier than wall time.  Nothing here
# passes or fails.
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/lib.sh
. "$here/lib.sh"
megabytes=${BENCH_MB:-100}
rounds=${BENCH_ROUNDS:-3}
keys=${BENCH_KEYS:-200}
faults=${BENCH_FAULTS:-endspace latin comma mail tabs case}
[ "$faults" != all ] || faults="blank mail phone card colon percent case
    digits37 notab tabs endtab endspace return latin nul comma commas novalue
    form noequals quote mailvalue long cut"
hostile="bad crlf oneid sameline tiny longline wide"
for fault in $faults; do
	hostile="$hostile fault-$fault"
done
mixes=${BENCH_MIXES:-mix clean own short num kv sync c2c $hostile}
tab=$(printf '\t')
duckdb=$folder/duckdb

# The check, with what the person would say about this file.
check() {	# check PROGRAM-NAME FILE-NAME PATH OPTION...
	by=$1 of=$2 path=$3
	shift 3
	case $mix in
	clean | own | crlf | wide | oneid | sameline | fault-*) set -- --ic "$@" ;;
	esac
	one "$of" "$by" "$program" check "$@" "$path"
}

check_with() {	# check_with PROGRAM-NAME OPTION VALUE
	! takes "$2" || check "$1" "$mix" "$made" "$2" "$3"
}

packed_round() {
	pack_file
	cat "$made.gz" >/dev/null
	one mix.gz 'gzip -dc' gzip -dc "$made.gz"
	! have igzip || one mix.gz 'igzip -dc' igzip -dc "$made.gz"
	check 'check' mix.gz "$made.gz"
}

peers_round() {
	! have mawk || one "$mix" "mawk 'NF!=2'" mawk -F"$tab" \
	    'NF != 2 { n++ } END { print n + 0 }' "$made"
	# shellcheck disable=SC2016
	one "$mix" 'cut, sort -u' sh -c 'cut -f1 "$1" | sort -u' sh "$made"
	! [ -d "$duckdb/node_modules" ] || [ "$mix" != clean ] ||
	    one "$mix" DuckDB node "$here/duckdb.mjs" "$made" "$duckdb" \
	        "$scratch/duckdb"
}

round() {
	make_file "$mix" "$megabytes"
	cat "$made" >/dev/null
	one "$mix" 'wc -l' wc -l "$made"
	check 'check' "$mix" "$made"
	case $mix in
	mix | clean | own | short | num | kv | sync | c2c)
		check_with 'check, 1 thread' --threads 1 ;;
	esac
	case $mix in
	mix | short | sync) check_with 'check --memory' --memory 64M ;;
	esac
	case $mix in
	mix | clean) peers_round ;;
	esac
	[ "$mix" = mix ] || return 0
	check 'check --json' "$mix" "$made" --json
	packed_round
}

# --- what a person waits for ---------------------------------------------

four() {	# four FILE PROGRAM METRICS FIGURES: noted pair by pair
	of=$1 by=$2 metrics=$3
	shift 3
	for metric in $metrics; do
		[ $# -gt 0 ] || return 0
		note "$of" "$by" "$(echo "$metric" | tr _ ' ')" "$1"
		shift
	done
}

jump() {	# jump FILE-NAME PATH JUMPS
	# shellcheck disable=SC2046
	four "$1" jump "median_us p95_us p99_us max_us index_ppm" \
	    $("$tools/jump" "$2" "$3")
}

# What the wizard keeps between two starts: a person in the preview of $made.
saved_session() {
	state=$scratch/.local/state/aam-onboard
	mkdir -p "$state"
	{
		printf '{"answers":{"at":"preview","dpid":"12345",'
		printf '"env":"practice","file.path":"%s","idtype":"crm",' \
		    "$made"
		printf '"kind":"trait","mode":"sync","placement":"unknown",'
		for seen in customer destination file preview source; do
			printf '"seen.%s":"yes",' "$seen"
		done
		printf '"seen.welcome":"yes"},"journal":{"done":0,"steps":'
		printf '[]},"saved":1767225600}\n'
	} >"$scratch/body"
	sum=$(sha256sum "$scratch/body" | cut -c1-64)
	{
		printf '{"aam-onboard":"session","format":1,"sha256":"%s"}\n' \
		    "$sum"
		cat "$scratch/body"
	} >"$state/session.json"
}

# terminal TOOL ARGUMENT...: as a person at home here.
terminal() {
	HOME=$scratch TERM=xterm-256color LC_ALL=C.UTF-8 "$@"
}

answer() {	# answer FILE-NAME PROGRAM-NAME ARGUMENT
	# shellcheck disable=SC2046
	four "$1" "$2" "first_screen_ms median_ms p99_ms max_ms" \
	    $(terminal "$tools/answer" "$program" "$3" "$keys")
}

# The last line, by its number, from the start of the program on.  Only all
# that is drawn anew is sure to hold its text in one piece.
last_line() {
	last=$(wc -l <"$made")
	shown=$(tail -n 1 "$made" | cut -c1-8)
	cursor=$(printf '\342\226\272')
	return=$(printf '\r')
	anew=$(printf '\014')
	saved_session
	terminal "$tools/reach" 'Carry on' "$return" "$cursor" / 'Find in' \
	    "$last" "$last" "$return" "$cursor" "$anew" "$shown" \
	    -- "$program" >"$scratch/times"
	note mix wizard 'last line ms' "$(sed -n 5p "$scratch/times")"
	have less || return 0
	terminal "$tools/reach" '' G "$shown" -- less -S -N "$made" \
	    >"$scratch/times"
	note mix 'less -N' 'last line ms' "$(sed -n 2p "$scratch/times")"
}

wizard() {
	rm -rf "$scratch/.local"
	answer mix wizard "$made"
	rm -rf "$scratch/.local"
	answer mix.gz wizard "$made.gz"
	saved_session
	answer mix preview --carry-on
	last_line
}

# Asked to stop in the middle of its work.
stop() {
	middle=$(awk -F"$tab" '$1 == "mix" && $2 == "check" && $3 == "wall" {
	    print int($4 * 500) + 1; exit }' "$results")
	read -r wall _ _ status <<-END
	$("$tools/measure" --stop "$middle" "$program" check "$made" \
	    2>/dev/null)
	END
	[ "$status" -ne 4 ] || note mix check 'stop s' "$wall"
}

waits() {
	mix=mix
	make_file mix "$megabytes"
	pack_file
	n=0
	while [ "$n" -lt "$rounds" ]; do
		jump mix "$made" 1000
		jump mix.gz "$made.gz" 200
		stop
		n=$((n + 1))
		if [ "$keys" -gt 0 ] && [ -x "$tools/answer" ]; then
			wizard
		fi
	done
}

print_waits() {
	awk -F"$tab" -f "$here/middle.awk" -f "$here/waits.awk" "$results"
}

missing() {
	for peer in mawk igzip less; do
		have "$peer" || echo "Not here: $peer"
	done
	for option in --threads --memory; do
		takes "$option" || echo "check does not know $option"
	done
	[ -d "$duckdb/node_modules" ] ||
	    echo "Not here: DuckDB (BENCH_DUCKDB=yes installs it)"
}

install_duckdb() {
	[ "${BENCH_DUCKDB:-no}" = yes ] || return 0
	have npm || return 0
	mkdir -p "$duckdb"
	npm install --silent --no-audit --no-fund --prefix "$duckdb" \
	    @duckdb/node-api >/dev/null || rm -rf "$duckdb"
}

install_duckdb
print_machine
n=0
while [ "$n" -lt "$rounds" ]; do
	for mix in $mixes; do
		round
	done
	n=$((n + 1))
done
case " $mixes " in
*" mix "*) waits ;;
esac
echo "$megabytes MB a file, medians of $rounds rounds"
echo
awk -v mb="$megabytes" -f "$here/middle.awk" -f "$here/table.awk" "$results"
echo
print_waits
echo
awk -f "$here/middle.awk" -f "$here/goals.awk" "$here/goals.txt" "$results"
missing
