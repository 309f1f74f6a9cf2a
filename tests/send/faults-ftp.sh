# SPDX-License-Identifier: MIT
# The FTP part of faults.sh.

ftp() {		# ftp FILE NAME [CURL-OPTION...]: FILE goes there as NAME
	sent=$1 to=$2
	shift 2
	printf 'user = "%s:%s"\n' "$ftp_user" "$ftp_password" |
	    curl -sS -m 20 -K - -T "$sent" "$@" \
	        "ftp://127.0.0.1:$ftp_port/$to"
}

send() {	# send [CURL-OPTION...]: the file, as a
	rm -f "$ftp_root/a"
	run ftp file a "$@"
}

stored() {	# stored N WHAT: so many bytes of the file
	head -c "$1" file | cmp -s - "$ftp_root/a"
	result $? "$2"
}

ftp_good() {
	send
	stored "$size" "FTP: what comes is there"
	head -c 1000 file >"$ftp_root/b"
	run ftp file b -C -
	same file "$ftp_root/b" "FTP: it is taken up"
	run ftp file c.part -Q '-RNFR c.part' -Q '-RNTO c'
	same file "$ftp_root/c" "FTP: it gets its name"
	send --ssl-reqd --cacert tls/ca.pem
	exits 0 "FTP: with TLS"
	counted 1 'STOR a bytes=108894 code=226 tls=yes data=private' \
	    "FTP: ... all of it"
	kept=$ftp_password ftp_password=wrong
	send
	exits 67 "FTP: a wrong password"
	ftp_password=$kept
}

ftp_uploads() {
	faults 'stor cut=5000'
	send
	breaks "FTP: the data connection goes"
	counted 1 'bytes=5000 code=426' "FTP: ... and is answered"
	faults 'stor full=6000'
	send
	counted 1 'bytes=6000 code=452' "FTP: a full disk"
	faults 'stor full=7000/552'
	send
	counted 1 'bytes=7000 code=552' "FTP: no more allowed"
	faults 'stor drop=8000'
	send
	counted 1 'bytes=8000 code=150' "FTP: the session goes"
	faults 'stor lost'
	send
	breaks "FTP: the last answer is lost"
	stored "$size" "FTP: ... all is there"
	faults 'stor truncate=9000'
	send
	exits 0 "FTP: a server that keeps less and says nothing"
	stored 9000 "FTP: ... so many bytes"
	faults 'stor flip=9'
	send
	! cmp -s file "$ftp_root/a"
	result $? "FTP: a byte turned over"
	faults 'stor stall=10' 'stor for=50'
	send
	exits 0 "FTP: a stall"
	faults 'appe forget'
	head -c 1000 file >"$ftp_root/b"
	run ftp file b -C -
	[ "$(wc -c <"$ftp_root/b")" -eq 107894 ]
	result $? "FTP: a server that begins anew and does not say it"
}

ftp_answers() {
	faults 'connect reply=421/Full'
	send
	breaks "FTP: nobody is let in"
	faults 'connect refuse'
	send
	breaks "FTP: no greeting"
	faults 'auth reply=500'
	send --ssl-reqd
	exits 64 "FTP: no TLS to be had"
	faults 'set tlsonly='
	send
	breaks "FTP: not without TLS"
	faults 'rnto reply=550/No'
	run ftp file c -Q '-RNFR c' -Q '-RNTO d'
	exits 21 "FTP: no new name"
	faults 'size size=12'
	printf 'user = "%s:%s"\n' "$ftp_user" "$ftp_password" >login
	run curl -sS -K login -I "ftp://127.0.0.1:$ftp_port/c"
	says 'Content-Length: 12' "FTP: a wrong size"
	faults 'epsv flood=2000'
	send
	exits 0 "FTP: many words"
	faults 'set reuse='
	send --ssl-reqd --cacert tls/ca.pem
	exits 0 "FTP: TLS sessions taken up"
	send --ssl-reqd --cacert tls/ca.pem --no-sessionid
	breaks "FTP: ... and not without"
	! grep -q canary journal ftpserver.log
	result $? "FTP: no secret is in the journal"
}

ftp_faults() {
	make_certificates || {
		skip "FTP: faults"
		return
	}
	start_ftpserver --tls tls/server.pem || echo "Bail out! $why"
	ftp_good
	ftp_uploads
	ftp_answers
}
