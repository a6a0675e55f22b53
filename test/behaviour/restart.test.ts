import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, key, lastDecision, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('after a restart over the same data directory (docs/spec.md 1, 3.3)', () => {
  let dir = '';
  const open = (): Promise<Stores> =>
    openSqliteStores({ dir, secretBox: createSecretBox({ keys: ['a secret key of the tests'] }) });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tracker-restart-'));
  });
  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  it('the first phone still identifies the customer, also when the card no longer has it', async () => {
    await withTracker({ stores: await open() }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' }).write('600 123 456');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      portal.person(portal.addUser({ name: 'Rosa' })).removePhone(lead, '+34600123456');
      await tracker.waitUntilIdle();
      await tracker.restart(open);
      tracker.sim.advance(DAY);
      const other = portal.customer({ connector: 'telegrambot', line: line.id });
      other.write('+34600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, other), [key(lead)]);
      assert.equal((await lastDecision(tracker)).rule, 3);
      assert.equal((await tracker.journal()).length, 2, 'the journal is continued');
    });
  });

  it('no message is handled twice', async () => {
    await withTracker({ stores: await open() }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456 ana@example.com');
      await tracker.waitUntilIdle();
      portal.person().removeEmail(ana, 'ana@example.com');
      await tracker.waitUntilIdle();
      const before = { crm: crmContent(portal), journal: await tracker.journal() };
      await tracker.restart(open);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual({ crm: crmContent(portal), journal: await tracker.journal() }, before);
    });
  });

  it('a decision from before the restart can be undone', async () => {
    await withTracker({ stores: await open() }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.waitUntilIdle();
      const before = crmContent(portal);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      await tracker.restart(open);
      const { id } = await lastDecision(tracker);
      await tracker.application.operations.undo(id, 'admin');
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
    });
  });

  it('the sweep reads messages that were written while the app was down', async () => {
    await withTracker({ stores: await open() }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      Object.assign(portal.delivery, { drop: true, offline: false });
      const missed = portal.customer({ connector: 'telegrambot', line: line.id });
      missed.write('600123456');
      portal.delivery.drop = false;
      await tracker.restart(open);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal).map(({ phones }) => phones),
        [['+34600123456']],
      );
    });
  });
});
