#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast files are delivered, beside peers, to servers of this machine.
#
#	make bench-send			100 MB, 3 rounds
#	make bench-send BENCH_MB=1000 BENCH_ROUNDS=5
#
#	BENCH_PLACES="s3 s3-tls one ftp ftps sftp far"	where to, else these
#	BENCH_RTT=80		milliseconds there and back, for far
#	BENCH_HUGE=yes		also 5 GiB, for the memory
#	BENCH_OURS=COMMAND	what stands for us, called as tests/bench/deliver
#
# Places: s3 and s3-tls are radosgw, with a file in several parts; one is
# radosgw with a file of 30 MB, which goes in one piece; ftp and ftps are
# proftpd; sftp is OpenSSH, and far the same at a distance; own is the server
# of our tests.  The programs take turns, round after round.  Files that
# arrived by FTP and SFTP are compared at the end.  Nothing here passes or
# fails.
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/lib.sh
. "$here/lib.sh"
set +e
builddir=$built srcdir=$(cd "$here/../.." && pwd)
# shellcheck source=tests/send/lib.sh
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-s3.sh"
. "$srcdir/tests/send/rig-ftp.sh"
. "$srcdir/tests/send/rig-ssh.sh"
trap 'finish_all; rm -rf "$scratch"' EXIT
megabytes=${BENCH_MB:-100}
rounds=${BENCH_ROUNDS:-3}
places=${BENCH_PLACES:-s3 s3-tls one ftp ftps sftp far}
rtt=${BENCH_RTT:-80}
ours=${BENCH_OURS:-$tools/deliver}
rgw_bytes=$((megabytes * 8000000 + 4000000000))
tab=$(printf '\t')
missed=
good=0

# --- files ------------------------------------------------------------------

# random MEGABYTES: sets $file and $sum; bytes that nothing can pack.
random() {
	file=$folder/random-$1.sync
	[ -s "$file" ] || head -c "${1}000000" /dev/urandom >"$file"
	cat "$file" >/dev/null
	sum=$(sha256sum "$file" | cut -d' ' -f1)
}

# --- what a peer is called with -----------------------------------------------

peer() {	# peer NAME COMMAND...: if it is here
	by=$1
	shift
	if command -v "$1" >/dev/null 2>&1; then
		one "$place" "$by" "$@"
	else
		case " $missed " in
		*" $1 "*) ;;
		*) missed="$missed $1" ;;
		esac
	fi
}

we() {		# we NAME=VALUE...
	service=$1
	shift
	mkdir -p tickets
	# shellcheck disable=SC2086
	one "$place" us $ours "$service" "$file" "$sum" \
	    tickets="$home/tickets" hosts="$home/hosts" \
	    ca="$home/tls/ca.pem" "$@"
}

s3_settings() {
	AWS_ACCESS_KEY_ID=$owner_key AWS_SECRET_ACCESS_KEY=$owner_secret
	AWS_DEFAULT_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
	export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_DEFAULT_REGION \
	    AWS_EC2_METADATA_DISABLED
	cat >rclone-s3.conf <<-END
	[s3]
	type = s3
	provider = Ceph
	env_auth = true
	no_check_bucket = true
	endpoint = $1
	END
	cat >s3cfg <<-END
	[default]
	access_key = $owner_key
	secret_key = $owner_secret
	host_base = ${1#*://}
	host_bucket = ${1#*://}
	use_https = $2
	ca_certs_file = $home/tls/ca.pem
	END
	printf 'user = "%s:%s"\n' "$owner_key" "$owner_secret" >curl-s3.conf
}

s3_round() {	# s3_round ENDPOINT True|False
	s3_settings "$1" "$2"
	to=bucket/partner
	we s3 bucket=bucket prefix=partner endpoint="$1" style=path \
	    region=us-east-1
	[ "$place" = one ] || {
		peer 'aws s3 cp' aws s3 cp --quiet --endpoint-url "$1" \
		    --ca-bundle "$home/tls/ca.pem" "$file" "s3://$to/aws"
		peer rclone rclone --ignore-times --config rclone-s3.conf \
		    --ca-cert "$home/tls/ca.pem" copyto "$file" \
		    "s3:$to/rclone"
		peer s3cmd s3cmd -q -c s3cfg put "$file" "s3://$to/s3cmd"
	}
	peer 'curl -T' curl -sSf -K curl-s3.conf --cacert tls/ca.pem \
	    --aws-sigv4 aws:amz:us-east-1:s3 \
	    -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' -T "$file" \
	    "$1/$to/curl"
}

ftp_settings() {
	printf 'machine 127.0.0.1 login %s password %s\n' "$ftp_user" \
	    "$ftp_password" >.netrc
	chmod 600 .netrc
	printf 'user = "%s:%s"\n' "$ftp_user" "$ftp_password" >curl-ftp.conf
	cat >lftp.rc <<-END
	set ssl:ca-file $home/tls/ca.pem
	set ssl:verify-certificate yes
	set ftp:ssl-force $1
	set ftp:ssl-allow $1
	set ftp:ssl-protect-data $1
	open -u $ftp_user,$ftp_password -p $ftp_port 127.0.0.1
	put $file -o lftp
	END
	cat >rclone-ftp.conf <<-END
	[ftp]
	type = ftp
	host = 127.0.0.1
	port = $ftp_port
	user = $ftp_user
	pass = $(command -v rclone >/dev/null 2>&1 &&
	    echo "$ftp_password" | rclone obscure -)
	explicit_tls = $1
	disable_tls13 = true
	no_check_certificate = true
	END
}

ftp_round() {	# ftp_round ftp|ftps true|false
	ftp_settings "$2"
	[ "$1" = ftp ] && needs= || needs=--ssl-reqd
	we "$1" host=127.0.0.1 port="$ftp_port" user="$ftp_user"
	peer lftp lftp -f lftp.rc
	peer rclone rclone --ignore-times --config rclone-ftp.conf \
	    --ca-cert "$home/tls/ca.pem" copyto "$file" ftp:rclone
	# shellcheck disable=SC2086
	peer 'curl -T' curl -sSf -K curl-ftp.conf --cacert tls/ca.pem $needs \
	    -T "$file" "ftp://127.0.0.1:$ftp_port/curl"
}

sftp_settings() {
	cat >ssh.conf <<-END
	StrictHostKeyChecking no
	UserKnownHostsFile $home/known
	IdentitiesOnly yes
	IdentityFile $home/ssh/ed25519
	END
	echo "put $file $ssh_root/sftp" >batch
	cat >lftp-ssh.rc <<-END
	set sftp:connect-program "ssh -a -x -F $home/ssh.conf"
	open -u $ssh_user, -p $1 sftp://127.0.0.1
	put $file -o $ssh_root/lftp
	END
	cat >rclone-sftp.conf <<-END
	[sftp]
	type = sftp
	host = 127.0.0.1
	port = $1
	user = $ssh_user
	key_file = $home/ssh/ed25519
	shell_type = none
	END
}

sftp_round() {	# sftp_round PORT
	sftp_settings "$1"
	we sftp host=127.0.0.1 port="$1" user="$ssh_user" \
	    directory="$ssh_root" keyfile="$home/ssh/ed25519"
	peer 'OpenSSH sftp' sftp -q -b batch -F ssh.conf -P "$1" \
	    "$ssh_user@127.0.0.1"
	peer lftp lftp -f lftp-ssh.rc
	[ "$place" != far ] || return 0	# those below take minutes
	peer 'curl -T' curl -sSf -k -u "$ssh_user:" --key ssh/ed25519 \
	    --pubkey ssh/ed25519.pub -T "$file" \
	    "sftp://127.0.0.1:$1$ssh_root/curl"
	peer rclone rclone --ignore-times --config rclone-sftp.conf copyto "$file" \
	    "sftp:$ssh_root/rclone"
}

start_own() {
	make_certificates
	mkdir -p own/bucket
	echo "$owner_key $owner_secret all" >users
	serve sink s3server --users users own && own=http://127.0.0.1:$port
}

# --- rounds -----------------------------------------------------------------

start_place() {	# the servers that a place needs; status 1: not to be had
	case $place in
	own)
		[ -n "${own-}" ] || start_own ;;
	s3 | s3-tls | one)
		[ -z "${rgw-}" ] || return 0
		have_radosgw && start_radosgw ;;
	ftp | ftps)
		[ -z "${ftp_port-}" ] || return 0
		have_proftpd && start_proftpd ;;
	sftp | far)
		[ -n "${ssh_port-}" ] || { have_sshd && start_sshd; } ||
		    return 1
		[ "$place" = sftp ] || [ -n "${far_port-}" ] && return 0
		serve far delay --rtt "$rtt" "$ssh_port" && far_port=$port ;;
	esac
}

round() {
	[ "$place" = one ] && random 30 || random "$megabytes"
	case $place in
	own) s3_round "$own" False ;;
	s3 | one) s3_round "$rgw" False ;;
	s3-tls) s3_round "$rgws" True ;;
	ftp) ftp_round ftp false ;;
	ftps) ftp_round ftps true ;;
	sftp) sftp_round "$ssh_port" ;;
	far) sftp_round "$far_port" ;;
	esac
}

huge() {
	place='5 GiB'
	file=$scratch/huge.sync
	truncate -s 5G "$file"
	sum=$(sha256sum "$file" | cut -d' ' -f1)
	[ -n "${own-}" ] || start_own || return
	s3_settings "$own" False
	we s3 bucket=bucket prefix=partner style=path region=us-east-1 \
	    endpoint="$own"
}

# What came is what was sent; once for each of those who sent.
compare() {
	for root in "${ftp_root-}" "${ssh_root-}"; do
		[ -d "$root" ] || continue
		for arrived in $(find "$root" -type f); do
			cmp -s "$arrived" "$file" ||
			    echo "Not what was sent: ${arrived##*/}"
		done
	done
}

print_machine
n=0
while [ "$n" -lt "$rounds" ]; do
	for place in $places; do
		if start_place; then
			round
		elif [ "$n" -eq 0 ]; then
			echo "Not here: $place ($why)"
		fi
	done
	n=$((n + 1))
done
random "$megabytes"
compare
[ "${BENCH_HUGE:-no}" = no ] || huge
echo "$megabytes MB, medians of $rounds rounds, $rtt ms for far"
echo
awk -F"$tab" -f "$here/middle.awk" -f "$here/sent.awk" "$results"
echo
awk -f "$here/middle.awk" -f "$here/goals.awk" "$here/goals-send.txt" \
    "$results"
for tool in $missed; do
	echo "Not here: $tool"
done
