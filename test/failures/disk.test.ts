import assert from 'node:assert/strict';
import request from 'supertest';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { readAdminView } from './admin-view.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;

describe('the disk is full', () => {
  /** A store whose commits fail as SQLite's do on a full disk. */
  const openStoresOn = (disk: { readonly full: boolean }): Promise<Stores> =>
    openMemoryStores({
      secretBox: createSecretBox({ keys: ['a secret key of the tests'] }),
      onCrashPoint: (point) => {
        if (disk.full && point === 'commit.leaving') throw new Error('database or disk is full');
      },
    });

  it('no event is answered with 200, the admin sees it, and the sweep reads what was written meanwhile', async () => {
    const disk = { full: false };
    const stores = await openStoresOn(disk);
    await withTracker({ manualTimers: true, stores }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      disk.full = true;
      portal.resetLog();
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      const answers = portal.deliveries.map(({ status }) => status);
      assert.ok(answers.length > 0 && answers.every((status) => status !== 200), answers.join());
      const view = await readAdminView(page);
      assert.deepEqual([view.state, view.problems], ['trouble', ['storeFails']]);
      assert.equal((await request(tracker.url).get('/ready')).status, 503);
      disk.full = false;
      assert.equal((await request(tracker.url).get('/ready')).status, 200);
      tracker.sim.advance(MINUTE);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.problems, after.waiting], ['working', [], 0]);
    });
  });

  it('while a message is processed: the lane pauses, and every change is made once', async () => {
    const disk = { full: false };
    const stores = await openStoresOn(disk);
    await withTracker({ manualTimers: true, stores }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      const removeHook = portal.faults.before((methods) => {
        if (methods.includes('crm.timeline.logmessage.add')) disk.full = true;
      });
      chats.ana.write('600123456, ana@example.com');
      await tracker.waitUntilSettled();
      removeHook();
      assert.ok(disk.full, 'the disk was full when the outcome had to be stored');
      const view = await readAdminView(page);
      assert.deepEqual(
        [view.problems, view.lane, view.code],
        [['storeFails'], 'waiting', 'STORE_WRITE_FAILED'],
      );
      await tracker.advanceTime(10 * MINUTE);
      disk.full = false;
      await tracker.advanceTime(MINUTE);
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      assert.deepEqual(contact.emails, ['ana@example.com']);
      assert.equal(portal.crm.timeline.logOf(deal).length, 1);
      assert.equal((await tracker.journal()).length, 1);
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.lane, after.waiting], ['working', 'working', 0]);
    });
  });
});
