import { hostileText, wellFormed } from '../hostile-values.ts';
import type { Step } from '../step.ts';

/** A customer writes; meanwhile the app has to answer others. */
export const textStep: Step = async ({ world, portal, random }) => {
  const customer = random.pick(portal.customers);
  customer.write(`${random.chance(0.3) ? '+34 600123456 ' : ''}${wellFormed(hostileText(random))}`);
  const answers = await world.postCaught(portal);
  const probe = await world.http.send({ method: 'GET', path: '/health' });
  return [...answers, probe].map((answer) => ({ ...answer, waitsForPortal: false }));
};
