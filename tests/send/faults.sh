# SPDX-License-Identifier: MIT
# The servers that make faults are strict where Amazon is, and make the
# faults that they are told to: seen by curl, which knows nothing of ours.
. "$srcdir/tests/send/lib.sh"
. "$srcdir/tests/send/rig-faults.sh"
. "$srcdir/tests/send/faults-ftp.sh"

have curl || {
	skip "the servers that make faults"
	finish
	exit
}
start_s3server --domain s3.test || echo "Bail out! $why"
seq 1 20000 >file		# 108,894 bytes
size=$(wc -c <file | tr -d ' ')
object=$s3_root/bucket/p/date=2026-11-24/a.sync
key=/bucket/p/date%3D2026-11-24/a.sync

ends() {	# ends HTTP-CODE WORDS WHAT: the last request did
	[ "$(tail -n 1 out)" = "$1" ] && grep -qF -- "$2" out
	result $? "$3"
}

breaks() {	# breaks WHAT: there was no answer
	[ "$status" -ne 0 ]
	result $? "$1"
}

put() {		# put [CURL-OPTION...]: the file, into the bucket
	rm -f "$object"
	run s3 PUT "$key" -T file "$@"
}

# --- what a good server does ------------------------------------------------

put -H 'x-amz-acl: bucket-owner-full-control' -D head
ends 200 200 "a signed request is taken"
same file "$object" "what came is there"
grep -qi '^etag: "'"$(md5sum file | cut -c1-32)"'"' head
result $? "its ETag is the MD5"
grep -qi '^x-amz-checksum-crc64nvme: ............' head
result $? "a checksum is told"
run s3 GET '/bucket/p/date%3D2026-11-24/a.sync?acl='
says '<ID>owner</ID>' "the owner of the bucket has rights on it"
counted 1 'acl=bucket-owner-full-control' "the journal tells the rights"
printf 123456789 >nine
run s3 PUT /bucket/p/nine -T nine -D head
grep -qi '^x-amz-checksum-crc64nvme: rosUhgp5mIg=' head
result $? "the checksum is CRC64/NVME"
run s3 PUT /p/vhost -T nine -H 'Host: bucket.s3.test'
same nine "$s3_root/bucket/p/vhost" "the bucket may stand in the host"
WHO=session
put
ends 200 200 "a session has its token"
session_token=wrong
put
ends 400 InvalidToken "a wrong token is none"
session_token=canary-token-FwoGZXIvYXdzEBYaD/+0123456789=
WHO=put
put
ends 200 200 "who may only put can put"
run s3 HEAD "$key" -I
ends 403 403 "... but not look"
run s3 GET '/bucket?list-type=2'
ends 403 AccessDenied "... nor list"
WHO=all

kept=$all_secret all_secret=wrong
put
ends 403 SignatureDoesNotMatch "a wrong secret is no secret"
absent "$object" "nothing is stored then"
all_secret=$kept
run curl -sS -w '\n%{http_code}\n' -T file "$s3_url$key"
ends 403 AccessDenied "nobody comes in unsigned"
run s3 PUT /elsewhere/a -T file
ends 404 NoSuchBucket "only buckets that are there"
put -H 'Content-MD5: AAAAAAAAAAAAAAAAAAAAAA=='
ends 400 BadDigest "bytes that are not those of Content-MD5"
put -H 'x-amz-checksum-crc64nvme: AAAAAAAAAAA='
ends 400 BadDigest "... nor of the checksum"
HASH=0000000000000000000000000000000000000000000000000000000000000000
put
HASH=
ends 400 XAmzContentSHA256Mismatch "... nor of the hash"
put
run s3 PUT "$key" -T file -H 'If-None-Match: *'
ends 412 PreconditionFailed "nothing is replaced against a condition"

# --- several parts ------------------------------------------------------------

upload() {	# $id of a new upload
	run s3 POST "$key?uploads="
	id=$(sed -n 's/.*<UploadId>\(.*\)<\/UploadId>.*/\1/p' out)
}

part() {	# part N [CURL-OPTION...]
	n=$1
	shift
	run s3 PUT "$key?partNumber=$n&uploadId=$id" -T file -D head "$@"
	etag=$(sed -n 's/^[Ee][Tt]ag: "\([0-9a-f]*\)".*/\1/p' head)
}

complete() {	# complete N [CURL-OPTION...]: of the part N alone
	printf '<CompleteMultipartUpload><Part><PartNumber>%s</PartNumber>' \
	    "$1" >body
	printf '<ETag>"%s"</ETag></Part></CompleteMultipartUpload>' "$etag" \
	    >>body
	shift
	run s3 POST "$key?uploadId=$id" --data-binary @body "$@"
}

rm "$object"
upload
[ -n "$id" ]
result $? "an upload has an ID"
part 3
run s3 GET "$key?uploadId=$id"
says '<PartNumber>3</PartNumber>' "its parts are listed"
run s3 GET '/bucket?uploads='
says "$id" "and it among the uploads"
complete 3
ends 200 '-1&quot;</ETag><ChecksumCRC64NVME>' "it is put together"
same file "$object" "and there"
complete 3
ends 404 NoSuchUpload "once"
upload
part 1
etag=00000000000000000000000000000000
complete 1
ends 400 InvalidPart "an ETag that no part has"
run s3 DELETE "$key?uploadId=$id"
ends 204 204 "an upload is given up"
run s3 GET '/bucket?uploads='
[ "$(grep -c '<Upload>' out)" -eq 0 ]
result $? "and no longer there"

# --- each fault ---------------------------------------------------------------

faults 'put refuse'
put
breaks "refuse: no answer"
faults 'put reset=50000'
put
breaks "reset"
counted 1 'bytes=50000 status=0' "... at its byte"
absent "$object" "... and nothing is stored"
faults 'put close=1000'
put
breaks "close"
faults 'put stall=1000 x1' 'put for=50'
put
ends 200 200 "stall, for a while"
faults 'put slow=1000000'
put
ends 200 200 "slow, and it comes"
faults 'put status=503/SlowDown x2'
put
ends 503 '<Code>SlowDown</Code><Message>Please reduce' "status"
put
put
ends 200 200 "... twice"
faults 'put status=500' 'put early'
put
ends 500 InternalError "status, early"
faults 'put status=500' 'put done'
put
ends 500 InternalError "status, when all is done"
same file "$object" "... and it is"
faults 'put status=301/PermanentRedirect' 'put region=eu-west-1' \
    'put location=http://127.0.0.1:1/'
put -D head
ends 301 PermanentRedirect "another region"
grep -qi '^x-amz-bucket-region: eu-west-1' head &&
    grep -qi '^location: http' head
result $? "... and its name"
faults "any status=400/ExpiredToken from=3 key=$all_key"
put
put
ends 200 200 "two requests before a key is too old"
put
ends 400 ExpiredToken "... and the third"
WHO=put
put
ends 200 200 "... while another key is good"
WHO=all
faults 'put truncate=1000'
put -D head
[ "$(wc -c <"$object")" -eq 1000 ] &&
    ! grep -qi "$(md5sum file | cut -c1-32)" head
result $? "truncate, with an ETag that tells"
faults 'put flip=1000' 'put sly'
put -D head
! cmp -s file "$object" && grep -qi "$(md5sum file | cut -c1-32)" head
result $? "flip, with one that does not"
faults 'put etag' 'put crc'
put -D head
grep -q '"0000000000' head && grep -q AAAAAAAAAAA= head
result $? "wrong sums"
faults 'put lost'
put
breaks "lost: no answer"
same file "$object" "... to what is done"
faults 'put lost=20'
put
breaks "lost, in the middle of the answer"
faults 'put delay=30' 'put drip=1'
put
ends 200 200 "an answer that takes its time"
faults 'put bighead=1000000'
put
breaks "a giant head"
faults 'get endless'
run s3 GET "$key" -m 1 -o many
breaks "an answer without end"
[ "$(wc -c <many)" -gt 1000000 ]
result $? "... says much"
faults 'get endless=chunked'
run s3 GET "$key" -m 1 -o many
[ "$(wc -c <many)" -gt 1000000 ]
result $? "... in chunks too"
faults 'get length=10'
run s3 GET "$key" -o many
[ "$(head -c 10 file)" = "$(cat many)" ] || breaks "a wrong length"
faults "put length=10"
put
echo '<!DOCTYPE x [<!ENTITY a "aaaa">]><Error>&a;</Error>' >evil
faults "put body=$home/evil" 'put error=InternalError'
put
ends 200 'ENTITY' "another body"
faults 'complete error=InternalError x1'
upload
part 1
complete 1
ends 200 '<Error><Code>InternalError' "200, and an error inside"
complete 1
ends 200 '<ETag>' "... once"
faults 'complete lost'
upload
part 1
complete 1
breaks "a lost answer to the last request"
faults
complete 1
ends 404 NoSuchUpload "the upload is no more then"
faults 'set again=good'
complete 1
ends 200 '<ETag>' "... unless the server remembers"
faults 'part:2 status=503/SlowDown'
upload
part 1
ends 200 200 "a fault of part 2 leaves part 1 in peace"
part 2
ends 503 SlowDown "... and meets part 2"
faults 'set clock=21600'
put -D head
ends 403 RequestTimeTooSkewed "a clock that is 6 hours ahead"
faults 'set clock=800'
put
ends 200 200 "13 minutes do not matter"
faults 'set ifnonematch=unknown'
put -H 'If-None-Match: *'
ends 501 NotImplemented "a server that knows no conditions"
faults 'set checksums=off'
put -D head
! grep -qi crc64 head
result $? "a server that tells no checksums"
faults 'set away='
put
until [ "$status" -ne 0 ]; do
	put
done
says 'onnect' "a server that is away"
faults
put
until [ "$status" -eq 0 ]; do
	put
done
ends 200 200 "... and comes back"
faults 'put nonsense=1'
put
grep -q 'not a rule: put nonsense=1' s3server.log
result $? "what is no rule is told"
! grep -qE 'canary|wJalr' journal s3server.log
result $? "no secret is in the journal"
stop "$s3_pid"

ftp_faults
finish
