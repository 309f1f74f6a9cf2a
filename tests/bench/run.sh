#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast the program is, beside peers, on files made from a fixed seed.
#
#	make bench			100 MB a file, 3 rounds
#	make bench BENCH_MB=1000 BENCH_ROUNDS=5 BENCH_MIXES="mix kv"
#
# The programs take turns, so that a busy machine is unfair to none of them;
# CPU time is the figure to trust, wall time is shown beside it.  Nothing
# here passes or fails.
set -eu
LC_ALL=C
export LC_ALL
built=${builddir:-.}
program=$built/aam-onboard
tools=$built/tests/bench
megabytes=${BENCH_MB:-100}
rounds=${BENCH_ROUNDS:-3}
mixes=${BENCH_MIXES:-mix clean bad short num kv}
keys=${BENCH_KEYS:-200}
folder=${BENCH_DIR:-$built/bench-files}
file=ftp_dpm_12345_1767225600.sync
tab=$(printf '\t')

case $program in /*) ;; *) program=$PWD/$program ;; esac
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
results=$(mktemp)
home=$(mktemp -d)
trap 'rm -rf "$results" "$home"' EXIT

# make_file MIX: once; it stays for the next time.
make_file() {
	mkdir -p "$folder/$1-$megabytes"
	made=$folder/$1-$megabytes/$file
	if [ ! -s "$made" ]; then
		"$tools/make_file" "$1" "$megabytes" >"$made.part"
		mv "$made.part" "$made"
	fi
	if [ "$1" = mix ] && [ ! -s "$made.gz" ]; then
		gzip -6 -c "$made" >"$made.gz.part"
		mv "$made.gz.part" "$made.gz"
	fi
}

# one WHAT GOAL COMMAND...: a line of results.
one() {
	what=$1
	goal=$2
	shift 2
	printf '%s\t%s\t%s\t%s\n' "$mix" "$what" "$goal" \
	    "$("$tools/measure" "$@" 2>/dev/null | tr ' ' '\t')" >>"$results"
}

# Megabytes a second of CPU time that a check of this mix is to reach.
goal_of() {
	case $1 in
	short) echo 80 ;;
	*) echo 100 ;;
	esac
}

round() {
	one 'wc -l' - wc -l "$made"
	one 'aam-onboard check' "$(goal_of "$mix") MB/s" "$program" check "$made"
	! command -v mawk >/dev/null || one "mawk 'NF!=2'" - \
	    mawk -F"$tab" 'NF != 2 { n++ } END { print n + 0 }' "$made"
	one 'cut -f1 | sort -u' - sh -c 'cut -f1 "$1" | sort -u' sh "$made"
	[ "$mix" = mix ] || return 0
	one 'gzip -dc' - gzip -dc "$made.gz"
	one 'aam-onboard check .gz' - "$program" check "$made.gz"
}

# The table: medians over the rounds, and the ratio to wc -l.
table() {
	awk -F'\t' -v mb="$megabytes" '
	function sorted(s, out,    n, i, j, t) {
		n = split(s, out, " ")
		for (i = 2; i <= n; i++)
			for (j = i; j > 1 && out[j] + 0 < out[j - 1] + 0; j--) {
				t = out[j]; out[j] = out[j - 1]; out[j - 1] = t
			}
		return n
	}
	function middle(s,    a, n) {
		n = sorted(s, a)
		return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
	}
	function least(s,    a) {
		sorted(s, a)
		return a[1]
	}
	{
		k = $1 FS $2
		if (!(k in wall))
			order[++count] = k
		goal[k] = $3
		wall[k] = wall[k] " " $4
		cpu[k] = cpu[k] " " $5
		if ($6 + 0 > rss[k])
			rss[k] = $6 + 0
	}
	END {
		printf "%-6s %-24s %8s %8s %8s %8s %9s %8s  %s\n", "file",
		    "program", "wall s", "least", "CPU s", "MB/s CPU",
		    "x wc -l", "RSS MB", "goal"
		for (i = 1; i <= count; i++) {
			k = order[i]
			split(k, p, FS)
			base = middle(cpu[p[1] FS "wc -l"])
			c = middle(cpu[k])
			printf "%-6s %-24s %8.2f %8.2f %8.2f %8.0f %9.1f %8.0f  %s\n",
			    p[1], p[2], middle(wall[k]), least(wall[k]), c,
			    (c > 0 ? mb / c : 0), (base > 0 ? c / base : 0),
			    rss[k], goal[k]
		}
	}' "$results"
}

# What the wizard keeps between two starts: a person in the preview of $made.
saved_session() {
	state=$home/.local/state/aam-onboard
	mkdir -p "$state"
	printf '{"answers":{"at":"preview","dpid":"12345","env":"practice",%s},%s\n' \
	    "\"file.path\":\"$made\",\"idtype\":\"crm\",\"kind\":\"trait\",\"mode\":\"sync\",\"placement\":\"unknown\",\"seen.customer\":\"yes\",\"seen.destination\":\"yes\",\"seen.file\":\"yes\",\"seen.preview\":\"yes\",\"seen.source\":\"yes\",\"seen.welcome\":\"yes\"" \
	    '"journal":{"done":0,"steps":[]},"saved":1767225600}' >"$home/body"
	sum=$(sha256sum "$home/body" | cut -c1-64)
	printf '{"aam-onboard":"session","format":1,"sha256":"%s"}\n' "$sum" \
	    >"$state/session.json"
	cat "$home/body" >>"$state/session.json"
}

answer() {
	HOME=$home TERM=xterm-256color LC_ALL=C.UTF-8 \
	    "$tools/answer" "$program" "$1" "$keys" || :
}

wizard() {
	echo
	echo "The wizard while it checks mix (goals: first screen 200 ms, key"
	echo "99 of 100 within 50 ms):"
	printf '  opening it:     '
	answer "$made"
	saved_session
	printf '  in the preview: '
	answer --carry-on
}

for mix in $mixes; do
	make_file "$mix"
	cat "$made" >/dev/null
	n=0
	while [ "$n" -lt "$rounds" ]; do
		round
		n=$((n + 1))
	done
done
echo "$megabytes MB a file, $rounds rounds, $(date -u +%Y-%m-%d)"
table
mix=mix
make_file "$mix"
wizard
