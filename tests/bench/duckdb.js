// usage: node duckdb.js --version | FILE KEY,... THREADS [SECONDS]
//
// DuckDB's way: the sums of `persons` by the keys, as CSV without a header. SECONDS is a file
// for the time that the query took, printing included; the clock starts when node and DuckDB have.
// The module is found as node finds it: NODE_PATH.
const { writeFileSync } = require('fs')
const duckdb = require('@duckdb/node-api')

async function sum(file, keys, threads, seconds) {
	const instance = await duckdb.DuckDBInstance.create(':memory:')
	const connection = await instance.connect()
	await connection.run(`SET threads = ${threads}`)
	const start = process.hrtime.bigint()
	await connection.run(`COPY (SELECT ${keys}, sum(persons)
		FROM read_csv('${file}', header = true) GROUP BY ${keys})
		TO '/dev/stdout' (FORMAT csv, HEADER false)`)
	if (seconds)
		writeFileSync(seconds, `${Number(process.hrtime.bigint() - start) / 1e9}\n`)
}

if (process.argv[2] === '--version')
	console.log(duckdb.version())
else
	sum(...process.argv.slice(2)).catch(error => {
		console.error(`duckdb.js: ${error.message}`)
		process.exitCode = 1
	})
