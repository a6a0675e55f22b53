import { attackedRows } from './rows.ts';
import { runTestsOf } from './run-tests.ts';
import { attackTable } from './table.ts';

/** `npm run attack`, or `npm run attack -- 3 17` for some rows. Exits with 1 when an attack is not refused. */
const args = process.argv.slice(2);
const unknown = args.filter((row) => !attackedRows.has(row));
if (unknown.length > 0)
  throw new Error(`"${unknown.join(' ')}" is none of: ${[...attackedRows.keys()].join(' ')}`);
const rows = args.length > 0 ? args : [...attackedRows.keys()];
const { text, passed } = attackTable(rows, await runTestsOf(rows));
console.log(text);
process.exitCode = passed ? 0 : 1;
