import assert from 'node:assert/strict';
import type { z } from 'zod';
import type { AppliedChange } from '../../src/domain/changes/change.ts';
import type { ChatRecord } from '../../src/domain/chat-record.ts';
import { chatSchema } from '../../src/domain/chat-record.ts';
import type { CrmRef } from '../../src/domain/crm-ref.ts';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import { customerSchema } from '../../src/domain/customer-record.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { decisionSchema } from '../../src/domain/decision.ts';
import { identifierOf } from '../../src/domain/identifiers/identifier.ts';
import type { Email, Phone, UserCode } from '../../src/domain/ids.ts';
import { connectorId, customerId, decisionId, inboxId, lineId, suggestionId } from '../../src/domain/ids.ts';
import type { Reason } from '../../src/domain/reason.ts';
import type { Suggestion, SuggestionDraft } from '../../src/domain/suggestion.ts';
import { suggestionSchema } from '../../src/domain/suggestion.ts';

const at = 1_790_000_000_000;
const contact: CrmRef = { type: 'contact', id: 7 };
const deal: CrmRef = { type: 'deal', id: 8 };
const chatCode = 'telegrambot|1|5|9' as UserCode;
const phone = '+34600123456' as Phone;
const identifier = identifierOf('phone', phone, 'typed');
const reason: Required<Reason> = { code: 'foundByPhone', refs: [contact], identifier: phone, value: 1 };
const draft: Required<SuggestionDraft> = {
  kind: 'samePerson',
  items: [contact],
  identifier: phone,
  reasons: [reason],
  planned: [{ kind: 'setStage', item: deal, stage: 'WON', before: 'NEW' }],
  given: [identifier],
};

const customer: Required<CustomerRecord> = {
  doubted: [chatCode],
  takenOff: [phone],
  names: [{ chat: chatCode, name: 'Ana', lastName: 'Vega' }],
  cardChanged: true,
  id: customerId('c-1'),
  customerRef: contact,
  card: deal,
  firstPhone: { value: phone, chat: chatCode, line: lineId('1'), at, messageId: 'm1', enteredBy: 'user:1' },
  phones: [phone],
  emails: ['ana@example.com' as Email],
  chats: [chatCode],
  createdAt: at,
};

const applied: Required<AppliedChange> = {
  change: { kind: 'bindActivity', activity: 3, item: deal },
  outcome: 'failed',
  error: 'ACCESS_DENIED',
  refused: { kind: 'forbidden', method: 'crm.activity.binding.add', words: 'Access denied' },
  created: 5,
};

const chat: Required<ChatRecord> = {
  userCode: chatCode,
  chatId: 11,
  customer: customer.id,
  handled: ['phone:+34600123456'],
  pieces: [{ text: '600', at }],
  question: { asked: 'reference', at },
  ownActivities: { 21: 4 },
  group: true,
  mergeRefused: true,
  unmergeableItems: [deal],
  suggested: [identifier],
  attached: { card: deal, activities: [4] },
  keptItems: [deal],
  absorbedItems: [contact],
  undoneJoins: [deal],
  pending: {
    decision: decisionId('d-1'),
    changes: [applied.change],
    decided: {
      at,
      verdict: {
        rule: 5,
        outcome: 'bound',
        reasons: [reason],
        customerRef: contact,
        card: { created: 'deal' },
        suggestions: [draft],
        customerIdentifiers: [identifier],
        existingCustomer: customer,
        endedCustomers: [customer],
        shouldBind: true,
      },
      read: {
        entries: [inboxId('i-1')],
        identifiers: [identifier],
        remarks: [reason],
        evidence: { messageId: 'm1', at },
      },
    },
  },
  retryLater: { at, identifiers: [identifier] },
  notSame: [contact],
  attested: [identifier],
  profileRead: true,
};

const decision: Required<Decision> = {
  id: decisionId('d-1'),
  at,
  chat: chatCode,
  line: lineId('1'),
  connector: connectorId('telegrambot'),
  rule: 5,
  by: 'user:1',
  outcome: 'bound',
  identifiers: [identifier],
  reasons: [reason],
  customerRef: contact,
  card: deal,
  changes: [applied],
  suggestions: [suggestionId('s-1')],
  answers: suggestionId('s-1'),
  before: { chat, customers: [customer] },
  judged: { right: false, by: 'user:1', at },
  undoStarted: { by: 'user:1', leftAlone: [reason] },
  undone: { at, by: 'user:1', leftAlone: [reason] },
};

const suggestion: Required<Suggestion> = {
  ...draft,
  id: suggestionId('s-1'),
  at,
  chat: chatCode,
  line: lineId('1'),
  state: 'open',
  closedBecause: 'undone',
  reportedBy: 'user:2',
  decidedBy: 'user:1',
  decision: decisionId('d-1'),
};

const rows: readonly (readonly [name: string, schema: z.ZodType, row: object])[] = [
  ['a chat', chatSchema, chat],
  ['a customer', customerSchema, customer],
  ['a decision', decisionSchema, decision],
  ['a suggestion', suggestionSchema, suggestion],
];

/** The same value with one part of it, however deep, replaced by something of another shape. */
function* spoiled(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (path !== '')
    yield [path, typeof value === 'object' && !Array.isArray(value) ? 7 : { unexpected: true }];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const [at, other] of spoiled(item, `${path}[${index}]`)) yield [at, value.with(index, other)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const [at, other] of spoiled(item, `${path}.${key}`)) yield [at, { ...value, [key]: other }];
  }
}

describe('a stored row', () => {
  for (const [name, schema, row] of rows) {
    it(`of ${name} is read back as it was, with what a later version added`, () => {
      const later = { ...row, later: { more: 1 } };
      assert.deepEqual(schema.parse(JSON.parse(JSON.stringify(later))), later);
    });

    it(`of ${name} has no part that is not checked`, () => {
      let checked = 0;
      for (const [path, broken] of spoiled(row)) {
        assert.equal(schema.safeParse(broken).success, false, path);
        checked += 1;
      }
      assert.ok(checked > 5);
    });
  }

  it('with a code, a kind or an outcome that nobody knows is refused', () => {
    const refused = [
      { ...decision, outcome: 'joined' },
      { ...decision, rule: 10 },
      { ...decision, reasons: [{ code: 'constructor' }] },
      { ...decision, identifiers: [{ ...identifier, kind: 'telegram' }] },
      { ...decision, changes: [{ ...applied, change: { ...applied.change, kind: 'unbind' } }] },
      { ...decision, card: { type: 'quote', id: 1 } },
    ];
    for (const broken of refused) assert.equal(decisionSchema.safeParse(broken).success, false);
    assert.equal(suggestionSchema.safeParse({ ...suggestion, kind: 'constructor' }).success, false);
    assert.equal(suggestionSchema.safeParse({ ...suggestion, state: 'closed' }).success, false);
  });
});
