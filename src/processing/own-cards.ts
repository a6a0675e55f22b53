import { compareNames } from '../domain/deciding/compare-names.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import { reason } from '../domain/reason.ts';
import type { ChatWork } from './chat-work.ts';

/**
 * The work without the identifiers of other people's contact cards, which become remarks. A card is the customer's own
 * where it has the customer's name (docs/spec.md 4). `customerName`: of the dialogue, '' where it is not known.
 */
export function withOwnCards(work: ChatWork, customerName: string): ChatWork {
  if (work.identifiers.every(({ cardName }) => cardName === undefined)) return work;
  const isOwn = ({ cardName }: Identifier): boolean =>
    cardName === undefined ||
    compareNames({ name: cardName, lastName: '' }, { name: customerName, lastName: '' }) === 'similar';
  const others = work.identifiers.filter((identifier) => !isOwn(identifier));
  return {
    ...work,
    identifiers: work.identifiers.filter(isOwn).map(({ cardName: _cardName, ...identifier }) => identifier),
    remarks: [...work.remarks, ...others.map(({ value }) => reason('thirdParty', { identifier: value }))],
  };
}
