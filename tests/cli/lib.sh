# SPDX-License-Identifier: MIT
# For the tests of the commands: TAP, a fresh folder, a fixed moment, the
# program as it was built.  Source it, then call run and the checks below.
set -u
program=$builddir/aam-onboard
home=$(mktemp -d "${TMPDIR:-/tmp}/aam-cli-XXXXXX") || exit 99
trap 'rm -rf "$home"' EXIT
cd "$home" || exit 99
HOME=$home XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state
XDG_DATA_HOME=$home/data TERM=xterm
export HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME TERM
unset LANGUAGE NO_COLOR COLORTERM
now=1795444920
name=ftp_dpm_1204_$now.sync
number=0
status=0

result() {	# result STATUS WHAT: an ok line, or what came instead
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		sed 's/^/# out: /' out | head -40
		sed 's/^/# err: /' err | head -10
		echo "# status: $status"
	fi
}

run() {		# run ARGUMENTS...: out, err and $status
	"$program" "$@" >out 2>err </dev/null
	status=$?
}

exits() {	# exits STATUS WHAT
	[ "$status" -eq "$1" ]
	result $? "$2: status $1"
}

says() {	# says WORDS WHAT: on standard output
	grep -qF -- "$1" out
	result $? "$2"
}

hides() {	# hides WORDS WHAT: not on standard output
	! grep -qF -- "$1" out
	result $? "$2"
}

complains() {	# complains WORDS WHAT: on standard error, and nothing else
	grep -qF -- "$1" err && [ ! -s out ]
	result $? "$2"
}

prints() {	# prints WHAT: exactly what comes on standard input
	cat >wanted
	cmp -s wanted out
	result $? "$1"
}

put() {		# put FILE FORMAT: bytes as printf makes them
	printf "$2" >"$1"
}

# Each line of out is one JSON object; python3 reads it if there is one.
is_json() {	# is_json WHAT
	if command -v python3 >/dev/null 2>&1; then
		python3 -c 'import json, sys
for line in open("out", encoding="utf-8"):
    assert isinstance(json.loads(line), dict)' 2>>err
		result $? "$1"
	else
		number=$((number + 1))
		echo "ok $number - $1 # SKIP no python3 here"
	fi
}

finish() {
	echo "1..$number"
}
