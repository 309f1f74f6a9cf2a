# SPDX-License-Identifier: MIT
# aam-onboard send: packed and encrypted on the way, with a real GnuPG.
. "$srcdir/tests/cli/lib.sh"

share=$XDG_DATA_HOME/aam-onboard/practice/drop-off
state=$XDG_STATE_HOME/aam-onboard
GNUPGHOME=$home/keys
export GNUPGHOME

delivered() {
	find "$share" -name 'ftp_dpm*'
}

nothing_left() {	# of what was made on the way
	[ -z "$(find "$state/prepared" -type f 2>/dev/null)" ]
	result $? "no copy is left on this computer"
}

i=0
while [ $i -lt 2000 ]; do
	printf 'cust-%d\td_sid=24,d_sid=26\n' $i
	i=$((i + 1))
done >$name
before=$(sha256sum <$name)

run send $name --to practice --yes --gzip
exits 0 "a packed delivery"
case $(delivered) in *.sync.gz) true ;; *) false ;; esac
result $? "its name says so"
gzip -dc "$(delivered)" | cmp -s - $name
result $? "inside are the bytes of the file"
[ "$(wc -c <"$(delivered)")" -lt "$(wc -c <$name)" ]
result $? "it is smaller"
nothing_left
rm -r "$share"

gzip -c $name >$name.gz
run send $name.gz --to practice --yes --gzip
exits 2 "a file that is packed already"
grep -q 'packed already' err
result $? "it says so"
run send $name --to practice --yes --gzip --encrypt keyring
exits 2 "packed and encrypted at once"

if ! command -v gpg >/dev/null 2>&1; then
	number=$((number + 1))
	echo "ok $number - encryption # SKIP no gpg here"
	finish
	exit
fi

make_key() {	# make_key WHO: prints its fingerprint
	gpg --batch --quiet --passphrase '' --quick-generate-key "$1" \
	    rsa2048 encr never >>gpg.log 2>&1
	gpg --with-colons --list-keys "$1" |
	    sed -n '/^fpr/ { s/^fpr:*\([0-9A-F]*\):.*/\1/p; q; }'
}

place() {	# place FINGERPRINT: an environment with this key
	mkdir -p "$XDG_CONFIG_HOME/aam-onboard"
	printf '[environment locked]\nkind = practice\nfingerprint = %s\n' \
	    "$1" >"$XDG_CONFIG_HOME/aam-onboard/environments.ini"
}

mkdir -m 700 "$GNUPGHOME"
trap 'gpgconf --kill all; rm -rf "$home"' EXIT
print=$(make_key receiver)
other=$(make_key stranger)
# A key that likes an old cipher best: what is sent is AES all the same.
printf 'setpref S2 H10 Z2\nsave\n' | gpg --batch --quiet --command-fd 0 \
    --edit-key "$print" >>gpg.log 2>&1
gpg --export "$print" >receiver.key
gpg --export "$other" >stranger.key
place "$print"

run send $name --to locked --yes --encrypt receiver.key
exits 0 "an encrypted delivery"
case $(delivered) in *.sync.gpg) true ;; *) false ;; esac
result $? "its name says so too"
gpg --batch --quiet --decrypt "$(delivered)" 2>>gpg.log | cmp -s - $name
result $? "its owner reads the bytes of the file"
gpg --batch --status-fd 1 --decrypt "$(delivered)" 2>>gpg.log |
    grep -aqE 'DECRYPTION_INFO [12] 9'
result $? "the cipher is AES 256"
nothing_left
rm -r "$share"

run send $name --to locked --yes --encrypt keyring
exits 0 "with the key of one's own keyring"
gpg --batch --quiet --decrypt "$(delivered)" 2>>gpg.log | cmp -s - $name
result $? "it is the same"
rm -r "$share"

run send $name --to locked --yes --encrypt stranger.key
exits 2 "a key with another fingerprint"
grep -q "its fingerprint is not $print" err
result $? "both are told apart"
run send $name --to practice --yes --encrypt receiver.key
exits 2 "not Adobe's key for Adobe's place"
run send $name --to locked --yes --encrypt $name
exits 2 "a file that is no key"
place "$(echo "$print" | tr 0-9A-F 1-9A-F0)"
run send $name --to locked --yes --encrypt keyring
exits 2 "a keyring without the key"
grep -q 'Ask your Adobe consultant' err
result $? "it says where to get it"
run send $name.gz --to locked --yes --encrypt receiver.key
exits 2 "what is packed is not encrypted"
[ ! -d "$share" ]
result $? "nothing of all this was sent"
nothing_left
[ "$(sha256sum <$name)" = "$before" ]
result $? "and the file is as it was"

PATH=$home/empty run send $name --to locked --yes --encrypt keyring
exits 5 "without GnuPG"

finish
