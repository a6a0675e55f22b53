import { sameRef } from '../../domain/crm-ref.ts';
import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import { identifierKinds } from '../../domain/identifiers/identifier-kind.ts';
import { createdActivities } from '../../domain/changes/created-activities.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import { marksGroup } from '../../domain/marks-group.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import type { Reason } from '../../domain/reason.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { valuesOfCustomer, withoutValues } from '../../domain/customer-record.ts';
import { planRevert, revert } from '../../bitrix24/crm/changes/revert-changes.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import type { LaneLog } from '../../processing/lane-log.ts';
import type { ClientOf } from '../../processing/portal-context.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import { channelChatOf } from '../../processing/group-chat.ts';
import type { Stores } from '../../store/ports.ts';
import { identifierKey } from '../../domain/identifiers/identifier.ts';
import type { GivenByOtherChats } from './given-by-other-chats.ts';
import { addsGivenByOther, firstPhoneOfOther, givenByOtherChats } from './given-by-other-chats.ts';
import { laterDecisions } from './later-decisions.ts';
import { suggestionsOfUndone } from './suggestions-of-undone.ts';

export interface UndoDeps {
  readonly stores: Pick<Stores, 'journal' | 'bindings' | 'record' | 'settings' | 'suggestions'>;
  readonly clientOf: ClientOf;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Pick<LaneLog, 'info'>;
  readonly onCrashPoint: OnCrashPoint;
}

/** Why a decision cannot be undone. */
export class UndoError extends Error {
  readonly code: 'DECISION_UNKNOWN' | 'ALREADY_UNDONE';
  readonly advice: string;

  constructor(code: UndoError['code'], advice: string) {
    super(`${code}: ${advice}`);
    this.name = 'UndoError';
    this.code = code;
    this.advice = advice;
  }
}

/**
 * Undoes a decision: restores CRM and bindings to the state before it. Later decisions that only followed because it had
 * bound the chat are undone first, newest first. Changes that people made since then are left alone and listed in the
 * result. An interrupted undo is completed by calling it again. Throws `UndoError`, `PortalError`. To be run inside the
 * portal's lane.
 */
export async function undoDecision(
  deps: UndoDeps,
  member: MemberId,
  id: DecisionId,
  by: string,
): Promise<Decision> {
  const decision = await deps.stores.journal.get(member, id);
  if (!decision) throw new UndoError('DECISION_UNKNOWN', 'Take the id from the journal.');
  if (decision.undone) throw new UndoError('ALREADY_UNDONE', 'Nothing is left to take back.');
  const { undoneWithIt, reboundSince } = await laterDecisions(deps.stores, member, decision);
  const leftAlone: Reason[] = [];
  for (const later of undoneWithIt) {
    const { undone } = await undoOne(deps, member, later, { by, leftAlone: [], keepsBinding: false });
    leftAlone.push(...(undone?.leftAlone ?? []));
  }
  return undoOne(deps, member, decision, { by, leftAlone, keepsBinding: reboundSince });
}

interface UndoRequest {
  readonly by: string;
  /** What the undo of later decisions left alone: listed with this one too. */
  readonly leftAlone: readonly Reason[];
  /** The chat was bound to another customer since: only the changes to the CRM are taken back. */
  readonly keepsBinding: boolean;
}

async function undoOne(
  deps: UndoDeps,
  member: MemberId,
  decision: Decision,
  request: UndoRequest,
): Promise<Decision> {
  const { id } = decision;
  const client = await deps.clientOf(member);
  const requestId = deps.newId();
  deps.log.info({ member, request: requestId, decision: id }, 'undo started');
  const given = await givenByOtherChats(deps.stores.bindings, member, decision);
  const { steps, leftAlone } = await planRevert(client, decision.changes, requestId, (change) =>
    addsGivenByOther(change, given),
  );
  const { undoStarted: interrupted, ...entry } = decision;
  // After an interruption, changes reverted by the first attempt look like changes by people: its own list counts.
  const undoStarted = interrupted ?? { by: request.by, leftAlone: [...request.leftAlone, ...leftAlone] };
  if (!interrupted) {
    // Bindings are restored first: the next run would change the CRM again for a chat that is still bound.
    const bindings = request.keepsBinding ? {} : await bindingsBefore(deps.stores, member, decision, given);
    await deps.stores.record(member, { ...emptyRecord, ...bindings, decisions: [{ ...entry, undoStarted }] });
    deps.onCrashPoint('undo.intended');
  }
  const refused = await revert(client, steps, requestId);
  deps.onCrashPoint('undo.reverted');
  const undone: Decision = {
    ...entry,
    undone: { at: deps.now(), by: undoStarted.by, leftAlone: [...undoStarted.leftAlone, ...refused] },
  };
  const suggestions = await suggestionsOfUndone(deps.stores, member, decision, request.by);
  await deps.stores.record(member, { ...emptyRecord, decisions: [undone], suggestions });
  deps.onCrashPoint('undo.recorded');
  return undone;
}

interface BindingsBefore {
  readonly chats: readonly ChatRecord[];
  readonly customers: readonly CustomerRecord[];
  readonly endedCustomers: readonly CustomerRecord['id'][];
}

/** Removes only what this decision added: what other chats added to the customer since then stays. */
async function bindingsBefore(
  stores: Pick<Stores, 'bindings' | 'journal'>,
  member: MemberId,
  decision: Decision,
  given: GivenByOtherChats,
): Promise<BindingsBefore> {
  if (marksGroup(decision)) {
    const chats = await recordsOfChannelChat(stores.bindings, member, decision.chat);
    const unmarked = chats.filter(({ group }) => group === true).map((one) => ({ ...one, group: false }));
    return { chats: unmarked, customers: [], endedCustomers: [] };
  }
  const chat = (await stores.bindings.chats(member, [decision.chat])).get(decision.chat);
  const before = decision.before.chat;
  if (!chat || chat.customer === undefined) return { chats: [], customers: [], endedCustomers: [] };
  // The app takes activities off the card: that is no person who moves them.
  const { customer: bound, attached: _attached, ...free } = chat;
  const rest = { ...free, ownActivities: withoutMade(chat, decision), ...keptAfter(chat, decision) };
  const customer = (await stores.bindings.customers(member, [bound])).get(bound);
  const freed = before?.customer === bound ? rest : freeChat(rest, decision, customer);
  const chats = [
    {
      ...freed,
      ...(before?.customer && { customer: before.customer }),
      ...(before?.attached && { attached: before.attached }),
    },
  ];
  const restored = endedWith(decision, bound);
  if (!customer) return { chats, customers: restored, endedCustomers: [] };
  const now = await customersBefore(stores, member, customer, { decision, given });
  return { chats, ...now, customers: [...now.customers, ...restored] };
}

/** The customer that the decision ended and that had this chat alone: it is one again. `bound`: by the decision. */
function endedWith({ chat, before }: Decision, bound: CustomerRecord['id']): readonly CustomerRecord[] {
  return before.customers.filter(
    ({ id, chats }) => id !== bound && id === before.chat?.customer && chats.every((code) => code === chat),
  );
}

async function customersBefore(
  { journal }: Pick<Stores, 'journal'>,
  member: MemberId,
  customer: CustomerRecord,
  { decision, given }: { readonly decision: Decision; readonly given: GivenByOtherChats },
): Promise<Pick<BindingsBefore, 'customers' | 'endedCustomers'>> {
  const wasBound = decision.before.chat?.customer === customer.id;
  const { firstPhone, ...earlier } = customerBefore(customer, decision, wasBound, given);
  if (earlier.chats.length === 0) return { customers: [], endedCustomers: [customer.id] };
  if (!firstPhone) return { customers: [earlier], endedCustomers: [] };
  const first =
    wasBound || firstPhone.chat !== decision.chat
      ? firstPhone
      : await firstPhoneOfOther(journal, member, firstPhone, given);
  return { customers: [{ ...earlier, firstPhone: first }], endedCustomers: [] };
}

/**
 * A chat that is not the customer's any more: what it gave since counts again when it is given again. The customer is noted,
 * except one that was only made of this chat (rule 6): docs/decisions/0053-after-an-undo.md.
 */
function freeChat(chat: ChatRecord, decision: Decision, customer: CustomerRecord | undefined): ChatRecord {
  const { retryLater: _refused, undoneJoins = [], ...rest } = chat;
  const before = decision.before.chat?.handled ?? [];
  const handled = chat.handled.filter((key) => before.includes(key) || !isIdentifierKey(key));
  const isOnlyOwn = decision.rule === 6 && customer?.chats.every((code) => code === decision.chat);
  const left = isOnlyOwn ? [] : [decision.customerRef, customer?.customerRef].flatMap((ref) => ref ?? []);
  const noted = uniqueRefs([...undoneJoins, ...left]);
  return { ...rest, handled, ...(noted.length > 0 && { undoneJoins: noted }) };
}

/** Other keys of a chat are remarks: reported once, whatever was undone. */
function isIdentifierKey(key: string): boolean {
  return identifierKinds.some((kind) => key.startsWith(`${kind}:`));
}

/** Own items that the decision absorbed: what a person undid with them is not repeated. */
function keptAfter({ keptItems = [] }: ChatRecord, { reasons }: Decision): Pick<ChatRecord, 'keptItems'> {
  const absorbed = reasons.flatMap(({ code, refs = [] }) => (code === 'ownItemAbsorbed' ? refs : []));
  const all = [...keptItems, ...absorbed.filter((ref) => !keptItems.some((kept) => sameRef(kept, ref)))];
  return all.length > 0 ? { keptItems: all } : {};
}

async function recordsOfChannelChat(
  bindings: Pick<Stores['bindings'], 'chatsByPrefix'>,
  member: MemberId,
  code: Decision['chat'],
): Promise<readonly ChatRecord[]> {
  const chat = parseUserCode(code);
  return chat ? bindings.chatsByPrefix(member, channelChatOf(chat)) : [];
}

/** The app's own activities that are gone with the decision: a session without one gets one again. */
function withoutMade(chat: ChatRecord, decision: Decision): ChatRecord['ownActivities'] {
  const made = new Set(Object.values(createdActivities(decision.changes)));
  return Object.fromEntries(Object.entries(chat.ownActivities).filter(([, id]) => !made.has(id)));
}

function customerBefore(
  customer: CustomerRecord,
  decision: Decision,
  wasBound: boolean,
  given: GivenByOtherChats,
): CustomerRecord {
  const earlier = decision.before.customers.find(({ id }) => id === customer.id);
  const had = new Set(earlier && valuesOfCustomer(earlier).map(({ value }) => value));
  const added = new Set<string>(
    [
      ...decision.identifiers.map((one) => ({ value: one.value, key: identifierKey(one) })),
      ...endedWith(decision, customer.id).flatMap(valuesOfCustomer),
    ]
      .filter(({ key, value }) => !had.has(value) && !given.has(key))
      .map(({ value }) => value),
  );
  const { firstPhone, card, ...rest } = customer;
  const keepsFirst = firstPhone !== undefined && !added.has(firstPhone.value);
  const cardNow =
    earlier?.card && card && decision.card && card.id === decision.card.id ? earlier.card : card;
  return {
    ...rest,
    ...(keepsFirst && { firstPhone }),
    ...(cardNow && { card: cardNow }),
    ...withoutValues(customer, added),
    chats: wasBound ? customer.chats : customer.chats.filter((code) => code !== decision.chat),
  };
}
