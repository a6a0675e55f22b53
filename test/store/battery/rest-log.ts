import assert from 'node:assert/strict';
import { portalHash } from '../../../src/observability/portal-hash.ts';
import type { RestLogLine, RestLogQuery } from '../../../src/store/ports.ts';
import { DAY_MS, freshMember, someTime } from '../samples.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

function restLine(portal: string, changes: Partial<RestLogLine> = {}): RestLogLine {
  return {
    at: someTime,
    portal,
    request: '0mi1',
    method: 'batch',
    took: 120,
    status: 200,
    outcome: 'ok',
    code: '',
    sent: 300,
    received: 4000,
    commands: [{ method: 'crm.item.get', params: { entityTypeId: 1, id: 7 }, rows: 2 }],
    ...changes,
  };
}

export function restLogBattery(subject: StoresUnderTest): void {
  describe('REST log', () => {
    async function readLines(
      portal: string,
      query: Partial<RestLogQuery> = {},
    ): Promise<readonly RestLogLine[]> {
      const lines: RestLogLine[] = [];
      for await (const line of subject.stores.restLog.read({ from: 0, portal, ...query })) lines.push(line);
      return lines;
    }

    it('returns lines that were just added, complete and oldest first', async () => {
      const portal = portalHash(freshMember());
      const lines = Array.from({ length: 1200 }, (_, n) =>
        restLine(portal, { request: `r${n}`, at: someTime + n }),
      );
      for (const line of lines) subject.stores.restLog.add(line);
      assert.deepEqual(await readLines(portal), lines);
      assert.equal(subject.stores.restLog.lost(), 0);
    });

    it('filters by portal, time and failure', async () => {
      const [portal, other] = [portalHash(freshMember()), portalHash(freshMember())];
      const refused = [{ method: 'crm.item.update', params: {}, error: 'ACCESS_DENIED' }];
      const lines = [
        restLine(portal),
        restLine(portal, {
          at: someTime + 5,
          outcome: 'throttled',
          code: 'QUERY_LIMIT_EXCEEDED',
          status: 503,
        }),
        restLine(portal, { at: someTime + 9, commands: refused }),
      ];
      for (const line of [...lines, restLine(other)]) subject.stores.restLog.add(line);
      assert.deepEqual(await readLines(portal, { from: someTime + 5 }), lines.slice(1));
      assert.deepEqual(await readLines(portal, { failed: true }), lines.slice(1));
      assert.equal((await readLines(other)).length, 1);
    });

    it('deletes lines after three days', async () => {
      const portal = portalHash(freshMember());
      for (let n = 0; n < 5; n += 1) {
        subject.now = someTime + n * DAY_MS;
        subject.stores.restLog.add(restLine(portal, { at: subject.now, request: `r${n}` }));
        assert.equal((await readLines(portal)).at(-1)?.request, `r${n}`);
      }
      assert.deepEqual(
        (await readLines(portal)).map(({ request }) => request),
        ['r1', 'r2', 'r3', 'r4'],
      );
      subject.now += 1;
      assert.deepEqual(
        (await readLines(portal)).map(({ request }) => request),
        ['r2', 'r3', 'r4'],
      );
    });
  });
}
