import type { AppliedChange, Change } from '../../../src/domain/changes/change.ts';
import { isCreated } from '../../../src/domain/changes/target.ts';
import type { CrmItem } from '../../../src/domain/crm-view.ts';
import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import { refKey, sameRef } from '../../../src/domain/crm-ref.ts';
import { identifierKey, keyOfWritten } from '../../../src/domain/identifiers/identifier.ts';
import { kindOfField } from '../../../src/domain/identifiers/registry.ts';
import { bindingAfter } from '../../../src/domain/deciding/binding-after.ts';
import { resolveTarget } from '../../../src/domain/changes/resolve-target.ts';
import type { Situation } from '../../../src/domain/deciding/situation.ts';
import type { Verdict } from '../../../src/domain/deciding/verdict.ts';
import { CHAT_AT, item } from './build-situation.ts';

/** First id of created items; no test uses higher ids. */
const FIRST_CREATED_ID = 9_000;

/** The situation after all changes of a verdict were applied; a minimal model of the CRM. */
export function applyVerdict(situation: Situation, verdict: Verdict): Situation {
  const items = new Map(situation.view.items);
  const activities = situation.view.activities.map((entry) => ({ ...entry, bindings: [...entry.bindings] }));
  const cards = new Map([...situation.view.cards].map(([key, refs]) => [key, [...refs]]));
  const applied: AppliedChange[] = [];
  verdict.changes.forEach((change, index) => {
    const created = 'created' in change ? undefined : FIRST_CREATED_ID + index;
    if (change.kind === 'createItem') create(items, cards, change, FIRST_CREATED_ID + index, applied);
    applied.push({
      change,
      outcome: 'applied',
      ...(isCreation(change) && created !== undefined && { created }),
    });
    const target = 'item' in change ? resolveTarget(change.item, applied) : undefined;
    if (target) applyTo(items, activities, change, target);
  });
  const binding = bindingAfter(situation, verdict, applied, { messageId: 'm1', at: CHAT_AT }, undefined);
  const remembered = new Map(situation.stored.remembered);
  const { customer: record } = binding;
  for (const identifier of situation.identifiers) {
    if (record?.phones.some((phone) => phone === identifier.value))
      remembered.set(identifierKey(identifier), record);
  }
  return {
    ...situation,
    stored: {
      absorbed: situation.stored.absorbed,
      takenOff: situation.stored.takenOff,
      chat: binding.chat,
      ...(binding.customer && { customer: binding.customer }),
      remembered,
    },
    view: { ...situation.view, items, activities, cards },
  };
}

function isCreation(change: Change): boolean {
  return change.kind === 'createItem' || change.kind === 'createActivity' || change.kind === 'logLine';
}

function create(
  items: Map<string, CrmItem>,
  cards: Map<string, CrmRef[]>,
  change: Extract<Change, { kind: 'createItem' }>,
  id: number,
  applied: readonly AppliedChange[],
): void {
  const contact = change.fields.contact && resolveTarget(change.fields.contact, applied);
  const ref = { type: change.type, id } as const;
  items.set(
    refKey(ref),
    item(change.type, id, {
      name: change.fields.name,
      createdAt: CHAT_AT + 1,
      contact: contact?.id ?? 0,
      contacts: contact ? [contact.id] : [],
      company: change.fields.company,
      communications: change.fields.communications.map((entry, index) => ({
        ...entry,
        id: index + 1,
        key: keyOf(entry),
      })),
    }),
  );
  const owner =
    contact ?? (change.fields.company ? { type: 'company' as const, id: change.fields.company } : undefined);
  if (owner) cards.set(refKey(owner), [...(cards.get(refKey(owner)) ?? []), ref]);
}

function keyOf({ type, value }: { readonly type: string; readonly value: string }): string {
  const kind = kindOfField(type);
  return (kind && keyOfWritten(kind, value, [])) ?? value;
}

function applyTo(
  items: Map<string, CrmItem>,
  activities: { id: number; bindings: CrmRef[] }[],
  change: Change,
  target: CrmRef,
): void {
  const activity = 'activity' in change ? activities.find(({ id }) => id === change.activity) : undefined;
  if (change.kind === 'bindActivity') activity?.bindings.push(target);
  if (change.kind === 'unbindActivity' && activity) {
    activity.bindings = activity.bindings.filter((bound) => !sameRef(bound, target));
  }
  const before = items.get(refKey(target));
  if (!before) return;
  if (change.kind === 'addCommunication') {
    const { type, valueType, value } = change;
    const added = { id: before.communications.length + 50, type, valueType, value, key: keyOf(change) };
    items.set(refKey(target), { ...before, communications: [...before.communications, added] });
  }
  if (change.kind === 'setStage') items.set(refKey(target), { ...before, stage: change.stage, open: false });
  if (change.kind === 'fillName')
    items.set(refKey(target), { ...before, name: change.name, lastName: change.lastName });
  if (change.kind === 'setDealContacts')
    items.set(refKey(target), { ...before, contacts: change.contacts, contact: change.contacts[0] ?? 0 });
  if (change.kind === 'setLink' && change.value !== 0 && !isCreated(change.value)) {
    const id = change.value.id;
    items.set(refKey(target), {
      ...before,
      ...(change.field === 'contactId' ? { contact: id, contacts: [id] } : { company: id }),
    });
  }
}
