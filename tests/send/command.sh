# SPDX-License-Identifier: MIT
# aam-onboard send over a network: S3 with faults, and a real SSH server.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-faults.sh"
. "$srcdir/tests/send/rig-ssh.sh"

AAM_ONBOARD_DATADIR=$srcdir
export AAM_ONBOARD_DATADIR
states=$XDG_STATE_HOME/aam-onboard
small=ftp_dpm_1204_$(date +%s).sync

place() {	# place NAME SERVICE LINE...: an environment
	mkdir -p "$XDG_CONFIG_HOME/aam-onboard"
	printf '[environment %s]\nkind = beta\nservice = %s\n' "$1" "$2"
	shift 2
	printf '%s\n' "$@"
} >>"$XDG_CONFIG_HOME/aam-onboard/environments.ini"

send() {	# send ARGUMENT...: with the login of one who may only put
	run env AWS_ACCESS_KEY_ID="$put_key" \
	    AWS_SECRET_ACCESS_KEY="$put_secret" "$program" send "$@" --yes
}

arrived() {	# the only file that is there
	find "$s3_root/bucket" -type f
}

clean() {
	rm -rf "$s3_root/bucket/acme" "$s3_root/.about"
	: >journal
}

tickets() {
	find "$states/deliveries" -name '*.ticket' 2>/dev/null
}

no_secret() {	# no_secret WHAT: in no file of ours, nor in what was said
	! grep -rqaF -e "$put_secret" "$states" "$XDG_CONFIG_HOME" out err
	result $? "$1"
}

awk 'BEGIN { for (i = 0; i < 20000; i++)
	printf "cust-%d\td_sid=%d,d_sid=%d\n", i, i % 500 + 1, i % 97 + 600 }' \
    >$small
awk 'BEGIN { for (i = 0; i < 2500000; i++)
	printf "cust-%d\td_sid=%d,d_sid=%d\n", i, i % 500 + 1, i % 97 + 600 }' \
    >big.sync
before=$(sha256sum <$small)

mkdir -p "$XDG_CONFIG_HOME/aam-onboard"
start_s3server || echo "Bail out! $why"
place lab s3 bucket=bucket prefix=acme style=path region=us-east-1 \
    "endpoint=$s3_url"

# --- one piece ---------------------------------------------------------------

run "$program" send $small --to lab --yes
exits 7 "without a login"
says 'There is no login' "it says so"
send $small --to lab --dry-run
exits 0 "a dry run"
says 's3://bucket/acme/date=' "with the full key"
says 'AWS_ACCESS_KEY_ID' "and where the login comes from"
[ ! -s journal ]
result $? "nobody was asked anything"

send $small --to lab
exits 0 "a delivery by one who may only put"
same $small "$(arrived)" "the bytes are there"
says "The other side's checksum of the whole file is ours." \
    "it says how that is known"
counted 1 'acl=bucket-owner-full-control' "the owner of the bucket may read it"
[ -z "$(tickets)" ]
result $? "no ticket is left"
no_secret "the secret was written nowhere"
clean

run env AWS_ACCESS_KEY_ID="$put_key" AWS_SECRET_ACCESS_KEY=wrong-but-long-enough \
    "$program" send $small --to lab --yes
exits 7 "a wrong secret"
[ -z "$(arrived)" ]
result $? "nothing arrives by it"
clean

umask 077
printf '[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n' \
    "$put_key" "$put_secret" >login
run "$program" send $small --to lab --yes --credentials-file login
exits 0 "a login from a file"
clean
chmod 644 login
run "$program" send $small --to lab --yes --credentials-file login
exits 7 "a file that others may read"
[ ! -s journal ]
result $? "it is not used"

send $small --to lab --gzip
exits 0 "packed on the way"
gzip -dc "$(arrived)" | cmp -s - $small
result $? "the bytes are in it"
[ -z "$(find "$states/prepared" -type f 2>/dev/null)" ]
result $? "and no copy is left here"
clean

# --- parts -------------------------------------------------------------------

send big.sync --dpid 1204 --to lab
exits 0 "a delivery in parts"
same big.sync "$(arrived)" "the bytes are there"
says "checksum of each part is ours" "each part is proven"
clean

# Killed when some parts are there; then the same command.
faults 'part slow=12000000'
env AWS_ACCESS_KEY_ID="$put_key" AWS_SECRET_ACCESS_KEY="$put_secret" \
    "$program" send big.sync --dpid 1204 --to lab --yes >first 2>&1 &
pid=$!
until grep -q 'op=part.*status=200' journal || ! kill -0 $pid; do :; done
kill -s KILL $pid
wait $pid 2>/dev/null
[ -n "$(tickets)" ]
result $? "a killed delivery leaves its ticket"
[ -z "$(arrived)" ]
result $? "and nothing at its place"
faults
there=$(sed -n 's/^part \([0-9]*\) .*/\1/p' "$(tickets)")
send big.sync --dpid 1204 --to lab
exits 0 "the same command goes on"
says 'it goes on' "it says so beforehand"
same big.sync "$(arrived)" "the whole file is there"
twice=
for part in $there; do
	[ "$(grep -c "op=part part=$part .*status=200" journal)" -eq 1 ] ||
	    twice="$twice $part"
done
[ -z "$twice" ]
result $? "no part that was there was sent again"
[ -z "$(tickets)" ]
result $? "then its ticket goes"
no_secret "a ticket holds no secret"
clean

# The login runs out in the middle; a new one goes on.
faults "part status=400/ExpiredToken from=2 key=$put_key"
send big.sync --dpid 1204 --to lab
exits 7 "a login that runs out"
[ -n "$(tickets)" ]
result $? "keeps what is there"
faults
run env AWS_ACCESS_KEY_ID="$all_key" AWS_SECRET_ACCESS_KEY="$all_secret" \
    "$program" send big.sync --dpid 1204 --to lab --yes --json
exits 0 "another login goes on"
same big.sync "$(arrived)" "and all is there"
clean

# A changed file is another file.
faults 'part:3 status=403/AccessDenied'
send big.sync --dpid 1204 --to lab
[ "$status" -ne 0 ]
result $? "a delivery that is refused in the middle"
faults
printf 'cust-new\td_sid=7\n' >>big.sync
send big.sync --dpid 1204 --to lab
exits 0 "the file has grown since"
same big.sync "$(arrived)" "what is sent is the new file, from its start"
clean

# --- the same name ------------------------------------------------------------

faults 'put status=412/PreconditionFailed'
send $small --to lab
[ "$status" -ne 0 ]
result $? "a name that is taken"
says '--replace' "it says how it may be replaced"
faults
clean

# --- SFTP ----------------------------------------------------------------------

if have_sshd && start_sshd; then
	place desk sftp host=127.0.0.1 "port=$ssh_port" "user=$ssh_user" \
	    "keyfile=$home/ssh/ed25519" "directory=$ssh_root"
	print=$(ssh_fingerprint ssh/host_ed25519)
	run "$program" send $small --to desk --yes
	[ "$status" -ne 0 ]
	result $? "a server that is not known yet"
	says "SHA256:" "its fingerprint is shown"
	[ -z "$(find "$ssh_root" -type f)" ]
	result $? "and nothing was sent"
	known=$(grep -o 'SHA256:[A-Za-z0-9+/]*' err | head -n 1)
	ssh-keygen -l -E sha256 -f ssh/host_ed25519.pub >prints
	ssh-keygen -l -E sha256 -f ssh/host_ecdsa.pub >>prints
	ssh-keygen -l -E sha256 -f ssh/host_rsa.pub >>prints
	grep -qF "$known" prints
	result $? "it is the one that its owner sees"
	run "$program" send $small --to desk --yes --host-key "$known"
	exits 0 "after the comparison"
	same $small "$(find "$ssh_root" -type f)" "the bytes are there"
	rm -f "$ssh_root"/*
	run "$program" send $small --to desk --yes
	exits 0 "it is known from now on"
else
	skip "SFTP"
fi

[ "$(sha256sum <$small)" = "$before" ]
result $? "the file is as it was"
finish
