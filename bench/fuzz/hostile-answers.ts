import type { AlterAnswer, AlteredAnswer } from '../../simulator/portal/faults.ts';
import type { SeededRandom } from '../soak/seeded-random.ts';
import { hostileText, hostileValue, mutated } from './hostile-values.ts';

const statuses = [200, 201, 204, 301, 302, 400, 401, 402, 403, 404, 413, 423, 429, 500, 502, 503, 599];
const codes = [
  'QUERY_LIMIT_EXCEEDED',
  'OPERATION_TIME_LIMIT',
  'expired_token',
  'invalid_token',
  'NO_AUTH_FOUND',
  'ACCESS_DENIED',
  'PORTAL_DELETED',
  'ERROR_METHOD_NOT_FOUND',
  'ERROR_CORE',
  'constructor',
  0,
  null,
];
/** Above what the app reads of one answer. */
const FAT_BYTES = 9 * 1024 * 1024;

/**
 * What a hostile portal makes of its answers: `share` of them are altered. Answers are left out only for the tokens of
 * `lane`: a page that waits for its portal says nothing of the app's own speed.
 */
export function hostileAnswers(
  random: SeededRandom,
  share: number,
  lane: number,
  onAltered: () => void,
): AlterAnswer {
  return ({ status, body, userId }) => {
    if (!random.chance(share)) return { status, body };
    onAltered();
    if (random.chance(0.6)) return { status, body: withOddResult(body, random) };
    return random.pick(makers)({ status, body, isLane: userId === lane }, random);
  };
}

interface True {
  readonly status: number;
  readonly body: unknown;
  readonly isLane: boolean;
}
const makers: readonly ((answer: True, random: SeededRandom) => AlteredAnswer)[] = [
  ({ isLane }) => (isLane ? 'none' : 'reset'),
  () => 'reset',
  (_, random) => ({ status: random.pick(statuses), body: oddError(random) }),
  (_, random) => ({ status: random.pick(statuses), body: oddError(random) }),
  ({ body }, random) => ({ status: random.pick(statuses), body }),
  ({ status, body }, random) => ({ status, body: endless(body, random) }),
  ({ status, body }, random) => {
    const text = JSON.stringify(body);
    return { status, body: text.slice(0, random.integerBelow(text.length)) };
  },
  ({ status }, random) => ({ status, body: hostileText(random) }),
  ({ status }, random) => ({ status, body: Buffer.from([0xff, 0xfe, random.integerBelow(256)]) }),
  ({ status, body }, random) =>
    random.chance(0.1)
      ? { status, body: { result: 'x'.repeat(FAT_BYTES) } }
      : { status, body: hostileValue(random) ?? body },
];

function withOddResult(body: unknown, random: SeededRandom): unknown {
  let altered = body;
  for (let times = random.integerBelow(4); times >= 0; times -= 1) altered = mutated(altered, random);
  return altered;
}

/** A list that always has a next page. */
function endless(body: unknown, random: SeededRandom): unknown {
  const rows = Array.from({ length: 50 }, (_, n) => ({ ID: n + 1, TITLE: hostileText(random) }));
  const fields = typeof body === 'object' && body !== null ? body : {};
  return { ...fields, result: rows, next: 50, total: 1e9 };
}

function oddError(random: SeededRandom): unknown {
  return {
    error: random.pick(codes),
    error_description: hostileText(random),
    time: { operating_reset_at: random.pick([0, -1, 1e300, 'x', Date.now() + 86_400_000]) },
  };
}
