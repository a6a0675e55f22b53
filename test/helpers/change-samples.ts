import type { Activity, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import type { ChangeKind } from '../../src/domain/changes/change-kind.ts';
import type { ChangeOf } from '../../src/domain/changes/registry.ts';
import type { CrmRef } from '../../src/domain/crm-ref.ts';
import { crmTypeOf } from '../../src/domain/crm-type.ts';

/** A change that can be made on the portal it was made for. */
export interface ChangeSample<C> {
  readonly change: C;
  /** REST method that makes it, and the one that takes it back. */
  readonly method: string;
  readonly undoMethod: string | undefined;
  /** A person takes away what it was made on. `created`: id of what it created. */
  vanish(created: number | undefined): void;
  readonly stateOnceGone: 'done' | 'notDone' | 'gone';
}

interface Scene {
  readonly portal: PortalSim;
  readonly lead: Item;
  readonly deal: Item;
  readonly contact: Item;
  readonly twin: Item;
  /** On the lead alone. */
  readonly activity: Activity;
}

export function prepareScene(portal: PortalSim): Scene {
  const person = portal.person();
  const contact = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
  const lead = person.createLead({ title: 'Chat' });
  return {
    portal,
    lead,
    contact,
    deal: person.createDeal({ title: 'Boda', contactIds: [contact.id] }),
    twin: person.createContact({ name: 'Ana', emails: ['ana@example.com'] }),
    activity: person.addActivity(lead, 'Call'),
  };
}

/** One sample per kind: a kind without one does not compile. */
export const changeSamples: {
  readonly [Kind in ChangeKind]: (scene: Scene) => ChangeSample<ChangeOf<Kind>>;
} = {
  addCommunication: ({ portal, contact }) => ({
    change: {
      kind: 'addCommunication',
      item: refOf(contact),
      type: 'EMAIL',
      valueType: 'WORK',
      value: 'ana@example.com',
    },
    method: 'crm.item.update',
    undoMethod: 'crm.item.update',
    vanish: () => {
      portal.person().delete(contact);
    },
    stateOnceGone: 'gone',
  }),
  bindActivity: ({ portal, activity, deal }) => ({
    change: { kind: 'bindActivity', activity: activity.id, item: refOf(deal) },
    method: 'crm.activity.binding.add',
    undoMethod: 'crm.activity.binding.delete',
    vanish: () => {
      portal.crm.activities.delete(activity, portal.person().actor);
    },
    stateOnceGone: 'gone',
  }),
  unbindActivity: ({ portal, activity, lead, deal, contact }) => {
    // The last binding cannot be deleted, and of two the other becomes the owner for good
    // (docs/bitrix24/activities.md#bindings).
    for (const item of [deal, contact]) portal.crm.activities.bind(activity, item, portal.person().actor);
    return {
      change: { kind: 'unbindActivity', activity: activity.id, item: refOf(lead) },
      method: 'crm.activity.binding.delete',
      undoMethod: 'crm.activity.binding.add',
      vanish: () => {
        portal.crm.activities.delete(activity, portal.person().actor);
      },
      stateOnceGone: 'gone',
    };
  },
  setStage: ({ portal, lead }) => ({
    change: { kind: 'setStage', item: refOf(lead), stage: 'JUNK', before: lead.stageId },
    method: 'crm.item.update',
    undoMethod: 'crm.item.update',
    vanish: () => {
      portal.person().delete(lead);
    },
    stateOnceGone: 'gone',
  }),
  tagItem: ({ portal, lead }) => ({
    change: { kind: 'tagItem', item: refOf(lead), title: '[Chat Tracker] Chat', before: 'Chat' },
    method: 'crm.item.update',
    undoMethod: 'crm.item.update',
    vanish: () => {
      portal.person().delete(lead);
    },
    stateOnceGone: 'gone',
  }),
  setLink: ({ portal, lead, contact }) => ({
    change: { kind: 'setLink', item: refOf(lead), field: 'contactId', value: refOf(contact), before: 0 },
    method: 'crm.item.update',
    undoMethod: 'crm.item.update',
    vanish: () => {
      portal.person().delete(lead);
    },
    stateOnceGone: 'gone',
  }),
  setDealContacts: ({ portal, deal, twin, contact }) => ({
    change: { kind: 'setDealContacts', item: refOf(deal), contacts: [twin.id], before: [contact.id] },
    method: 'crm.deal.contact.items.set',
    undoMethod: 'crm.deal.contact.items.set',
    vanish: () => {
      portal.person().delete(deal);
    },
    stateOnceGone: 'gone',
  }),
  fillName: ({ portal, lead }) => ({
    change: {
      kind: 'fillName',
      item: refOf(lead),
      name: 'Ana',
      lastName: 'Vega',
      before: { name: '', lastName: '' },
    },
    method: 'crm.item.update',
    undoMethod: 'crm.item.update',
    vanish: () => {
      portal.person().delete(lead);
    },
    stateOnceGone: 'gone',
  }),
  createItem: ({ portal, contact }) => ({
    change: {
      kind: 'createItem',
      type: 'deal',
      fields: {
        title: 'Ana',
        name: '',
        lastName: '',
        source: 'WEB',
        responsible: 0,
        category: 0,
        contact: refOf(contact),
        company: 0,
        communications: [],
      },
      originId: 'd-1:deal',
    },
    method: 'crm.item.add',
    undoMethod: 'crm.item.delete',
    vanish: (created = 0) => {
      const deal = portal.crm.deals.get(created);
      if (deal) portal.person().delete(deal);
    },
    stateOnceGone: 'gone',
  }),
  createActivity: ({ portal, deal }) => ({
    change: {
      kind: 'createActivity',
      item: refOf(deal),
      session: '21',
      connector: 'livechat',
      originId: 'session:21',
    },
    method: 'crm.activity.configurable.add',
    undoMethod: 'crm.activity.delete',
    vanish: (created = 0) => {
      const activity = portal.crm.activities.get(created);
      if (activity) portal.crm.activities.delete(activity, portal.person().actor);
    },
    stateOnceGone: 'gone',
  }),
  mergeItems: ({ contact, twin, portal }) => ({
    change: { kind: 'mergeItems', type: 'contact', survivor: contact.id, absorbed: twin.id },
    method: 'crm.entity.mergeBatch',
    undoMethod: undefined,
    vanish: () => {
      portal.person().delete(contact);
    },
    stateOnceGone: 'done',
  }),
  logLine: ({ portal, deal }) => ({
    change: {
      kind: 'logLine',
      item: refOf(deal),
      decision: 'd-1',
      connector: 'telegrambot',
      because: 'foundByPhone',
      identifiers: ['+34600123456'],
    },
    method: 'crm.timeline.logmessage.add',
    undoMethod: 'crm.timeline.logmessage.delete',
    vanish: () => {
      portal.person().delete(deal);
    },
    stateOnceGone: 'notDone',
  }),
};

function refOf({ entityTypeId, id }: Item): CrmRef {
  const type = crmTypeOf(entityTypeId);
  if (!type) throw new Error('an item of a type that the tracker does not know');
  return { type, id };
}
