# SPDX-License-Identifier: MIT
# For the tests of sending: TAP, a fresh folder, servers that end with us.
# Source it, then the rig-*.sh that are needed.  Everything listens on
# 127.0.0.1 alone.
#
#	have X		is server X here?  If not, $why says so.
#	start_X ...	starts it; $why and status 1 if it does not come up.
#	stop PID	ends one of ours and waits for its end.
set -u
program=$builddir/aam-onboard
servers=$builddir/tests/server
home=$(mktemp -d "${TMPDIR:-/tmp}/aam-send-XXXXXX") || exit 99
PATH=$PATH:/usr/sbin:/sbin	# where the servers are
export PATH
pids=
hasty=		# those that take too long over their end
number=0
status=0
why=
cd "$home" || exit 99
HOME=$home XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state
XDG_DATA_HOME=$home/data TERM=xterm
export HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME TERM
unset LANGUAGE NO_COLOR COLORTERM SSH_AUTH_SOCK NETRC CURL_HOME
unset http_proxy https_proxy ftp_proxy all_proxy no_proxy \
    HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY \
    CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR SSLKEYLOGFILE
for name in $(env | sed -n 's/^\(AWS_[A-Z0-9_]*\)=.*/\1/p'); do
	unset "$name"
done
: >out
: >err

# Some shells tell of those that were killed; nobody wants to know.
finish_all() {
	{
		# shellcheck disable=SC2086
		[ -z "$pids" ] || kill $pids
		# shellcheck disable=SC2086
		[ -z "$hasty" ] || kill -s KILL $hasty
		wait
	} 2>/dev/null
	cd / && rm -rf "$home"
}
trap finish_all EXIT
trap 'exit 1' HUP INT TERM

# --- results ---------------------------------------------------------------

result() {	# result STATUS WHAT: an ok line, or what came instead
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		sed 's/^/# out: /' out | head -n 40
		sed 's/^/# err: /' err | head -n 20
		echo "# status: $status"
	fi
}

skip() {	# skip WHAT: because of $why
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $why"
}

run() {		# run COMMAND...: out, err and $status
	"$@" >out 2>err </dev/null
	status=$?
}

exits() {	# exits STATUS WHAT
	[ "$status" -eq "$1" ]
	result $? "$2: status $1"
}

says() {	# says WORDS WHAT: on standard output or error
	grep -qF -- "$1" out err
	result $? "$2"
}

same() {	# same FILE FILE WHAT
	cmp -s "$1" "$2"
	result $? "$3"
}

absent() {	# absent FILE WHAT
	[ ! -e "$1" ]
	result $? "$2"
}

finish() {
	echo "1..$number"
}

# --- processes -------------------------------------------------------------

have() {	# have NAME: a command
	command -v "$1" >/dev/null 2>&1 && return 0
	why="no $1"
	return 1
}

# begin LOG COMMAND...: in the background; $pid.  It ends with us.
begin() {
	log=$1
	shift
	"$servers/leash" "$@" >"$log" 2>&1 </dev/null &
	pid=$!
	pids="$pids $pid"
}

stop() {	# stop PID
	kill "$1" 2>/dev/null
	wait "$1" 2>/dev/null
	left=
	for one in $pids; do
		[ "$one" = "$1" ] || left="$left $one"
	done
	pids=$left
}

listening() {	# listening PORT PID LOG: until it does
	"$servers/port" wait "$1" "$2" && return 0
	why="$3 says: $(tail -n 1 "$3" | tr -d '\r' | cut -c1-120)"
	return 1
}

free_ports() {	# free_ports N: the first of so many in a row
	"$servers/port" free "$1"
}

# serve NAME PROGRAM ARGUMENT...: one of tests/server; $port and $pid.
serve() {
	name=$1 served=$2
	shift 2
	[ -p "$name.said" ] || mkfifo "$name.said"
	"$servers/leash" "$servers/$served" --stay yes "$@" \
	    >"$name.said" 2>"$name.log" </dev/null &
	pid=$!
	pids="$pids $pid"
	read -r port <"$name.said" && return 0
	why="$name says: $(tail -n 1 "$name.log")"
	return 1
}

# --- certificates ----------------------------------------------------------

certify() {	# certify NAME SUBJECTS [OPTION...]: NAME.pem with its key
	certified=$1
	printf 'subjectAltName=%s\nbasicConstraints=CA:FALSE\n' "$2" \
	    >tls/ext
	shift 2
	openssl req -newkey rsa:2048 -nodes -keyout "tls/$certified.key" \
	    -out tls/csr -subj "/CN=$certified" 2>>tls/log
	openssl x509 -req -in tls/csr -CA "tls/${signer:-ca}.pem" \
	    -CAkey "tls/${signer:-ca}.key" -CAcreateserial -extfile tls/ext \
	    -out "tls/$certified.crt" "$@" 2>>tls/log
	cat "tls/$certified.crt" "tls/$certified.key" >"tls/$certified.pem"
}

certify_self() {	# certify_self NAME: an authority of our own
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "tls/$1.key" \
	    -out "tls/$1.pem" -days 2 -subj "/CN=$1" \
	    -addext basicConstraints=critical,CA:TRUE \
	    -addext keyUsage=critical,keyCertSign,cRLSign 2>>tls/log
}

# tls/ca.pem, and server.pem for 127.0.0.1, localhost and *.s3.test
make_certificates() {
	[ ! -e tls/server.pem ] || return 0
	have openssl || return 1
	mkdir -p tls
	certify_self ca
	certify server \
	    'DNS:localhost,IP:127.0.0.1,DNS:s3.test,DNS:*.s3.test' -days 2
	[ -s tls/server.crt ]
}

# ... and those that nobody may trust: expired, elsewhere, unknown
make_bad_certificates() {
	certify expired 'IP:127.0.0.1' -days 0
	certify elsewhere 'DNS:elsewhere.test' -days 2
	certify_self stranger
	signer=stranger
	certify unknown 'IP:127.0.0.1' -days 2
	signer=
}
