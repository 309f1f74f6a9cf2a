# SPDX-License-Identifier: MIT
# The full screen: the real program in a real terminal, a tmux of our own on
# its own socket.  $work/screen holds the cursor's column and row, then the
# rows as they are.

tm() {
	tmux -S "$work/tmux" -f /dev/null "$@" </dev/null
}

full_look() {
	tm display-message -p -t j '#{cursor_x} #{cursor_y}' \; \
	    capture-pane -p -t j >"$work/screen" 2>/dev/null
	read -r cursor_x cursor_y <"$work/screen"
}

# Has the program read what was sent?
full_read() {
	[ "$("$builddir/tests/journeys/unread" "$terminal")" = 0 ]
}

# How often it was woken, and whether it waits for the person now.  Work in
# the background would show the page anew under the next key: that is waited
# for, but not for long where somebody wants to stop it.
rests=
woken=0
full_rests() {
	rests= woken=0
	read -r rests woken 2>/dev/null <"$work/rests"
	case $rests in
	q) return 0 ;;
	w) [ $tries -gt $work_patience ] ;;
	*) return 1 ;;
	esac
}

# Wait until the program has dealt with what was sent after it was woken
# $1 times, and the screen stands still.
full_settle() {
	tries=0
	last=
	# What tmux was told before, it has done when it answers.
	full_look
	while [ $tries -lt 1500 ] && [ ! -e "$work/status" ]; do
		tries=$((tries + 1))
		if full_read && full_rests && [ "$woken" -gt "$1" ]; then
			full_look
			now=$(cat "$work/screen")
			[ "$now" != "$last" ] || return 0
			last=$now
		else
			sleep 0.01
		fi
	done
	full_look
}

full_press() {
	full_rests
	before=$woken
	tm send-keys -t j "$@"
	full_settle "$before"
}

full_type() {
	[ -n "$1" ] || return 0
	full_press -l -- "$1"
}

full_start() {
	width=${size%x*}
	height=${size#*x}
	rm -f "$work/tmux"
	tm new-session -d -s j -x "$width" -y "$height" \
	    "exec sh '$work/launch'" || return 1
	tm set -g status off \; set -g escape-time 0 \; \
	    set -g set-clipboard on \; \
	    resize-window -t j -x "$width" -y "$height" \; \
	    pipe-pane -t j -o "cat >>'$work/bytes'; : >'$work/bytes.whole'"
	rm -f "$work/bytes.whole"
	: >>"$work/bytes"
	title_before=$(tm display-message -p -t j '#{pane_title}')
	terminal=$(tm display-message -p -t j '#{pane_tty}')
	: >"$work/go"
	launched || return 1
	full_settle 0
}

# What is left of the terminal is kept: its title, its paste buffer, and all
# bytes that the program wrote.
full_stop() {
	[ -S "$work/tmux" ] || return 0
	pane_title=$(tm display-message -p -t j '#{pane_title}' 2>/dev/null)
	pane_buffer=$(tm show-buffer 2>/dev/null)
	tm kill-server 2>/dev/null
	tries=0
	until [ -e "$work/bytes.whole" ] || [ $tries -gt 200 ]; do
		tries=$((tries + 1))
		sleep 0.01
	done
	rm -f "$work/tmux"
}

full_words() {
	awk -v want=flat -f "$here/screen.awk" "$work/screen"
}

full_shows() {
	full_look
	case $(full_words) in
	*"$1"*) return 0 ;;
	esac
	grep -qF -- "$1" "$work/screen"
}

full_lacks() {
	! full_shows "$1"
}

full_screen() {
	cat "$work/screen" 2>/dev/null
}

# Where a label (row) or the box of its field (box) is: $row, $column.
full_where() {
	set -- $(awk -v want="$1" -v label="$2" -f "$here/screen.awk" \
	    "$work/screen")
	row=${1-}
	column=${2-}
	[ -n "$row" ]
}

# Tab would take a suggestion instead of going on.
full_tab() {
	case $(full_words) in
	*"Tab takes "*) full_press Down ;;
	*) full_press Tab ;;
	esac
}

# Arrows from here until the cursor is in the row; they stay in the group.
full_arrow() {	# full_arrow KEY WHAT LABEL
	steps=0
	while [ $steps -lt 40 ]; do
		full_where "$2" "$3" && [ "$cursor_y" -eq "$row" ] && return 0
		was="$cursor_x $cursor_y"
		full_press "$1"
		[ "$was" != "$cursor_x $cursor_y" ] || return 1
		steps=$((steps + 1))
	done
	return 1
}

full_sideways() {
	steps=0
	while [ $steps -lt 6 ]; do
		full_where "$1" "$2" || return 1
		off=$((cursor_x - column))
		[ $off -lt -3 ] || [ $off -gt 4 ] || return 0
		was="$cursor_x $cursor_y"
		if [ $off -lt 0 ]; then
			full_press Right
		else
			full_press Left
		fi
		[ "$was" != "$cursor_x $cursor_y" ] || return 0
		steps=$((steps + 1))
	done
}

# The focus to the item with this label, as a person would: Tab from group
# to group, arrows within one.
full_focus() {	# full_focus row|box LABEL
	full_look
	full_by_groups "$@" || full_by_rows "$@"
}

# A label that is out of view may be in the middle of a long list.
full_by_rows() {
	stops=0
	while [ $stops -lt 80 ]; do
		if full_where "$1" "$2" && [ "$cursor_y" -eq "$row" ]; then
			return 0
		fi
		last_at="$cursor_x $cursor_y $(cat "$work/screen")"
		full_press Down
		[ "$last_at" != "$cursor_x $cursor_y $(cat "$work/screen")" ] ||
		    full_tab
		stops=$((stops + 1))
	done
	return 1
}

full_by_groups() {
	stops=0
	while [ $stops -lt 14 ]; do
		ahead=no
		if full_where "$1" "$2"; then
			if [ "$cursor_y" -eq "$row" ]; then
				[ "$1" = box ] || full_sideways row "$2"
				return 0
			fi
			[ "$cursor_y" -gt "$row" ] || ahead=yes
		fi
		from=$cursor_y
		full_tab
		stops=$((stops + 1))
		full_passed "$1" "$2" || continue
		full_press BTab
		full_arrow Down "$1" "$2" && continue
		full_tab
		full_arrow Up "$1" "$2" && continue
	done
	return 1
}

# Did Tab go past the label: from a row above it to one below, or round the
# page?
full_passed() {
	full_where "$1" "$2" || { [ $ahead = yes ]; return; }
	[ "$cursor_y" -ne "$row" ] || return 1
	if [ "$cursor_y" -gt "$from" ]; then
		[ "$from" -lt "$row" ] && [ "$row" -lt "$cursor_y" ]
	else
		[ "$from" -lt "$row" ] || [ "$row" -lt "$cursor_y" ]
	fi
}

full_choose() {
	full_focus row "$1" || return 1
	full_press Enter
}

full_tick() {
	full_focus row "$1" || return 1
	full_press Space
}

# Left by the arrow: what is written there is the answer.
full_answer() {
	full_focus box "$1" || return 1
	full_press End
	full_press C-u
	full_type "$2"
	full_leave
}

full_leave() {
	was=$cursor_y
	full_press Down
	[ "$was" != "$cursor_y" ] || full_press Up
}

full_take() {
	full_focus box "$1" || return 1
	full_press Tab
	full_leave
}

# Letters mean something outside fields alone.
full_do() {
	key=$(key_of "$1")
	[ -n "$key" ] || return 1
	stops=0
	while [ ${#key} -eq 1 ] && [ $stops -lt 6 ] && full_shows Ctrl-G; do
		full_press BTab
		stops=$((stops + 1))
	done
	full_press "$key"
}

full_next() {
	full_choose "Go on"
}

# Bring it into view, as a person would who looks for it.
full_look_for() {
	full_focus box "$1" || full_focus row "$1"
}

full_key() {
	full_press "$@"
}

# Do both hairlines stand where they belong in a window of this size?
full_fits() {
	full_look
	awk -v w="${1%x*}" -v h="${1#*x}" '
	NR == 3 || NR == h - 1 {
		gsub(/\342\224\200/, "-")
		lines += length($0) == w && $0 !~ /[^-]/
	}
	END { exit w >= 40 && h >= 12 && lines < 2 }' "$work/screen"
}

full_resize() {
	[ "$(tm display-message -p -t j '#{window_width}x#{window_height}')" \
	    != "$1" ] || return 0
	full_rests
	before=$woken
	tm resize-window -t j -x "${1%x*}" -y "${1#*x}"
	full_settle "$before"
	tries=0
	until full_fits "$1"; do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || return 1
		sleep 0.01
	done
	full_settle 0
}

full_paste() {
	full_rests
	before=$woken
	printf '%s' "$1" >"$work/paste"
	tm load-buffer -b paste "$work/paste" \; \
	    paste-buffer -p -d -b paste -t j
	full_settle "$before"
}

# The screen in all three sizes, compared with the golden one.
full_frame() {
	: >"$work/frame"
	for each in 80x24 60x16 40x12; do
		full_resize "$each"
		{
			echo "--- $each, cursor at $cursor_x $cursor_y"
			sed -e 1d -e "s#$root_name#$root_blank#g" \
			    "$work/screen"
		} >>"$work/frame"
	done
	full_resize "$size"
	golden "$1"
}
