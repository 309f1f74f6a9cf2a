# SPDX-License-Identifier: MIT
# Bytes that try to do something to the terminal, on every surface: nothing
# of them may reach it.
. "$srcdir/tests/journeys/lib.sh"
. "$srcdir/tests/journeys/payloads.sh"
oracle=$builddir/tests/journeys/oracle

# The terminal was not touched: bytes, title, paste buffer.
terminal_is_clean() {	# terminal_is_clean WHAT
	"$oracle" <"$work/bytes" >"$work/oracle" 2>&1
	result $? "$1: only sequences of our own" "$work/oracle"
	echo "$pane_title|$pane_buffer" >"$work/oracle"
	[ "$pane_title" = "$title_before" ] && [ -z "$pane_buffer" ]
	result $? "$1: title and paste buffer are untouched" "$work/oracle"
}

text_is_clean() {	# text_is_clean WHAT FILE
	"$oracle" --lines <"$2" >"$work/oracle" 2>&1
	result $? "$1: only text" "$work/oracle"
}

hostile() {
	for each_journey; do
		walk full "$each_journey"
		result $? "$each_journey: full screen" "$work/report"
		terminal_is_clean "$each_journey"
		walk linear "$each_journey"
		result $? "$each_journey: linear" "$work/report"
		text_is_clean "$each_journey, linear" "$work/said"
	done
}

plant_file() {
	payload_file "$root/home/Downloads/$1"
}

plant_names() {
	payload_names "$root/home/Downloads"
}

# A place with payloads for its title, its folder and its note.
plant_settings() {
	folder=$root/home/.config/aam-onboard
	mkdir -p "$folder"
	payloads | while IFS='	' read -r number bytes; do
		case $number in
		24|25|26|27|40|43|48) printf \
		    "[environment e$number]\\nkind = practice\\ntitle = $bytes\\n\\n" ;;
		esac
	done >"$folder/environments.ini"
}

plant_bad_settings() {
	folder=$root/home/.config/aam-onboard
	mkdir -p "$folder"
	printf '[environment \033]0;AAMTITLE\007]\nkind = \033[2J\n' \
	    >"$folder/environments.ini"
}

# The saved session with payloads in its answers, and a checksum that fits.
plant_session() {
	file=$root/home/.local/state/aam-onboard/session.json
	sed -n 2p "$file" | sed -e \
	    's/"1204"/"12\\u001b]0;AAMTITLE\\u0007\\u009b31m\\u202e04"/g' -e \
	    's/"acme"/"a\\u001b[2J\\u2066\\u0008b"/g' >"$work/body"
	sum=$(sha256sum <"$work/body")
	sed -n 1p "$file" | sed "s/\"sha256\":\"[0-9a-f]*\"/\"sha256\":\"${sum%% *}\"/" \
	    >"$work/head"
	cat "$work/head" "$work/body" >"$file"
}

# --- the oracle can tell --------------------------------------------------------

control() {
	rm -rf "$root/home" "$work"
	mkdir -p "$work" "$root/home/Downloads"
	payload_file "$work/payload"
	cat >"$work/launch" <<END
until [ -e '$work/go' ]; do sleep 0.01; done
echo \$\$ >'$work/pid.new'
head -c 20000 '$work/payload'
exec sleep 600
END
	mode=full size=80x24
	full_start
	tries=0
	while [ $tries -lt 300 ] && ! grep -q s48 "$work/bytes"; do
		sleep 0.02
		tries=$((tries + 1))
	done
	full_stop
	! "$oracle" <"$work/bytes" >/dev/null
	result $? "the bytes of a program without care are seen"
	[ "$pane_title" != "$title_before" ]
	result $? "so is a title that was changed"
	[ -n "$pane_buffer" ]
	result $? "so is a paste buffer that was filled"
	payloads | while IFS='	' read -r number bytes; do
		case $number in 34|43|48) continue ;; esac
		printf "$bytes\\n" | "$oracle" --lines >/dev/null &&
		    echo "$number"
	done >"$root/missed"
	[ ! -s "$root/missed" ]
	result $? "every payload is seen" "$root/missed"
}

control

# --- every surface of the wizard ------------------------------------------------

hostile hostile-file hostile-names hostile-settings hostile-bad-settings \
    hostile-session

# --- what commands print --------------------------------------------------------

commands() {
	rm -rf "$root/home" "$work"
	mkdir -p "$work" "$root/home/Downloads"
	payload_file "$work/data.sync"
	cd "$root/home/Downloads" || exit 99
	payload_names .
	HOME=$root/home
	export HOME
	for form in "" --json; do
		"$program" check $form --examples 0 "$work/data.sync" \
		    >"$work/out" 2>"$work/errors"
		text_is_clean "check $form" "$work/out"
		text_is_clean "check $form, messages" "$work/errors"
		for file in p*; do
			"$program" check $form "$file"
			"$program" name $form "$file"
			"$program" explain $form "$file"
			"$program" check $form "no-$file"
			"$program" "$file"
			"$program" check "--$file"
		done >"$work/out" 2>"$work/errors"
		text_is_clean "file names $form" "$work/out"
		text_is_clean "file names $form, messages" "$work/errors"
	done
}

commands
finish
