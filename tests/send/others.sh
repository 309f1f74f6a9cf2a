# SPDX-License-Identifier: MIT
# The FTP and SFTP servers that partners have, as curl and sftp see them.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-ftp.sh"
. "$srcdir/tests/send/rig-ssh.sh"

seq 1 20000 >file

# The password comes from a file, as no list of processes shows it.
by_curl() {	# by_curl URL [CURL-OPTION...]
	url=$1
	shift
	printf 'user = "%s:%s"\n' "$ftp_user" "$ftp_password" >login
	run curl -sS -m 20 -K login --cacert tls/ca.pem -T file "$@" "$url"
}

knows_sftp() {
	curl -V | grep -q '^Protocols:.* sftp' && return
	why="curl knows no SFTP"
	return 1
}

proftpd_tests() {
	by_curl "ftp://127.0.0.1:$ftp_port/plain"
	same file "$ftp_root/plain" "proftpd: FTP"
	by_curl "ftp://127.0.0.1:$ftp_port/tls" --ssl-reqd
	same file "$ftp_root/tls" "proftpd: FTPS"
	if ! knows_sftp; then
		skip "proftpd: SFTP"
		return
	fi
	by_curl "sftp://127.0.0.1:$sftp_port/~/sftp" -k
	same file "$ftp_root/sftp" "proftpd: SFTP"
}

vsftpd_tests() {
	by_curl "ftp://127.0.0.1:$vsftp_port/tls" --ssl-reqd
	same file "$vsftp_root/tls" "vsftpd: sessions taken up"
	by_curl "ftp://127.0.0.1:$vsftp_port/none" --ssl-reqd --no-sessionid
	[ "$status" -ne 0 ]
	result $? "vsftpd: ... and not without"
	by_curl "ftp://127.0.0.1:$vsftp_port/plain"
	exits 67 "vsftpd: not without TLS"
}

by_sftp() {	# by_sftp KEY NAME
	echo "put file $2" >batch
	run sftp -b batch -P "$ssh_port" -i "ssh/$1" -F none \
	    -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new \
	    -o "UserKnownHostsFile=$home/known" "$ssh_user@127.0.0.1"
}

sshd_tests() {
	for kind in ed25519 ecdsa rsa; do
		by_sftp $kind $kind
		same file "$ssh_root/$kind" "sshd: a key of kind $kind"
	done
	by_sftp host_ed25519 nobody
	[ "$status" -ne 0 ] && [ ! -e "$ssh_root/nobody" ]
	result $? "sshd: a key that nobody knows"
	if ! knows_sftp; then
		skip "sshd: by its fingerprint"
		return
	fi
	for kind in ed25519 ecdsa rsa; do	# which one curl asks for
		run curl -sS -m 20 --user "$ssh_user:" --key ssh/ed25519 \
		    --hostpubsha256 "$(ssh_fingerprint ssh/host_$kind |
		        cut -d: -f2)" -T file \
		    "sftp://127.0.0.1:$ssh_port$ssh_root/pinned"
		[ "$status" -ne 0 ] || break
	done
	same file "$ssh_root/pinned" "sshd: by its fingerprint"
}

far_tests() {
	serve far delay --rtt 40 "$ssh_port" || return
	near=$ssh_port ssh_port=$port
	by_sftp ed25519 far
	same file "$ssh_root/far" "a server 40 ms away"
	ssh_port=$near
}

for server in proftpd vsftpd sshd; do
	if have curl && "have_$server" && "start_$server"; then
		"${server}_tests"
	else
		skip "$server"
	fi
done
[ -z "${ssh_port-}" ] || far_tests
finish
