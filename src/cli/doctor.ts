import { doctor } from './doctor/run-doctor.ts';
import { readOptions } from './read-options.ts';

/** `npm run doctor -- --portal acme.bitrix24.es`: prints every check with advice. Exit code 1 when something fails. */
const { portal } = readOptions('doctor [--portal DOMAIN]', { portal: { type: 'string' } });
for await (const { state, what, advice } of doctor(portal)) {
  process.stdout.write(`${state.padEnd(4)}  ${what}${advice === '' ? '' : `  ${advice}`}\n`);
  if (state === 'fail') process.exitCode = 1;
}
