import type { ChatRecord } from '../domain/chat-record.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import { identifierKey, identityOfKey } from '../domain/identifiers/identifier.ts';
import { isSlip } from '../domain/reading/is-slip.ts';
import { takesBack } from '../domain/reading/read-answer.ts';
import { reason } from '../domain/reason.ts';
import type { SuggestionDraft } from '../domain/suggestion.ts';
import type { ChatWork } from './chat-work.ts';

/**
 * The identifiers of one text, phones marked that correct one given before: the text says so, or they differ from it by a
 * slip. `before`: keys of the identifiers that the chat gave before.
 */
export function markCorrections(
  identifiers: readonly Identifier[],
  text: string,
  before: ChatRecord['handled'],
): readonly Identifier[] {
  const phones = before.filter((key) => key.startsWith('phone:')).map(identityOfKey);
  if (phones.length === 0) return identifiers;
  return identifiers.map((one) =>
    one.kind === 'phone' && (phones.some((phone) => isSlip(phone, one.identity)) || takesBack(text))
      ? { ...one, corrects: true }
      : one,
  );
}

/**
 * The suggestions to replace the first phone by one that corrects it, where this chat gave it. `customer`: the chat's, after
 * the decision.
 */
export function correctedPhoneDrafts(
  { code, identifiers }: Pick<ChatWork, 'code' | 'identifiers'>,
  { customerIdentifiers }: Pick<Verdict, 'customerIdentifiers'>,
  customer: Pick<CustomerRecord, 'firstPhone' | 'customerRef'> | undefined,
): readonly SuggestionDraft[] {
  const first = customer?.firstPhone;
  if (first?.chat !== code || first.enteredBy !== undefined) return [];
  const added = new Set(customerIdentifiers.map(identifierKey));
  return identifiers
    .filter((one) => one.corrects === true && one.value !== first.value && added.has(identifierKey(one)))
    .map(({ value }) => ({
      kind: 'correctedPhone',
      items: customer?.customerRef ? [customer.customerRef] : [],
      identifier: value,
      reasons: [reason('numberCorrected', { identifier: value, value: first.value })],
    }));
}
