# SPDX-License-Identifier: MIT
# Bytes that try to do something to a terminal, one a line of output:
# "number TAB printf format".  None has a line end or a slash in it, so that
# each can also be a file name.
payloads() {
	cat <<'END'
01	\033[2J
02	\033]0;AAMTITLE\007
03	\033]52;c;QUFNUFdO\007
04	\033]52;c;QUFNUFdO\033\\
05	\033]52;c;QUFNUFdO\302\234
06	\23331m
07	\302\23331m
08	\302\23552;c;QUFNUFdO\007
09	\033P1$r0m\033\\
10	\033_AAM\033\\\033^AAM\033\\\033XAAM\033\\
11	\033[6n\033[c\033[>q\033P$qm\033\\
12	\033[?1049l
13	\033(0lqk
14	\016lqk\017
15	\033c
16	\033[2;1y
17	\007\007\007\007\007\007
18	12\010\010AAM
19	12\rAAM
20	12\013AAM\014AAM
22	12\000AAM
23	12\177AAM
24	\342\200\252\342\200\256MAA\342\200\254
25	\342\201\246MAA\342\201\251
26	\330\234\342\200\216\342\200\217AAM
27	A\342\200\213A\342\200\215M\342\201\240\357\273\277
28	A\363\240\201\201\363\240\201\202M
29	A\357\270\217M\363\240\204\200
30	A\302\255M
31	\343\205\244\341\205\237\357\276\240\342\240\200
32	A\342\200\250M\342\200\251
34	\314\201AAM
35	\300\257\340\200\257
36	\355\240\200
37	\364\220\200\200\377\376
38	A\303
39	\356\200\200\357\267\220\315\270
40	\360\237\221\250\342\200\215\360\237\221\251\360\237\207\247\360\237\207\252
42	\033]AAM
43	%%n%%s%%n
44	\033[201~q\033[200~
45	\033]8;;https:AAM\007AAM\033]8;;\007
46	\033]1337;File=inline=1:QUFN\007\033_Gf=100;QUFN\033\\
47	\033Ptmux;\033\033]52;c;QUFNUFdO\007\033\\
48	Delivered. Here is what happens now.
END
}

# A data file: a payload in the ID, in a value and in place of the tab.
payload_file() {	# payload_file PATH
	payloads | while IFS='	' read -r number bytes; do
		printf "id$number$bytes\\td_sid=24\\n"
		printf "n$number\\td_sid=24,\"k\"=\"$bytes\"\\n"
		printf "s$number$bytes d_sid=24\\n"
	done >"$1"
	{
		printf 'heap'
		awk 'BEGIN { for (i = 0; i < 10000; i++) printf "\314\201" }'
		printf '\td_sid=24\nlong'
		awk 'BEGIN { for (i = 0; i < 300000; i++) printf "\033[2J" }'
		printf '\td_sid=24\n'
	} >>"$1"
}

# Files whose names are payloads.
payload_names() {	# payload_names FOLDER
	payloads | while IFS='	' read -r number bytes; do
		case $number in 22) continue ;; esac
		name=$(printf "p$number${bytes}_x.sync")
		printf 'a\td_sid=24\n' >"$1/$name"
	done
}
