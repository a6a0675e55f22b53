import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bindingAfter } from '../../../src/domain/deciding/binding-after.ts';
import { decide } from '../../../src/domain/deciding/decide.ts';
import type { Verdict } from '../../../src/domain/deciding/verdict.ts';
import { identifierKey } from '../../../src/domain/identifiers/identifier.ts';
import type { CrmItem } from '../../../src/domain/crm-view.ts';
import { refKey, sameRef } from '../../../src/domain/crm-ref.ts';
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
  situation,
  type SituationOptions,
} from './build-situation.ts';
import { applyVerdict } from './apply-verdict.ts';

const identifiers = [
  phone('+34600123456'),
  phone('+34611222333'),
  email('ana@example.com'),
  email('b@example.com'),
];

/** Contacts 10..13, companies 40..41, leads 60..61 with any of the identifiers; deals; the chat's own lead or deal. */
const options: fc.Arbitrary<SituationOptions> = fc
  .record({
    written: fc.subarray(identifiers),
    itemsWith: fc.array(fc.tuple(fc.constantFrom(10, 11, 12, 13, 40, 41, 60, 61), fc.subarray(identifiers)), {
      maxLength: 8,
    }),
    company: fc.constantFrom(0, 40),
    deals: fc.subarray([50, 51, 52]),
    closed: fc.boolean(),
    own: fc.constantFrom('none', 'lead', 'filledLead', 'deal'),
    creates: fc.constantFrom('lead' as const, 'deal' as const, 'none' as const),
    alwaysNewDeal: fc.boolean(),
    ownItem: fc.constantFrom('close' as const, 'merge' as const, 'keep' as const),
    bound: fc.boolean(),
    linked: fc.boolean(),
    firstPhoneStored: fc.boolean(),
  })
  .map((seed) => {
    const records = new Map(
      seed.itemsWith.map(([id, owned]) => {
        const type = id < 40 ? 'contact' : id < 60 ? 'company' : 'lead';
        const fields = {
          communications: owned.map(communication),
          updatedAt: CHAT_AT - id,
          ...(type === 'contact' && { company: seed.company }),
        };
        return [
          id,
          item(type, id, { ...fields, ...(type === 'lead' && seed.closed && { open: false }) }),
        ] as const;
      }),
    );
    const candidates = [...records.values()];
    const deals = seed.deals.map((id, index) =>
      item('deal', id, { contact: 10 + index, contacts: [10 + index], updatedAt: CHAT_AT - index }),
    );
    const own =
      seed.own === 'none'
        ? []
        : seed.own === 'deal'
          ? [
              item('contact', 80, { name: '', communications: [imol(CHAT)], createdAt: CHAT_AT }),
              item('deal', 81, { contact: 80, contacts: [80], createdAt: CHAT_AT }),
            ]
          : [ownLead(70, seed.own === 'filledLead' ? { filled: ['comments'] } : {})];
    const firstContact = candidates.find((entry) => entry.ref.type === 'contact');
    const record = firstContact && customer(firstContact.ref, { phones: ['+34600123456' as never] });
    return {
      identifiers: seed.written,
      items: [...candidates, ...deals, ...own],
      links: [...own.map((entry) => entry.ref), ...(seed.linked && firstContact ? [firstContact.ref] : [])],
      hits: Object.fromEntries(
        identifiers.map((identifier) => [
          identifier.value,
          candidates
            .filter((entry) => entry.communications.some((c) => c.key === identifierKey(identifier)))
            .map((entry) => entry.ref),
        ]),
      ),
      cards: Object.fromEntries(deals.map((deal) => [`contact:${String(deal.contact)}`, [deal.ref]])),
      activities: own[0]
        ? [{ id: 300, session: '21', createdAt: CHAT_AT, bindings: [own.at(-1)?.ref ?? own[0].ref] }]
        : [],
      line: { creates: seed.creates, alwaysNewDeal: seed.creates === 'deal' && seed.alwaysNewDeal },
      settings: { ownItem: seed.ownItem },
      ...(seed.bound && record && { customer: record }),
      ...(seed.firstPhoneStored && record && { remembered: [record] }),
    };
  });

describe('decide: properties of all situations', () => {
  it('deciding the same message again changes nothing', () => {
    fc.assert(
      fc.property(options, (given) => {
        const before = situation(given);
        const first = decide(before);
        fc.pre(
          first.shouldBind &&
            first.customerRef !== undefined &&
            !first.changes.some((change) => change.kind === 'mergeItems'),
        );
        const second = decide(applyVerdict(before, first));
        assert.deepEqual(second.changes, [], JSON.stringify(first.changes));
        assert.equal(second.rule, 2);
      }),
      { numRuns: 2000 },
    );
  });

  it('the order of identifiers does not matter', () => {
    fc.assert(
      fc.property(options, (given) => {
        const forward = decide(situation(given));
        const backward = decide(
          situation({ ...given, identifiers: [...(given.identifiers ?? [])].reverse() }),
        );
        assert.deepEqual(withoutOrder(backward), withoutOrder(forward));
      }),
      { numRuns: 2000 },
    );
  });

  it('only own items and empty names are changed', () => {
    fc.assert(
      fc.property(options, (given) => {
        const { changes } = decide(situation(given));
        for (const change of changes) {
          if (change.kind === 'setStage')
            assert.ok([70, 81].includes(change.item.id), 'only own items are closed');
          if (change.kind === 'setDealContacts') assert.equal(change.item.id, 81);
          if (change.kind === 'setLink') assert.ok([70, 81].includes(change.item.id));
          if (change.kind === 'fillName') assert.equal(`${change.before.name}${change.before.lastName}`, '');
          if (change.kind === 'mergeItems') assert.ok([70, 80].includes(change.absorbed));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a bound chat stays with its customer as long as the customer exists', () => {
    fc.assert(
      fc.property(options, (given) => {
        const before = situation(given);
        const customerRef = before.stored.customer?.customerRef;
        fc.pre(customerRef !== undefined && before.view.items.has(refKey(customerRef)));
        const verdict = decide(before);
        assert.equal(verdict.rule, 2);
        assert.deepEqual(verdict.customerRef, customerRef);
      }),
      { numRuns: 1000 },
    );
  });

  it('whatever is decided, a bound chat stays bound as long as the customer exists', () => {
    const modes = fc.constantFrom('auto' as const, 'suggest' as const, 'off' as const);
    fc.assert(
      fc.property(options, fc.subarray(identifiers), modes, (given, blocked, mode) => {
        const before = situation({ ...given, blocked, mode });
        const customerRef = before.stored.customer?.customerRef;
        fc.pre(customerRef !== undefined && before.view.items.has(refKey(customerRef)));
        const binding = bindingAfter(before, decide(before), [], { messageId: '', at: CHAT_AT }, undefined);
        assert.equal(binding.chat.customer, before.stored.chat.customer);
      }),
      { numRuns: 1000 },
    );
  });

  it("an identifier of another customer is never added to the chat's customer", () => {
    fc.assert(
      fc.property(options, (given) => {
        const before = situation(given);
        const verdict = decide(before);
        for (const change of verdict.changes) {
          if (change.kind !== 'addCommunication' || change.type === 'IM') continue;
          const identifier = identifiers.find(({ value }) => value === change.value);
          const owners = (given.hits?.[change.value] ?? []).flatMap(
            (owner) => before.view.items.get(refKey(owner)) ?? [],
          );
          const openOwners = owners.filter((owner) => owner.open);
          const target = 'id' in change.item ? before.view.items.get(refKey(change.item)) : undefined;
          const isOwnedByTarget = openOwners.some(
            (owner) =>
              sameRef(owner.ref, target?.ref) ||
              owner.ref.id === target?.company ||
              owner.company === target?.ref.id,
          );
          const ownItem = target === undefined || target.ref.id >= 70;
          const remembered = identifier && before.stored.remembered.has(identifierKey(identifier));
          assert.ok(
            openOwners.length === 0 || isOwnedByTarget || remembered || (ownItem && isSharedBy(openOwners)),
            JSON.stringify(change),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a chat without an identifier is not bound', () => {
    fc.assert(
      fc.property(options, (given) => {
        const verdict = decide(
          situation({
            ...given,
            identifiers: [],
            links: [],
            items: (given.items ?? []).filter((entry) => entry.ref.id < 70),
          }),
        );
        fc.pre(verdict.rule !== 2);
        assert.equal(verdict.shouldBind, false);
        assert.deepEqual(verdict.changes, []);
      }),
      { numRuns: 500 },
    );
  });
});

/** Three owners, or a company among them: the identifier is shared, so the chat's own item may get it. */
function isSharedBy(owners: readonly CrmItem[]): boolean {
  return owners.length >= 3 || owners.some((owner) => owner.ref.type === 'company');
}

/** The verdict with sorted lists. */
function withoutOrder(verdict: Verdict) {
  const sorted = (list: readonly unknown[]): readonly string[] =>
    list.map((entry) => JSON.stringify(entry)).sort();
  return {
    rule: verdict.rule,
    outcome: verdict.outcome,
    customerRef: verdict.customerRef,
    card: verdict.card,
    changes: sorted(
      verdict.changes.map((change) =>
        change.kind === 'logLine'
          ? { ...change, identifiers: [...change.identifiers].sort() }
          : change.kind === 'createItem'
            ? {
                ...change,
                fields: { ...change.fields, communications: sorted(change.fields.communications) },
              }
            : change,
      ),
    ),
    suggestions: sorted(verdict.suggestions),
    customerIdentifiers: sorted(verdict.customerIdentifiers),
  };
}
