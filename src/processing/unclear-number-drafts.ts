import { identifierKey, readIdentifier, valuesOfKind } from '../domain/identifiers/identifier.ts';
import type { MemberId } from '../domain/ids.ts';
import type { SuggestionDraft } from '../domain/suggestion.ts';
import { keysOfOwnNumbers } from '../domain/own-numbers.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';

/**
 * Suggestions for numbers of which the text does not say whose they are, where a customer is remembered by exactly that
 * number: a person may know that it is the same one. Only for chats that are not bound; costs no request.
 */
export async function unclearNumberDrafts(
  stores: Pick<Stores, 'bindings' | 'settings'>,
  member: MemberId,
  { record, remarks }: Pick<ChatWork, 'record' | 'remarks'>,
): Promise<readonly SuggestionDraft[]> {
  const unclear = remarks.filter(({ code }) => code === 'unclearOwner');
  if (record.customer !== undefined || unclear.length === 0) return [];
  const numbers = unclear.flatMap((remark) => {
    const identifier = readIdentifier('phone', remark.identifier ?? '', [], 'typed');
    return identifier ? [{ remark, identifier, phone: valuesOfKind([identifier], 'phone')[0] }] : [];
  });
  const phones = numbers.flatMap(({ phone }) => phone ?? []);
  const [owners, own, { blocked }] = await Promise.all([
    stores.bindings.customersByPhone(member, phones),
    stores.settings.ownNumbers(member),
    stores.settings.portal(member),
  ]);
  const nobodys = new Set([...keysOfOwnNumbers(own), ...blocked]);
  const notSame = JSON.stringify(record.notSame ?? []);
  return numbers.flatMap(({ remark, identifier, phone }): readonly SuggestionDraft[] => {
    const customer = phone && owners.get(phone)?.customerRef;
    if (!customer || nobodys.has(identifierKey(identifier)) || notSame.includes(JSON.stringify(customer)))
      return [];
    return [{ kind: 'unclearNumber', items: [customer], identifier: identifier.value, reasons: [remark] }];
  });
}
