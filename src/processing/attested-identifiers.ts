import { attestedByChannel } from '../domain/attested-by-channel.ts';
import { attestedOnOwnItems } from '../domain/deciding/own-items.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { ChatWork } from './chat-work.ts';

/**
 * The identifiers of a chat with those that the channel vouches for, first. What it vouched for before counts again only
 * together with something that the customer typed.
 */
export function withAttested(
  { chat, record }: Pick<ChatWork, 'chat' | 'record'>,
  typed: readonly Identifier[],
): readonly Identifier[] {
  const known = record.attested ?? [];
  const isKnown = new Set(known.map(identifierKey));
  const fresh = attestedByChannel(chat).filter((one) => !isKnown.has(identifierKey(one)));
  const attested = [...fresh, ...(typed.length > 0 ? known : [])];
  return mergeIdentifiers(
    attested.filter((one) => !record.handled.includes(identifierKey(one))),
    typed,
  );
}

/** What the reading of a chat brought to light: vouched for by the guest's profile or the own items, and new. */
export function newlyAttested(work: ChatWork, situation: Situation): readonly Identifier[] {
  const { chat } = situation.stored;
  const known = new Set([
    ...chat.handled,
    ...[...(chat.attested ?? []), ...work.identifiers].map(identifierKey),
  ]);
  const profileRead = situation.view.profile !== undefined || chat.profileRead === true;
  const found = [
    ...(situation.view.profile ?? []),
    ...attestedOnOwnItems(situation, work.regions, profileRead),
  ];
  return mergeIdentifiers(
    found.filter((one) => !known.has(identifierKey(one))),
    [],
  );
}

/** Attested ones first, each once: an attested identifier that is also typed is attested. */
export function mergeIdentifiers(
  attested: readonly Identifier[],
  typed: readonly Identifier[],
): readonly Identifier[] {
  const merged = new Map<string, Identifier>();
  for (const one of [...attested, ...typed])
    merged.set(identifierKey(one), merged.get(identifierKey(one)) ?? one);
  return [...merged.values()];
}
