import { hostileAnswers } from '../hostile-answers.ts';
import type { Step } from '../step.ts';

const shares = [0.05, 0.2, 0.5, 1];

/** The portal answers differently from now on, and the app has a reason to ask it. */
export const restStep: Step = async ({ world, portal: fuzzed, random }) => {
  const { portal, customers } = fuzzed;
  portal.faults.alterAnswer = hostileAnswers(random, random.pick(shares), portal.admin.id, () => {
    fuzzed.altered.count += 1;
  });
  random.pick(customers).write(`mi teléfono: +34 6${String(10_000_000 + random.integerBelow(1e7))}`);
  if (random.chance(0.3)) random.pick(customers).finishSession();
  if (random.chance(0.2)) portal.expireTokens();
  const answers = await world.postCaught(fuzzed);
  if (random.chance(0.2)) await world.app.request({ kind: 'sweep' });
  // An administrator who opens the app ends the lane's pause and replaces dead tokens.
  if (random.chance(0.25)) await world.openPages(fuzzed);
  const probe = await world.http.send({ method: 'GET', path: '/health' });
  return [...answers, probe].map((answer) => ({ ...answer, waitsForPortal: false }));
};
