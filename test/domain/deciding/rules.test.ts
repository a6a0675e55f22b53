import assert from 'node:assert/strict';
import { decide } from '../../../src/domain/deciding/decide.ts';
import type { Verdict } from '../../../src/domain/deciding/verdict.ts';
import {
  CHAT,
  CHAT_AT,
  customer,
  email,
  has,
  imol,
  item,
  ownLead,
  phone,
  ref,
  situation,
  type World,
} from './build-situation.ts';

const P = phone('+34600123456');
const Q = phone('+34611222333');
const E = email('ana@example.com');

const anna = item('contact', 10, { communications: [has(P)] });
const berta = item('contact', 20, { communications: [has(E)] });
const deal = item('deal', 50, { contact: 10, contacts: [10] });
const ownActivity = { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('lead', 70)] };

interface Case {
  readonly what: string;
  readonly world: World;
  readonly rule: Verdict['rule'];
  readonly outcome: Verdict['outcome'];
  readonly customerRef?: unknown;
  readonly card?: unknown;
  readonly changes?: readonly string[];
  readonly suggestions?: readonly string[];
}

const found = { [P.value]: [ref('contact', 10)] };
const withDeal = { 'contact:10': [ref('deal', 50)] };

const cases: readonly Case[] = [
  {
    what: 'tracker off for the line',
    world: { mode: 'off', identifiers: [P], items: [anna], hits: found },
    rule: 1,
    outcome: 'nothing',
    changes: [],
  },
  {
    what: 'only blocked identifiers',
    world: { identifiers: [P], blocked: [P], items: [anna], hits: found },
    rule: 1,
    outcome: 'nothing',
    changes: [],
  },
  {
    what: 'many people in one chat',
    world: { identifiers: [P], group: true },
    rule: 1,
    outcome: 'nothing',
    changes: [],
  },
  {
    what: 'a bound chat stays and gets the new e-mail',
    world: {
      customer: customer(ref('contact', 10), { card: ref('deal', 50) }),
      identifiers: [E],
      items: [{ ...anna, communications: [has(P), imol(CHAT)] }, deal],
      cards: withDeal,
      activities: [
        { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('deal', 50), ref('contact', 10)] },
      ],
    },
    rule: 2,
    outcome: 'stayed',
    customerRef: ref('contact', 10),
    card: ref('deal', 50),
    changes: ['addCommunication EMAIL ana@example.com'],
  },
  {
    what: "a bound chat stays, another customer's e-mail is only suggested",
    world: {
      customer: customer(ref('contact', 10), { card: ref('deal', 50) }),
      identifiers: [E],
      items: [{ ...anna, communications: [has(P), imol(CHAT)] }, berta, deal],
      hits: { [E.value]: [ref('contact', 20)] },
      cards: withDeal,
      activities: [
        { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('deal', 50), ref('contact', 10)] },
      ],
    },
    rule: 2,
    outcome: 'stayed',
    customerRef: ref('contact', 10),
    changes: [],
    suggestions: ['identifierOfAnother'],
  },
  {
    what: 'a bound chat says what its customer and somebody else have: only suggested',
    world: {
      customer: customer(ref('contact', 10), { card: ref('deal', 50) }),
      identifiers: [E],
      items: [{ ...anna, communications: [has(P), has(E), imol(CHAT)] }, berta, deal],
      hits: { [E.value]: [ref('contact', 10), ref('contact', 20)] },
      cards: withDeal,
      activities: [
        { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('deal', 50), ref('contact', 10)] },
      ],
    },
    rule: 2,
    outcome: 'stayed',
    changes: [],
    suggestions: ['samePerson'],
  },
  {
    what: 'a bound chat whose card was closed gets the newest open deal',
    world: {
      customer: customer(ref('contact', 10), { card: ref('deal', 51) }),
      items: [
        { ...anna, communications: [has(P), imol(CHAT)] },
        deal,
        item('deal', 51, { open: false, contact: 10 }),
      ],
      cards: withDeal,
      activities: [{ id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('contact', 10)] }],
    },
    rule: 2,
    outcome: 'rebound',
    card: ref('deal', 50),
    changes: ['bindActivity 300 deal:50'],
  },
  {
    what: 'a bound chat stays on its closed card where the line says so',
    world: {
      settings: { closedCard: 'keep' },
      customer: customer(ref('contact', 10), { card: ref('deal', 51) }),
      items: [
        { ...anna, communications: [has(P), imol(CHAT)] },
        deal,
        item('deal', 51, { open: false, contact: 10 }),
      ],
      cards: withDeal,
      activities: [
        { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('contact', 10), ref('deal', 51)] },
      ],
    },
    rule: 2,
    outcome: 'stayed',
    card: ref('deal', 51),
    changes: [],
  },
  {
    what: 'a converted lead leads to its contact and deal',
    world: {
      customer: customer(ref('lead', 60), { card: ref('lead', 60) }),
      identifiers: [Q],
      items: [
        item('lead', 60, { open: false, contact: 10 }),
        { ...anna, communications: [imol(CHAT)] },
        deal,
      ],
      cards: withDeal,
    },
    rule: 2,
    outcome: 'rebound',
    customerRef: ref('contact', 10),
    card: ref('deal', 50),
  },
  {
    what: 'a remembered phone decides, even when it is no longer on the card',
    world: {
      remembered: [customer(ref('contact', 10), { card: ref('deal', 50), phones: [P.value as never] })],
      identifiers: [P],
      items: [{ ...anna, communications: [] }, deal, ownLead(70)],
      links: [ref('lead', 70)],
      cards: withDeal,
      activities: [ownActivity],
    },
    rule: 3,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    card: ref('deal', 50),
    changes: [
      `addCommunication IM imol|${CHAT}`,
      'bindActivity 300 deal:50',
      'bindActivity 300 contact:10',
      'unbindActivity 300 lead:70',
      'setStage lead:70 JUNK',
      'logLine deal:50',
    ],
  },
  {
    what: 'the remembered customer was deleted: decided afresh',
    world: {
      remembered: [customer(ref('contact', 99), { phones: [P.value as never] })],
      identifiers: [P],
      items: [anna, deal],
      hits: found,
      cards: withDeal,
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 10),
  },
  {
    what: 'the portal linked the chat to a contact it knew',
    world: {
      identifiers: [Q],
      items: [anna, deal],
      links: [ref('contact', 10), ref('deal', 50)],
      cards: withDeal,
    },
    rule: 4,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    card: ref('deal', 50),
  },
  {
    what: 'a guest contact made for the chat is not adopted when somebody has the phone',
    world: {
      line: { creates: 'deal' },
      identifiers: [P],
      items: [
        anna,
        deal,
        item('contact', 80, {
          name: 'Ana',
          communications: [imol(CHAT)],
          createdAt: Date.parse('2026-11-02T10:00:01Z'),
        }),
        item('deal', 81, { contact: 80, contacts: [80], createdAt: Date.parse('2026-11-02T10:00:01Z') }),
      ],
      links: [ref('contact', 80), ref('deal', 81)],
      hits: found,
      cards: { ...withDeal, 'contact:80': [ref('deal', 81)] },
      activities: [
        { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('deal', 81), ref('contact', 80)] },
      ],
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    card: ref('deal', 50),
    suggestions: ['guestContact'],
  },
  {
    what: 'one customer found: its newest open deal becomes the card',
    world: {
      identifiers: [P, E],
      items: [anna, deal, ownLead(70)],
      links: [ref('lead', 70)],
      hits: found,
      cards: withDeal,
      activities: [ownActivity],
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    card: ref('deal', 50),
    changes: [
      'addCommunication EMAIL ana@example.com',
      `addCommunication IM imol|${CHAT}`,
      'bindActivity 300 deal:50',
      'bindActivity 300 contact:10',
      'unbindActivity 300 lead:70',
      'setStage lead:70 JUNK',
      'logLine deal:50',
    ],
  },
  {
    what: "one customer without an open card: the chat's own lead becomes it",
    world: {
      identifiers: [P],
      items: [anna, ownLead(70)],
      links: [ref('lead', 70)],
      hits: found,
      activities: [ownActivity],
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    card: ref('lead', 70),
    changes: [
      'setLink lead:70 contactId',
      `addCommunication IM imol|${CHAT}`,
      'bindActivity 300 contact:10',
      'logLine lead:70',
    ],
  },
  {
    what: 'own lead with data of its own is not absorbed but suggested',
    world: {
      identifiers: [P],
      items: [anna, deal, ownLead(70, { filled: ['opportunity'] })],
      links: [ref('lead', 70)],
      hits: found,
      cards: withDeal,
      activities: [ownActivity],
    },
    rule: 5,
    outcome: 'bound',
    changes: [
      `addCommunication IM imol|${CHAT}`,
      'bindActivity 300 deal:50',
      'bindActivity 300 contact:10',
      'logLine deal:50',
    ],
    suggestions: ['ownItemHasData'],
  },
  {
    what: 'own lead is kept open where the line says so',
    world: {
      settings: { ownItem: 'keep' },
      identifiers: [P],
      items: [anna, deal, ownLead(70)],
      links: [ref('lead', 70)],
      hits: found,
      cards: withDeal,
      activities: [ownActivity],
    },
    rule: 5,
    outcome: 'bound',
    changes: [
      `addCommunication IM imol|${CHAT}`,
      'bindActivity 300 deal:50',
      'bindActivity 300 contact:10',
      'unbindActivity 300 lead:70',
      'logLine deal:50',
    ],
  },
  {
    what: 'a closed lead counts for nobody',
    world: {
      identifiers: [P],
      items: [item('lead', 61, { open: false, stage: 'JUNK' }), ownLead(70)],
      links: [ref('lead', 70)],
      hits: { [P.value]: [ref('lead', 61)] },
      activities: [ownActivity],
    },
    rule: 6,
    outcome: 'bound',
    customerRef: ref('lead', 70),
  },
  {
    what: 'a contact and its company are one customer',
    world: {
      identifiers: [P],
      items: [
        item('contact', 10, { company: 40, communications: [has(P)] }),
        item('company', 40, { communications: [has(P)] }),
      ],
      hits: { [P.value]: [ref('contact', 10), ref('company', 40)] },
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    suggestions: [],
  },
  {
    what: "the phone is the company's, the e-mail its contact's: one customer, the contact",
    world: {
      identifiers: [P, E],
      items: [
        item('company', 40, { communications: [has(P)] }),
        item('contact', 20, { company: 40, communications: [has(E)] }),
      ],
      hits: { [P.value]: [ref('company', 40)], [E.value]: [ref('contact', 20)] },
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 20),
    suggestions: [],
  },
  {
    what: "nobody found: the chat's own lead becomes the customer's card and gets the phone",
    world: { identifiers: [P], items: [ownLead(70)], links: [ref('lead', 70)], activities: [ownActivity] },
    rule: 6,
    outcome: 'bound',
    customerRef: ref('lead', 70),
    card: ref('lead', 70),
    changes: ['addCommunication PHONE +34600123456'],
  },
  {
    what: 'nobody found and no own item: a lead as the line creates',
    world: { identifiers: [P] },
    rule: 6,
    outcome: 'created',
    customerRef: { created: 'lead' },
    card: { created: 'lead' },
    changes: ['createItem lead', 'createActivity created:lead'],
  },
  {
    what: 'nobody found, the line creates deals: contact and deal',
    world: { line: { creates: 'deal' }, identifiers: [P] },
    rule: 6,
    outcome: 'created',
    customerRef: { created: 'contact' },
    card: { created: 'deal' },
    changes: ['createItem contact', 'createItem deal', 'createActivity created:deal'],
  },
  {
    what: 'nobody found, the line creates nothing: only remembered',
    world: { line: { creates: 'none' }, identifiers: [P] },
    rule: 6,
    outcome: 'bound',
    changes: [],
  },
  {
    what: 'phone says A, e-mail says B: the phone decides and B stays as it is',
    world: {
      identifiers: [P, E],
      items: [anna, berta, deal],
      hits: { ...found, [E.value]: [ref('contact', 20)] },
      cards: withDeal,
    },
    rule: 7,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    changes: [`addCommunication IM imol|${CHAT}`, 'createActivity deal:50', 'logLine deal:50'],
    suggestions: ['samePerson'],
  },
  {
    what: 'several have the number: the one with the open deal changed last',
    world: {
      identifiers: [P],
      items: [anna, item('contact', 11, { communications: [has(P)], updatedAt: Date.now() }), deal],
      hits: { [P.value]: [ref('contact', 10), ref('contact', 11)] },
      cards: withDeal,
    },
    rule: 8,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    suggestions: ['mergeDuplicates'],
  },
  {
    what: 'several without deals: the one changed last',
    world: {
      identifiers: [P],
      items: [anna, item('contact', 11, { updatedAt: Date.now() })],
      hits: { [P.value]: [ref('contact', 10), ref('contact', 11)] },
    },
    rule: 8,
    outcome: 'bound',
    customerRef: ref('contact', 11),
    suggestions: ['mergeDuplicates'],
  },
  {
    what: 'several just alike: the lowest id',
    world: {
      identifiers: [P],
      items: [anna, item('contact', 11)],
      hits: { [P.value]: [ref('contact', 11), ref('contact', 10)] },
    },
    rule: 8,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    suggestions: ['mergeDuplicates'],
  },
  {
    what: 'a number on three customers identifies nobody',
    world: {
      identifiers: [P],
      items: [anna, item('contact', 11), item('contact', 12), ownLead(70)],
      links: [ref('lead', 70)],
      hits: { [P.value]: [ref('contact', 10), ref('contact', 11), ref('contact', 12)] },
    },
    rule: 6,
    outcome: 'bound',
    customerRef: ref('lead', 70),
    suggestions: ['sharedIdentifier'],
  },
  {
    what: 'a number of a company and a stranger is shared',
    world: {
      identifiers: [P, E],
      items: [anna, item('company', 40), berta],
      hits: { [P.value]: [ref('contact', 10), ref('company', 40)], [E.value]: [ref('contact', 20)] },
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 20),
    suggestions: ['sharedIdentifier'],
  },
  {
    what: 'an admin said it is not that person',
    world: {
      identifiers: [P],
      notSame: [ref('contact', 10)],
      items: [anna, ownLead(70)],
      links: [ref('lead', 70)],
      hits: found,
    },
    rule: 6,
    outcome: 'bound',
    customerRef: ref('lead', 70),
  },
  {
    what: 'no identifier, not bound',
    world: { items: [ownLead(70)], links: [ref('lead', 70)] },
    rule: 9,
    outcome: 'nothing',
    changes: [],
  },
];

describe('decide: the rules in their order', () => {
  for (const { what, world, rule, outcome, ...expected } of cases) {
    it(what, () => {
      const verdict = decide(situation(world));
      assert.deepEqual({ rule: verdict.rule, outcome: verdict.outcome }, { rule, outcome });
      if ('customerRef' in expected) assert.deepEqual(verdict.customerRef, expected.customerRef);
      if ('card' in expected) assert.deepEqual(verdict.card, expected.card);
      if (expected.changes) assert.deepEqual(verdict.changes.map(inWords), expected.changes);
      if (expected.suggestions)
        assert.deepEqual(
          verdict.suggestions.map(({ kind }) => kind),
          expected.suggestions,
        );
    });
  }
});

function inWords(change: Verdict['changes'][number]): string {
  const item =
    'item' in change
      ? 'created' in change.item
        ? `created:${change.item.created}`
        : `${change.item.type}:${String(change.item.id)}`
      : '';
  switch (change.kind) {
    case 'addCommunication':
      return `${change.kind} ${change.type} ${change.value}`;
    case 'bindActivity':
    case 'unbindActivity':
      return `${change.kind} ${String(change.activity)} ${item}`;
    case 'setStage':
      return `${change.kind} ${item} ${change.stage}`;
    case 'setLink':
      return `${change.kind} ${item} ${change.field}`;
    case 'createItem':
      return `${change.kind} ${change.type}`;
    default:
      return `${change.kind} ${item}`;
  }
}
