# SPDX-License-Identifier: MIT
# Logins on radosgw: kept as the AWS tools keep them, tried, roles taken on.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-s3.sh"

have_radosgw && start_radosgw && make_role || {
	skip "logins of partners, on radosgw"
	finish
	exit
}
mkdir -m 700 .aws
cat >.aws/credentials <<END
[owner]
aws_access_key_id = $owner_key
aws_secret_access_key = $owner_secret
[partner]
aws_access_key_id = $partner_key
aws_secret_access_key = $partner_secret
[wrong]
aws_access_key_id = $partner_key
aws_secret_access_key = $owner_secret
END
cat >.aws/config <<END
[profile deliver]
role_arn = $role
source_profile = partner
[profile stranger]
role_arn = $role
source_profile = owner
[profile program]
credential_process = cat "$home/a reply"
END
cat >'a reply' <<END
{"Version": 1, "AccessKeyId": "$owner_key", "SecretAccessKey": "$owner_secret"}
END
chmod 600 .aws/*

tries() {	# tries PROFILE [FILE-OF-CERTIFICATES]
	run "$builddir/tests/send/whoami" "$rgw" bucket partner "$@"
	! grep -qF "$owner_secret" out err &&
	    ! grep -qF "$partner_secret" out err
	result $? "$1: nothing secret is told"
}

tries owner
exits 0 "the owner's keys"
says 'works' "they work"
says 'your AWS profile owner' "where they are from"
tries program
exits 0 "keys that a program gives"
says 'works' "they work too"
tries partner
exits 0 "keys that may only put"
says 'not told' "nobody tells whether they work"
tries deliver
exits 0 "a role"
says "the role $role, with your AWS profile partner" "it is taken on"
tries stranger
exits 1 "a role for others"
says 'may not take on the role' "it is refused"
tries wrong
! grep -q '^works' out
result $? "wrong keys do not work"
rgw=$rgws
tries owner
exits 1 "a server that nobody vouches for"
says 'vouches' "it is told"
tries owner "$home/tls/ca.pem"
exits 0 "with the file of certificates"
says 'works' "they work there"
finish
