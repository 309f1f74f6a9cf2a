# SPDX-License-Identifier: MIT
# Adobe's drop-off on radosgw: who may do what, as its owner sees it.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-s3.sh"

have_radosgw && start_radosgw || {
	skip "a bucket as Adobe's, on radosgw"
	finish
	exit
}
seq 1 20000 >file

answers() {	# answers HTTP-CODE WHAT: the last request did
	[ "$(tail -n 1 out)" = "$1" ]
	result $? "$2"
}

asks() {	# asks WHO METHOD PATH [CURL-OPTION...]
	run s3 "$@" -w '\n%{http_code}\n'
}

asks partner PUT /bucket/partner/a -T file \
    -H 'x-amz-acl: bucket-owner-full-control'
answers 200 "partner puts a file"
asks owner GET /bucket/partner/a -o got
same file got "the owner has it"
asks owner GET '/bucket/partner/a?acl='
[ "$(grep -o '<Permission>FULL_CONTROL' out | wc -l)" -eq 2 ]
result $? "with all rights, as its partner"
asks partner PUT /bucket/partner/b -T file
asks owner GET '/bucket/partner/b?acl='
answers 403 "which it has not if nobody gave them"
asks partner PUT /bucket/elsewhere/a -T file
answers 403 "partner puts nothing elsewhere"
asks partner GET /bucket/partner/a
answers 403 "partner gets nothing"
asks partner GET '/bucket?prefix=partner%2F'
answers 403 "... lists nothing"
asks partner POST '/bucket/partner/c?uploads='
answers 200 "... begins an upload in parts"
id=$(sed -n 's/.*<UploadId>\(.*\)<\/UploadId>.*/\1/p' out)
asks partner GET "/bucket/partner/c?uploadId=$id"
answers 403 "... does not see its parts"
asks partner DELETE "/bucket/partner/c?uploadId=$id"
answers 204 "... and gives it up"
kept=$partner_secret partner_secret=wrong
asks partner PUT /bucket/partner/d -T file
answers 403 "a wrong secret is no secret"

# Keys for a while, as a role has them.
value() {	# value NAME: of an element of the last answer
	sed -n "s/.*<$1>\(.*\)<\/$1>.*/\1/p" out
}

partner_secret=$kept
make_role
result $? "there is a role for partner to take on ${why-}"
assume="Action=AssumeRole&Version=2011-06-15&RoleSessionName=test"
printf 'user = "%s:%s"\n' "$partner_key" "$partner_secret" >login
run curl -sS -K login --aws-sigv4 aws:amz:us-east-1:sts \
    -d "$assume&RoleArn=$role" "$rgw/"
role_key=$(value AccessKeyId) role_secret=$(value SecretAccessKey)
token=$(value SessionToken)
asks role PUT /bucket/partner/e -T file -H "x-amz-security-token: $token"
answers 200 "a role puts a file"
asks role PUT /bucket/partner/e -T file
answers 403 "... not without its token"
rgw=$rgws
asks owner GET /bucket/partner/a -o got
same file got "with TLS"
finish
