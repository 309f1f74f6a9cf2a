/* SPDX-License-Identifier: MIT */
/* The rows of suite_rules.c, family by family. */

/* line */
{ "two tabs in front of the end",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust-001\\td_sid=24\\t\\t\\n",
    "LINE-TRAILTAB@1:18+2e" },
{ "spaces and tabs at the end",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust-001\\td_sid=24 \\t \\n",
    "LINE-TRAILTAB@1:18+3e" },
{ "space before and after the tab",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust-001 \\t  d_sid=24\\n",
    "LINE-TABSP@1:9+1w" },
{ "space after the tab alone",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust-001\\t d_sid=24\\n",
    "LINE-TABSP@1:10+1w" },
{ "tabs alone are a blank line",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\n\\t\\t\\nb\\td_sid=1\\n",
    "LINE-BLANK@2:1+2w" },
{ "all lines blank is an empty file",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\n \\n\\t\\n",
    "SIZE-EMPTY@0:0+0e" },
{ "a mark and nothing is an empty file",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\xEF\\xBB\\xBF\\n\\n",
    "SIZE-EMPTY@0:0+0e ENC-BOM@1:1+3e" },
{ "a mark moves the columns",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\xEF\\xBB\\xBFweb:001\\td_sid=24\\n",
    "ENC-BOM@1:1+3e ID-COLON@1:7+1e" },
{ "carriage returns at the end are one fault",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\r\\r\\nb\\td_sid=1\\r\\n",
    "LINE-CRLF@1:10+0w" },
{ "a carriage return inside",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\rb\\td_sid=2\\nb\\td_sid=1\\n",
    "LINE-CR@1:10+1e LINE-TABS@1:12+1e" },
{ "old Mac line ends",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\rb\\td_sid=2\\rc\\td_sid=gold\\r",
    "LINE-CR@1:10+0e TRAIT-NUM@3:9+4e" },
{ "old Mac line ends, the last without",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\rb\\td_sid=2",
    "LINE-NOEOL@0:0+0i LINE-CR@1:10+0e" },
{ "no line end at the end",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1",
    "LINE-NOEOL@0:0+0i" },
{ "titles",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\nUser ID\\ttraits\\nuser_id\\td_sid=24\\n",
    "LINE-BLANK@1:1+0w LINE-HEADER@2:1+14w" },
{ "titles with quotes",
    "ftp_dpm_12345_1767225600.sync", "",
    "\"Customer-ID\",traits\\n",
    "LINE-HEADER@1:1+20w" },
{ "a title with an equals sign is data",
    "ftp_dpm_12345_1767225600.sync", "",
    "a b\\td_sid=1\\nid=5\\td_sid=24\\n",
    "ID-SPACE@1:2+1w" },
{ "an Oracle file has no titles",
    "ftp_dpm_odc_12345_1767225600.sync", "",
    "idfa\\t6D92078A-8246-4BA4-AE5B-76104861E7DC\\t38838\\n",
    "NAME-ODC@0:1+11w" },
{ "separators in their order",
    "ftp_dpm_12345_1767225600.sync", "",
    "a,b d\\na b,d\\na;b\\na|b\\na&nbsp;b,c\\na%09b\\na&#9;b\\n"
    "abc\\n",
    "LINE-CSV@1:2+1e LINE-SPACES@2:2+1e LINE-CSV@3:2+1e LINE-CS"
    "V@4:2+1e LINE-LITTAB@5:2+6e LINE-LITTAB@6:2+3e LINE-LITTAB"
    "@7:2+4e LINE-NOTAB@8:4+0e" },
{ "personal data before a separator",
    "ftp_dpm_12345_1767225600.sync", "",
    "ann@example.com,d_sid=24\\n",
    "PII-EMAIL@1:1+15e LINE-CSV@1:16+1e" },
{ "a tab missing but a blank at the end",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust-001 \\n",
    "LINE-NOTAB@1:9+0e" },
{ "leading spaces are ignored",
    "ftp_dpm_12345_1767225600.sync", "",
    "   web:1\\td_sid=1\\n",
    "LINE-LEADSP@1:1+3w ID-COLON@1:7+1e" },
{ "no data",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust-001\\t\\n",
    "LINE-NODATA@1:9+1e" },
{ "no data, no ID either",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\n \\t \\n",
    "LINE-BLANK@2:1+3w" },
{ "two tabs and no data in an overwrite file",
    "ftp_dpm_12345_1767225600.overwrite", "",
    "cust-001\\t\\t\\n",
    "LINE-NODATA@1:9+2e" },
{ "a tab and spaces in an overwrite file",
    "ftp_dpm_12345_1767225600.overwrite", "",
    "cust-001\\t \\n",
    "OVR-CLEAR@1:9+2w" },
{ "more than one tab: the payload is not looked at",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=gold\\tx\\n",
    "LINE-TABS@1:13+1e" },
{ "the same line again, twice",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\nb\\td_sid=1\\na\\td_sid=1\\na\\td_sid=1\\na"
    "\\td_sid=2\\na\\td_sid=2\\n",
    "LINE-DUP@3:1+9i LINE-DUP@4:1+9i LINE-DUP@6:1+9i" },
{ "two lines of one person in an overwrite file",
    "ftp_dpm_12345_1767225600.overwrite", "",
    "a\\td_sid=1\\na\\td_sid=2\\na\\td_sid=3\\nb\\td_sid=1\\n",
    "OVR-MULTILINE@2:1+1w" },
{ "blank at the end of a sync line",
    "adobe_id_0_12345_1767225600.sync", "",
    "59767559181262060060278870901087098252\\tU1 \\n",
    "LINE-TRAILSP@1:42+1e" },
{ "the same broken line again",
    "ftp_dpm_12345_1767225600.sync", "",
    "abc\\nabc\\n",
    "LINE-NOTAB@1:4+0e LINE-DUP@2:1+3i LINE-NOTAB@2:4+0e" },

/* encoding */
{ "UTF-16 by its zeros",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\x00\\t\\x00d\\x00=\\x00",
    "ENC-UTF16@0:0+0e" },
{ "seven bytes are too few to tell",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\x00\\t\\x00d\\x00=",
    "LINE-NOEOL@0:0+0i ENC-NUL@1:2+1e KV-KEYNAME@1:4+1w KV-EMPT"
    "YVAL@1:8+0w" },
{ "UTF-16 big endian",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\xFE\\xFF\\x00a\\x00\\t",
    "ENC-UTF16@0:0+0e" },
{ "UTF-32",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\xFF\\xFE\\x00\\x00a\\x00\\x00\\x00",
    "ENC-UTF32@0:0+0e" },
{ "UTF-32 big endian",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\x00\\x00\\xFE\\xFF\\x00\\x00\\x00a",
    "ENC-UTF32@0:0+0e" },
{ "a null byte",
    "ftp_dpm_12345_1767225600.sync", "",
    "cust\\x00001\\td_sid=24,k=abcdefghijklmnopqrstuvwxyz\\n",
    "ENC-NUL@1:5+1e" },
{ "broken and damaged text: broken wins",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=\\xEF\\xBF\\xBD\\xFC\\n",
    "ENC-INVALID@1:8+1e" },
{ "an overlong form and a surrogate",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=\\xC0\\xAF\\nb\\tk=\\xED\\xA0\\x80\\n",
    "ENC-INVALID@1:5+1e ENC-INVALID@2:5+1e" },
{ "controls",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\x01b\\td_sid=24\\nab\\x7F\\td_sid=24\\nabc\\x0Bd\\td_si"
    "d=1\\n",
    "ENC-CTRL@1:2+1w ENC-CTRL@2:3+1w ENC-CTRL@3:4+1w" },
{ "invisible characters",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\xC2\\xADb\\td_sid=1\\na\\xE2\\x80\\x8B\\td_sid=1\\nx\\t"
    "k=\\xE2\\x80\\xAE\\n",
    "ENC-INVISIBLE@1:2+2w ENC-INVISIBLE@2:2+3w ENC-INVISIBLE@3:"
    "5+3w" },
{ "accents are allowed",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=Z\\xC3\\xBCrich\\n",
    "ENC-NONASCII@1:6+2i" },
{ "a mark inside",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=1\\nb\\tk=\\xEF\\xBB\\xBF\\n",
    "ENC-INVISIBLE@2:5+3w" },

/* id */
{ "empty",
    "ftp_dpm_12345_1767225600.sync", "",
    "\\td_sid=24\\n",
    "ID-EMPTY@1:1+0e" },
{ "38 digits among AAM UUIDs",
    "ftp_dpm_12345_1767225600.sync", "aam",
    "59767559181262060060278870901087098252\\td_sid=1\\n6d92078"
    "a-8246-4ba4-ae5b-76104861e7dc\\td_sid=1\\n55e79200c1635b37"
    "ad31a378c39feb12f120f116625093a19bc32fff15041149\\td_sid=1"
    "\\n5976755918126206006027887090108709825x\\td_sid=1\\n5976"
    "75591812620600602788709010870982521\\td_sid=1\\n",
    "ID-MIX@2:1+36e ID-MIX@3:1+64e ID-UUID@4:1+38e ID-UUID@5:1+"
    "39e" },
{ "ECID",
    "ftp_dpm_12345_1767225600.sync", "ecid",
    "123\\td_sid=1\\n",
    "ID-UUID@1:1+3e" },
{ "Apple",
    "ftp_dpm_20915_12345_1767225600.sync", "",
    "6D92078A-8246-4BA4-AE5B-76104861E7DC\\td_sid=1\\n6d92078a-"
    "8246-4ba4-ae5b-76104861e7dc\\td_sid=1\\n6D92078A-8246-4BA4"
    "-AE5B-76104861E7D\\td_sid=1\\n55e79200c1635b37ad31a378c39f"
    "eb12f120f116625093a19bc32fff15041149\\td_sid=1\\n55e79200c"
    "1635b37ad31a378c39feb12f120f116\\td_sid=1\\n59767559181262"
    "060060278870901087098252\\td_sid=1\\nann@example.com\\td_s"
    "id=1\\n+14155550134\\td_sid=1\\n00000000-0000-0000-0000-00"
    "0000000000\\td_sid=1\\n",
    "CASE-DEV@2:2+35e ID-IDFA@3:1+35e ID-HASHED@4:1+64e ID-HASH"
    "ED@5:1+40e ID-MIX@6:1+38e ID-IDFA@7:1+15e PII-EMAIL@7:1+15"
    "e ID-IDFA@8:1+12e ID-ZERO@9:1+36w" },
{ "Android",
    "ftp_dpm_20914_12345_1767225600.sync", "",
    "6d92078a-8246-4ba4-ae5b-76104861e7dc\\td_sid=1\\n6D92078A-"
    "8246-4BA4-AE5B-76104861E7DC\\td_sid=1\\n97987bca\\td_sid=1"
    "\\nNULL\\td_sid=1\\n",
    "CASE-DEV@2:2+35e ID-GAID@3:1+8e ID-GAID@4:1+4e ID-PLACEHOL"
    "DER@4:1+4w" },
{ "Fire TV and LG",
    "ftp_dpm_488258_12345_1767225600.sync", "",
    "nope\\td_sid=1\\n",
    "ID-FIRETV@1:1+4e" },
{ "LG",
    "ftp_dpm_1171485_12345_1767225600.sync", "",
    "6D92078A-8246-4BA4-AE5B-76104861E7DC\\td_sid=1\\n",
    "CASE-DEV@1:2+35e" },
{ "alphanumeric",
    "ftp_dpm_963906_12345_1767225600.sync", "",
    "no pe\\td_sid=1\\n59767559181262060060278870901087098252"
    "\\td_sid=1\\n6D92078A-8246-4BA4-AE5B-76104861E7DC\\td_sid="
    "1\\n",
    "ID-TIFA@1:1+5e ID-SPACE@1:3+1w ID-MIX@2:1+38e ID-VAGUE@3:1"
    "+36w" },
{ "hashed e-mail",
    "ftp_dpm_12345_1767225600.sync", "hemail",
    "55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15"
    "041149\\td_sid=1\\n55E79200C1635B37AD31A378C39FEB12F120F11"
    "6625093A19BC32FFF15041149\\td_sid=1\\n55e79200c1635b37ad31"
    "a378c39feb12\\td_sid=1\\nann@example.com\\td_sid=1\\ne3b0c"
    "44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"
    "5\\td_sid=1\\n",
    "CASE-HASH@2:3+62e HASH-FORM@3:1+32e PII-EMAIL@4:1+15e HASH"
    "-EMPTY@5:1+64e" },
{ "colons",
    "ftp_dpm_12345_1767225600.sync", "",
    "a%3ab:c\\td_sid=1\\na:b%3A\\td_sid=1\\na%2Fb%3A\\td_sid=1"
    "\\na%zz\\td_sid=1\\n100%\\td_sid=1\\n",
    "PII-IP@1:1+7w ID-COLON@1:2+3e PII-IP@2:1+6w ID-COLON@2:2+1"
    "e ID-PCT@3:2+3w ID-COLON@3:6+3e" },
{ "spreadsheet numbers",
    "ftp_dpm_12345_1767225600.sync", "",
    "5.97676E+37\\td_sid=1\\n5,9E+12\\td_sid=1\\n1E5\\td_sid=1"
    "\\n5E+5\\td_sid=1\\n12345678901234500\\td_sid=1\\n12345678"
    "90123450\\td_sid=1\\n12345678901234501\\td_sid=1\\n",
    "ID-SCI@1:1+11e ID-SCI@2:1+7e ID-SCI@4:1+4e ID-TRUNC@5:16+2"
    "w" },
{ "quotes and spaces",
    "ftp_dpm_12345_1767225600.sync", "",
    "'a'\\td_sid=1\\n\"\\td_sid=1,\"k\"=1\\ncust  1\\td_sid=1"
    "\\n'a\\td_sid=1\\n",
    "ID-QUOTE@1:1+3w ID-SPACE@3:5+1w" },
{ "filler values",
    "ftp_dpm_12345_1767225600.sync", "",
    "null\\td_sid=1\\n#N/A\\td_sid=1\\n(not set)\\td_sid=1\\n-1"
    "\\td_sid=1\\n0\\td_sid=1\\nnothing\\td_sid=1\\n",
    "ID-PLACEHOLDER@1:1+4w ID-PLACEHOLDER@2:1+4w ID-PLACEHOLDER"
    "@3:1+9w ID-PLACEHOLDER@4:1+2w ID-PLACEHOLDER@5:1+1w" },
{ "zeros and look-alikes",
    "ftp_dpm_12345_1767225600.sync", "",
    "00000000000000000000000000000000000000\\td_sid=1\\n5976755"
    "9181262060060278870901087098252\\td_sid=1\\n",
    "ID-ZERO@1:1+38w ID-LOOKS38@1:1+38i ID-TRUNC@1:16+23w ID-LO"
    "OKS38@2:1+38i" },
{ "two spellings, once each",
    "ftp_dpm_12345_1767225600.sync", "",
    "User123\\td_sid=1\\nuser123\\td_sid=2\\nUSER123\\td_sid=3"
    "\\nuser123\\td_sid=4\\n",
    "CASE-COLLIDE@2:1+7w CASE-COLLIDE@3:1+7w" },
{ "two spellings of a device are none",
    "ftp_dpm_20914_12345_1767225600.sync", "",
    "6d92078a-8246-4ba4-ae5b-76104861e7dc\\td_sid=1\\n6d92078a-"
    "8246-4ba4-ae5b-76104861e7dc\\td_sid=2\\n",
    "" },
{ "a hash with capitals as customer ID",
    "ftp_dpm_12345_1767225600.sync", "",
    "55E79200C1635B37AD31A378C39FEB12F120F116625093A19BC32FFF15"
    "041149\\td_sid=1\\n",
    "CASE-HASH@1:3+62w" },
{ "four IDs are too few to mix",
    "ftp_dpm_12345_1767225600.sync", "",
    "a1\\td_sid=1\\na2\\td_sid=1\\na3\\td_sid=1\\n5976755918126"
    "2060060278870901087098252\\td_sid=1\\n",
    "ID-LOOKS38@4:1+38i" },
{ "two kinds of stranger, in order, CRLF kept",
    "ftp_dpm_12345_1767225600.sync", "",
    "a1\\td_sid=1\\n59767559181262060060278870901087098252\\td_"
    "sid=1\\na2\\td_sid=1\\na3\\td_sid=1\\na4\\td_sid=1\\na5\\t"
    "d_sid=1\\n6d92078a-8246-4ba4-ae5b-76104861e7dc\\td_sid=1"
    "\\na6\\td_sid=1\\na7\\td_sid=1\\na8\\td_sid=1\\n5976755918"
    "1262060060278870901087098252\\td_sid=2\\n",
    "ID-MIX@2:1+38w ID-LOOKS38@2:1+38i ID-MIX@7:1+36w ID-MIX@11"
    ":1+38w ID-LOOKS38@11:1+38i" },
{ "too many strangers are no strangers",
    "ftp_dpm_12345_1767225600.sync", "",
    "a1\\td_sid=1\\n59767559181262060060278870901087098252\\td_"
    "sid=1\\na2\\td_sid=1\\na3\\td_sid=1\\n6d92078a-8246-4ba4-a"
    "e5b-76104861e7dc\\td_sid=1\\n",
    "ID-LOOKS38@2:1+38i" },
{ "phone numbers most of them",
    "ftp_dpm_12345_1767225600.sync", "",
    "4155550134\\td_sid=1\\n14155550135\\td_sid=1\\n4155550136"
    "\\td_sid=1\\n4155550137\\td_sid=1\\n1155550137\\td_sid=1"
    "\\n",
    "PII-PHONEQ@0:0+0w" },
{ "four phone numbers are too few",
    "ftp_dpm_12345_1767225600.sync", "",
    "4155550134\\td_sid=1\\n4155550135\\td_sid=1\\n4155550136"
    "\\td_sid=1\\n4155550137\\td_sid=1\\n",
    "" },

/* trait */
{ "numbers",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=0\\nb\\td_sid=024\\nc\\td_unsid=x\\nd\\td_sid="
    "\\ne\\td_sid=24:0\\n",
    "TRAIT-NUM@1:9+1e TRAIT-NUM@2:9+3e TRAIT-NUM@3:11+1e TRAIT-"
    "NUM@4:3+6e TRAIT-NUM@5:9+4e" },
{ "colon forms",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t24:0\\nb\\t24:-1\\nc\\t24:\\nd\\t24:-2\\n",
    "TRAIT-COLON@3:3+3e TRAIT-COLON@4:3+5e" },
{ "bare numbers once a file",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=1\\nb\\tk=v,24,26\\nc\\t24\\n",
    "TRAIT-BARE@2:7+2w" },
{ "bare numbers that are ic codes",
    "ftp_dpm_12345_1767225600.sync", "ic",
    "a\\t24,26\\n",
    "" },
{ "serial, broken by a pair",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=24,26,27,k=v,28\\nb\\td_unsid=24,26\\nc\\tic=24,"
    "26\\n",
    "TRAIT-SERIAL@1:12+2w TRAIT-BARE@1:22+2w TRAIT-SERIAL@2:14+"
    "2w" },
{ "prefix in capitals and quotes",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tD_SID=24\\nb\\t\"d_unsid\"=26\\nc\\t\"ic\"=\"52\"\\nd"
    "\\td_sid = 24\\ne\\tIC=5\\n",
    "TRAIT-PREFIX@1:3+5w TRAIT-PREFIX@2:4+7w TRAIT-PREFIX@3:4+2"
    "w TRAIT-PREFIX@5:3+2w" },
{ "the same item again",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=24,d_sid=24\\nb\\td_unsid=24,24:0\\nc\\tic=1,ic="
    "1\\n",
    "TRAIT-DUP@1:12+8i TRAIT-DUP@2:14+4i TRAIT-DUP@3:8+4i" },
{ "added and removed on one line",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=24,d_unsid=24\\nb\\t24:0,d_sid=24\\n",
    "TRAIT-CONFLICT@1:12+10w TRAIT-CONFLICT@2:8+8w" },
{ "added, then removed three lines later",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_sid=24\\nb\\td_sid=24\\nc\\td_unsid=5\\na\\td_sid=7,"
    "24:0\\nb\\td_sid=24\\n",
    "TRAIT-CONFLICT@4:11+4w LINE-DUP@5:1+10i" },
{ "removed, then added",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\td_unsid=24\\na\\td_sid=24\\nb\\td_sid=24\\n",
    "TRAIT-CONFLICT@2:3+8w" },
{ "removals in an overwrite file",
    "ftp_dpm_12345_1767225600.overwrite", "",
    "a\\td_unsid=24,25:0\\n",
    "OVR-UNSID@1:3+10w" },
{ "a line of an Oracle file",
    "ftp_dpm_odc_12345_1767225600.sync", "",
    "idfa\\t6D92078A-8246-4BA4-AE5B-76104861E7DC\\t38838,38839"
    "\\nAndroid Device ID\\t6D92078A-8246-4BA4-AE5B-76104861E7D"
    "C\\t1\\nphone\\t6D92078A-8246-4BA4-AE5B-76104861E7DC\\t1"
    "\\nidfa\\t6d92078a-8246-4ba4-ae5b-76104861e7dc\\t1\\nidfa"
    "\\t6D92078A-8246-4BA4-AE5B-76104861E7DC\\t\\nidfa\\t\\t\\n",
    "NAME-ODC@0:1+11w CASE-DEV@2:20+35e ODC-TYPE@3:1+5e CASE-DE"
    "V@4:7+35e LINE-NODATA@5:42+1e LINE-NODATA@6:6+1e ID-EMPTY@"
    "6:6+0e" },

/* pair */
{ "typographic quotes",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t\\xE2\\x80\\x9Cgender\\xE2\\x80\\x9D=\\xE2\\x80\\x9Dfe"
    "male\\xE2\\x80\\x9D\\nb\\tk=O\\xE2\\x80\\x99Brien\\nc\\t"
    "\\xE2\\x80\\x98g\\xE2\\x80\\x99=x\\nd\\tk\\xEF\\xBC\\x9Dv"
    "\\n",
    "ENC-NONASCII@1:3+3i KV-SMART@1:3+3w ENC-NONASCII@2:6+3i EN"
    "C-NONASCII@3:3+3i KV-SMART@3:3+3w KV-SINGLE@3:3+7w ENC-NON"
    "ASCII@4:4+3i KV-SMART@4:4+3w" },
{ "columns behind typographic quotes",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t\\xE2\\x80\\x9Cgender\\xE2\\x80\\x9D=m,d_sid=gold\\n",
    "ENC-NONASCII@1:3+3i KV-SMART@1:3+3w TRAIT-NUM@1:24+4e" },
{ "odd quotes",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=\"x,d_sid=gold\\n",
    "KV-QUOTE@1:5+1e" },
{ "quotes inside",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=a\"b\"c\\n",
    "KV-QUOTEIN@1:6+1w" },
{ "single quotes",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t'gender'='female'\\n",
    "KV-SINGLE@1:3+8w" },
{ "what has no equals sign",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tcity\\nb\\t\"a=b\"\\nc\\tann@example.com\\n",
    "KV-NOEQ@1:3+4e KV-NOEQ@2:3+5e KV-NOEQ@3:3+15e PII-EMAIL@3:"
    "3+15e" },
{ "empty key, value and items",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t=x\\nb\\t\"\"=x\\nc\\tk=\\nd\\tk=\"\"\\ne\\t,k=v\\nf"
    "\\tk=v,\\n",
    "KV-EMPTYKEY@1:3+0e KV-EMPTYKEY@2:3+2e KV-EMPTYVAL@3:5+0w K"
    "V-EMPTYVAL@4:5+2w KV-EMPTYITEM@5:3+0w KV-EMPTYITEM@6:7+0w" },
{ "dashes and names of keys",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t--k=v\\nb\\tprice!1=2\\nc\\t123=4\\nd\\tk.x=1\\ne\\t9k"
    "=1\\n",
    "KV-DASH@1:3+2w KV-KEYNAME@2:8+1w KV-KEYNAME@3:3+3w KV-KEYN"
    "AME@4:4+1w" },
{ "reserved and shared names",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\th_x=1\\nb\\tp_x=1\\nc\\td_uuid=1\\nd\\td_x=1\\ne\\tD_C"
    "ID=1\\n",
    "KV-RESERVED@1:3+3w KV-RESERVED@2:3+3w KV-RESERVED@3:3+6w K"
    "V-DPREFIX@4:3+3i KV-RESERVED@5:3+5w" },
{ "comma, equals, escapes",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\t\"k,1\"=v\\nb\\tk=a=b\\nc\\tk=\"a=b\"\\nd\\tk=a\\\\tb"
    "\\ne\\tk=a\\\\xb\\n",
    "KV-KEYNAME@1:5+1w KV-COMMA@1:5+1w KV-EQ@2:6+1w KV-ESCAPE@4"
    ":6+2w" },
{ "pairs again",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=v,\"k\"=\"v\",k=w\\n",
    "KV-DUPPAIR@1:7+7i" },
{ "personal keys after a clean one",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\ttier=1\\nb\\tc_first_name=x\\nc\\ttier=x@example.com"
    "\\nd\\tfirst_name=x\\n",
    "PII-KEY@2:3+12w PII-EMAIL@3:8+13e PII-KEY@4:3+10w" },
{ "personal values",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tk=+1 415 555 0134\\nb\\tk=536-22-8726\\nc\\tk=am9obmRv"
    "ZUBleGFtcGxlLmNvbQ==\\nd\\tk=4111111111111111\\ne\\tk=::1"
    "\\nf\\tk=1.2.3.4\\n",
    "KV-SPACEVAL@1:5+15i PII-PHONE@1:5+15e PII-SSN@2:5+11e PII-"
    "EMAILENC@3:5+28e KV-EQ@3:31+1w PII-IP@5:5+3w PII-IP@6:5+7w" },
{ "personal data in an ic code",
    "ftp_dpm_12345_1767225600.sync", "",
    "a\\tic=ann@example.com\\n",
    "PII-EMAIL@1:6+15e" },

/* sync */
{ "columns",
    "adobe_id_0_12345_1767225600.sync", "",
    "59767559181262060060278870901087098252\\tU1\\n597675591812"
    "62060060278870901087098252\\n59767559181262060060278870901"
    "087098252\\tU2\\tU3\\n597675591812620600602788709010870982"
    "52\\t\\tU4\\n\\tU5\\n",
    "LINE-NOTAB@2:39+0e SYNC-COLS@3:43+2e SYNC-EMPTY@4:40+0e SY"
    "NC-COLS@4:41+2e SYNC-EMPTY@5:1+0e" },
{ "cells are judged by their source",
    "adobe_id_20914_12345_1767225600.sync", "",
    "6d92078a-8246-4ba4-ae5b-76104861e7dc\\tweb:1\\n6D92078A-82"
    "46-4BA4-AE5B-76104861E7DC\\tb%2Fc\\nnope\\tU1\\n",
    "ID-COLON@1:41+1e CASE-DEV@2:2+35e ID-PCT@2:39+3e ID-GAID@3"
    ":1+4e" },
{ "swapped",
    "adobe_id_20914_12345_1767225600.sync", "",
    "U1\\t6d92078a-8246-4ba4-ae5b-76104861e7dc\\n",
    "SYNC-SWAP@1:1+2e" },
{ "first source is a customer source",
    "adobe_id_12345_67890_1767225600.sync", "",
    "a\\tb\\n",
    "SYNC-MASTER@0:0+0w" },
{ "first source is cross-device",
    "adobe_id_12345_67890_1767225600.sync", "cross",
    "a\\tb\\n",
    "SYNC-MASTER@0:0+0e" },
{ "first source is a device source",
    "adobe_id_12345_67890_1767225600.sync", "device",
    "a\\tb\\n",
    "" },
{ "spaces around the tab",
    "adobe_id_0_12345_1767225600.sync", "",
    "59767559181262060060278870901087098252 \\tU1\\n",
    "LINE-TABSP@1:39+1w" },
{ "spellings in a column",
    "adobe_id_0_12345_1767225600.sync", "",
    "59767559181262060060278870901087098252\\tUser1\\n252890780"
    "10907887206006026218195576795\\tUSER1\\n",
    "CASE-COLLIDE@2:40+5w" },
{ "e-mail hashes swapped",
    "c2c_id_12345_67890_1767225600.sync", "",
    "55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15"
    "041149\\tcrm-1\\n",
    "SYNC-SWAP@1:1+64e" },
{ "e-mail hashes",
    "c2c_id_12345_67890_1767225600.sync", "",
    "a\\t55E79200C1635B37AD31A378C39FEB12F120F116625093A19BC32F"
    "FF15041149\\nb\\te3b0c44298fc1c149afbf4c8996fb92427ae41e46"
    "49b934ca495991b7852b855\\nc\\tnope\\nd\\t\\t55e79200c1635b"
    "37ad31a378c39feb12f120f116625093a19bc32fff15041149\\n",
    "CASE-HASH@1:5+62e HASH-EMPTY@2:3+64e HASH-FORM@3:3+4e SYNC"
    "-EMPTY@4:3+0e" },
{ "colon and escapes in a customer cell",
    "c2c_id_12345_67890_1767225600.sync", "",
    "web:1\\t55e79200c1635b37ad31a378c39feb12f120f116625093a19b"
    "c32fff15041149\\na%2Fb\\t55e79200c1635b37ad31a378c39feb12f"
    "120f116625093a19bc32fff15041149\\n",
    "ID-COLON@1:4+1e ID-PCT@2:2+3e" },
