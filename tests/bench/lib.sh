# SPDX-License-Identifier: MIT
# For the scripts that measure: files made from fixed seeds, runs, results.
# $builddir is the build folder.  A result is a line: file, program, what was
# measured, value; $results collects them.
set -eu
unset CDPATH LESS LESSOPEN
LC_ALL=C
export LC_ALL
built=$(cd "${builddir:-.}" && pwd)
program=$built/aam-onboard
tools=$built/tests/bench
folder=${BENCH_DIR:-$built/bench-files}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
scratch=$(mktemp -d "$folder/scratch-XXXXXX")
results=$scratch/results
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
: >"$results"

# make_file MIX MEGABYTES: sets $made; it stays for the next time.
make_file() {
	made=$folder/$1-$2/$("$tools/make_file" --name "$1")
	[ ! -s "$made" ] || return 0
	mkdir -p "$folder/$1-$2"
	"$tools/make_file" "$1" "$2" >"$made.part"
	mv "$made.part" "$made"
}

# pack_file: the same packed, beside $made.
pack_file() {
	[ ! -s "$made.gz" ] || return 0
	gzip -6 -c "$made" >"$made.part"
	mv "$made.part" "$made.gz"
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# takes OPTION: does check know it?
takes() {
	"$program" check --help | grep -q -- "^  $1 "
}

note() {	# note FILE PROGRAM METRIC VALUE
	printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >>"$results"
}

# one FILE PROGRAM COMMAND...: run it and note wall, CPU and memory.  What
# did not come to its end (a status above 1, or above $good) is noted as such.
good=1
one() {
	of=$1 by=$2
	shift 2
	read -r wall cpu rss status <<-END
	$("$tools/measure" "$@" 2>"$scratch/said" || :)
	END
	if [ "${status:-2}" -gt "$good" ]; then
		note "$of" "$by" broken "${status:-2}"
		return
	fi
	note "$of" "$by" wall "$wall"
	note "$of" "$by" cpu "$cpu"
	note "$of" "$by" rss "$rss"
}

# Machine, system and moment: a figure without them says nothing.
print_machine() {
	# shellcheck disable=SC1091
	printf '%s, %s processors, %s GB; %s; load %s; %s UTC\n' \
	    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
	    "$(getconf _NPROCESSORS_ONLN)" \
	    "$(awk '/^MemTotal/ { print int($2 / 1000000) }' /proc/meminfo)" \
	    "$(. /etc/os-release && echo "$PRETTY_NAME")" \
	    "$(cut -d' ' -f1-3 /proc/loadavg)" "$(date -u '+%Y-%m-%d %H:%M')"
}
