# SPDX-License-Identifier: MIT
# aam-onboard check: verdicts, words, JSON, and the exit status of each end.
. "$srcdir/tests/cli/lib.sh"

put $name 'cust-1\td_sid=24\ncust-2\td_sid=26\n'
run check --now $now $name
exits 0 "a clean file is ready"
prints "a clean file in words" <<'END'
ftp_dpm_1204_1795444920.sync
Facts about people. 2 lines, 32 bytes.

What Adobe's receipt should say, an estimate from our checks

  Records received                         2
  Format errors                            0
  No trait realized                        0
  Stored records                           2

Ready to send.
END

put bad.sync 'cust-1\td_sid=24\ncust-2  d_sid=26\nu\td_sid=1\t\n'
run check --as $name --now $now bad.sync
exits 1 "problems were found"
says 'Spaces instead of a tab (LINE-SPACES), 1 place' "the cause is named"
says '    line 2, column 7' "the place is told"
says '      cust-2  d_sid=26' "the line is shown"
says '            ^^' "the fault is marked"
says 'Not ready yet' "the verdict is told"

mark=$(printf '\302\273')
put tabs.sync 'cust-1\td_sid=24\td_sid=26\n'
run check --as $name --now $now tabs.sync
says "cust-1${mark}d_sid=24${mark}d_sid=26" "tabs are visible"
LC_ALL=C run check --as $name --now $now tabs.sync
says 'cust-1' "it also works without a locale"

put warn.sync 'cust-1\td_sid=24 \n'
run check --as $name --now $now warn.sync
exits 1 "a warning is not ready"
says 'please read the warnings' "the verdict tells of warnings"

put evil.sync 'u\033[2J\tno tab \233here\n'
run check --as $name --now $now evil.sync
! grep -q "$(printf '\033')" out
result $? "nothing in a file reaches the terminal raw"

# JSON
run check --json --as $name --now $now bad.sync
exits 1 "JSON has the same status"
is_json "each line is a JSON object"
says '{"type":"finding","rule":"LINE-SPACES","severity":"error","line":2,"column":7,"length":2,"text":' \
    "a finding has its place"
says '"verdict":"stopped"' "the summary has the verdict"
says '"records":3' "the summary counts"
says '"LINE-SPACES":{"severity":"error","count":1}' "rules are counted"
tail -n 1 out | grep -q '^{"type":"summary","file":"bad.sync","kind":"trait"'
result $? "the summary comes last"
sum=$(sha256sum bad.sync | cut -d ' ' -f 1)
says "\"sha256\":\"$sum\"" "the summary has the hash"

i=0
while [ $i -lt 30 ]; do
	printf 'cust-%d  d_sid=1\n' $i
	i=$((i + 1))
done >many.sync
run check --json --as $name --now $now many.sync
[ "$(grep -c '"rule":"LINE-SPACES"' out)" -eq 10 ]
result $? "ten examples are kept"
says '"LINE-SPACES":{"severity":"error","count":30}' "all are counted"
run check --json --examples 0 --as $name --now $now many.sync
[ "$(grep -c '"rule":"LINE-SPACES"' out)" -eq 30 ]
result $? "or all of them"
says '"findings":30,"kept":30,' "and how many that are"
run check --json --examples 7 --as $name --now $now many.sync
says '"findings":30,"kept":7,' "or were kept"

# Context
put odd.txt 'cust-1\td_sid=24\n'
run check --json --now $now odd.txt
says 'NAME-PREFIX' "the name is judged"
run check --json --now $now --as $name odd.txt
hides 'NAME-' "or another one in its place"
put sites 'CUST-1\n'
run check --json --now $now --as $name --site-ids sites odd.txt
says '"rule":"CASE-SITE"' "IDs are compared with the website's"
put traits 'SID\ttype\towner\n24\tON_BOARDED_TRAIT\t9\n'
run check --json --now $now --as $name --traits traits odd.txt
says '"rule":"TRAIT-SOURCE"' "traits are compared with the account's"
put digits 'cust-1\td_sid=24\n'
run check --json --now $now --as $name --id-type aam digits
says '"rule":"ID-UUID"' "the kind of ID matters"

# Words that an option does not know are named with those it does.
refuses() {	# refuses OPTION CHOICES
	run check "$1" nonsense $name
	exits 2 "$1 takes its own words only"
	complains "$1: \"nonsense\" is not one of $2" "and $1 tells them"
}
refuses --kind 'trait, odc, id-sync, pbd'
refuses --id-type 'crm, aam, ecid, hemail'
refuses --master 'device, cross, unknown'

# The first data source of an ID-sync file: whose IDs they are.
sync=adobe_id_12345_1204_$now.sync
put $sync 'a\tb\n'
run check --json --now $now $sync
says '"SYNC-MASTER":{"severity":"warning"' "is asked for when it matters"
run check --json --now $now --master device $sync
hides 'SYNC-MASTER' "settled when it is a device"
run check --json --now $now --master cross $sync
says '"SYNC-MASTER":{"severity":"error"' "wrong when it is a person"
run check --json --now $now --master unknown $sync
says '"SYNC-MASTER":{"severity":"warning"' "open when it is not known"

# Many findings are written in several pieces.
i=0
while [ $i -lt 900 ]; do
	echo "cust-$i  d_sid=1"
	i=$((i + 1))
done >many.sync
run check --json --examples 0 --as $name --now $now many.sync
[ "$(grep -c '"rule":"LINE-SPACES"' out)" -eq 900 ]
result $? "hundreds of findings are all written"
run check --as $name --now $now many.sync
says 'and 897 more' "people get a few of them"
rm -f many.sync

# A packed file that is cut in its head holds nothing, but is not empty.
put cut.gz '\037\213\010\000\000\000\000\000\000\003'
run check --json --now $now --as $name.gz cut.gz
exits 1 "a packed file cut in its head"
says '"rules":{"COMP-BAD"' "is called damaged"
printf '' | gzip -nc >none.gz
run check --json --now $now --as $name.gz none.gz
says '"rules":{"SIZE-EMPTY"' "one with nothing in it is called empty"

# Several files, and other ends
run check --now $now $name bad.sync
exits 1 "the worst of several files counts"
run check --now $now /nonexistent $name
exits 3 "a file that is not there"
says 'Ready to send' "the others are checked all the same"
mkdir folder
run check folder
exits 3 "a folder is no file"
complains 'folder' "and that is said"
mkfifo pipe
run check pipe
exits 3 "a pipe does not hang"
run check
exits 2 "a file is needed"
complains 'aam-onboard check FILE|FOLDER...' "the use is shown"
run check --examples x $name
exits 2 "a number is a number"
complains '--examples: "x" is not a whole number' "and its option is named"
run check --kind nonsense $name
exits 2 "a kind is a kind"
run check --site-ids /nonexistent $name
exits 2 "a list that is not there"
run check -- --nonexistent
exits 3 "after -- all are files"
if [ -w /dev/full ]; then
	"$program" check --now $now $name >/dev/full 2>err
	status=$?
	: >out
	exits 5 "a full disk"
	complains 'cannot write the result' "and that is said"
fi

# Stopping: a file with a long hole in it takes a while, and the signal is
# sent when the program holds it back to ask for it between two steps.  The
# shell does so too before it has become the program, hence the name.
stop_check() {
	"$program" check --now $now --as $name "$@" long.sync >out 2>err &
	pid=$!
	until grep -q '^Name:.aam-onboard' /proc/$pid/status &&
	    grep -q '^SigBlk:.*4002$' /proc/$pid/status; do
		kill -0 $pid || break
	done
	kill -TERM $pid
	wait $pid
	status=$?
}
put long.sync 'cust-1\td_sid=24\n'
if [ -r /proc/self/status ] && truncate -s 20G long.sync 2>/dev/null; then
	stop_check
	exits 4 "a check that is stopped"
	grep -q 'Stopped. Your file was only read' err
	result $? "says so calmly"
	says 'not a full check' "and tells what it had found so far"
	stop_check --json
	exits 4 "a check with JSON that is stopped"
	says '"complete":false' "says that it is not complete"
	says '"users":null' "and does not count persons it did not compare"
	rm -f long.sync
fi

# The file is only ever read.
[ "$(sha256sum bad.sync | cut -d ' ' -f 1)" = "$sum" ] &&
    [ ! -e config ] && [ ! -e state ] && [ ! -e data ]
result $? "a check writes nothing"
finish
