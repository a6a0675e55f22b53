import type { AppliedChange } from '../changes/change.ts';
import { createdActivities } from '../changes/created-activities.ts';
import { resolveTarget } from '../changes/resolve-target.ts';
import { isCreated } from '../changes/target.ts';
import type { CrmRef } from '../crm-ref.ts';
import { sameRef } from '../crm-ref.ts';
import { identifierKey, valuesOfKind } from '../identifiers/identifier.ts';
import { customerId } from '../ids.ts';
import type { ChatRecord } from '../chat-record.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { addIdentifiers } from '../customer-record.ts';
import type { ReasonCode } from '../reason.ts';
import { attachedAfter } from './attached-activities.ts';
import { uniqueRefs } from './item-of.ts';
import type { Verdict } from './verdict.ts';
import { withChannelName } from './noted-names.ts';
import { ownItems } from './own-items.ts';
import { retryLaterAfter } from './retry-later.ts';
import type { Situation } from './situation.ts';

/** The message that the identifiers came from; stored with the first phone. */
export interface Evidence {
  readonly messageId: string;
  /** Unix ms. */
  readonly at: number;
}

/** The records to store after the changes of a decision were applied. */
export interface BindingChange {
  readonly chat: ChatRecord;
  readonly customer?: CustomerRecord;
  readonly customerRef?: CrmRef;
  readonly card?: CrmRef;
}

/** Binds chat and phones to the customer. `byCustomerRef`: the record that another chat made of the same CRM item. */
export function bindingAfter(
  situation: Situation,
  verdict: Verdict,
  applied: readonly AppliedChange[],
  evidence: Evidence,
  byCustomerRef: CustomerRecord | undefined,
): BindingChange {
  const customerRef = resolveTarget(verdict.customerRef, applied);
  const card = resolveTarget(verdict.card, applied);
  const chat = {
    ...chatAfter(situation, verdict, applied),
    ...retryLaterAfter(situation, applied, evidence.at),
  };
  const base = verdict.existingCustomer ?? byCustomerRef;
  const refs = { ...(customerRef && { customerRef }), ...(card && { card }) };
  if (!verdict.shouldBind) return { chat, ...refs };
  const customer = customerAfter(situation, verdict, evidence, base, refs);
  const joined = withoutUndoneJoin(chat, customerRef);
  return { chat: { ...joined, customer: customer.id }, customer, ...refs };
}

/** Bound to a customer again, by a person: that is no undone join any more. */
function withoutUndoneJoin({ undoneJoins = [], ...chat }: ChatRecord, bound: CrmRef | undefined): ChatRecord {
  const others = undoneJoins.filter((ref) => !sameRef(ref, bound));
  return { ...chat, ...(others.length > 0 && { undoneJoins: others }) };
}

/** An identifier is done with once it led to a binding; one that was blocked or only suggested may count later. */
function chatAfter(situation: Situation, verdict: Verdict, applied: readonly AppliedChange[]): ChatRecord {
  const {
    pending: _pending,
    retryLater: _retryLater,
    mergeRefused: _mergeRefused,
    customer: _customer,
    suggested: _suggested,
    absorbedItems: _absorbedItems,
    attached: attachedBefore,
    ...chat
  } = situation.stored.chat;
  // What is only suggested to a person is suggested once.
  const isHandled = verdict.shouldBind || (verdict.outcome === 'suggested' && situation.mode === 'auto');
  const bound = isHandled ? [...situation.identifiers, ...verdict.customerIdentifiers] : [];
  const handled = verdict.endedCustomers.length > 0 ? [] : chat.handled;
  const attached = verdict.shouldBind ? attachedAfter(situation, verdict, applied) : attachedBefore;
  const chatId = situation.view.dialog?.chatId;
  const group = groupAfter(situation);
  return {
    ...chat,
    ...(chatId !== undefined && { chatId }),
    ...(group !== undefined && { group }),
    ...(!verdict.shouldBind && withoutBinding(situation, verdict)),
    ...(attached && { attached }),
    ...absorbedAfter(situation.stored.chat, verdict),
    handled: [
      ...new Set([
        ...handled,
        ...bound
          .map(identifierKey)
          .filter((key) => !situation.blocked.has(key) && !situation.ownNumbers.has(key)),
      ]),
    ],
    ownActivities: { ...chat.ownActivities, ...createdActivities(applied) },
  };
}

const absorbing: ReadonlySet<ReasonCode> = new Set(['ownItemAbsorbed', 'ownItemTagged', 'ownItemKept']);

/** Items that the chat left, besides its customer. */
function absorbedAfter(
  { absorbedItems = [] }: ChatRecord,
  { reasons, customerRef, shouldBind }: Verdict,
): Pick<ChatRecord, 'absorbedItems'> {
  const left = shouldBind ? reasons.filter(({ code }) => absorbing.has(code)) : [];
  const refs = uniqueRefs([...absorbedItems, ...left.flatMap(({ refs: items = [] }) => items)]);
  const others = refs.filter((ref) => !customerRef || isCreated(customerRef) || !sameRef(ref, customerRef));
  return others.length > 0 ? { absorbedItems: others } : {};
}

/** A verdict that binds nothing, such as one that is only suggested, leaves a bound chat bound. */
function withoutBinding(
  { mode, identifiers, stored: { chat } }: Situation,
  { outcome, endedCustomers }: Verdict,
): Pick<ChatRecord, 'customer' | 'suggested'> {
  const { customer } = chat;
  const hasEnded = endedCustomers.some(({ id }) => id === customer);
  const suggested = outcome === 'suggested' && mode === 'suggest' ? identifiers : chat.suggested;
  return {
    ...(customer !== undefined && !hasEnded && { customer }),
    ...(suggested && { suggested }),
  };
}

/** A person who moves a chat knows whose it is. A bound chat is never marked (docs/spec.md 3.4). */
function groupAfter({ manualAssignment, view, stored: { chat } }: Situation): boolean | undefined {
  if (manualAssignment) return chat.group === undefined ? undefined : false;
  return view.isGroup && chat.customer === undefined ? true : undefined;
}

function customerAfter(
  situation: Situation,
  verdict: Verdict,
  evidence: Evidence,
  base: CustomerRecord | undefined,
  refs: { readonly customerRef?: CrmRef; readonly card?: CrmRef },
): CustomerRecord {
  const remembered = verdict.customerIdentifiers.filter(({ extension }) => extension === undefined);
  const [phone] = valuesOfKind(remembered, 'phone');
  const firstPhone =
    base?.firstPhone ??
    (phone && { value: phone, chat: situation.code, line: situation.chat.line, ...evidence });
  return {
    id: base?.id ?? customerId(`c-${situation.decision}`),
    ...refs,
    ...(firstPhone && { firstPhone }),
    ...addIdentifiers(base, remembered),
    ...historyOf(situation, base, evidence),
  };
}

function historyOf(
  situation: Situation,
  base: CustomerRecord | undefined,
  { at }: Evidence,
): Pick<CustomerRecord, 'chats' | 'doubted' | 'takenOff' | 'names' | 'createdAt'> {
  const { code } = situation;
  const names = withChannelName(situation, ownItems(situation), base);
  if (!base) return { chats: [code], createdAt: at, ...names };
  const { chats, doubted, takenOff, createdAt } = base;
  return {
    chats: [...new Set([...chats, code])],
    createdAt,
    ...(doubted && { doubted }),
    ...(takenOff && { takenOff }),
    ...names,
  };
}
