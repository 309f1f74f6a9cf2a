# SPDX-License-Identifier: MIT
# aam-onboard check -: standard input, and how a check is done.
. "$srcdir/tests/cli/lib.sh"

same_as_file() {	# same_as_file WHAT: out tells what kept does
	sed 's/"file":"-"/"file":"bad.sync"/' out | cmp -s - kept
	result $? "$1"
}

put bad.sync 'cust-1\td_sid=24\ncust-2  d_sid=26\nu\td_sid=1\t\nu\td_sid=2\n'
"$program" check --json --now $now --as $name bad.sync >kept
"$program" check --json --now $now --as $name - <bad.sync >out 2>err
status=$?
exits 1 "a file as standard input"
same_as_file "is checked as it is"
cat bad.sync | "$program" check --json --now $now --as $name - >out 2>err
status=$?
exits 1 "a pipe"
same_as_file "tells the same"
cat bad.sync | "$program" check --now $now --as $name - >out 2>err
says 'standard input' "for people it has a name"
says 'cust-2  d_sid=26' "and its lines can be seen"
cat bad.sync | "$program" check --now $now --as $name --report list.tsv - \
    >out 2>err
grep -q '^standard input	LINE-SPACES	error	1	2	7	2	' list.tsv
result $? "also in a report"
gzip -nc bad.sync | "$program" check --json --now $now --as $name.gz - \
    >out 2>err
says '"verdict":"stopped"' "packed input is unpacked"
: | "$program" check --json --now $now --as $name - >out 2>err
says '"SIZE-EMPTY"' "an empty pipe is an empty file"
"$program" check --json --now $now --as $name - bad.sync <bad.sync >out 2>err
[ "$(grep -c '"type":"summary"' out)" -eq 2 ]
result $? "it may stand among others"

run check - <bad.sync
exits 2 "without a name"
complains 'give it one with --as NAME' "it cannot be judged"
run check --as $name - -
exits 2 "twice"
complains 'only once' "it cannot be read"
run check --as $name ./-
exits 3 "a file of that name is written ./-"

# The copy of what came through a pipe
mkdir temp
cat bad.sync | "$program" check --json --now $now --as $name \
    --temp-folder temp - >out 2>err
same_as_file "the folder for the copy can be chosen"
[ -z "$(ls -A temp)" ]
result $? "where nothing is left"
cat bad.sync | "$program" check --as $name --temp-folder missing - >out 2>err
status=$?
exits 5 "a folder that is not there"
complains 'missing' "is named"

# How it is done does not change what is found.
for how in '--threads 1' '--threads 2' '--threads 16' '--memory 1M' \
    '--memory 2G' '--temp-folder temp'; do
	run check --json --now $now --as $name $how bad.sync
	cmp -s out kept
	result $? "$how finds the same"
done
for n in 0 17 -1 x '' 1.5 99999999999999999999; do
	run check "--threads=$n" bad.sync
	exits 2 "--threads $n is not taken"
done
complains 'from 1 to 16' "and what is is told"
for size in 0M 1 1K M x '' -1M 1.5G 17179869184G 99999999999999999999M; do
	run check "--memory=$size" bad.sync
	exits 2 "--memory $size is not taken"
done
complains 'such as 256M' "and what is is told"

# Nobody waits for a pipe that says nothing.
mkfifo pipe
"$program" check --as $name - <pipe >out 2>err &
pid=$!
exec 3>pipe
if [ -r /proc/self/status ]; then
	until grep -q '^Name:.aam-onboard' /proc/$pid/status &&
	    grep -q '^SigBlk:.*4002$' /proc/$pid/status; do
		kill -0 $pid || break
	done
fi
kill -TERM $pid
wait $pid
status=$?
exec 3>&-
exits 4 "a check of a silent pipe can be stopped"
complains 'Stopped. Your file was only read' "and says so"
finish
