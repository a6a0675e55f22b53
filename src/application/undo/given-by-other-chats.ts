import type { Change } from '../../domain/changes/change.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { FirstPhone } from '../../domain/customer-record.ts';
import type { Decision } from '../../domain/decision.ts';
import { identifierKey, keyOfStoredValue, keyOfValue } from '../../domain/identifiers/identifier.ts';
import { kindOfField } from '../../domain/identifiers/registry.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import { journalList } from '../corrections/chat-history.ts';
import type { Stores } from '../../store/ports.ts';

/** Other bound chats of a decision's customer, by the `identifierKey` of what they gave. */
export type GivenByOtherChats = ReadonlyMap<string, UserCode>;

/** What other chats of the customer gave too, which is therefore not only this decision's to take back. */
export async function givenByOtherChats(
  bindings: Pick<Stores['bindings'], 'chats' | 'customers' | 'customersByRef'>,
  member: MemberId,
  { chat, customerRef }: Decision,
): Promise<GivenByOtherChats> {
  const bound = (await bindings.chats(member, [chat])).get(chat)?.customer;
  const customers = [
    ...(bound === undefined ? [] : (await bindings.customers(member, [bound])).values()),
    // After an interrupted undo the chat is not bound any more.
    ...(customerRef ? await bindings.customersByRef(member, [customerRef]) : []),
  ];
  const ids = new Set(customers.map(({ id }) => id));
  const codes = [...new Set(customers.flatMap(({ chats }) => chats))].filter((code) => code !== chat);
  const records = await bindings.chats(member, codes);
  const given = new Map<string, UserCode>();
  for (const { userCode, customer, handled } of records.values()) {
    if (customer === undefined || !ids.has(customer)) continue;
    for (const key of handled) if (!given.has(key)) given.set(key, userCode);
  }
  return given;
}

/** Whether the change added a phone or e-mail to the customer that another chat gave too. */
export function addsGivenByOther(change: Change, given: GivenByOtherChats): boolean {
  if (change.kind !== 'addCommunication' || kindOfField(change.type) === undefined) return false;
  const key = keyOfStoredValue(change.value);
  return key !== undefined && given.has(key);
}

/** The first phone of a customer after the chat that it came from left: from now on that of another chat that gave it. */
export async function firstPhoneOfOther(
  journal: Stores['journal'],
  member: MemberId,
  firstPhone: FirstPhone,
  given: GivenByOtherChats,
): Promise<FirstPhone> {
  const key = keyOfValue('phone', firstPhone.value);
  const chat = given.get(key);
  const line = chat && parseUserCode(chat)?.line;
  if (chat === undefined || line === undefined) return firstPhone;
  const history = await journalList(journal, member, { chat });
  const at = history.findLast(({ identifiers }) => identifiers.some((one) => identifierKey(one) === key))?.at;
  return { value: firstPhone.value, chat, line, at: at ?? firstPhone.at, messageId: '' };
}
