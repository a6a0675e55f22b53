import type { SeededRandom } from '../../soak/seeded-random.ts';
import { hostileText, wellFormed } from '../hostile-values.ts';
import type { Step } from '../step.ts';

const paths = ['/events', '/install', '/app', '/card-tab', '/app?x=%ff', '/events/', '/assets/../x', '/%ff'];
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
];
const names = [
  'event',
  'auth',
  'auth[member_id]',
  'data',
  'a',
  'a[',
  'a]',
  '__proto__',
  'a[__proto__][x]',
  '',
];

/** A body that no portal sends, without a token. */
export const formStep: Step = async ({ world, random }) => {
  const type = random.chance(0.8) ? types[0] : random.pick(types);
  const answer = await world.http.send({
    method: random.chance(0.95) ? 'POST' : random.pick(['PUT', 'HEAD', 'DELETE', 'OPTIONS', 'GET']),
    path: random.pick(paths),
    headers: type === undefined || type === '' ? {} : { 'content-type': type },
    body: random.pick(makers)(random),
  });
  return [{ ...answer, waitsForPortal: false }];
};

const makers: readonly ((random: SeededRandom) => string | Uint8Array)[] = [
  (random) => pairs(random, 1 + random.integerBelow(700)),
  (random) => pairs(random, 1 + random.integerBelow(700)),
  (random) => encodeURIComponent(wellFormed(hostileText(random))),
  (random) => 'a[0]=1&'.repeat(random.integerBelow(40_000)),
  (random) => `${'a[a]'.repeat(random.integerBelow(2000))}=1`,
  (random) => `a${'[b]'.repeat(random.integerBelow(2000))}=1`,
  (random) => `${'%5B'.repeat(random.integerBelow(2000))}=${'%41'.repeat(random.integerBelow(20_000))}`,
  (random) => '&='.repeat(random.integerBelow(100_000)),
  (random) => `x=${'%'.repeat(random.integerBelow(100_000))}`,
  (random) => '+'.repeat(random.integerBelow(250_000)),
  (random) => Uint8Array.from({ length: random.integerBelow(5000) }, () => random.integerBelow(256)),
  (random) => 'x'.repeat(random.integerBelow(400_000)),
];

function pairs(random: SeededRandom, count: number): string {
  return Array.from({ length: count }, () => {
    const name = `${random.pick(names)}${random.chance(0.3) ? `[${random.integerBelow(1e6)}]` : ''}`;
    return `${random.chance(0.5) ? encodeURIComponent(name) : name}=${random.integerBelow(1e6)}`;
  }).join('&');
}
