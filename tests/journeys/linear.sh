# SPDX-License-Identifier: MIT
# Linear mode: lines in by a pipe, words out into $work/said.

linear_start() {
	rm -f "$work/in"
	mkfifo "$work/in"
	sh "$work/launch" <"$work/in" >>"$work/said" 2>>"$work/complaints" &
	launcher=$!
	exec 9>"$work/in"
	: >"$work/go"
	launched || return 1
	linear_settle 0
}

linear_stop() {
	[ -n "${launcher-}" ] || return 0
	exec 9>&-
	kill "$launcher" 2>/dev/null
	wait "$launcher" 2>/dev/null
	launcher=
}
launcher=

# Wait until more was said than $1 bytes, with a prompt at the end, or it
# ended.
linear_settle() {
	tries=0
	while [ $tries -lt 1000 ]; do
		[ ! -e "$work/status" ] || return 0
		if full_rests; then
			bytes=$(wc -c <"$work/said")
			[ "$bytes" -le "$1" ] ||
			    [ "$(tail -c 2 "$work/said")" != "> " ] || return 0
		fi
		tries=$((tries + 1))
		sleep 0.01
	done
	return 1
}

linear_line() {
	bytes=$(wc -c <"$work/said")
	printf '%s\n' "$1" >&9
	linear_settle "$bytes"
}

linear_read() {
	awk -v want="$1" -v label="${2-}" -f "$here/said.awk" "$work/said"
}

linear_screen() {
	tail -n 60 "$work/said"
	tail -n 20 "$work/complaints"
}

linear_has() {
	case $(linear_read page) in
	*"$1"*) return 0 ;;
	esac
	return 1
}

# On to the list at the end of the page: every answer is kept.
linear_to_end() {
	turns=0
	while [ $turns -lt 40 ]; do
		case $(linear_read asks) in
		list) return 0 ;;
		esac
		linear_line ""
		turns=$((turns + 1))
	done
	return 1
}

# What background work changed is heard by reading the page again.
linear_shows() {
	linear_has "$1" && return 0
	linear_to_end
	linear_has "$1" && return 0
	linear_line "read again"
	linear_has "$1" && return 0
	linear_to_end
	linear_has "$1"
}

# Read anew: what was said before may stand no more.
linear_lacks() {
	linear_line "read again"
	linear_to_end
	! linear_has "$1"
}

linear_choose() {
	turns=0
	again=no
	while [ $turns -lt 40 ]; do
		asks=$(linear_read asks)
		chosen=
		case $asks in
		choice|list) chosen=$(linear_read number "$1") ;;
		esac
		if [ -n "$chosen" ]; then
			linear_line "$chosen"
			return 0
		fi
		if [ "$asks" != list ]; then
			linear_line ""
		elif [ $again = no ]; then
			again=yes
			linear_line "read again"
		else
			return 1
		fi
		turns=$((turns + 1))
	done
	return 1
}

linear_tick() {
	linear_choose "$1"
}

linear_answer() {
	turns=0
	again=no
	while [ $turns -lt 40 ]; do
		asks=$(linear_read asks)
		if [ "$asks" = field ] && [ -n "$(linear_read field "$1")" ]
		then
			linear_line "=$2"
			return 0
		fi
		if [ "$asks" != list ]; then
			linear_line ""
		elif [ $again = no ]; then
			again=yes
			linear_line "read again"
		else
			return 1
		fi
		turns=$((turns + 1))
	done
	return 1
}

linear_take() {
	turns=0
	again=no
	until [ "$(linear_read asks)" = fix ]; do
		if [ "$(linear_read asks)" != list ]; then
			linear_line ""
		elif [ $again = no ]; then
			again=yes
			linear_line "read again"
		else
			return 1
		fi
		turns=$((turns + 1))
		[ $turns -lt 40 ] || return 1
	done
	linear_line 1
}

linear_do() {
	linear_line "$1"
}

linear_next() {
	linear_choose "Go on"
}

linear_type() {
	linear_line "$1"
}

linear_key() { :; }
linear_resize() { :; }
linear_paste() { :; }
