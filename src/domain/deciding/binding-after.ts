import type { AppliedChange } from '../changes/change.ts';
import type { Target } from '../changes/target.ts';
import { isCreated } from '../changes/target.ts';
import type { CrmRef } from '../crm-ref.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import type { Email, Phone } from '../ids.ts';
import { customerId } from '../ids.ts';
import type { ChatRecord } from '../chat-record.ts';
import type { CustomerRecord } from '../customer-record.ts';
import type { Verdict } from './verdict.ts';
import { retryLaterAfter } from './retry-later.ts';
import type { Situation } from './situation.ts';

/** Which message the identifiers came from: the first phone remembers it. */
export interface Evidence {
  readonly messageId: string;
  /** Unix ms. */
  readonly at: number;
}

/** What the tracker knows after a decision was carried out. */
export interface BindingChange {
  readonly chat: ChatRecord;
  readonly customer?: CustomerRecord;
  readonly customerRef?: CrmRef;
  readonly card?: CrmRef;
}

/** Binds chat and phones to the customer. `byCustomerRef` is the record of the same customer, made through another chat. */
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
  const where = { ...(customerRef && { customerRef }), ...(card && { card }) };
  if (!verdict.shouldBind) return { chat, ...where };
  const customer = customerAfter(situation, verdict, evidence, base, where);
  return { chat: { ...chat, customer: customer.id }, customer, ...where };
}

/** The item behind a target once changes were applied; `undefined` when it could not be created. */
export function resolveTarget(
  target: Target | undefined,
  applied: readonly AppliedChange[],
): CrmRef | undefined {
  if (!target || !isCreated(target)) return target;
  const made = applied.find(({ change }) => change.kind === 'createItem' && change.type === target.created);
  return made?.created === undefined ? undefined : { type: target.created, id: made.created };
}

/** An identifier is done with once it led to a binding; one that was blocked or only suggested may count later. */
function chatAfter(situation: Situation, verdict: Verdict, applied: readonly AppliedChange[]): ChatRecord {
  const { pending: _applied, retryLater: _paid, customer: _before, ...chat } = situation.stored.chat;
  const given = verdict.shouldBind ? situation.identifiers : [];
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
        ...given.filter((entry) => !situation.blocked.has(identifierKey(entry))).map(identifierKey),
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
  where: { readonly customerRef?: CrmRef; readonly card?: CrmRef },
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
    ...where,
    ...(firstPhone && { firstPhone }),
    phones: union<Phone>(base?.phones, phones),
    emails: union<Email>(base?.emails, emails),
    chats: union(base?.chats, [situation.code]),
    createdAt: base?.createdAt ?? evidence.at,
  };
}

function union<T>(before: readonly T[] | undefined, more: readonly T[]): readonly T[] {
  return [...new Set([...(before ?? []), ...more])];
}
