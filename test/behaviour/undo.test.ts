import assert from 'node:assert/strict';
import type { NewLine } from '../../simulator/lines/line.ts';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, key, lastDecision } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

interface Kind {
  readonly name: string;
  readonly line?: NewLine;
  readonly connector?: string;
  readonly guest?: string;
  readonly settings?: Partial<typeof defaultLineSettings>;
  prepare(portal: PortalSim): void;
  readonly text: string;
  /** What the decision did, so that the test cannot pass on a decision that did nothing. */
  readonly did: readonly string[];
}

const anaWithDeal = (portal: PortalSim): void => {
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
};

const kinds: readonly Kind[] = [
  {
    name: 'joined to a contact with a deal, own lead closed',
    prepare: anaWithDeal,
    text: '600123456 ana@example.com',
    did: ['addCommunication', 'bindActivity', 'logLine', 'setStage', 'unbindActivity'],
  },
  {
    name: 'joined to a contact with a deal, own deal lost',
    line: { crmCreate: 'deal' },
    prepare: anaWithDeal,
    text: '600123456',
    did: ['addCommunication', 'bindActivity', 'logLine', 'setStage', 'unbindActivity'],
  },
  {
    name: 'own lead re-parented to a contact',
    prepare: (portal) => void portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] }),
    text: '600123456',
    did: ['addCommunication', 'bindActivity', 'logLine', 'setLink'],
  },
  {
    name: 'own lead re-parented to a company',
    prepare: (portal) => void portal.person().createCompany({ title: 'Acme', phones: ['+34600123456'] }),
    text: '600123456',
    did: ['addCommunication', 'bindActivity', 'logLine', 'setLink'],
  },
  {
    name: 'own deal re-parented, guest contact unlinked',
    line: { crmCreate: 'deal' },
    prepare: (portal) => void portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] }),
    text: '600123456',
    did: ['addCommunication', 'bindActivity', 'logLine', 'setDealContacts', 'unbindActivity'],
  },
  {
    name: 'details added to the own lead',
    prepare: () => undefined,
    text: '600123456 ana@example.com',
    did: ['addCommunication'],
  },
  {
    name: 'a name filled',
    guest: 'Anita',
    prepare: (portal) => {
      const nameless = portal.person().createContact({ name: '', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [nameless.id] });
    },
    text: '600123456',
    did: ['addCommunication', 'bindActivity', 'fillName', 'logLine', 'setStage', 'unbindActivity'],
  },
  {
    name: 'a new lead with an own activity',
    connector: 'livechat',
    prepare: () => undefined,
    text: '600123456',
    did: ['createActivity', 'createItem'],
  },
  {
    name: 'a new contact and deal with an own activity',
    line: { crmCreate: 'deal' },
    connector: 'livechat',
    prepare: () => undefined,
    text: '600123456',
    did: ['createActivity', 'createItem'],
  },
  {
    name: 'an own activity on a contact',
    line: { crm: 'N' },
    prepare: (portal) => void portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] }),
    text: '600123456',
    did: ['addCommunication', 'createActivity', 'logLine'],
  },
  {
    name: 'own lead kept',
    settings: { ownItem: 'keep' },
    prepare: anaWithDeal,
    text: '600123456',
    did: ['addCommunication', 'bindActivity', 'logLine', 'unbindActivity'],
  },
];

describe('undo (spec 7)', () => {
  for (const kind of kinds) {
    it(`gives back what was there before: ${kind.name}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, application } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N', ...kind.line });
        await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
          ...defaultLineSettings,
          ...kind.settings,
        });
        kind.prepare(portal);
        tracker.sim.advance(DAY);
        const customer = portal.customer({
          connector: kind.connector ?? 'telegrambot',
          line: line.id,
          ...(kind.guest !== undefined && { name: kind.guest }),
        });
        customer.write('hola');
        await tracker.settle();
        const before = crmContent(portal);
        customer.write(kind.text);
        await tracker.settle();
        const decision = await lastDecision(tracker);
        const did = decision.changes.filter(({ outcome }) => outcome === 'applied');
        assert.deepEqual([...new Set(did.map(({ change }) => change.kind))].sort(), kind.did);

        const undone = await application.operations.undo(decision.id, 'admin');
        await tracker.settle();
        assert.deepEqual(undone.undone?.leftAlone, []);
        assert.deepEqual(crmContent(portal), before);
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0, 'nothing is remembered');

        await assert.rejects(application.operations.undo(decision.id, 'admin'), { code: 'ALREADY_UNDONE' });
        assert.deepEqual(crmContent(portal), before, 'a second undo changes nothing');
      });
    });
  }

  it('leaves alone and names what a person changed since', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      anaWithDeal(portal);
      const [ana] = portal.crm.contacts.all();
      assert.ok(ana);
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456 ana@example.com');
      await tracker.settle();
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
      rosa.removeEmail(ana, 'ana@example.com');
      rosa.edit(ana, { emails: ['ana.vega@example.com'] });
      rosa.edit(lead, { stageId: 'IN_PROCESS' });
      await tracker.settle();
      const decision = await lastDecision(tracker);
      const { undone } = await application.operations.undo(decision.id, 'admin');

      assert.deepEqual(ana.emails, ['ana.vega@example.com']);
      assert.equal(lead.stageId, 'IN_PROCESS');
      assert.deepEqual(ana.imols, [], 'the rest went back');
      const named = undone?.leftAlone.map(({ code, refs, value }) => ({
        code,
        value,
        item: `${refs?.[0]?.type ?? ''}:${String(refs?.[0]?.id)}`,
      }));
      assert.deepEqual(
        named?.sort((a, b) => (a.item < b.item ? -1 : 1)),
        [
          { code: 'changedSince', value: 'addCommunication', item: key(ana) },
          { code: 'changedSince', value: 'setStage', item: key(lead) },
        ],
      );
    });
  });

  it('of an item that holds a person’s work by now deletes nothing', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'livechat', line: line.id }).write('600123456');
      await tracker.settle();
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      const rosa = portal.person(portal.addUser({ name: 'Rosa' }));
      tracker.sim.advance(DAY);
      rosa.comment(lead, 'Quiere la talla 38');
      rosa.edit(lead, { title: 'Talla 38', fields: { opportunity: 90 } });
      await tracker.settle();
      const decision = await lastDecision(tracker);
      const { undone } = await application.operations.undo(decision.id, 'admin');

      assert.ok(portal.crm.leads.get(lead.id), 'a person worked on it');
      assert.ok(undone?.leftAlone.some(({ code }) => code === 'createdKept'));
    });
  });

  it('of one decision keeps what another chat remembered', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      anaWithDeal(portal);
      tracker.sim.advance(DAY);
      const first = portal.customer({ connector: 'telegrambot', line: line.id });
      first.write('600123456');
      await tracker.settle();
      const second = portal.customer({ connector: 'instagram', line: line.id });
      second.write('600123456');
      await tracker.settle();
      await application.operations.undo((await lastDecision(tracker)).id, 'admin');
      await tracker.settle();

      assert.deepEqual(boundTo(portal, second), ['lead:2']);
      assert.deepEqual(boundTo(portal, first), ['contact:1', 'deal:1']);
      const third = portal.customer({ connector: 'viber', line: line.id });
      third.write('600123456');
      await tracker.settle();
      assert.deepEqual(boundTo(portal, third), ['contact:1', 'deal:1']);
      assert.equal((await lastDecision(tracker)).rule, 3);
    });
  });

  it('of an unknown decision is refused', async () => {
    await withTracker({}, async (tracker) => {
      await assert.rejects(tracker.application.operations.undo('d-nothing', 'admin'), {
        code: 'DECISION_UNKNOWN',
      });
    });
  });

  it('is not repeated by the sweep', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      anaWithDeal(portal);
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.settle();
      const before = crmContent(portal);
      customer.write('600123456');
      await tracker.settle();
      await application.operations.undo((await lastDecision(tracker)).id, 'admin');
      await tracker.settle();
      await application.sweeper.sweep();
      await tracker.settle();
      assert.deepEqual(crmContent(portal), before);
    });
  });
});
