# SPDX-License-Identifier: MIT
# aam-onboard check --report: the list of problems as a file.
. "$srcdir/tests/cli/lib.sh"

in_report() {	# in_report WORDS WHAT: in the file $report
	grep -qF -- "$1" "$report"
	result $? "$2"
}

not_in_report() {
	! grep -qF -- "$1" "$report"
	result $? "$2"
}

wants() {	# wants WHAT: the file $report holds standard input
	cat >wanted
	cmp -s wanted "$report"
	result $? "$1"
}

cells() {	# cells WHAT: each line of $report has ten, none a formula
	LC_ALL=C awk -F '\t' 'NF != 10 { bad = 1 }
	    NR > 1 { for (i = 1; i <= NF; i++) if ($i ~ /^[=+@"-]/) bad = 1 }
	    END { exit bad || NR < 2 }' "$report"
	result $? "$1"
}

put bad.sync 'cust-1\td_sid=24\nann@example.com\td_sid=1,k="a\nJohn-22  d_sid=26\n'
sum=$(sha256sum bad.sync | cut -d ' ' -f 1)
check="check --now $now --as $name"

report=list.txt
run $check --report list.txt bad.sync
exits 1 "a list of problems does not change the status"
says 'Not ready yet' "nor what is told"
[ "$(stat -c %a list.txt)" = 600 ]
result $? "it is for its owner alone"
wants "for people, with values masked" <<'END'
bad.sync, line 3, column 8, length 2
  Spaces instead of a tab (LINE-SPACES), error
    The ID and the rest are separated by spaces. Audience Manager splits each
    line at one tab.
      Aaaa-99  d_sid=99
             ^^

bad.sync, line 2, column 27, length 1
  Quote without its partner (KV-QUOTE), error
    There is an odd number of quotation marks on this line: one is missing its
    partner.
      aaa@aaaaaaa.aaa\x09d_sid=9,a="a
                                   ^

bad.sync, line 2, column 1, length 15
  E-mail address used as data (PII-EMAIL), error
    This is an e-mail address. It must never be sent to Audience Manager.
      aaa@aaaaaaa.aaa\x09d_sid=9,a="a
      ^^^^^^^^^^^^^^^

END

report=list.tsv
run $check --report list.tsv bad.sync
exits 1 "for spreadsheets"
cells "each row has its cells"
[ "$(head -n 1 list.tsv)" = "$(printf \
    'file\trule\tseverity\tcount\tline\tcolumn\tlength\ttext\texcerpt\tfault')" ]
result $? "with a heading"
in_report "$(printf 'bad.sync\tPII-EMAIL\terror\t1\t2\t1\t15\t')" \
    "and the place"
not_in_report 'example' "without the data"
report=shown.tsv
run $check --report shown.tsv --show-values bad.sync
in_report 'ann@example.com' "with them when asked for"
report=list.jsonl
run $check --report list.jsonl bad.sync
in_report '{"type":"finding","file":"bad.sync","rule":"LINE-SPACES","severity":"error","count":1,"line":3,"column":8,"length":2,' \
    "for programs"
in_report '"excerpt":"Aaaa-99  d_sid=99","fault":"  "}' "with the piece"
cp list.jsonl out
is_json "each row is JSON"

# What a spreadsheet takes for a formula
printf '=cmd|x!A1  q\n+1+1  q\n-2+3  q\n@SUM  q\n"a  q\n\057=a\n' >formula.sync
mv formula.sync ./=x.sync
report=safe.tsv
run $check --examples 0 --show-values --report safe.tsv =x.sync
cells "nothing is a formula"
in_report "'=cmd|x!A1" "which stays readable"
in_report "'+1+1" "for plus"
in_report "'-2+3" "minus"
in_report "'@SUM" "and at"
in_report "'=x.sync	" "also in a file name"
printf 'a\033[2Jb\r\001  c\td\n' >evil.sync
for form in txt tsv jsonl; do
	report=evil.$form
	run $check --show-values --report $report evil.sync
	! LC_ALL=C grep -q "$(printf '[\001\033\r]')" $report
	result $? "no control character comes into a $form"
done

# Long lines, names, several files, all findings
{
	printf 'cust-1\t'
	head -c 9000 /dev/zero | tr '\0' 'x'
	printf '\n'
} >long.sync
report=long.txt
run $check --report long.txt long.sync
[ "$(awk 'length > 120' long.txt | wc -l)" -eq 0 ]
result $? "a long line is cut"
report=name.jsonl
put "FTP_dpm_1204_$now.sync" 'a\td_sid=24\n'
run check --now $now --report name.jsonl "FTP_dpm_1204_$now.sync"
in_report '"fault":"FTP"' "of a name the piece is shown as it is"
i=0
while [ $i -lt 900 ]; do
	echo "cust-$i  d_sid=1"
	i=$((i + 1))
done >many.sync
report=many.tsv
run $check --examples 0 --report many.tsv many.sync bad.sync
[ "$(grep -c '^many.sync	LINE-SPACES	error	900	' many.tsv)" -eq 900 ] &&
    [ "$(grep -c '^bad.sync	' many.tsv)" -eq 3 ]
result $? "several files, and all findings"
(
	ulimit -f 1
	"$program" $check --examples 0 --report large.tsv many.sync \
	    >/dev/null 2>err
	echo $? >ended
)
status=$(cat ended)
exits 5 "a report that may not grow so far"
grep -q 'larger than a file may be' err && [ ! -e large.tsv ]
result $? "is told in words, and is not there by half"
report=kept.tsv
run $check --report kept.tsv many.sync
[ "$(grep -c '	LINE-SPACES	error	900	' kept.tsv)" -eq 10 ]
result $? "or those that were kept, which also tell of how many"

# The form
run $check --report list.xls bad.sync
exits 2 "an ending that tells no form"
complains '.txt, .tsv or .jsonl' "names those that do"
[ ! -e list.xls ]
result $? "and writes nothing"
report=list.xls
run $check --report list.xls --report-format tsv bad.sync
cells "unless the form is told"
run $check --report-format xml bad.sync
exits 2 "which is one of three"

# Files that are there already
cp list.tsv before
run $check --report list.tsv bad.sync
exits 5 "a file that is there"
complains 'give --force' "stays, and what helps is told"
cmp -s before list.tsv
result $? "it was not touched"
put list.tsv 'old\n'
chmod 644 list.tsv
run $check --report list.tsv --force bad.sync
exits 1 "it can be replaced"
cmp -s before list.tsv && [ "$(stat -c %a list.tsv)" = 600 ]
result $? "as a whole, for its owner alone"
run $check --report bad.sync --report-format txt --force bad.sync
exits 2 "but never the data"
[ "$(sha256sum bad.sync | cut -d ' ' -f 1)" = "$sum" ]
result $? "which is as it was"
"$program" $check --report bad.sync --report-format txt --force - \
    <bad.sync >out 2>err
status=$?
exits 2 "nor through standard input"
ln bad.sync twin.txt
run $check --report twin.txt --force bad.sync
exits 2 "under no name"
put sites.txt 'a\n'
run $check --report sites.txt --force --site-ids sites.txt bad.sync
exits 2 "nor a list that is read"
ln -s /dev/null null.txt
run $check --report null.txt --force bad.sync
exits 5 "nor what is no plain file"
[ -L null.txt ]
result $? "which stays"
mkdir folder.txt
run $check --report folder.txt --force bad.sync
exits 5 "nor a folder"
run $check --report missing/list.txt bad.sync
exits 5 "a folder that is not there"
report=partly.tsv
run $check --report partly.tsv /nonexistent bad.sync
exits 3 "a file that cannot be read"
in_report 'bad.sync	PII-EMAIL' "does not keep the others out"
[ -z "$(find . -name '.aam-onboard-*')" ]
result $? "nothing half made is left"
finish
