#!/bin/sh
# SPDX-License-Identifier: MIT
# Instructions for each byte of a file, counted: the same on a busy machine
# as on a quiet one.
#
#	make bench-instructions		10 MB a file
#	make bench-instructions BENCH_MB=100 BENCH_MIXES="mix num"
#
# full is the whole check in one thread, without SHA-256; rules are those of
# single lines alone.  The columns are what the fast lane is made of; none is
# the careful lane for every line.  proven: lines that the fast lane took, of
# a hundred.  Nothing here passes or fails.
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/lib.sh
. "$here/lib.sh"
megabytes=${BENCH_MB:-10}
mixes=${BENCH_MIXES:-mix clean own num kv short}
kernels="avx2 sse2 portable none"

if ! have valgrind || ! have callgrind_annotate; then
	echo "Not here: valgrind with callgrind_annotate"
	exit 1
fi

# count FUNCTIONS COMMAND...: what these functions took, with all they call,
# for each byte of $made.  Empty when the command does not end well.
count() {
	functions=$1
	shift
	valgrind -q --tool=callgrind --callgrind-out-file="$scratch/calls" \
	    "$@" >"$scratch/said" 2>&1 || return 0
	callgrind_annotate --inclusive=yes --threshold=100 "$scratch/calls" |
	    awk -v functions="$functions" -v bytes="$(wc -c <"$made")" '
	    BEGIN {
		n = split(functions, name, " ")
	    }
	    {
		gsub(/,/, "", $1)
		for (i = 1; i <= n; i++)
			if (index($0, ":" name[i] " ["))
				sum += $1
	    }
	    END { printf "%.2f\n", sum / bytes }'
}

# part NAME KERNEL FUNCTIONS COMMAND...: a figure of the row.
part() {
	name=$1 kernel=$2
	shift 2
	figure=$(count "$@")
	[ -z "$figure" ] ||
	    note "$mix" "$name $kernel" instructions "$figure"
	printf '%9s' "${figure:--}"
}

row() {
	make_file "$mix" "$megabytes"
	printf '%-8s' "$mix"
	for kernel in $kernels; do
		part full "$kernel" check_step \
		    "$tools/engine" "$kernel" 1 "$made"
		part rules "$kernel" "fastlane_run judge_line" \
		    "$tools/lanes" "$kernel" "$made"
	done
	"$tools/lanes" best "$made" | awk '{ printf "%9.2f\n", 100 * $3 / $1 }'
}

printf '%-8s' ""
for kernel in $kernels; do
	printf '%9s%9s' "$kernel" ""
done
printf '\n%-8s' file
for kernel in $kernels; do
	printf '%9s%9s' full rules
done
printf '%9s\n' proven
for mix in $mixes; do
	row
done
echo "$megabytes MB a file, instructions a byte"
echo
awk -f "$here/middle.awk" -f "$here/goals.awk" "$here/instructions.txt" \
    "$results"
