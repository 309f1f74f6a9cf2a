# SPDX-License-Identifier: MIT
# The servers of tests/server, which make faults.  Source it after lib.sh.
#
#	start_s3server [OPTION...]	$s3_port, $s3_root (the bucket is the
#					folder $s3_root/bucket)
#	start_ftpserver [OPTION...]	$ftp_port, $ftp_root
#	faults [RULE...]		from the next request on; rules.h
#	s3 METHOD PATH [CURL-OPTION...]	a signed request; WHO=put: by one who
#					may only put, WHO=session: with a token
#	counted N WORDS WHAT		so many lines of the journal have WORDS
# shellcheck disable=SC2034
all_key=AKIAPARTNER0001
all_secret=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
put_key=AKIAPARTNER0002
put_secret=canary-put-0123456789
session_key=ASIAPARTNER0003
session_secret=canary-session-0123456789
session_token=canary-token-FwoGZXIvYXdzEBYaD/+0123456789=
ftp_user=lab
ftp_password=canary-lab-0123456789

server_users() {
	cat <<END
$all_key $all_secret all
$put_key $put_secret put
$session_key $session_secret all $session_token
END
}

faults() {
	printf '%s\n' "$@" >faults.part
	mv faults.part faults
}

start_s3server() {
	server_users >users
	faults
	s3_root=$home/s3root
	mkdir -p "$s3_root/bucket"
	serve s3server s3server --users users --control faults \
	    --journal journal "$@" "$s3_root" || return 1
	s3_port=$port s3_url=http://127.0.0.1:$port s3_pid=$pid
}

start_ftpserver() {
	echo "$ftp_user $ftp_password all" >ftpusers
	faults
	ftp_root=$home/ftproot
	mkdir -p "$ftp_root"
	serve ftpserver ftpserver --users ftpusers --control faults \
	    --journal journal "$@" "$ftp_root" || return 1
	ftp_port=$port ftp_pid=$pid
}

# Secrets go through standard input, as no list of processes shows it.
s3() {
	who=${WHO:-all} method=$1 path=$2
	shift 2
	eval "who_key=\$${who}_key who_secret=\$${who}_secret"
	{
		printf 'user = "%s:%s"\n' "$who_key" "$who_secret"
		[ "$who" != session ] || printf \
		    'header = "x-amz-security-token: %s"\n' "$session_token"
	} | curl -sS -m 20 -K - --aws-sigv4 aws:amz:us-east-1:s3 \
	    -X "$method" -H "x-amz-content-sha256: ${HASH:-UNSIGNED-PAYLOAD}" \
	    -w '\n%{http_code}\n' "$@" "$s3_url$path"
}

counted() {	# counted N WORDS WHAT
	[ "$(grep -cF -- "$2" journal)" -eq "$1" ]
	result $? "$3"
}
