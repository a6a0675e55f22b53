import type { CustomerRecord, NotedName } from '../customer-record.ts';
import type { UserCode } from '../ids.ts';
import { compareNames } from './compare-names.ts';
import type { PersonName } from './names.ts';
import { channelName, isPlaceholderName } from './names.ts';
import type { OwnItems } from './own-items.ts';
import type { Situation } from './situation.ts';

type Names = Pick<CustomerRecord, 'names'>;

/** The names noted with a customer, with the one that this chat's channel gives; placeholders are not noted. */
export function withChannelName(situation: Situation, own: OwnItems, record: Names | undefined): Names {
  const noted = record?.names ?? [];
  const name = channelName(situation, own);
  if (!name || isPlaceholderName(name)) return noted.length > 0 ? { names: noted } : {};
  const others = noted.filter(({ chat }) => chat !== situation.code);
  return { names: [...others, { chat: situation.code, ...name }] };
}

/** Whether another chat of the customer came under this chat's name, however it is written. */
export function isNameOfCustomer(situation: Situation, own: OwnItems, record: CustomerRecord): boolean {
  const name = channelName(situation, own);
  if (!name) return false;
  const others = new Set<UserCode>(record.chats.filter((code) => code !== situation.code));
  return (record.names ?? []).some(
    (noted) => others.has(noted.chat) && compareNames(noted, name) === 'similar',
  );
}

/**
 * How many people gave a phone of the customer, the customer included. Doubted chats of one name are one person; one
 * that a person joined since is the customer's.
 */
export function countPeople({ doubted = [], chats, names = [] }: CustomerRecord): number {
  const nameOf = new Map<UserCode, NotedName>(names.map((noted) => [noted.chat, noted]));
  const others = doubted.filter((code) => !chats.includes(code));
  const different: PersonName[] = [];
  for (const name of others.flatMap((code) => nameOf.get(code) ?? []))
    if (!different.some((known) => compareNames(known, name) === 'similar')) different.push(name);
  const nameless = others.filter((code) => !nameOf.has(code));
  return 1 + different.length + nameless.length;
}
