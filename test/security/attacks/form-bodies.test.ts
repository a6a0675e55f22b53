import assert from 'node:assert/strict';
import request from 'supertest';
import { portalRecord } from '../../bitrix24/portal-fixture.ts';
import { applicationToken, eventBody } from '../../handlers/request-bodies.ts';
import { createTrackerApp, type TrackerApp } from '../../handlers/tracker-app.ts';
import { cpuMsUntil } from '../../helpers/cpu-time.ts';

const repeated = (part: (index: number) => string, bytes: number): string => {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) {
    const next = part(index);
    parts.push(next);
    length += next.length + 1;
  }
  return parts.join('&').slice(0, bytes);
};

/** Bodies that cost nested or repeated work in parsers of PHP's brackets, by what they repeat. */
const shapes: Readonly<Record<string, (bytes: number) => string>> = {
  'indexes of one list': (bytes) => repeated((index) => `a[${index}]=1`, bytes),
  'one list without indexes': (bytes) => repeated(() => 'a[]=1', bytes),
  'names of one object': (bytes) => repeated((index) => `a[k${index}]=1`, bytes),
  'one name': (bytes) => repeated(() => 'a=1', bytes),
  'one name as text and as object': (bytes) => repeated((index) => (index % 2 ? 'a=1' : 'a[b]=1'), bytes),
  'deep names': (bytes) => repeated((index) => `a${'[b]'.repeat(11)}[${index}]=1`, bytes),
  'one very deep name': (bytes) => `a${'[b]'.repeat(bytes / 3)}=1`,
  'one very long name': (bytes) => `${'a'.repeat(bytes - 2)}=1`,
  'opening brackets': (bytes) => '['.repeat(bytes),
  'closing brackets': (bytes) => ']'.repeat(bytes),
  'encoded brackets': (bytes) => '%5B'.repeat(bytes / 3),
  separators: (bytes) => '&'.repeat(bytes),
  'equals signs': (bytes) => '='.repeat(bytes),
  'plus signs': (bytes) => `a=${'+'.repeat(bytes - 2)}`,
  'encoded values': (bytes) => `a=${'%D0%B0'.repeat(bytes / 6)}`,
  'broken encoding': (bytes) => `a=${'%D0%'.repeat(bytes / 4)}`,
  'names of prototypes': (bytes) => repeated(() => 'a[__proto__][x]=1', bytes),
};

describe('attack 4: form bodies whose nesting costs CPU time', () => {
  let tracker: TrackerApp;

  beforeEach(async () => {
    tracker = await createTrackerApp('http://127.0.0.1:9');
    await tracker.stores.portals.put(portalRecord({ applicationToken }));
  });

  const post = (body: string): request.Test =>
    request(tracker.app).post('/events').type('application/x-www-form-urlencoded').send(body);
  const cost = async (body: string): Promise<number> => {
    const once = (): Promise<number> => cpuMsUntil(() => post(body).then((answer) => answer.status));
    return Math.min(await once(), await once(), await once());
  };

  for (const [name, shape] of Object.entries(shapes))
    it(`attack 4: ${name} cost no more than a harmless body of the same length`, async () => {
      for (const bytes of [48_000, 250_000, 1_000_000]) {
        const harmless = `${eventBody('ONCRMLEADADD')}&text=`.padEnd(bytes, 'x');
        await cost(harmless);
        const [expected, spent] = [await cost(harmless), await cost(shape(bytes))];
        // With quadratic nesting 49 kB took 350 ms. CPU time is that of the whole process, so garbage of earlier tests counts.
        assert.ok(spent < 4 * expected + 150, `${bytes} bytes: ${spent} ms instead of ${expected} ms`);
      }
    });

  it('attack 4: nobody without a token makes the app nest parameters', async () => {
    const data = (member: string, token: string): string =>
      `event=ONCRMLEADADD&data=%E0%A4%A&auth[member_id]=${member}&auth[application_token]=${token}`;
    // The encoding of `data` is looked at only when the sender is verified.
    assert.equal((await post(data('unknown-portal', applicationToken))).status, 403);
    assert.equal((await post(data(portalRecord({}).memberId, 'guess'))).status, 403);
    assert.equal((await post(data(portalRecord({}).memberId, applicationToken))).status, 400);
  });

  it('attack 4: a second member_id or token in another spelling does not pass for the first', async () => {
    const { memberId } = portalRecord({});
    for (const auth of [
      `auth[member_id]=${memberId}&auth[application_token]=${applicationToken}&auth=x`,
      `auth[member_id]=${memberId}&auth[application_token]=${applicationToken}&auth[application_token]=guess`,
      `auth[member_id]=${memberId}&auth[application_token][]=${applicationToken}`,
      `auth[member_id]x=${memberId}&auth[application_token]=${applicationToken}`,
      `auth[__proto__][member_id]=${memberId}&auth[__proto__][application_token]=${applicationToken}`,
      `__proto__[auth][member_id]=${memberId}&__proto__[auth][application_token]=${applicationToken}`,
    ]) {
      const { status } = await post(`event=ONCRMLEADADD&${auth}`);
      assert.ok(status === 400 || status === 403, `${status}: ${auth}`);
    }
    assert.deepEqual(tracker.accepted, []);
  });
});
