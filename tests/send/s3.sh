# SPDX-License-Identifier: MIT
# Our own deliveries to S3: on radosgw, with the rights that Adobe gives, and
# over TLS, where a server that nobody vouches for gets not one byte.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-faults.sh"
. "$srcdir/tests/send/rig-s3.sh"

small=ftp_dpm_1204_1767225600.sync
large=ftp_dpm_1204_1767225601.sync
seq 1 100000 >small
seq 1 5000000 >large		# 38,888,896 bytes: three parts
day=2026-01-01			# as deliver has it

# deliver KEY SECRET ENDPOINT FILE NAME
deliver() {
	DELIVER_SECRET=$2
	export DELIVER_SECRET
	run "$builddir/tests/send/deliver" s3 0 "$4" "$5" --user "$1" \
	    --endpoint "$3" --ca "$home/tls/ca.pem" --style "${style:-path}"
	unset DELIVER_SECRET
}

on_radosgw() {	# on_radosgw ENDPOINT FILE NAME PROOF WHAT
	deliver "$partner_key" "$partner_secret" "$1" "$2" "$3"
	exits 0 "$5"
	says "done $4" "... and says how that is known"
	key=/bucket/partner/date%3D$day/$3
	run s3 owner GET "$key" -o got
	same "$2" got "... whole, as its owner sees"
	run s3 owner GET "$key?acl="
	[ "$(grep -o '<Permission>FULL_CONTROL' out | wc -l)" -eq 2 ]
	result $? "... who has all rights"
	run s3 owner DELETE "$key"
}

test_radosgw() {
	on_radosgw "$rgw" small "$small" checksum "radosgw takes a small file"
	on_radosgw "$rgw" large "$large" parts "radosgw takes a file in parts"
	on_radosgw "$rgws" small "$small" checksum "... a small file over TLS"
	on_radosgw "$rgws" large "$large" parts "... in parts over TLS"
	deliver "$partner_key" wrong "$rgw" small "$small"
	says "stopped DENIED" "radosgw takes no wrong secret"
}

# A server with that certificate; not a byte may come.
nobody_trusts() {	# nobody_trusts NAME FAULT WHAT
	rm -f journal
	start_s3server --tls "tls/$1.pem" || {
		skip "$3"
		return
	}
	deliver "$put_key" "$put_secret" "https://127.0.0.1:$s3_port" \
	    small "$small"
	says "stopped $2" "$3"
	[ ! -s journal ]
	result $? "... which gets nothing"
	stop "$s3_pid"
}

test_tls() {
	start_s3server --tls tls/server.pem || echo "Bail out! $why"
	deliver "$put_key" "$put_secret" "https://127.0.0.1:$s3_port" \
	    large "$large"
	exits 0 "a file goes over TLS, in parts"
	same large "$s3_root/bucket/partner/date=$day/$large" "... and is there"
	stop "$s3_pid"
	certify host DNS:bucket.s3.localhost -days 2
	start_s3server --tls tls/host.pem --domain s3.localhost
	style=host
	deliver "$put_key" "$put_secret" "https://s3.localhost:$s3_port" \
	    small "$small"
	exits 0 "a bucket that has a host of its own takes it"
	style=
	stop "$s3_pid"
	make_bad_certificates
	nobody_trusts expired TLS_EXPIRED "a certificate that has run out"
	nobody_trusts elsewhere TLS_NAME "a certificate of another server"
	nobody_trusts unknown TLS_UNTRUSTED "a certificate from nobody known"
}

if make_certificates; then
	test_tls
else
	skip "deliveries over TLS"
fi
if have_radosgw && start_radosgw; then
	test_radosgw
else
	skip "deliveries to radosgw"
fi
finish
