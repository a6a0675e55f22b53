import assert from 'node:assert/strict';
import { lineId } from '../../../src/domain/ids.ts';
import { noOwnNumbers } from '../../../src/domain/own-numbers.ts';
import { defaultLineSettings } from '../../../src/domain/line-settings.ts';
import { freshMember, batch } from '../samples.ts';
import { isPortalUnknown } from '../../../src/store/store-error.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

export function settingsBattery(subject: StoresUnderTest): void {
  describe('settings', () => {
    it('returns defaults when nothing is stored', async () => {
      const member = await subject.newPortal();
      const { settings } = subject.stores;
      assert.deepEqual(await settings.line(member, lineId('1')), defaultLineSettings);
      assert.deepEqual(await settings.portal(member), { blocked: [] });
      assert.deepEqual(await settings.sources(member), []);
      assert.equal(await settings.note(member, 'sweep'), undefined);
    });

    it('stores settings per line and per portal', async () => {
      const member = await subject.newPortal();
      const { settings } = subject.stores;
      const changed = {
        ...defaultLineSettings,
        mode: 'suggest' as const,
        regions: ['ES', 'MX'],
        connectors: { vk: 'off' as const },
      };
      await settings.putLine(member, lineId('1'), changed);
      assert.deepEqual(await settings.line(member, lineId('1')), changed);
      assert.deepEqual(await settings.line(member, lineId('2')), defaultLineSettings);
      assert.deepEqual(await settings.line(await subject.newPortal(), lineId('1')), defaultLineSettings);
      await settings.putPortal(member, { blocked: ['email:info@acme.es'] });
      assert.deepEqual(await settings.portal(member), { blocked: ['email:info@acme.es'] });
    });

    it('stores the numbers of nobody, per portal', async () => {
      const member = await subject.newPortal();
      const { settings } = subject.stores;
      assert.deepEqual(await settings.ownNumbers(member), noOwnNumbers);
      const list = {
        numbers: [
          { key: 'phone:+34915550101', source: 'operator' as const, at: 1 },
          { key: 'email:info@acme.es', source: 'person' as const, at: 2, by: 'user:1', removed: true },
        ],
        seen: [{ key: 'phone:+34915550102', chat: 'abc' }],
        readAt: 3,
      };
      await settings.putOwnNumbers(member, list);
      assert.deepEqual(await settings.ownNumbers(member), list);
      assert.deepEqual(await settings.ownNumbers(await subject.newPortal()), noOwnNumbers);
    });

    it('rejects invalid settings', async () => {
      const member = await subject.newPortal();
      await assert.rejects(
        subject.stores.settings.putLine(member, lineId('1'), { ...defaultLineSettings, sharedThreshold: 0 }),
      );
      assert.deepEqual(await subject.stores.settings.line(member, lineId('1')), defaultLineSettings);
    });

    it('returns when each source last delivered something in any portal', async () => {
      const { stores } = subject;
      const late = 9e15;
      const at = (time: number) => ({ line: lineId('1'), source: 'offline' as const, at: time });
      await stores.record(await subject.newPortal(), batch({ sources: [at(late)] }));
      await stores.record(await subject.newPortal(), batch({ sources: [at(late - 1)] }));
      const received = (await stores.settings.lastReceived()).filter(({ source }) => source === 'offline');
      assert.deepEqual(received, [{ source: 'offline', at: late }]);
    });

    it('stores notes', async () => {
      const member = await subject.newPortal();
      await subject.stores.settings.putNote(member, 'sweep', '2026-10-01');
      await subject.stores.settings.putNote(member, 'sweep', '2026-10-02');
      assert.equal(await subject.stores.settings.note(member, 'sweep'), '2026-10-02');
      assert.equal(await subject.stores.settings.note(member, 'other'), undefined);
    });

    it('rejects settings and notes of an unknown portal', async () => {
      const { settings } = subject.stores;
      for (const write of [
        settings.putLine(freshMember(), lineId('1'), defaultLineSettings),
        settings.putPortal(freshMember(), { blocked: [] }),
        settings.putNote(freshMember(), 'sweep', '1'),
      ])
        await assert.rejects(write, isPortalUnknown);
    });

    it('stores notes of the app itself, which erasures do not delete', async () => {
      const member = await subject.newPortal();
      const name = `claims of ${member}`;
      assert.equal(await subject.stores.appNotes.get(name), undefined);
      await subject.stores.appNotes.put(name, 'one');
      await subject.stores.appNotes.put(name, 'two');
      await subject.stores.portals.erase(member);
      assert.equal(await subject.stores.appNotes.get(name), 'two');
    });

    it('stores the newest time per line and source', async () => {
      const member = await subject.newPortal();
      const at = (line: string, source: 'message' | 'sweep', time: number) => ({
        line: lineId(line),
        source,
        at: time,
      });
      await subject.stores.record(member, batch({ sources: [at('1', 'message', 5), at('1', 'sweep', 6)] }));
      await subject.stores.record(
        member,
        batch({
          sources: [at('1', 'message', 9), at('1', 'message', 8), at('1', 'sweep', 2), at('2', 'sweep', 1)],
        }),
      );
      const sources = await subject.stores.settings.sources(member);
      assert.deepEqual(sources.map(({ line, source, at: time }) => `${line} ${source} ${time}`).sort(), [
        '1 message 9',
        '1 sweep 6',
        '2 sweep 1',
      ]);
    });
  });
}
