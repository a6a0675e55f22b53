import type { Identifier } from '../domain/identifiers/identifier.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import { nextReading } from '../domain/reading/ambiguous-phones.ts';
import { mergeIdentifiers, newlyAttested } from './attested-identifiers.ts';
import type { ChatWork } from './chat-work.ts';
import type { DecidedChat } from './record-outcome.ts';

/**
 * A chat whose reading brought to light what has to be looked up before it can be decided; `undefined` where its verdict
 * stands.
 */
export function workToReadAgain(entry: DecidedChat): ChatWork | undefined {
  const { work, situation, resumed } = entry;
  if (resumed) return undefined;
  const attested = newlyAttested(work, situation);
  if (attested.length > 0) return withNewlyAttested(entry, attested);
  const otherReading = nextReading(work.identifiers, isKnownIn(entry));
  if (otherReading) return { ...work, identifiers: otherReading };
  return needsFullSearch(entry) ? { ...work, searchAll: true } : undefined;
}

/** The chat is read again, with what its channel vouches for. */
function withNewlyAttested({ work }: DecidedChat, attested: readonly Identifier[]): ChatWork {
  const { isRetry: _isRetry, ...rest } = work;
  return {
    ...rest,
    attested: [...(work.attested ?? []), ...attested],
    identifiers: mergeIdentifiers(attested, work.identifiers),
    mayReadProfile: false,
  };
}

/** Whether the CRM or a binding knows somebody by an identifier, as far as it was looked up. */
function isKnownIn({ situation }: DecidedChat): (identifier: Identifier) => boolean {
  return (identifier) => {
    const key = identifierKey(identifier);
    const hits = situation.view.hits.get(key);
    return situation.stored.remembered.has(key) || hits === undefined || hits.length > 0;
  };
}

/**
 * Identifiers of stored customers are not searched in the CRM. When no stored customer decided (rules 1 to 3), they
 * have to be searched after all; so have those of a bound customer that is gone: it may have been merged.
 */
function needsFullSearch({ work, situation, verdict, resumed }: DecidedChat): boolean {
  if (work.searchAll || resumed || verdict.rule <= 3) return false;
  const { customer } = situation.stored;
  if (customer && verdict.endedCustomers.some(({ id }) => id === customer.id)) return true;
  return work.identifiers.some((identifier) => {
    const key = identifierKey(identifier);
    return !situation.blocked.has(key) && !situation.view.hits.has(key);
  });
}
