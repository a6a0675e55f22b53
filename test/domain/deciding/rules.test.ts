import assert from 'node:assert/strict';
import { decide } from '../../../src/domain/deciding/decide.ts';
import type { Verdict } from '../../../src/domain/deciding/verdict.ts';
import {
  CHAT,
  CHAT_AT,
  customer,
  email,
  communication,
  imol,
  item,
  ownLead,
  phone,
  ref,
  situation,
  type SituationOptions,
} from './build-situation.ts';

const P = phone('+34600123456');
const Q = phone('+34611222333');
const E = email('ana@example.com');

const anna = item('contact', 10, { communications: [communication(P)] });
const berta = item('contact', 20, { communications: [communication(E)] });
const deal = item('deal', 50, { contact: 10, contacts: [10] });
const ownActivity = { id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('lead', 70)] };

interface Case {
  readonly name: string;
  readonly options: SituationOptions;
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
    name: 'a line with mode off',
    options: { mode: 'off', identifiers: [P], items: [anna], hits: found },
    rule: 1,
    outcome: 'nothing',
    changes: [],
  },
  {
    name: 'only blocked identifiers',
    options: { identifiers: [P], blocked: [P], items: [anna], hits: found },
    rule: 1,
    outcome: 'nothing',
    changes: [],
  },
  {
    name: 'a group chat',
    options: { identifiers: [P], group: true },
    rule: 1,
    outcome: 'nothing',
    changes: [],
  },
  {
    name: 'a bound chat stays, its customer gets the new e-mail',
    options: {
      customer: customer(ref('contact', 10), { card: ref('deal', 50) }),
      identifiers: [E],
      items: [{ ...anna, communications: [communication(P), imol(CHAT)] }, deal],
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
    name: 'a bound chat stays, an e-mail of another customer becomes a suggestion',
    options: {
      customer: customer(ref('contact', 10), { card: ref('deal', 50) }),
      identifiers: [E],
      items: [{ ...anna, communications: [communication(P), imol(CHAT)] }, berta, deal],
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
    name: 'an e-mail of the customer of a bound chat and of another customer becomes a suggestion',
    options: {
      customer: customer(ref('contact', 10), { card: ref('deal', 50) }),
      identifiers: [E],
      items: [{ ...anna, communications: [communication(P), communication(E), imol(CHAT)] }, berta, deal],
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
    name: 'a bound chat with a closed card gets the newest open deal',
    options: {
      customer: customer(ref('contact', 10), { card: ref('deal', 51) }),
      items: [
        { ...anna, communications: [communication(P), imol(CHAT)] },
        deal,
        item('deal', 51, { open: false, contact: 10 }),
      ],
      cards: withDeal,
      activities: [{ id: 300, session: '21', createdAt: CHAT_AT, bindings: [ref('contact', 10)] }],
    },
    rule: 2,
    outcome: 'rebound',
    card: ref('deal', 50),
    changes: ['bindActivity 300 deal:50', 'logLine deal:50'],
  },
  {
    name: 'a bound chat stays on its closed card with closedCard keep',
    options: {
      settings: { closedCard: 'keep' },
      customer: customer(ref('contact', 10), { card: ref('deal', 51) }),
      items: [
        { ...anna, communications: [communication(P), imol(CHAT)] },
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
    name: 'a converted lead is replaced by its contact and deal',
    options: {
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
    name: 'a stored first phone decides, also when the card no longer has it',
    options: {
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
    name: 'the stored customer was deleted: other rules decide',
    options: {
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
    name: 'the portal linked the chat to an existing contact',
    options: {
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
    name: 'a guest contact of the chat is not the customer when another contact has the phone',
    options: {
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
    name: 'one customer found: its newest open deal is the card',
    options: {
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
    name: "one customer without an open card: the chat's own lead is the card",
    options: {
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
    name: 'own lead with data of a user is not closed but suggested',
    options: {
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
    name: 'own lead stays open with ownItem keep',
    options: {
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
    name: 'a closed lead is not a candidate',
    options: {
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
    name: 'a contact and its company are one customer',
    options: {
      identifiers: [P],
      items: [
        item('contact', 10, { company: 40, communications: [communication(P)] }),
        item('company', 40, { communications: [communication(P)] }),
      ],
      hits: { [P.value]: [ref('contact', 10), ref('company', 40)] },
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    suggestions: [],
  },
  {
    name: 'a phone of a company and an e-mail of its contact: one customer, the contact',
    options: {
      identifiers: [P, E],
      items: [
        item('company', 40, { communications: [communication(P)] }),
        item('contact', 20, { company: 40, communications: [communication(E)] }),
      ],
      hits: { [P.value]: [ref('company', 40)], [E.value]: [ref('contact', 20)] },
    },
    rule: 5,
    outcome: 'bound',
    customerRef: ref('contact', 20),
    suggestions: [],
  },
  {
    name: "no customer found: the chat's own lead is customer and card and gets the phone",
    options: { identifiers: [P], items: [ownLead(70)], links: [ref('lead', 70)], activities: [ownActivity] },
    rule: 6,
    outcome: 'bound',
    customerRef: ref('lead', 70),
    card: ref('lead', 70),
    changes: ['addCommunication PHONE +34600123456'],
  },
  {
    name: 'no customer and no own item, the line creates leads: a lead is created',
    options: { identifiers: [P] },
    rule: 6,
    outcome: 'created',
    customerRef: { created: 'lead' },
    card: { created: 'lead' },
    changes: ['createItem lead', 'createActivity created:lead'],
  },
  {
    name: 'no customer and no own item, the line creates deals: contact and deal are created',
    options: { line: { creates: 'deal' }, identifiers: [P] },
    rule: 6,
    outcome: 'created',
    customerRef: { created: 'contact' },
    card: { created: 'deal' },
    changes: ['createItem contact', 'createItem deal', 'createActivity created:deal'],
  },
  {
    name: 'no customer and no own item, the line creates nothing: only the binding is stored',
    options: { line: { creates: 'none' }, identifiers: [P] },
    rule: 6,
    outcome: 'bound',
    changes: [],
  },
  {
    name: 'a phone of A and an e-mail of B: A is the customer and B is not changed',
    options: {
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
    name: 'several customers with the phone: the one whose open deal changed last',
    options: {
      identifiers: [P],
      items: [anna, item('contact', 11, { communications: [communication(P)], updatedAt: CHAT_AT }), deal],
      hits: { [P.value]: [ref('contact', 10), ref('contact', 11)] },
      cards: withDeal,
    },
    rule: 8,
    outcome: 'bound',
    customerRef: ref('contact', 10),
    suggestions: ['mergeDuplicates'],
  },
  {
    name: 'several customers without deals: the one that changed last',
    options: {
      identifiers: [P],
      items: [anna, item('contact', 11, { updatedAt: CHAT_AT })],
      hits: { [P.value]: [ref('contact', 10), ref('contact', 11)] },
    },
    rule: 8,
    outcome: 'bound',
    customerRef: ref('contact', 11),
    suggestions: ['mergeDuplicates'],
  },
  {
    name: 'several customers without differences: the lowest id',
    options: {
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
    name: 'a phone of three customers is shared',
    options: {
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
    name: 'a phone of a company and an unrelated contact is shared',
    options: {
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
    name: 'a user marked the contact as not the same person',
    options: {
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
    name: 'no identifier in a chat that is not bound',
    options: { items: [ownLead(70)], links: [ref('lead', 70)] },
    rule: 9,
    outcome: 'nothing',
    changes: [],
  },
];

describe('decide: rules', () => {
  for (const { name, options, rule, outcome, ...expected } of cases) {
    it(name, () => {
      const verdict = decide(situation(options));
      assert.deepEqual({ rule: verdict.rule, outcome: verdict.outcome }, { rule, outcome });
      if ('customerRef' in expected) assert.deepEqual(verdict.customerRef, expected.customerRef);
      if ('card' in expected) assert.deepEqual(verdict.card, expected.card);
      if (expected.changes) assert.deepEqual(verdict.changes.map(describeChange), expected.changes);
      if (expected.suggestions)
        assert.deepEqual(
          verdict.suggestions.map(({ kind }) => kind),
          expected.suggestions,
        );
    });
  }
});

function describeChange(change: Verdict['changes'][number]): string {
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
