# SPDX-License-Identifier: MIT
# Stopped and carried on: the shell gets its terminal as it was, and the
# wizard draws itself again.  Needs tmux and bash; skipped without them.
set -u
for tool in tmux bash; do
	command -v $tool >/dev/null 2>&1 ||
	    { echo "1..0 # SKIP no $tool"; exit 0; }
done
program=${builddir:-.}/aam-onboard
case $program in /*) ;; *) program=$PWD/$program ;; esac
[ -x "$program" ] || { echo "1..0 # SKIP no program"; exit 0; }

work=$(mktemp -d) || exit 99
socket=aam-suspend-$$
unset TMUX
trap 'tmux -L "$socket" kill-server 2>/dev/null; sleep 0.1; rm -rf "$work"' EXIT
trap 'exit 99' INT TERM

tm() {
	tmux -L "$socket" "$@"
}

until_true() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.05
	done
}

shows() {
	tm capture-pane -p -t 0 2>/dev/null | grep -q -e "$1"
}

hides() {
	! shows "$1"
}

# type WORDS: a line for the shell.
type() {
	tm send-keys -t 0 -l "$1"
	tm send-keys -t 0 Enter
}

n=0
result() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		tm capture-pane -p -t 0 | sed 's/^/# /'
	fi
}

# The modes of the terminal as a program sees them that the shell starts.
modes() {
	rm -f "$work/$1"
	type "stty -a >$work/$1.new; mv $work/$1.new $work/$1"
	until_true test -s "$work/$1"
}

is_on() {
	[ "$(tm display -p -t 0 "#{$1}")" = 1 ]
}

is_off() {
	[ "$(tm display -p -t 0 "#{$1}")" = 0 ]
}

tm -f /dev/null new-session -d -x 80 -y 24 \
    "env -u XDG_STATE_HOME -u XDG_CONFIG_HOME HOME=$work \
    LC_ALL=C.UTF-8 PS1='ready> ' bash --norc --noprofile"
until_true shows 'ready>'
type "set -b; cd $work"
modes before
type "sh -c 'echo \$\$ >pid; exec \"$program\"'"
until_true shows Practise
result $? "it starts"

tm send-keys -t 0 Down
tm send-keys -t 0 C-z
until_true shows Stopped
result $? "Ctrl-Z stops it"
is_off alternate_on && is_off mouse_any_flag && is_on cursor_flag
result $? "and the screen is the shell's"
modes stopped
cmp -s "$work/before" "$work/stopped"
result $? "with its modes"
type fg
until_true shows 'Practise'
result $? "fg draws it again"
until_true is_on mouse_any_flag
result $? "with the mouse"
tm send-keys -t 0 '?'
until_true shows 'Type to search'
result $? "and keys work"
tm send-keys -t 0 Escape
until_true shows 'Practise'

kill -STOP "$(cat "$work/pid")"
until_true shows Stopped
result $? "it is stopped from outside"
type "echo spoiled"
until_true shows spoiled
type fg
until_true shows 'Good to have'
result $? "and draws itself again"
until_true hides spoiled
result $? "over what stood there"
tm send-keys -t 0 C-c
until_true shows 'Leave?'
result $? "and keys work"
tm send-keys -t 0 C-c
until_true shows 'ready>'
modes after
cmp -s "$work/before" "$work/after"
result $? "the modes are as at the start in the end"
echo "1..$n"
