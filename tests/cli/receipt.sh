# SPDX-License-Identifier: MIT
# aam-onboard receipt: mails as they come, beside what we expected of a file.
. "$srcdir/tests/cli/lib.sh"

name=ftp_dpm_12345_1767225600.sync
moment=1767225600

mail() {	# mail STORED: the sample receipt
	cat <<END
From: aam-noreply@adobe.com
Subject: Adobe Audience Manager Server-To-Server Processing Result:
Dear Adobe Partner: (ID:7)
File name:
s3n://bucket/2026-01-01/$name
Records received: 100
Format Errors: 3
Invalid AAM ID: 0
No Matching AAM ID: 20
No Trait Realized: 7
Records processed: 100
Stored Records: $1
Total traits failed validation: 2
Job start time: 2026-01-01 18:07:49
Job end time: 2026-01-01 18:45:02
END
}

codes() {	# codes WANTED WHAT: the rules of the summary, in order
	[ "$(tail -n 1 out | sed 's/.*"rules":{\(.*\)},"counters".*/\1/' |
	    grep -oE '"(RCPT|ENV)-[A-Z]*"' | tr -d '"' | tr '\n' ' ')" = "$1" ]
	result $? "$2"
}

mail 70 >mail.eml
run receipt mail.eml
exits 1 "a receipt with something to look at"
says '70 of 100 lines were stored (70 %).' "the share is told"
says 'took 37 min 13 s' "and how long it took"
grep -q '^  Format Errors  *3$' out
result $? "each number is there"
says 'People whom Audience Manager does not know, or not yet.' \
    "and explained"
says '(RCPT-NOMATCH)' "what to look at is named"
says 'Check the ID sync with your web team' "with what to do"
says 'With --for and the data file' "and how to learn more"

# 98 lines that are fine, two that are not, a blank one, one with a quote
i=0
while [ $i -lt 98 ]; do
	printf 'cust-%d\td_sid=24\n' $i
	i=$((i + 1))
done >$name
printf 'cust-x  d_sid=1\nu,d_sid=4\n\nq\tk="a\n' >>$name
run receipt --for $name --now $moment mail.eml
exits 1 "beside the file that was sent"
says '* s3n://bucket/2026-01-01/ftp_dpm_12345' "ours is marked"
grep -q '^  Records received  *102  *100  *-2$' out
result $? \
    "expected, counted, difference"
says 'LINE-BLANK (1), LINE-SPACES (1), LINE-CSV (1), KV-QUOTE' \
    "our findings behind a number"
grep -q '^  No Matching AAM ID  *20$' out
result $? \
    "nothing is made up about whom Adobe knows"
says '(RCPT-COUNT)' "another count is noticed"

run receipt --for $name --now $moment --json mail.eml
exits 1 "as JSON"
is_json "which it is"
codes 'RCPT-COUNT RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT RCPT-VALID ' \
    "the rules that hold"
says '"received":{"adobe":100,"expected":102,"more":0,"fewer":2,"rules":["LINE-BLANK"]}' \
    "a counter has both numbers"
says '"no_match":{"adobe":20,"expected":null,"rules":[]}' \
    "or says that nobody can tell"
says '"start":1767290869,"end":1767293102' "times are seconds"
[ "$(grep -c '^{"type":"finding","rule":"RCPT-' out)" -eq 5 ] &&
    tail -n 1 out | grep -q '^{"type":"summary","file":"mail.eml","partner":7,'
result $? "findings come first, then the summary"

"$program" check --json --now $moment $name >summary.json
run receipt --json-summary summary.json --json mail.eml
cp out kept
run receipt --for $name --now $moment --json mail.eml
cmp -s out kept
result $? "a kept summary tells the same as the file"
"$program" check --json --now $moment $name |
    "$program" receipt --json-summary - --json mail.eml >out 2>err
cmp -s out kept
result $? "also through a pipe"
"$program" receipt --json --for $name --now $moment - <mail.eml |
    sed 's/"file":"-"/"file":"mail.eml"/' >out
cmp -s out kept
result $? "and so does a mail through a pipe"
"$program" receipt - <mail.eml >out 2>err
says "Adobe's receipt in standard input" "which has a name for people"

# The vectors
mail 69 >sum.eml
run receipt --json sum.eml
codes 'RCPT-SUM RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT RCPT-VALID ' \
    "sums that differ are noticed"
printf 'Records received: 100\nNo Matching AAM ID: 100\nRecords processed: %s' \
    '100
Stored Records: 0
' >beta.eml
run receipt --json --beta beta.eml
exits 0 "nobody is known in beta"
codes 'ENV-ALLNOMATCH ' "and that is expected"
run receipt --json beta.eml
exits 1 "elsewhere it is not"
codes 'RCPT-NOMATCH RCPT-ZERO ' "and says so"

# Files
run receipt --json --for $name --as ftp_dpm_1_1767225600.sync mail.eml
says '"RCPT-NOTLISTED"' "a receipt about other files"
printf 's3://b/a.sync\n' | cat - mail.eml >two.eml
run receipt --for $name --now $moment two.eml
says 'not all of them are yours' "numbers of several files are not compared"
hides 'RCPT-COUNT' "nor judged"
cp $name ftp_dpm_12345_1767225600.sync.2
printf "s3://b/$name.2\n" | cat - mail.eml >parts.eml
run receipt --json --for $name --for $name.2 --now $moment parts.eml
says '"comparable":true' "numbers of all our files are"
says '"received":{"adobe":100,"expected":204,' "their sums, that is"

# As mail programs leave it
{
	printf 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n'
	printf 'Content-Transfer-Encoding: base64\r\n\r\n'
	{
		printf '<html><body><table>'
		mail 70 | sed 1,2d | sed 's/^\(.*\):\(.*\)/<tr><td>\1:<td>\2/'
	} | base64 | sed 's/$/\r/'
} >html.eml
run receipt --json html.eml
exits 1 "HTML in base64 with CRLF"
codes 'RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT RCPT-VALID ' "is read"
mail 70 | sed 's/^/> /; s/ \([A-Za-z]*\):/\n> \1:/' >forward.eml
run receipt --json forward.eml
codes 'RCPT-FORMAT RCPT-NOMATCH RCPT-NOTRAIT RCPT-VALID ' \
    "a forwarded one with broken lines"
mail 70 | cat - sum.eml >twice.eml
run receipt twice.eml
says 'more than one receipt' "two receipts in one text are noticed"

# Hostile ones
printf 'Records received: 5\nStored Records: 99999999999999999999999\n' >big
run receipt big
exits 0 "a number beyond all bounds"
says 'no number that we can read' "is told as such"
run receipt --json big
says '"stored":{"adobe":null,' "also in JSON"
printf '\033[2JRecords received: 5\ns3://b/\033]0;x\007\201.sync\n' >controls
run receipt controls
! LC_ALL=C grep -q "$(printf '[\033\007\201]')" out
result $? "nothing of a mail reaches the terminal raw"
head -c 10000000 /dev/zero | tr '\0' 'r' >r.eml
run receipt r.eml
exits 3 "ten megabytes of nothing"
complains "does not look like Adobe's receipt" "are no receipt"
head -c 40000000 /dev/zero >zero.eml
run receipt zero.eml
exits 3 "a larger one"
complains 'larger than' "is not even read"
rm -f r.eml zero.eml
: >empty
run receipt empty
exits 3 "an empty text"

# Other ends
run receipt /nonexistent
exits 3 "a mail that is not there"
run receipt
exits 2 "a mail is needed"
run receipt mail.eml --for /nonexistent
exits 3 "a data file that is not there"
run receipt mail.eml --json-summary mail.eml
exits 3 "a summary that is none"
complains 'not what check --json wrote' "and that is said"
echo '{"type":"finding"}' >findings
run receipt mail.eml --json-summary findings
complains 'no summary in it' "findings alone do not do"
run receipt - --json-summary -
exits 2 "standard input can be read once"
run receipt mail.eml --id-type nonsense
exits 2 "a kind of ID is one of ours"
finish
