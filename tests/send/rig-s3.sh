# SPDX-License-Identifier: MIT
# radosgw, the S3 server of Ceph, as a single node: a monitor, a store in
# memory, the gateway.  Source it after lib.sh.
#
#	start_radosgw	$rgw (http://...), $rgws (https://...), and the rights
#			of Adobe's buckets: "bucket" belongs to owner, and
#			partner may only put things below partner/.
#	s3 WHO METHOD PATH [CURL-OPTION...]	a signed request as WHO
#	make_role	$role: one that partner may assume, with his rights
owner_key=OWNEROWNEROWNER00001
owner_secret=owner-secret-0123456789abcdefghij
partner_key=PARTNERPARTNER000001
partner_secret=partner-secret-0123456789abcdefgh

have_radosgw() {
	for tool in radosgw radosgw-admin ceph ceph-mon ceph-osd monmaptool \
	    curl openssl; do
		have "$tool" || return 1
	done
}

ceph_conf() {	# ceph_conf FOLDER PORT
	cat <<END
[global]
fsid = $fsid
mon host = v2:127.0.0.1:$2/0
run dir = $1/run
admin socket = $1/run/\$cluster-\$name.asok
pid file = $1/run/\$name.pid
log file = $1/log/\$name.log
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
ms mon service mode = crc
ms mon cluster mode = crc
ms bind msgr1 = false
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 2000
mon data avail crit = 1
mon data avail warn = 2
osd objectstore = memstore
memstore device bytes = ${rgw_bytes:-1G}
[mon.a]
mon data = $1/mon
[osd.0]
osd data = $1/osd0
[client.rgw]
rgw data = $1/run
rgw frontends = beast endpoint=127.0.0.1:$(($2 + 1)) ssl_endpoint=127.0.0.1:$(($2 + 2)) ssl_certificate=$home/tls/server.crt ssl_private_key=$home/tls/server.key
rgw dns name = s3.test
rgw s3 auth use sts = true
rgw sts key = abcdefghijklmnop
rgw enable apis = s3, sts, iam, admin
rgw gc obj min wait = 5
rgw gc processor period = 10
END
}

start_ceph() {	# start_ceph FOLDER: its monitor and its store
	fsid=$(cat /proc/sys/kernel/random/uuid)
	osd=$(cat /proc/sys/kernel/random/uuid)
	first=$(free_ports 3) || return 1
	mkdir -p "$1/mon" "$1/osd0" "$1/run" "$1/log"
	CEPH_CONF=$1/ceph.conf
	export CEPH_CONF
	ceph_conf "$1" "$first" >"$CEPH_CONF"
	monmaptool --create --fsid "$fsid" \
	    --addv a "[v2:127.0.0.1:$first/0]" "$1/map" >"$1/log/made" 2>&1
	ceph-mon --mkfs -i a --monmap "$1/map" >>"$1/log/made" 2>&1
	begin "$1/log/mon" ceph-mon -i a -f
	hasty="$hasty $pid"
	listening "$first" "$pid" "$1/log/mon" || return 1
	timeout 30 ceph osd new "$osd" >>"$1/log/made" 2>&1
	ceph-osd -i 0 --mkfs --osd-uuid "$osd" >>"$1/log/made" 2>&1
	begin "$1/log/osd" ceph-osd -i 0 -f
	hasty="$hasty $pid"
}

make_user() {	# make_user NAME KEY SECRET
	timeout 60 radosgw-admin -n client.rgw user create --uid="$1" \
	    --display-name="$1" --access-key="$2" --secret-key="$3" \
	    --caps='roles=*;user-policy=*' >"$1.made" 2>&1
}

# In the order of curl's own faults: it signs only a query that has values.
s3() {		# s3 WHO METHOD PATH [CURL-OPTION...]
	eval "who_key=\$$1_key who_secret=\$$1_secret"
	method=$2 path=$3
	shift 3
	# shellcheck disable=SC2154
	printf 'user = "%s:%s"\n' "$who_key" "$who_secret" |
	    curl -sS -K - --aws-sigv4 aws:amz:us-east-1:s3 -X "$method" \
	        -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' \
	        --cacert "$home/tls/ca.pem" "$@" "$rgw$path"
}

adobe_policy() {
	cat <<'END'
{"Version": "2012-10-17", "Statement": [
{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam:::user/partner"]},
 "Action": ["s3:PutObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload"],
 "Resource": ["arn:aws:s3:::bucket/partner/*"]},
{"Effect": "Deny", "Principal": {"AWS": ["arn:aws:iam:::user/partner"]},
 "Action": ["s3:GetObject", "s3:ListBucket", "s3:ListMultipartUploadParts",
  "s3:ListBucketMultipartUploads", "s3:DeleteObject"],
 "Resource": ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"]}]}
END
}

start_radosgw() {
	make_certificates && start_ceph "$home/ceph" || return 1
	rgw=http://127.0.0.1:$((first + 1))
	rgws=https://127.0.0.1:$((first + 2))
	begin ceph/log/rgw radosgw -n client.rgw -f
	hasty="$hasty $pid"
	listening $((first + 1)) "$pid" ceph/log/rgw || return 1
	make_user owner "$owner_key" "$owner_secret" &
	one=$!
	make_user partner "$partner_key" "$partner_secret" &
	wait "$one" $! || return 1
	adobe_policy >policy.json
	s3 owner PUT /bucket >made 2>&1 &&
	    s3 owner PUT '/bucket?policy=' -d @policy.json >>made 2>&1 &&
	    [ ! -s made ] && return 0
	why="radosgw says: $(head -c 200 made)"
	return 1
}

make_role() {
	role=arn:aws:iam:::role/deliver
	cat >trust.json <<'END'
{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
 "Principal": {"AWS": ["arn:aws:iam:::user/partner"]},
 "Action": ["sts:AssumeRole"]}]}
END
	cat >rights.json <<'END'
{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
 "Action": ["s3:PutObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload"],
 "Resource": ["arn:aws:s3:::bucket/partner/*"]}]}
END
	timeout 60 radosgw-admin -n client.rgw role create \
	    --role-name=deliver \
	    --assume-role-policy-doc="$(cat trust.json)" >role.made 2>&1 &&
	    timeout 60 radosgw-admin -n client.rgw role-policy put \
	        --role-name=deliver --policy-name=put \
	        --policy-doc="$(cat rights.json)" >>role.made 2>&1 && return 0
	why="radosgw-admin says: $(tail -n 1 role.made)"
	return 1
}
