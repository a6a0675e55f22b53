import type { AppliedChange, Target } from '../changes/change.ts';
import { isCreated } from '../changes/change.ts';
import type { CrmRef } from '../crm-ref.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import type { Email, Phone } from '../ids.ts';
import { customerId } from '../ids.ts';
import type { ChatRecord, CustomerRecord } from '../records.ts';
import type { Verdict } from './verdict.ts';
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
  return { chat: { ...chat, customer: customer.id }, customer, ...refs };
}

/** The CRM item of a target after the changes were applied; `undefined` if its creation failed. */
export function resolveTarget(
  target: Target | undefined,
  applied: readonly AppliedChange[],
): CrmRef | undefined {
  if (!target || !isCreated(target)) return target;
  const creation = applied.find(
    ({ change }) => change.kind === 'createItem' && change.type === target.created,
  );
  return creation?.created === undefined ? undefined : { type: target.created, id: creation.created };
}

/** An identifier is handled once it led to a binding; a blocked or only suggested one may still count later. */
function chatAfter(situation: Situation, verdict: Verdict, applied: readonly AppliedChange[]): ChatRecord {
  const { pending: _pending, retryLater: _retryLater, customer: _customer, ...chat } = situation.stored.chat;
  const bound = verdict.shouldBind ? situation.identifiers : [];
  const handled = verdict.endedCustomers.length > 0 ? [] : chat.handled;
  const chatId = situation.view.dialog?.chatId;
  const activities = applied.flatMap(({ change, created }) =>
    change.kind === 'createActivity' && created !== undefined ? [[change.session, created] as const] : [],
  );
  return {
    ...chat,
    ...(chatId !== undefined && { chatId }),
    handled: [
      ...new Set([
        ...handled,
        ...bound.filter((entry) => !situation.blocked.has(identifierKey(entry))).map(identifierKey),
      ]),
    ],
    ownActivities: { ...chat.ownActivities, ...Object.fromEntries(activities) },
  };
}

function customerAfter(
  situation: Situation,
  verdict: Verdict,
  evidence: Evidence,
  base: CustomerRecord | undefined,
  refs: { readonly customerRef?: CrmRef; readonly card?: CrmRef },
): CustomerRecord {
  const phones = verdict.customerIdentifiers.flatMap((entry) =>
    entry.kind === 'phone' ? [entry.value] : [],
  );
  const emails = verdict.customerIdentifiers.flatMap((entry) =>
    entry.kind === 'email' ? [entry.value] : [],
  );
  const [phone] = phones;
  const firstPhone =
    base?.firstPhone ??
    (phone && { value: phone, chat: situation.code, line: situation.chat.line, ...evidence });
  return {
    id: base?.id ?? customerId(`c-${situation.decision}`),
    ...refs,
    ...(firstPhone && { firstPhone }),
    phones: union<Phone>(base?.phones, phones),
    emails: union<Email>(base?.emails, emails),
    chats: union(base?.chats, [situation.code]),
    createdAt: base?.createdAt ?? evidence.at,
  };
}

function union<T>(before: readonly T[] | undefined, added: readonly T[]): readonly T[] {
  return [...new Set([...(before ?? []), ...added])];
}
