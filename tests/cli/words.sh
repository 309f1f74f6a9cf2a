# SPDX-License-Identifier: MIT
# name, explain, doctor, help, and what is said about wrong use.
. "$srcdir/tests/cli/lib.sh"

# name
run name --dpid 1204 --now $now
exits 0 "a name is made"
prints "from the data source" <<'END'
ftp_dpm_1204_1795444920.sync
END
run name --dpid 20915 --target 1204 --mode overwrite --part 2 --gz --now $now
prints "with every part" <<'END'
ftp_dpm_20915_1204_1795444920.overwrite.2.gz
END
run name --kind id-sync --dpid 0 --dpid 7 --dpid 9 --now $now
prints "for an ID sync" <<'END'
adobe_id_0_7_9_1795444920.sync
END
run name --dpid 1204 --now $now --json
prints "as JSON" <<'END'
{"type":"name","name":"ftp_dpm_1204_1795444920.sync"}
END
run name --dpid 20915 --now $now
exits 2 "a shared data source needs a target"
run name --dpid 1204 --mode replace
exits 2 "a mode is a mode"
run name
exits 2 "something has to be asked"
run name --check $name --now $now
exits 0 "a proper name"
says 'A proper name.' "is called so"
says '1204           Your data source ID' "and explained part by part"
run name --check "FTP_dpm_1204_$now.sync.txt" --now $now
exits 1 "a name with faults"
says 'NAME-CASE' "says which"
says '    ^^^' "and marks the place"
run name --check "FTP_dpm_1204_$now.sync.txt" --now $now --json
exits 1 "the same as JSON"
is_json "is JSON"
says '"rule":"NAME-EXTRAEXT","severity":"error","line":0,"column":29,"length":4' \
    "with the place"
says '"label":' "and the parts"
run name --check "/some/folder/$name" --now $now
exits 0 "only the last part of a path counts"

# explain
run explain LINE-NOTAB
exits 0 "a rule is explained"
says '(LINE-NOTAB)' "by its code"
says 'Stops the upload.' "with its weight"
says '## What to do' "and its topic"
run explain line-notab --json
is_json "as JSON"
says '"rule":"LINE-NOTAB","severity":"error"' "in any letter case"
run explain LINE-NTAB
exits 2 "a slip of the finger"
complains 'Did you mean LINE-NOTAB?' "is noticed"
run explain
exits 2 "explain what?"
run explain --list
exits 0 "all rules"
[ "$(wc -l <out)" -gt 100 ]
result $? "are listed"
run explain --list --json
is_json "also as JSON"

# doctor
run doctor
exits 0 "doctor looks around"
[ "$(wc -l <out)" -le 30 ]
result $? "and is brief"
says 'UTF-8' "it knows the letters"
says "$home/state/aam-onboard" "and the folders"
run doctor --json
is_json "also as JSON"
says '"version":{"value":' "with stable words"
TERM= run doctor
says 'TERM is not set' "what is missing is said"

# help
run help
exits 0 "help"
says 'aam-onboard check' "names the commands"
run help LINE-NOTAB
exits 0 "help on a rule"
run help line-notba
exits 2 "help on nothing"
complains 'Did you mean' "suggests something"
run help --search tab --json
is_json "search gives JSON"
says '"topic":"rule-line-notab"' "and finds"
run help --list
[ "$(wc -l <out)" -gt 100 ]
result $? "all topics are listed"

# the program
run --version
exits 0 "version"
grep -q '^aam-onboard [0-9]' out
result $? "is a number"
run --help
exits 0 "help of the program"
[ "$(awk 'length > 80' out | wc -l)" -eq 0 ]
result $? "fits 80 columns"
if grep -q -- --linear out; then
	# What is told is what the wizard takes; it ends with its input.
	for option in $(sed -n 's/^  \(--[a-z-]*\) .*/\1/p' out); do
		run $option
		[ "$status" -eq 0 ] && [ ! -s err ]
		result $? "the wizard takes $option"
	done
	run --linear --nonsense
	exits 2 "and no other"
	complains '"--nonsense" is no option' "which it names"
fi
for command in check receipt name explain doctor help; do
	run $command --help
	exits 0 "help of $command"
	says "aam-onboard $command" "$command tells its use"
	[ "$(awk 'length > 80' out | wc -l)" -eq 0 ]
	result $? "$command fits 80 columns"
done
run chekc
exits 2 "an unknown command"
complains 'Did you mean "check"?' "suggests the right one"
run doctor --jsno
exits 2 "an unknown option"
complains 'Did you mean --json?' "suggests the right one"
run doctor --json=yes
exits 2 "a flag takes no value"
run name --dpid
exits 2 "a value is missing"
run doctor extra
exits 2 "too many arguments"
run "$(printf 'evil\033[2J')"
exits 2 "a hostile command"
! grep -q "$(printf '\033')" err
result $? "is shown harmless"
finish
