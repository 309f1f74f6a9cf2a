# SPDX-License-Identifier: MIT
# What the history of deliveries changes: check, send and receipt with it,
# and without.
. "$srcdir/tests/cli/lib.sh"

past=$XDG_STATE_HOME/aam-onboard/history.jsonl
sum=$(printf '%064d' 0)

sent() {	# sent NAME KIND WHEN: as if it had been delivered
	mkdir -p "${past%/*}"
	printf '%s%s%s\n' '{"event":"delivered","kind":"'"$2"'","delivered":{' \
	    '"format":1,"reference":"7F3K","name":"'"$1"'","address":"s3://b/x",' \
	    '"environment":"'"$2"'","sha256":"'"$sum"'","bytes":1,"records":1,"when":'"$3"',"proofs":[]}}' \
	    >>"$past"
}

put $name 'cust-001\td_sid=24\ncust-002\td_sid=26\n'
run check $name --now $now
exits 0 "a file that was never sent"
sent $name practice $now
run check $name --now $now
exits 0 "one that was practised with"
sent other.sync production $now
run check $name --now $now
exits 0 "after another one"
sent $name production $now
run check $name --now $now
exits 1 "one that Adobe has had"
says 'NAME-REUSED' "the rule is named"
says 'You have already sent a file of exactly this name.' "in words"
run check $name --now $now --as ftp_dpm_1204_$((now + 1)).sync
exits 0 "under another name"
mkdir -p "$XDG_CONFIG_HOME/aam-onboard"
printf '[history]\nkeep = no\n' >"$XDG_CONFIG_HOME/aam-onboard/environments.ini"
run check $name --now $now
exits 0 "when no history is kept"
rm "$past"
run send $name --to practice --yes
exits 0 "a delivery"
[ ! -e "$past" ]
result $? "it leaves no trace"
printf '[history]\nkeep = maybe\n' \
    >"$XDG_CONFIG_HOME/aam-onboard/environments.ini"
run send $name --to practice --yes
exits 2 "a setting that is neither"
complains 'environments.ini:2: keep is yes or no' "the line is named"
rm "$XDG_CONFIG_HOME/aam-onboard/environments.ini"

rm -r "$XDG_DATA_HOME"
run send $name --to practice --yes
exits 0 "the same with a history"
grep -q '"event":"delivered","kind":"practice"' "$past"
result $? "it is written down"
[ "$(stat -c %a "$past")" = 600 ]
result $? "for its owner alone"
receipt=$(sed -n 's/^Receipt  *//p' out)
grep -q "^Name  *$name\|^Name  *ftp_dpm_1204_" "$receipt" &&
    grep -q "^SHA-256  *$(sha256sum <$name | cut -c 1-64)" "$receipt"
result $? "the receipt tells a colleague the facts"
cat "${receipt%.txt}.json" >out
is_json "and a program"
[ "$(stat -c %a "$receipt")" = 600 ]
result $? "it is for its owner alone too"
rm "$past"

# The first file to production is a large one: more than 1,000 lines.
awk 'BEGIN { for (i = 0; i < 1001; i++) printf "c%d\td_sid=24\n", i }' \
    >$name
sent small.sync beta $now
run send $name --to production --partner acme --dry-run
grep -q 'First file is a large one (1,001)' err
result $? "the first large file to production is warned about"
sent small.sync production $now
run send $name --to production --partner acme --dry-run
! grep -q 'First file is a large one' err
result $? "not when there was one before"
rm "$past"
sed -i 1d $name
run send $name --to production --partner acme --dry-run
! grep -q 'First file is a large one' err
result $? "nor one of 1,000 lines"

# Receipts that did not come.
cat >mail.eml <<END
From: aam-noreply@adobe.com
Subject: Adobe Audience Manager Server-To-Server Processing Result:
Dear Adobe Partner: (ID:7)
File name:
s3n://bucket/2026-01-01/$name
Records received: 1
Format Errors: 0
Invalid AAM ID: 0
No Matching AAM ID: 0
No Trait Realized: 0
Records processed: 1
Stored Records: 1
Total traits failed validation: 0
END
late=$((now + 48 * 3600 + 1))
sent $name production $now
sent lost.sync production $now
sent practice.sync practice $now
run receipt mail.eml --now $((late - 1))
exits 0 "after 48 hours"
grep -q '"event":"answered","name":"'"$name" "$past"
result $? "the one that is listed has its receipt"
run receipt mail.eml --now $late
exits 1 "a second later"
says '(RCPT-MISSING)' "one without a receipt"
says '    lost.sync, ' "it is named"
hides '    practice.sync' "practice has none"
hides "    $name" "nor those that have one"
run receipt mail.eml --now $late --json
is_json "for programs"
says '"missing":["lost.sync"]' "it is named too"
[ "$(grep -c answered "$past")" -eq 1 ]
result $? "a receipt counts once"

finish
