# SPDX-License-Identifier: MIT
# Deliveries to the FTP and SFTP servers that partners have.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-ftp.sh"
. "$srcdir/tests/send/rig-ssh.sh"

name=ftp_dpm_1204_1767225600.sync
deliver=$builddir/tests/send/deliver
seq 1 2000000 >file		# some 15 MB
seq 1 20000 >small

forget() {	# what was delivered, begun, accepted
	rm -rf state "${root:?}"/*
}

send() {	# send SERVICE PORT FILE [OPTION VALUE]...
	service=$1 port=$2 from=$3
	shift 3
	run "$deliver" "$service" "$port" "$from" "$name" "$@"
}

stopped() {	# stopped FAULT WHAT
	grep -q "^stopped $1 " out
	result $? "$2"
}

arrived() {	# arrived FILE PROOFS WHAT
	cmp -s "$1" "$root/$name" && [ ! -e "$root/$name.part" ] &&
	    [ -z "$(ls state/tickets)" ] && grep -qx "done$2" out
	result $? "$3"
}

# Begins with a question about the key, which is then accepted.
accept() {	# accept WHAT SERVICE PORT FILE [OPTION VALUE]...
	what=$1
	shift
	forget
	send "$@"
	stopped HOSTKEY_NEW "$what: a new server is asked about"
	print=$(sed -n 's/^stopped HOSTKEY_NEW ask=2 //p' out)
	ls "$root" >listed
	[ ! -s listed ]
	result $? "$what: ... before anything is there"
	send "$@" --accept "$print"
	arrived "$3" " size end" "$what: arrives, length and end compared"
	grep -q " $print\$" state/hostkeys
	result $? "$what: ... and the key is kept"
}

# Killed at some byte, again and again, until it is through.
killed() {	# killed WHAT SERVICE PORT [OPTION VALUE]...
	what=$1 service=$2 at=$3
	shift 3
	kills=0
	for bytes in 1 1000000 4000000 8000000 11000000; do
		send "$service" "$at" file "$@" --kill $bytes --rate 8000000
		[ "$status" -ne 137 ] || kills=$((kills + 1))
	done
	[ "$kills" -eq 5 ] && [ ! -e "$root/$name" ] && [ -n "$(ls state/tickets)" ]
	result $? "$what: killed five times"
	send "$service" "$at" file "$@"
	cmp -s file "$root/$name" && grep -q '^done.* size' out
	result $? "$what: ... and whole in the end"
}

cancelled() {	# cancelled WHAT SERVICE PORT [OPTION VALUE]...
	what=$1 service=$2 at=$3
	shift 3
	send "$service" "$at" file "$@" --cancel 1000000 --rate 8000000
	[ -z "$(ls "$root")" ] && [ -z "$(ls state/tickets)" ]
	result $? "$what: cancelled, and nothing is left"
}

by_ftp() {	# by_ftp WHAT SERVICE [OPTION VALUE]...
	what=$1 service=$2
	shift 2
	forget
	send "$service" "$ftp_port" file "$@"
	arrived file " size" "$what: arrives, length compared"
	send "$service" "$ftp_port" small "$@"
	stopped NAME_TAKEN "$what: what is there is asked about"
	send "$service" "$ftp_port" small "$@" --replace yes
	arrived small " size" "$what: ... and replaced"
	forget
	killed "$what" "$service" "$ftp_port" "$@"
	forget
	cancelled "$what" "$service" "$ftp_port" "$@"
}

proftpd_tests() {
	root=$ftp_root
	DELIVER_SECRET=$ftp_password
	export DELIVER_SECRET
	by_ftp "proftpd FTP" ftp --user "$ftp_user"
	by_ftp "proftpd FTPS" ftps --user "$ftp_user" --ca tls/ca.pem
	forget
	send ftps "$ftp_port" small --user "$ftp_user"
	stopped TLS_UNTRUSTED "proftpd FTPS: a certificate nobody knows"
	accept "proftpd SFTP" sftp "$sftp_port" file --user "$ftp_user"
	send sftp "$sftp_port" small --user "$ftp_user"
	stopped NAME_TAKEN "proftpd SFTP: what is there is asked about"
	send sftp "$sftp_port" small --user "$ftp_user" --replace yes
	arrived small " size end" "proftpd SFTP: ... and replaced"
	rm -f "$root"/*
	killed "proftpd SFTP" sftp "$sftp_port" --user "$ftp_user"
	rm -f "$root"/*
	cancelled "proftpd SFTP" sftp "$sftp_port" --user "$ftp_user"
	DELIVER_SECRET=wrong
	send sftp "$sftp_port" small --user "$ftp_user"
	stopped LOGIN_REFUSED "proftpd SFTP: a wrong password"
	send ftps "$ftp_port" small --user "$ftp_user" --ca tls/ca.pem
	stopped LOGIN_REFUSED "proftpd FTPS: a wrong password"
	unset DELIVER_SECRET
}

again_proftpd() {	# again_proftpd SED: with other settings
	stop "$proftpd"
	sed "$1" proftpd/conf >conf && cat conf >proftpd/conf
	begin proftpd/said proftpd -n -c "$home/proftpd/conf"
	proftpd=$pid
	listening "$ftp_port" "$pid" proftpd/said
}

# A server that speaks nothing but TLS 1.3, and one that has no TLS.
proftpd_tls_tests() {
	DELIVER_SECRET=$ftp_password
	export DELIVER_SECRET
	again_proftpd 's/TLSv1.2 TLSv1.3/TLSv1.3/'
	forget
	send ftps "$ftp_port" small --user "$ftp_user" --ca tls/ca.pem
	arrived small " size" "proftpd with TLS 1.3 alone: arrives"
	again_proftpd 's/TLSEngine on/TLSEngine off/'
	forget
	send ftps "$ftp_port" small --user "$ftp_user" --ca tls/ca.pem
	stopped TLS_MISSING "proftpd without TLS: refused"
	! grep -q "USER $ftp_user" proftpd/log
	result $? "proftpd without TLS: ... and told no name"
	unset DELIVER_SECRET
}

# A server on which each may have so much and no more.
proftpd_full_tests() {
	DELIVER_SECRET=$ftp_password
	export DELIVER_SECRET
	again_proftpd 's/^ AllowOverwrite on/&\n MaxStoreFileSize 5 Mb/'
	for service in ftp ftps; do
		forget
		send $service "$ftp_port" file --user "$ftp_user" \
		    --ca tls/ca.pem
		stopped NO_SPACE "proftpd $service: no more room"
		there=$(sed -n 's/.*stopped after \([0-9,]*\) bytes.*/\1/p' \
		    out | tr -d ,)
		[ "$there" -eq "$(wc -c <"$root/$name.part")" ]
		result $? "proftpd $service: ... and how much is there"
		[ -n "$(ls state/tickets)" ]
		result $? "proftpd $service: ... to go on with later"
	done
	unset DELIVER_SECRET
}

# SFTP has no word for it.
sshd_full_tests() {
	rm -rf "${root:?}"/* state/tickets
	ln -s /dev/full "$root/$name.part"
	# shellcheck disable=SC2086
	send sftp "$ssh_port" file $as --directory "$root"
	stopped NO_SPACE "sshd: no more room"
	says "stopped after 0 bytes. It is possibly full" \
	    "sshd: ... and how much is there"
	rm -rf "${root:?}"/* state/tickets
}

key_tests() {
	for kind in ed25519 ecdsa; do
		rm -f "$root"/*
		send sftp "$ssh_port" small --user "$ssh_user" \
		    --key ssh/$kind --directory "$root"
		arrived small " size end" "sshd: a key of kind $kind"
	done
	rm -f "$root"/*
	send sftp "$ssh_port" small --user "$ssh_user" --key ssh/rsa \
	    --directory "$root"
	stopped LOGIN_REFUSED "sshd: an RSA key does not work"
	says "RSA" "sshd: ... which is said"
	send sftp "$ssh_port" small --user "$ssh_user" --key ssh/locked \
	    --directory "$root"
	stopped LOGIN_REFUSED "sshd: a locked key without its passphrase"
	DELIVER_SECRET=$ssh_phrase
	export DELIVER_SECRET
	send sftp "$ssh_port" small --user "$ssh_user" --key ssh/locked \
	    --directory "$root"
	arrived small " size end" "sshd: ... and with it"
	unset DELIVER_SECRET
}

agent_tests() {
	if ! have ssh-agent; then
		skip "sshd: a key of the agent"
		return
	fi
	rm -f "$root"/* agent
	begin agent-said ssh-agent -D -a "$home/agent"
	agent=$pid
	SSH_AUTH_SOCK=$home/agent
	export SSH_AUTH_SOCK
	until [ -S agent ]; do :; done
	ssh-add -q ssh/ed25519 2>/dev/null
	send sftp "$ssh_port" small --user "$ssh_user" --agent yes \
	    --directory "$root"
	arrived small " size end" "sshd: a key of the agent"
	unset SSH_AUTH_SOCK
	stop "$agent"
}

sshd_tests() {
	root=$ssh_root
	as="--user $ssh_user --key ssh/ed25519"
	# shellcheck disable=SC2086
	accept sshd sftp "$ssh_port" file $as --directory "$root"
	key_tests
	agent_tests
	rm -f "$root"/*
	# shellcheck disable=SC2086
	killed sshd sftp "$ssh_port" $as --directory "$root"
	rm -f "$root"/*
	# shellcheck disable=SC2086
	cancelled sshd sftp "$ssh_port" $as --directory "$root"
	sshd_full_tests
	# shellcheck disable=SC2086
	send sftp "$ssh_port" small $as --directory "$root/nowhere"
	stopped NOT_THERE "sshd: a folder that is not there"
	[ -z "$(ls state/tickets)" ]
	result $? "sshd: ... and nothing to go on with"
	sed "s/SHA256:..../SHA256:AAAA/" state/hostkeys >changed &&
	    cat changed >state/hostkeys
	# shellcheck disable=SC2086
	send sftp "$ssh_port" small $as --directory "$root"
	stopped HOSTKEY_CHANGED "sshd: another key than before stops it"
	says state/hostkeys "sshd: ... and the file to change is named"
	# shellcheck disable=SC2086
	send sftp "$ssh_port" small $as --directory "$root" \
	    --accept "$(ssh_fingerprint ssh/host_ecdsa)"
	stopped HOSTKEY_CHANGED "sshd: ... whatever is accepted"
}

sshd_rsa_tests() {
	root=$ssh_root
	forget
	send sftp "$ssh_port" small --user "$ssh_user" --key ssh/ed25519 \
	    --directory "$root"
	stopped SSH_COMMON "sshd with an RSA key alone"
	says "RSA" "sshd with an RSA key alone: ... which is said"
}

if have_proftpd && start_proftpd; then
	proftpd=$pid
	proftpd_tests
	proftpd_full_tests
	proftpd_tls_tests
else
	skip "proftpd"
fi
if have_sshd && start_sshd; then
	sshd_tests
	stop "$pid"
	start_sshd "HostKey $home/ssh/host_rsa" && sshd_rsa_tests
else
	skip "sshd"
fi
finish
