import { soakOptions } from './options.ts';
import { formatReport } from './report.ts';
import { soak } from './soak.ts';

/** `npm run soak`, or `npm run soak -- --events 5000 --portals 4`. Exits with 1 when the run failed. */
const { text, passed } = formatReport(await soak(soakOptions(process.argv.slice(2))));
console.log(text);
process.exitCode = passed ? 0 : 1;
