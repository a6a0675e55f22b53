import { soakOptions } from './options.ts';
import { report } from './report.ts';
import { soak } from './soak.ts';

/** `npm run soak`, or `npm run soak -- --events 5000 --portals 4`. Ends with 1 when something was not kept. */
const { text, kept } = report(await soak(soakOptions(process.argv.slice(2))));
console.log(text);
process.exitCode = kept ? 0 : 1;
