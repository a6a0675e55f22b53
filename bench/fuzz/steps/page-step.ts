import { z } from 'zod';
import { api } from '../../../src/web/contract/api.ts';
import type { ApiCall } from '../../../src/web/contract/call.ts';
import type { SeededRandom } from '../../soak/seeded-random.ts';
import { fitting } from '../fitting-value.ts';
import { encodeForm, hostileText, mutated, wellFormed } from '../hostile-values.ts';
import type { HttpCall } from '../http-client.ts';
import type { FuzzPortal } from '../fuzz-world.ts';
import type { Step } from '../step.ts';

const calls: readonly ApiCall[] = Object.values(api);

/** A page sends a call of the contract with odd values, or the portal opens a page with odd fields. */
export const pageStep: Step = async ({ world, portal, random }) => {
  const answer = random.chance(0.1)
    ? await world.postForm(random.pick(['/app', '/card-tab']), oddOpening(portal, random))
    : await world.http.send(oddCall(random.pick(calls), portal, random));
  return [{ ...answer, waitsForPortal: true }];
};

function oddOpening({ portal }: FuzzPortal, random: SeededRandom): string {
  const { fields } = portal.frame();
  return encodeForm(mutated(fields, random));
}

function oddCall(call: ApiCall, portal: FuzzPortal, random: SeededRandom): HttpCall {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fittingOrOdd(call.query, random)))
    query.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  const hasBody = call.method !== 'GET';
  return {
    method: call.method,
    path: `${oddPath(call, random)}?${query.toString()}${random.chance(0.1) ? '&x=%ff&limit=1&limit=2' : ''}`,
    headers: {
      ...authorization(portal, random),
      ...(hasBody && { 'content-type': 'application/json' }),
    },
    ...(hasBody && { body: oddBody(call, random) }),
  };
}

function oddPath(call: ApiCall, random: SeededRandom): string {
  const params = z.record(z.string(), z.unknown()).catch({}).parse(fitting(call.params, random));
  return call.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = random.chance(0.5) ? String(params[name]) : hostileText(random).slice(0, 2000);
    return random.chance(0.05) ? '%ff' : encodeURIComponent(wellFormed(value));
  });
}

function fittingOrOdd(schema: z.ZodType, random: SeededRandom): Readonly<Record<string, unknown>> {
  const value = fitting(schema, random);
  const odd = random.chance(0.5) ? value : mutated(value, random);
  return typeof odd === 'object' && odd !== null ? { ...odd } : {};
}

function oddBody(call: ApiCall, random: SeededRandom): string {
  if (random.chance(0.05)) return hostileText(random);
  const value = fitting(call.body, random);
  return JSON.stringify(random.chance(0.5) ? value : mutated(value, random));
}

function authorization({ sessions }: FuzzPortal, random: SeededRandom): HttpCall['headers'] {
  const token = random.pick(sessions);
  if (random.chance(0.05)) return {};
  if (random.chance(0.9)) return { authorization: `Bearer ${token}` };
  const at = random.integerBelow(token.length);
  return { authorization: `Bearer ${token.slice(0, at)}A${token.slice(at + 1)}` };
}
