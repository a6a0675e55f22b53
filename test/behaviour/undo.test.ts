import assert from 'node:assert/strict';
import type { NewLine } from '../../simulator/lines/line.ts';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, key, lastDecision } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

interface UndoCase {
  readonly name: string;
  readonly line?: NewLine;
  readonly connector?: string;
  readonly customerName?: string;
  readonly settings?: Partial<typeof defaultLineSettings>;
  prepare(portal: PortalSim): void;
  readonly text: string;
  /** Kinds of the applied changes: the test must not pass on a decision without changes. */
  readonly applied: readonly string[];
}

const anaWithDeal = (portal: PortalSim): void => {
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
};

const cases: readonly UndoCase[] = [
  {
    name: 'bound to a contact with a deal, own lead closed',
    prepare: anaWithDeal,
    text: '600123456 ana@example.com',
    applied: ['addCommunication', 'bindActivity', 'logLine', 'setStage', 'unbindActivity'],
  },
  {
    name: 'bound to a contact with a deal, own deal lost',
    line: { crmCreate: 'deal' },
    prepare: anaWithDeal,
    text: '600123456',
    applied: ['addCommunication', 'bindActivity', 'logLine', 'setStage', 'unbindActivity'],
  },
  {
    name: 'own lead linked to a contact',
    prepare: (portal) => void portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] }),
    text: '600123456',
    applied: ['addCommunication', 'bindActivity', 'logLine', 'setLink'],
  },
  {
    name: 'own lead linked to a company',
    prepare: (portal) => void portal.person().createCompany({ title: 'Acme', phones: ['+34600123456'] }),
    text: '600123456',
    applied: ['addCommunication', 'bindActivity', 'logLine', 'setLink'],
  },
  {
    name: 'own deal linked to a contact, guest contact unlinked',
    line: { crmCreate: 'deal' },
    prepare: (portal) => void portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] }),
    text: '600123456',
    applied: ['addCommunication', 'bindActivity', 'logLine', 'setDealContacts', 'unbindActivity'],
  },
  {
    name: 'phone and e-mail added to the own lead',
    prepare: () => undefined,
    text: '600123456 ana@example.com',
    applied: ['addCommunication'],
  },
  {
    name: 'an empty name filled',
    customerName: 'Anita',
    prepare: (portal) => {
      const nameless = portal.person().createContact({ name: '', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [nameless.id] });
    },
    text: '600123456',
    applied: ['addCommunication', 'bindActivity', 'fillName', 'logLine', 'setStage', 'unbindActivity'],
  },
  {
    name: 'a lead and an activity created',
    connector: 'livechat',
    prepare: () => undefined,
    text: '600123456',
    applied: ['createActivity', 'createItem'],
  },
  {
    name: 'a contact, a deal and an activity created',
    line: { crmCreate: 'deal' },
    connector: 'livechat',
    prepare: () => undefined,
    text: '600123456',
    applied: ['createActivity', 'createItem'],
  },
  {
    name: 'an activity created on a contact',
    line: { crm: 'N' },
    prepare: (portal) => void portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] }),
    text: '600123456',
    applied: ['addCommunication', 'createActivity', 'logLine'],
  },
  {
    name: 'own lead left open',
    settings: { ownItem: 'keep' },
    prepare: anaWithDeal,
    text: '600123456',
    applied: ['addCommunication', 'bindActivity', 'logLine', 'unbindActivity'],
  },
];

describe('undo (docs/spec.md 7)', () => {
  for (const lines of [9, 35])
    it(`W6: its line is taken off a timeline with ${String(lines)} newer ones, W7: its activity is found`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        anaWithDeal(portal);
        tracker.sim.advance(DAY);
        portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
        await tracker.waitUntilIdle();
        const [deal] = portal.crm.deals.all();
        assert.ok(deal);
        const message = { title: 'Other app', text: 'x', iconCode: 'info', clientId: 'other' };
        for (let index = 0; index < lines; index++) portal.crm.timeline.log(deal, message, { userId: 1 });
        const { undone } = await tracker.application.operations.undo(
          (await lastDecision(tracker)).id,
          'admin',
        );
        assert.deepEqual(undone?.leftAlone, []);
        assert.deepEqual(
          portal.crm.timeline.logOf(deal).filter(({ clientId }) => clientId !== 'other'),
          [],
        );
        assert.equal(portal.crm.activities.size, 0);
      });
    });

  for (const testCase of cases) {
    it(`restores the CRM as it was before: ${testCase.name}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, application } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N', ...testCase.line });
        await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
          ...defaultLineSettings,
          ...testCase.settings,
        });
        testCase.prepare(portal);
        tracker.sim.advance(DAY);
        const customer = portal.customer({
          connector: testCase.connector ?? 'telegrambot',
          line: line.id,
          ...(testCase.customerName !== undefined && { name: testCase.customerName }),
        });
        customer.write('hola');
        await tracker.waitUntilIdle();
        const before = crmContent(portal);
        customer.write(testCase.text);
        await tracker.waitUntilIdle();
        const decision = await lastDecision(tracker);
        const applied = decision.changes.filter(({ outcome }) => outcome === 'applied');
        assert.deepEqual([...new Set(applied.map(({ change }) => change.kind))].sort(), testCase.applied);

        const undone = await application.operations.undo(decision.id, 'admin');
        await tracker.waitUntilIdle();
        assert.deepEqual(undone.undone?.leftAlone, []);
        assert.deepEqual(crmContent(portal), before);
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0, 'no binding is left');

        await assert.rejects(application.operations.undo(decision.id, 'admin'), { code: 'ALREADY_UNDONE' });
        assert.deepEqual(crmContent(portal), before, 'a second undo changes nothing');
      });
    });
  }

  it('does not revert what a user changed since, and lists it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      anaWithDeal(portal);
      const [ana] = portal.crm.contacts.all();
      assert.ok(ana);
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456 ana@example.com');
      await tracker.waitUntilIdle();
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
      rosa.removeEmail(ana, 'ana@example.com');
      rosa.edit(ana, { emails: ['ana.vega@example.com'] });
      rosa.edit(lead, { stageId: 'IN_PROCESS' });
      await tracker.waitUntilIdle();
      const decision = await lastDecision(tracker);
      const { undone } = await application.operations.undo(decision.id, 'admin');

      assert.deepEqual(ana.emails, ['ana.vega@example.com']);
      assert.equal(lead.stageId, 'IN_PROCESS');
      assert.deepEqual(ana.imols, [], 'everything else is reverted');
      const notReverted = undone?.leftAlone.map(({ code, refs, value }) => ({
        code,
        value,
        item: `${refs?.[0]?.type ?? ''}:${String(refs?.[0]?.id)}`,
      }));
      assert.deepEqual(
        notReverted?.sort((a, b) => (a.item < b.item ? -1 : 1)),
        [
          { code: 'changedSince', value: 'addCommunication', item: key(ana) },
          { code: 'changedSince', value: 'setStage', item: key(lead) },
        ],
      );
    });
  });

  it('does not delete a created item that a user worked on', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
      tracker.sim.advance(DAY);
      rosa.comment(lead, 'Quiere la talla 38');
      rosa.edit(lead, { title: 'Talla 38', fields: { opportunity: 90 } });
      await tracker.waitUntilIdle();
      const decision = await lastDecision(tracker);
      const { undone } = await application.operations.undo(decision.id, 'admin');

      assert.ok(portal.crm.leads.get(lead.id), 'the lead is not deleted');
      assert.ok(undone?.leftAlone.some(({ code }) => code === 'createdKept'));
    });
  });

  it('of one chat’s decision keeps the binding of another chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      anaWithDeal(portal);
      tracker.sim.advance(DAY);
      const first = portal.customer({ connector: 'telegrambot', line: line.id });
      first.write('600123456');
      await tracker.waitUntilIdle();
      const second = portal.customer({ connector: 'instagram', line: line.id });
      second.write('600123456');
      await tracker.waitUntilIdle();
      await application.operations.undo((await lastDecision(tracker)).id, 'admin');
      await tracker.waitUntilIdle();

      assert.deepEqual(boundTo(portal, second), ['lead:2']);
      assert.deepEqual(boundTo(portal, first), ['contact:1', 'deal:1']);
      const third = portal.customer({ connector: 'viber', line: line.id });
      third.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, third), ['contact:1', 'deal:1']);
      assert.equal((await lastDecision(tracker)).rule, 3);
    });
  });

  it('rejects an unknown decision', async () => {
    await withTracker({}, async (tracker) => {
      await assert.rejects(tracker.application.operations.undo('d-nothing', 'admin'), {
        code: 'DECISION_UNKNOWN',
      });
    });
  });

  it('is not reversed by the next sweep', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      anaWithDeal(portal);
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.waitUntilIdle();
      const before = crmContent(portal);
      customer.write('600123456');
      await tracker.waitUntilIdle();
      await application.operations.undo((await lastDecision(tracker)).id, 'admin');
      await tracker.waitUntilIdle();
      await application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
    });
  });
});
