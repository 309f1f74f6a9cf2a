// SPDX-License-Identifier: MIT
// What DuckDB can say of a trait file with one pass of its CSV reader and
// regular expressions, and a second pass for the persons:
//
//	node duckdb.mjs FILE INSTALLED SCRATCH [THREADS]
//
// INSTALLED is the folder that @duckdb/node-api was installed into.  It
// checks less than aam-onboard does: columns, size and encoding of a line,
// the forms of traits, colons, personal data, shapes of IDs; then distinct
// IDs, IDs on more than 200 lines, IDs that differ in case alone.
import { createRequire } from "module";

const [file, installed, scratch, threads = "2"] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${installed}/`)("@duckdb/node-api");

const number = "(d_sid|d_unsid|ic)=[0-9]+|[0-9]+(:(0|-1))?";
const pair = '"[^"]*"="[^"]*"|[A-Za-z_]+ = [^,]+';
const item = `(${number}|${pair})`;
const mail = "[^@ ]@[^@ ]+[.][a-z]";
const hex = (set) =>
	[8, 4, 4, 4, 12].map((n) => `[${set}]{${n}}`).join("-");

const conditions = {
	traits: `NOT regexp_full_match(traits, '${item}(,${item})*')`,
	colon: "contains(id, ':') OR contains(id, '%3A')",
	mail: `contains(id, '@') AND regexp_matches(id, '${mail}')`,
	mail_value: "contains(traits, '@') AND " +
	    `regexp_matches(traits, '${mail}')`,
	phone: "regexp_full_match(id, '[+]?[0-9() -]{7,16}')",
	digits38: "regexp_full_match(id, '[0-9]{38}')",
	uuid: `regexp_full_match(id, '${hex("0-9a-f")}|${hex("0-9A-F")}')`,
};

const lines = (faults) => `read_csv('${file.replaceAll("'", "''")}',
	delim = '\t', quote = '', escape = '', header = false,
	auto_detect = false, columns = {'id': 'VARCHAR', 'traits': 'VARCHAR'},
	max_line_size = 102401, nullstr = ['\\N!'], ${faults})`;

const counts = Object.entries(conditions).map(([name, condition]) =>
	`count(*) FILTER (${condition}) AS ${name}`);

const queries = [
	`SELECT count(*) AS lines, max(strlen(id) + strlen(traits)) AS longest,
	    ${counts.join(", ")}
	    FROM ${lines("store_rejects = true, rejects_limit = 0")}`,
	`SELECT error_type, count(*) AS lines, min(line) AS first
	    FROM reject_errors GROUP BY 1`,
	`SELECT sum(spellings) AS persons, sum(heavy) AS over_200,
	    count(*) FILTER (spellings > 1) AS case_alone
	    FROM (SELECT lower(id), count(*) AS spellings,
	        count(*) FILTER (lines > 200) AS heavy
	        FROM (SELECT id, count(*) AS lines
	            FROM ${lines("ignore_errors = true")} GROUP BY id)
	        GROUP BY 1)`,
];

const instance = await DuckDBInstance.create(":memory:",
	{ threads, memory_limit: "8GB", temp_directory: scratch });
const connection = await instance.connect();

await connection.run("SET preserve_insertion_order = false");
for (const query of queries) {
	const reader = await connection.runAndReadAll(query);
	const whole = (key, value) =>
		typeof value === "bigint" ? Number(value) : value;

	console.log(JSON.stringify(reader.getRowObjects(), whole));
}
