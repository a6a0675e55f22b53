import type { AppliedChange } from '../changes/change.ts';
import { createdActivities } from '../changes/created-activities.ts';
import { resolveTarget } from '../changes/resolve-target.ts';
import type { CrmRef } from '../crm-ref.ts';
import { identifierKey, valuesOfKind } from '../identifiers/identifier.ts';
import { customerId } from '../ids.ts';
import type { ChatRecord } from '../chat-record.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { addIdentifiers } from '../customer-record.ts';
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

/** An identifier is done with once it led to a binding; one that was blocked or only suggested may count later. */
function chatAfter(situation: Situation, verdict: Verdict, applied: readonly AppliedChange[]): ChatRecord {
  const { pending: _applied, retryLater: _paid, customer: _before, ...chat } = situation.stored.chat;
  const given = verdict.shouldBind ? situation.identifiers : [];
  const handled = verdict.endedCustomers.length > 0 ? [] : chat.handled;
  const chatId = situation.view.dialog?.chatId;
  return {
    ...chat,
    ...(chatId !== undefined && { chatId }),
    handled: [
      ...new Set([
        ...handled,
        ...given.filter((entry) => !situation.blocked.has(identifierKey(entry))).map(identifierKey),
      ]),
    ],
    ownActivities: { ...chat.ownActivities, ...createdActivities(applied) },
  };
}

function customerAfter(
  situation: Situation,
  verdict: Verdict,
  evidence: Evidence,
  base: CustomerRecord | undefined,
  where: { readonly customerRef?: CrmRef; readonly card?: CrmRef },
): CustomerRecord {
  const [phone] = valuesOfKind(verdict.customerIdentifiers, 'phone');
  const firstPhone =
    base?.firstPhone ??
    (phone && { value: phone, chat: situation.code, line: situation.chat.line, ...evidence });
  return {
    id: base?.id ?? customerId(`c-${situation.decision}`),
    ...where,
    ...(firstPhone && { firstPhone }),
    ...addIdentifiers(base, verdict.customerIdentifiers),
    chats: [...new Set([...(base?.chats ?? []), situation.code])],
    createdAt: base?.createdAt ?? evidence.at,
  };
}
