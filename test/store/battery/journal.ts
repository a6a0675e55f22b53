import assert from 'node:assert/strict';
import { decisionId, lineId, suggestionId, type MemberId } from '../../../src/domain/ids.ts';
import type { JournalQuery } from '../../../src/store/ports.ts';
import { chat, code, customer, DAY_MS, decision, batch, someTime, suggestion } from '../samples.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

export function journalBattery(subject: StoresUnderTest): void {
  const listed = async (
    member: MemberId,
    query: Omit<JournalQuery, 'limit'>,
    limit = 100,
  ): Promise<string[]> =>
    (await subject.stores.journal.list(member, { ...query, limit })).map(({ id }) => id);

  describe('journal', () => {
    it('stores every field of an entry', async () => {
      const member = await subject.newPortal();
      const full = decision('d1', {
        customerRef: { type: 'contact', id: 7 },
        card: { type: 'deal', id: 3 },
        changes: [
          {
            change: { kind: 'bindActivity', activity: 9, item: { type: 'deal', id: 3 } },
            outcome: 'applied',
            created: 4,
          },
        ],
        suggestions: [suggestionId('s1')],
        before: { chat: chat('livechat|1|100|20', { chatId: 5 }), customers: [customer('c1')] },
        undone: { at: 6, by: '1', leftAlone: [{ code: 'changedSince' }] },
      });
      await subject.stores.record(member, batch({ decisions: [full] }));
      assert.deepEqual(await subject.stores.journal.get(member, full.id), full);
      assert.equal(await subject.stores.journal.get(member, decisionId('d2')), undefined);
    });

    it('lists the newest first and pages without gap or repeat', async () => {
      const member = await subject.newPortal();
      const times = [5, 1, 3, 3, 3, 2, 4];
      const decisions = times.map((time, n) => decision(`d${n}`, { at: someTime + time }));
      await subject.stores.record(member, batch({ decisions }));
      const all = ['d0', 'd6', 'd4', 'd3', 'd2', 'd5', 'd1'];
      assert.deepEqual(await listed(member, {}), all);
      const paged: string[] = [];
      for (let before = await listed(member, {}, 2); before.length > 0;) {
        paged.push(...before);
        before = await listed(member, { before: decisionId(paged.at(-1) ?? '') }, 2);
      }
      assert.deepEqual(paged, all);
      assert.deepEqual(await listed(member, { before: decisionId('unknown') }), []);
    });

    it('filters by line, chat, item and time, and by combinations', async () => {
      const member = await subject.newPortal();
      const deal = { type: 'deal', id: 3 } as const;
      const decisions = [
        decision('a', { at: 1, line: lineId('1'), chat: code('x|1|1|1'), card: deal }),
        decision('b', { at: 2, line: lineId('2'), chat: code('x|2|1|1'), customerRef: deal }),
        decision('c', {
          at: 3,
          line: lineId('1'),
          chat: code('x|1|1|1'),
          changes: [{ change: { kind: 'unbindActivity', activity: 1, item: deal }, outcome: 'applied' }],
        }),
        decision('d', { at: 4, line: lineId('1'), chat: code('x|1|2|1'), card: { type: 'lead', id: 3 } }),
      ];
      await subject.stores.record(member, batch({ decisions }));
      assert.deepEqual(await listed(member, { line: lineId('1') }), ['d', 'c', 'a']);
      assert.deepEqual(await listed(member, { chat: code('x|1|1|1') }), ['c', 'a']);
      assert.deepEqual(await listed(member, { item: deal }), ['c', 'b', 'a']);
      assert.deepEqual(await listed(member, { item: { type: 'lead', id: 3 } }), ['d']);
      assert.deepEqual(await listed(member, { from: 2, to: 4 }), ['c', 'b']);
      assert.deepEqual(await listed(member, { item: deal, line: lineId('1'), before: decisionId('c') }), [
        'a',
      ]);
      assert.deepEqual(await listed(member, { item: deal, from: 2, to: 3, line: lineId('2') }), ['b']);
      assert.deepEqual(await listed(member, { chat: code('x|1|1|1'), line: lineId('2') }), []);
    });

    it('finds what a decision created or merged', async () => {
      const member = await subject.newPortal();
      const fields = {
        title: '',
        name: '',
        lastName: '',
        source: '',
        responsible: 0,
        category: 0,
        company: 0,
        communications: [],
      };
      await subject.stores.record(
        member,
        batch({
          decisions: [
            decision('a', {
              at: 1,
              changes: [
                {
                  change: { kind: 'createItem', type: 'lead', fields, originId: 'o' },
                  outcome: 'applied',
                  created: 55,
                },
                {
                  change: {
                    kind: 'createActivity',
                    item: { created: 'lead' },
                    session: '1',
                    connector: 'x',
                    originId: 'o',
                  },
                  outcome: 'applied',
                },
              ],
            }),
            decision('b', {
              at: 2,
              changes: [
                {
                  change: { kind: 'mergeItems', type: 'lead', survivor: 55, absorbed: 56 },
                  outcome: 'applied',
                },
              ],
            }),
          ],
        }),
      );
      assert.deepEqual(await listed(member, { item: { type: 'lead', id: 55 } }), ['b', 'a']);
      assert.deepEqual(await listed(member, { item: { type: 'lead', id: 56 } }), ['b']);
    });

    it('replaces an entry that changed', async () => {
      const member = await subject.newPortal();
      await subject.stores.record(member, batch({ decisions: [decision('a'), decision('b')] }));
      const undone = decision('a', {
        undone: { at: 5, by: '1', leftAlone: [] },
        card: { type: 'deal', id: 8 },
      });
      await subject.stores.record(member, batch({ decisions: [undone] }));
      assert.deepEqual(await listed(member, {}), ['b', 'a']);
      assert.deepEqual(await subject.stores.journal.get(member, decisionId('a')), undone);
      assert.deepEqual(await listed(member, { item: { type: 'deal', id: 8 } }), ['a']);
    });

    /** Journals one decision on each of these days, counted from `someTime`. */
    async function decideOn(member: MemberId, days: readonly number[]): Promise<void> {
      for (const at of days) {
        const decisions = [decision(`day ${at}`, { at: someTime + at * DAY_MS })];
        await subject.stores.record(member, batch({ decisions }));
      }
    }
    const everyMonth = (first: number, last: number): readonly number[] =>
      Array.from({ length: (last - first) / 30 + 1 }, (_, n) => first + n * 30);

    it('stores entries for 400 days', async () => {
      const member = await subject.newPortal();
      await decideOn(member, [...everyMonth(0, 390), 399, 401]);
      const kept = await listed(member, {});
      assert.deepEqual(kept, [
        'day 401',
        'day 399',
        ...everyMonth(30, 390)
          .map((at) => `day ${at}`)
          .reverse(),
      ]);
      assert.equal(await subject.stores.journal.get(member, decisionId('day 0')), undefined);
    });

    it('deletes nothing because the clock is years ahead for a while', async () => {
      const member = await subject.newPortal();
      const days = [...everyMonth(0, 90), ...everyMonth(900, 930), 120];
      await decideOn(member, days);
      assert.equal((await listed(member, {})).length, days.length);
    });

    it('stores and finds text with zero characters', async () => {
      const member = await subject.newPortal();
      const odd = decision('d\u0000', { chat: code('x|1|\u0000|1'), line: lineId('1\u0000') });
      await subject.stores.record(member, batch({ decisions: [odd] }));
      assert.deepEqual(await subject.stores.journal.get(member, odd.id), odd);
      assert.deepEqual(await listed(member, { chat: odd.chat, line: odd.line }), [odd.id]);
    });
  });

  describe('suggestions', () => {
    it('lists one state, newest first, and follows a change of state', async () => {
      const member = await subject.newPortal();
      const { suggestions } = subject.stores;
      const open = [1, 3, 2].map((at) => suggestion(`s${at}`, { at, identifier: 'phone:+1' }));
      await subject.stores.record(member, batch({ suggestions: open }));
      const ids = async (state: 'open' | 'accepted', limit = 9): Promise<string[]> =>
        (await suggestions.list(member, state, limit)).map(({ id }) => id);
      assert.deepEqual(await ids('open'), ['s3', 's2', 's1']);
      assert.deepEqual(await ids('open', 2), ['s3', 's2']);
      await subject.stores.record(
        member,
        batch({ suggestions: [suggestion('s2', { at: 2, state: 'accepted', decidedBy: '1' })] }),
      );
      assert.deepEqual(await ids('open'), ['s3', 's1']);
      assert.deepEqual(await ids('accepted'), ['s2']);
      assert.equal((await suggestions.get(member, suggestionId('s2')))?.decidedBy, '1');
      assert.deepEqual(await suggestions.get(member, suggestionId('s3')), open[1]);
      assert.equal(await suggestions.get(member, suggestionId('s9')), undefined);
    });
  });
}
