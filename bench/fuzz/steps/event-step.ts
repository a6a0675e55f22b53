import { encodeForm, hostileText, mutated } from '../hostile-values.ts';
import type { Step } from '../step.ts';

/** An event that an employee forges with the portal's application token. */
export const eventStep: Step = async ({ world, portal: { samples }, random }) => {
  const { payload } = random.pick(samples);
  let data: unknown = payload['data'];
  for (let times = random.integerBelow(4); times >= 0; times -= 1) data = mutated(data, random);
  const odd = {
    ...payload,
    ...(random.chance(0.1) && { ts: hostileText(random) }),
    ...(random.chance(0.1) && { event: random.pick(samples).payload['event'] }),
    ...(random.chance(0.05) && { auth: mutated(payload['auth'], random) }),
    data,
  };
  const path = random.chance(0.9) ? '/events' : '/install';
  const answer = await world.postForm(path, encodeForm(odd));
  // Installations and uninstallations are proven by the portal and its authorization server.
  const waitsForPortal = /ONAPP/.test(String(odd.event)) || path === '/install';
  return [{ ...answer, waitsForPortal }];
};
