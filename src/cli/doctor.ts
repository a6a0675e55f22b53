import { readArguments } from './read-arguments.ts';

/** `npm run doctor -- --portal acme.bitrix24.es`: prints every check with advice. Exit code 1 when something fails. */
const {
  values: { portal },
} = readArguments({
  usage: 'doctor [--portal DOMAIN]',
  help: `Checks the installation and every portal, or one of them, and says what to do about what is wrong.
Ends with 1 when something fails. DOMAIN may also be the portal's member_id or the hash that logs call it by.`,
  options: { portal: { type: 'string' } },
});
// Loads the app: what it takes is only needed for the work.
const { doctor } = await import('./doctor/run-doctor.ts');
for await (const { state, what, advice } of doctor(portal)) {
  process.stdout.write(`${state.padEnd(4)}  ${what}${advice === '' ? '' : `  ${advice}`}\n`);
  if (state === 'fail') process.exitCode = 1;
}
