# SPDX-License-Identifier: MIT
# The terminal is given back as it was, however the wizard ends and
# wherever the person was.  Needs tmux; skipped without it.
set -u
command -v tmux >/dev/null 2>&1 || { echo "1..0 # SKIP no tmux"; exit 0; }
program=${builddir:-.}/aam-onboard
case $program in /*) ;; *) program=$PWD/$program ;; esac
[ -x "$program" ] || { echo "1..0 # SKIP no program"; exit 0; }

work=$(mktemp -d) || exit 99
socket=aam-restore-$$
unset TMUX
cleanup() {
	tmux -L "$socket" kill-server 2>/dev/null
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 99' INT TERM

cat >"$work/inside" <<EOF
ulimit -c 0
cd $work
stty -a >before
sh -c 'echo \$\$ >pid; exec "$program"'
echo \$? >status
stty -a >after
echo ended
sleep 600
EOF

tm() {
	tmux -L "$socket" "$@"
}

# until COMMAND...: wait until it is true, at most 10 seconds.
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

start() {
	rm -rf "$work/home" "$work/pid" "$work/status" "$work/before" \
	    "$work/after"
	mkdir "$work/home"
	tm -f /dev/null new-session -d -x 80 -y 24 \
	    "env -u XDG_STATE_HOME -u XDG_CONFIG_HOME HOME=$work/home \
	    LC_ALL=C.UTF-8 sh $work/inside"
	until_true shows Practise
}

reach() {
	case $1 in
	screen) ;;
	overlay) tm send-keys -t 0 '?'; until_true shows 'Type to search'
		tm send-keys -t 0 Tab ;;
	field) tm send-keys -t 0 '?'; until_true shows 'Type to search'
		tm send-keys -t 0 -l abc; until_true shows '\[ abc' ;;
	esac
}

end() {
	case $1 in
	normal)
		tm send-keys -t 0 C-c
		until_true shows 'Leave?'
		tm send-keys -t 0 C-c
		;;
	INT)
		kill -INT "$(cat "$work/pid")"
		until_true shows 'Leave?'
		kill -INT "$(cat "$work/pid")"
		;;
	*)
		kill -"$1" "$(cat "$work/pid")"
		;;
	esac
}

given_back() {
	[ -s "$work/after" ] && cmp -s "$work/before" "$work/after" &&
	    [ "$(tm display -p -t 0 '#{alternate_on}')" = 0 ] &&
	    [ "$(tm display -p -t 0 '#{cursor_flag}')" = 1 ] &&
	    [ "$(tm display -p -t 0 '#{mouse_any_flag}')" = 0 ]
}

# The shell sees the number of the signal.
number_of() {
	case $1 in
	HUP) echo 1 ;; INT) echo 2 ;; QUIT) echo 3 ;; ABRT) echo 6 ;;
	SEGV) echo 11 ;; PIPE) echo 13 ;; TERM) echo 15 ;;
	normal) echo 2 ;;
	esac
}

n=0
check() {
	n=$((n + 1))
	socket=aam-restore-$$-$n
	start || { echo "not ok $n - it starts ($1, $2)"; return; }
	reach "$2"
	end "$1"
	until_true shows ended
	want=$((128 + $(number_of "$1")))
	got=$(cat "$work/status" 2>/dev/null)
	if given_back && [ "$got" = "$want" ]; then
		echo "ok $n - given back after $1 on a $2"
	else
		echo "not ok $n - given back after $1 on a $2"
		echo "# status $got, wanted $want"
		diff "$work/before" "$work/after" | sed 's/^/# /'
		tm capture-pane -p -t 0 | sed 's/^/# /'
	fi
	tm kill-server 2>/dev/null
}

echo "1..24"
for place in screen field overlay; do
	for ending in normal INT TERM HUP QUIT SEGV ABRT PIPE; do
		check $ending $place
	done
done
