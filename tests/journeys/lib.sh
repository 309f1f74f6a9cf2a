# SPDX-License-Identifier: MIT
# Journeys: one script drives the real program in a real terminal and in
# linear mode, and what comes of it must be the same.  HACKING tells the
# verbs.  A test sources this file and says which journeys it runs:
#
#	. "$srcdir/tests/journeys/lib.sh"
#	journeys practice-story good-file
#	finish
#
# UPDATE=1 writes the golden frames anew.
set -u
umask 022
here=$srcdir/tests/journeys
program=$builddir/aam-onboard
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

command -v tmux >/dev/null || { echo "1..0 # SKIP tmux is not here"; exit 77; }
[ -r /proc/self/status ] || { echo "1..0 # SKIP no /proc"; exit 77; }
[ -x "$program" ] || { echo "1..0 # SKIP the program is not built"; exit 77; }

# Always as long, so that no line breaks elsewhere from run to run.
root=$(mktemp -d /tmp/aam-XXXXXX) || exit 99
root_name=${root#/tmp/}
root_blank=aam-XXXXXX
work=$root/driver
number=0
trap 'quit' EXIT
trap 'exit 130' INT TERM

. "$here/full.sh"
. "$here/linear.sh"

quit() {
	full_stop
	linear_stop
	[ -n "${KEEP-}" ] || rm -rf "$root"
}

result() {	# result STATUS WHAT [FILE]
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
		return
	fi
	echo "not ok $number - $2"
	[ -z "${3-}" ] || sed 's/^/# /' "$3" | head -90
}

finish() {
	echo "1..$number"
}

# --- one run ------------------------------------------------------------------

# The key of an action's word as tmux calls it; nothing if there is none.
key_of() {
	awk -v word="$1" '
	/^ACTION\(/ {
		split($0, part, ", ")
		key = part[2]
	}
	{ whole = whole $0 }
	/\)\)$/ {
		if (index(whole, "N_(\"" word "\"),"))
			found = found == "" ? key : found
		whole = ""
	}
	END {
		if (found ~ /CTRL/) {
			gsub(/PRESS_CTRL\(.|.\)/, "", found)
			found = "C-" tolower(found)
		}
		sub(/PRESS_ESCAPE/, "Escape", found)
		gsub(/'\''/, "", found)
		print found
	}' "$srcdir/ui/keys.def"
}

# The program in a clean home; its number and its end are written down.
write_launch() {
	cat >"$work/launch" <<END
trap : INT
until [ -e '$work/go' ]; do sleep 0.01; done
cd '$root/home/Downloads' || exit 99
env -i HOME='$root/home' PATH="\$PATH" LC_ALL=C.UTF-8 TZ=UTC \\
    TERM=$term AAM_ONBOARD_DATADIR='$srcdir' AAM_ONBOARD_NOW=$now_is \\
    AAM_ONBOARD_RESTS='$work/rests' \\
    ASAN_OPTIONS='${ASAN_OPTIONS-}' $settings \\
    sh -c 'echo \$\$ >"\$0" && shift 0 && exec "\$@"' '$work/pid.new' \\
    '$program' $options
status=\$?
stty -a 2>/dev/null >'$work/stty'
echo \$status >'$work/status.new'
mv '$work/status.new' '$work/status'
exec sleep 600
END
}

launched() {
	tries=0
	until [ -s "$work/pid.new" ]; do
		tries=$((tries + 1))
		[ $tries -lt 1000 ] || return 1
		sleep 0.01
	done
	read -r pid <"$work/pid.new"
}

start_if_needed() {
	[ $running = no ] || return 0
	rm -f "$work/pid.new" "$work/status" "$work/go" "$work/rests"
	write_launch
	running=yes
	"${mode}_start"
}

# Wait for its end; $status is how it ended.
ended() {
	tries=0
	until [ -e "$work/status" ]; do
		tries=$((tries + 1))
		[ $tries -lt 1500 ] || return 1
		sleep 0.01
	done
	read -r status <"$work/status"
	echo "$status" >>"$work/ends"
	"${mode}_stop"
	running=no
}

# --- the verbs ----------------------------------------------------------------

expect_text() {
	until_when=$(($(date +%s) + 8))
	until "${mode}_shows" "$1"; do
		[ "$(date +%s)" -lt $until_when ] ||
		    { trouble="not seen: $1"; return 1; }
		sleep 0.02
	done
}

# A file of the corpus or of the practice material, always of one age.
#	plant FILE [NAME [gzip|cut|utf16|zip]]
plant() {
	from=
	for folder in tests/corpus tests/journeys/files data/practice; do
		[ ! -f "$srcdir/$folder/$1" ] || from=$srcdir/$folder/$1
	done
	[ -n "$from" ] || { trouble="there is no $1"; return 1; }
	to=$root/home/Downloads/${2:-${1##*/}}
	case ${3-} in
	'') cp "$from" "$to" ;;
	gzip) gzip -nc "$from" >"$to" ;;
	cut) gzip -nc "$from" | head -c 300 >"$to" ;;
	utf16) sed 's/[^ -~	]//g' "$from" |
	    awk 'BEGIN { printf "\377\376" }
		{ gsub(/./, "&\001"); printf "%s\n\001", $0 }' |
	    tr '\001' '\000' >"$to" ;;
	zip) { printf 'PK\003\004\024\000\000\000'; cat "$from"; } >"$to" ;;
	esac
	chmod 644 "$to"
	TZ=UTC touch -t 202611230914.00 "$to"
	echo "$to" >>"$work/planted"
}

planted_sums() {
	[ -e "$work/planted" ] || return 0
	sort -u "$work/planted" | while IFS= read -r file; do
		sha256sum "$file"
		stat -c '%Y %a %s %i' "$file"
	done
}

# The frame in $work/frame and the golden one are the same.
golden() {
	name=$here/frames/$glyphs/$1.txt
	if [ -n "${UPDATE-}" ]; then
		mkdir -p "$here/frames/$glyphs"
		cp "$work/frame" "$name"
		return 0
	fi
	diff -u "$name" "$work/frame" >"$work/diff" 2>&1 && return 0
	trouble="the frame $1 is another: $(cat "$work/diff")"
	return 1
}

# A pattern may stand for a date or a number in a name.
one_file() {
	set -- $root/home/$1
	[ -f "$1" ] && echo "$1"
}

verb() {
	verb=$1
	shift
	case $verb in
	journey) title=$1 ;;
	size) size=$1 ;;
	option)
		options="$options $1"
		[ "$1" != --ascii ] || glyphs=ascii ;;
	setting) settings="$settings $1"; [ "$1" != TERM=dumb ] || term=dumb ;;
	plant) plant "$@" ;;
	caption|pause) ;;
	expect) start_if_needed && expect_text "$1" ;;
	reject)
		start_if_needed && "${mode}_lacks" "$1" ||
		    { trouble="seen: $1"; return 1; } ;;
	look) [ $mode = linear ] || full_look_for "$1" ||
		    { trouble="cannot find $1"; return 1; } ;;
	choose|tick|answer|take|do|key|type|paste|resize|next)
		start_if_needed && "${mode}_$verb" "$@" ||
		    { trouble=${trouble:-"cannot $verb $*"}; return 1; } ;;
	save)
		start_if_needed && if [ $mode = full ]; then
			full_frame "$1"
		fi ;;
	same)
		a=$(one_file "$1") && b=$(one_file "$2") && cmp -s "$a" "$b" ||
		    { trouble="$1 and $2 are not the same"; return 1; } ;;
	holds)
		a=$(one_file "$1") && grep -qF -- "$2" "$a" ||
		    { trouble="$1 does not hold $2"; return 1; } ;;
	none)
		! one_file "$1" >/dev/null ||
		    { trouble="there is a $1"; return 1; } ;;
	run) "$@" || { trouble="$* did not work"; return 1; } ;;
	status)
		ended && [ "$status" -eq "$1" ] ||
		    { trouble="ended with ${status-nothing}"; return 1; } ;;
	kill)
		kill -9 "$pid"
		ended ;;
	full|linear)
		[ $mode = "$verb" ] || return 0
		verb "$@" ;;
	*) trouble="no such verb: $verb"; return 1 ;;
	esac
}

# One line of a journey: its words are parted by unit separators.
verb_line() {
	set -f
	IFS=$unit_mark
	set -- $1
	unset IFS
	set +f
	case $1 in
	journey|size|option|setting|caption|plant|run) ;;
	*) [ -n "$sums" ] || sums=$(planted_sums)x ;;
	esac
	case $* in
	*"$line_mark"*)
		for word; do
			shift
			set -- "$@" "$(printf '%s' "$word" | tr '\036' '\n')"
		done ;;
	esac
	verb "$@"
}

# --- a journey ----------------------------------------------------------------

line_mark=$(printf '\036')
unit_mark=$(printf '\037')

walk() {	# walk MODE JOURNEY: 0 if all of it went as written
	mode=$1
	script=$here/scripts/$2.journey
	size=80x24 options= settings= running=no trouble= title=$2
	term=xterm-256color now_is=1795446120 glyphs=unicode
	work_patience=500
	rm -rf "$root/home" "$work"
	mkdir -p "$work" "$root/home/Downloads"
	[ $mode = full ] || options=--linear
	awk -f "$here/words.awk" "$script" >"$work/script" || return 1
	sums=
	while IFS=$unit_mark read -r line rest; do
		if ! verb_line "$rest" </dev/null; then
			trouble="line $line: $trouble"
			break
		fi
	done <"$work/script"
	[ -n "$trouble" ] || [ $running = no ] ||
	    trouble="it did not end"
	report "$script"
	[ $running = no ] || "${mode}_stop"
	[ -z "$trouble" ]
}

report() {
	{
		echo "$1"
		echo "$trouble"
		"${mode}_screen"
		echo
	} >"$work/report" 2>&1
}

# What a run leaves behind, in an order and words that do not depend on the
# way it was driven.
harvest() {	# harvest FILE
	(
		cat "$work/ends" 2>/dev/null
		cd "$root/home" || exit
		find . -type f | LC_ALL=C sort | while IFS= read -r file; do
			echo "$file"
			case $file in
			*/session*.json) answers <"$file" ;;
			*) cat "$file" ;;
			esac
		done
	) >"$1"
}

# The answers of a saved session, one a line; not how they came to be, and
# not which file on disk it was.
answers() {
	sed -n '2s/.*"answers":{\([^}]*\)}.*/\1/p' | tr ',' '\n' |
	    grep -v '"file.identity"\|"copy.of"'
}

journeys() {
	for each_journey; do
		walk full "$each_journey"
		result $? "$each_journey: full screen" "$work/report"
		full_sums=$sums
		[ "$(planted_sums)x" = "${sums:-x}" ]
		result $? "$each_journey: what was planted is untouched"
		harvest "$root/full"
		walk linear "$each_journey"
		result $? "$each_journey: linear" "$work/report"
		[ "$(planted_sums)x" = "${sums:-x}" ]
		result $? "$each_journey: what was planted is untouched"
		harvest "$root/linear"
		diff -a "$root/full" "$root/linear" >"$root/diff" 2>&1
		result $? "$each_journey: both ways end alike" "$root/diff"
	done
}

# Frames are a matter of the full screen alone.
frames() {
	for each_journey; do
		walk full "$each_journey"
		result $? "$each_journey: frames" "$work/report"
	done
}
