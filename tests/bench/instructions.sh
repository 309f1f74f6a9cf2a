#!/bin/sh
# SPDX-License-Identifier: MIT
# Instructions for each byte of a file, counted: the same on a busy machine
# as on a quiet one.
#
#	make bench-instructions		10 MB a file
#	make bench-instructions BENCH_MB=100 BENCH_MIXES="mix num"
#
# full is all that the check does without SHA-256; of it rules is what is
# judged line by line, the rest reading and what lines have to do with each
# other.  Nothing here passes or fails.
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/lib.sh
. "$here/lib.sh"
megabytes=${BENCH_MB:-10}
mixes=${BENCH_MIXES:-mix own num kv short}

if ! have valgrind || ! have callgrind_annotate; then
	echo "Not here: valgrind with callgrind_annotate"
	exit 1
fi

count() {
	make_file "$mix" "$megabytes"
	valgrind -q --tool=callgrind \
	    --callgrind-out-file="$scratch/calls" "$tools/engine" "$made" \
	    >/dev/null 2>"$scratch/said" || cat "$scratch/said"
	callgrind_annotate --inclusive=yes "$scratch/calls" |
	    awk -v mix="$mix" -v bytes="$(wc -c <"$made")" \
	        -f "$here/instructions.awk"
}

printf '%-8s %7s %7s %7s\n' file full rules rest
for mix in $mixes; do
	count
done
echo "$megabytes MB a file, instructions a byte (goals with AVX2: full <= 7,"
echo "rules <= 6; with SSE2: rules <= 10)"
