# SPDX-License-Identifier: MIT
# aam-onboard check with folders and with the parts of a split file.
. "$srcdir/tests/cli/lib.sh"

part() {	# part NAME: a clean one
	mkdir -p "$(dirname "$1")"
	put "$1" 'cust-1\td_sid=24\ncust-2\td_sid=24\n'
}

set_line() {	# set_line KEY-AND-VALUE WHAT: of the set in out
	grep '^{"type":"set"' out | grep -qF -- "$1"
	result $? "$2"
}

for i in 1 2 3 4 5 6 7 8 9 10; do
	part day/$name.$i
done
put day/readme.txt 'x\n'
mkdir day/old day/older
run check --now $now --json day
exits 0 "a folder with a whole set"
is_json "in JSON"
[ "$(grep -c '^{"type":"summary"' out)" -eq 10 ]
result $? "each file has its summary"
[ "$(grep -o '"file":"day/[^"]*"' out | grep -o '[0-9]*"$' | tr -d '"' |
    tr '\n' ' ')" = "1 2 3 4 5 6 7 8 9 10 " ]
result $? "in the order of their numbers"
[ "$(grep -c '^{"type":"set"' out)" -eq 1 ] &&
    tail -n 1 out | grep -q '^{"type":"set"'
result $? "then the set has one"
set_line '"parts":[1,2,3,4,5,6,7,8,9,10],"missing":[],"missing_count":0,"twice":[]' \
    "that knows its parts"
set_line '"records":20,' "and adds them up"
set_line '"verdict":"ready"' "with a verdict"
set_line '"received":20,' "and a forecast"
hides '"users":20' "people are not added"
grep -qF 'day: left out readme.txt, which' err
result $? "what was left out is told"
grep -qF 'day: left out 2 folders inside.' err
result $? "folders too"
run check --now $now day
exits 0 "the same in words"
says '10 parts of one file' "the set has a report"
says 'People are counted in each file, not here' \
    "which says what it does not add"
put day/b.txt 'x'
run check --now $now --json day
grep -qF 'left out 2 files without the name of a data file, such as b.txt' err
result $? "several files are counted"

rm day/$name.4
run check --now $now --json day
exits 1 "a part is missing"
grep -q '"rule":"NAME-SPLITGAP","severity":"warning","line":0' out
result $? "which is found"
set_line '"missing":[4],"missing_count":1' "by its number"
set_line '"verdict":"attention"' "and counts"
set_line '"NAME-SPLITGAP":{"severity":"warning","count":1}' "as a rule"
run check --now $now day
says 'A part seems to be missing (NAME-SPLITGAP)' "in words"
says '    Missing: 4' "with the number"

# Twice, mixed, another time
part two/$name.1
part two/$name.2
gzip -nc two/$name.2 >two/$name.2.gz
run check --now $now --json two
exits 1 "a part stands twice"
set_line '"missing":[],"missing_count":0,"twice":[2]' "which is told"
set_line '"mixed":true' "and that they are packed in two ways"
run check --now $now two
says '    Twice: 2' "in words"
says 'Not all parts are packed in the same way' "all of it"
part times/$name.1
part times/ftp_dpm_1204_1795444000.sync.2
run check --now $now --json times
exits 1 "parts with two time stamps"
grep '"name":"ftp_dpm_1204_1795444000.sync"' out |
    grep -q '"missing":\[1\].*"other_time":"'$name'"'
result $? "are two sets, and one knows the other"
run check --now $now times
says 'Parts with another time stamp are here too: '$name "in words"
part times/$name
rm times/ftp_dpm_1204_1795444000.sync.2
run check --now $now --json times
set_line '"unsplit":true' "a whole file beside parts is noticed"

# Named on the command line
run check --now $now --json day/$name.2
exits 0 "a part that is named alone"
hides '"type":"set"' "is no set"
run check --now $now --json day/$name.1 day/$name.3
exits 1 "two of three"
set_line '"missing":[2]' "are one with a gap"
run check --now $now --json day/$name.1 day/$name.2
exits 0 "two of two"
set_line '"missing":[],' "are whole"
run check --now $now --json --as $name day/$name.1 day/$name.3
exits 0 "with another name"
hides '"type":"set"' "nobody knows the parts"
put huge.sync 'a\td_sid=1\n'
mv huge.sync $name.999999999999999999
run check --now $now --json $name.999999999999999999 day/$name.1
set_line '"missing_count":999999999999999997' "a gap of any size is counted"

# Not read
mkdir broken
part broken/$name.1
part broken/$name.3
ln -s nowhere broken/$name.2
run check --now $now --json broken/$name.*
exits 3 "a part that cannot be read"
set_line '"missing":[]' "is not missing"
set_line '"complete":false' "but the set is not complete"
run check --now $now broken/$name.*
says 'could not be read' "in words"
says 'No verdict' "without a verdict"

# Folders with nothing in them
mkdir empty
run check empty
exits 3 "an empty folder"
complains 'The folder empty has no file with the name of a data file' \
    "is told"
mkdir -p other/sub
put other/export.csv 'a,b\n'
run check --now $now other day/$name.1
exits 3 "a folder without data files"
says 'Ready to send' "does not keep the others from being checked"
part odd/FTP_DPM_1204_$now.SYNC.txt
run check --now $now --json odd
says '"rule":"NAME-CASE"' "a name with faults is no reason to leave it out"
part "folder with a blank/$name"
run check --now $now "folder with a blank/"
exits 0 "a folder may be called as it likes"
finish
