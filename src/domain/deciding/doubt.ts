import type { CrmRef } from '../crm-ref.ts';
import { refKey } from '../crm-ref.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { identifierSpecs } from '../identifiers/registry.ts';
import { isRoleMailbox } from '../identifiers/role-mailbox.ts';
import type { DoubtReason, Reason } from '../reason.ts';
import type { RuleNumber } from '../rule-number.ts';
import type { SuggestionDraft } from '../suggestion.ts';
import { compareNames } from './compare-names.ts';
import type { Candidate } from './customers.ts';
import type { IdentifierOwners } from './identifier-owners.ts';
import { itemOf, itemsOf } from './item-of.ts';
import { channelName } from './names.ts';
import type { OwnItems } from './own-items.ts';
import type { Situation } from './situation.ts';

/** A customer was found, but something contradicts: the chat is not joined, a person is asked (docs/spec.md 5). */
export interface Doubt {
  readonly rule: RuleNumber;
  readonly customerRef: CrmRef;
  readonly reasons: readonly Reason[];
  readonly suggestions: readonly SuggestionDraft[];
  /** Identifiers that nobody else has: with them the chat is decided as that of somebody unknown. */
  readonly rest: readonly Identifier[];
  /** Identifiers of `rest` that are not remembered. */
  readonly unremembered: readonly Identifier[];
  readonly doubtedCustomer?: CustomerRecord;
}

/** What contradicts that the writer is this customer, who was found by `deciding`; `undefined` for nothing. */
export function contradictionOf(
  situation: Situation,
  own: OwnItems,
  candidate: Candidate,
  deciding: readonly IdentifierOwners[],
): DoubtReason | undefined {
  const by = deciding.filter(({ owners }) => owners.includes(candidate)).map(({ identifier }) => identifier);
  if (by.length === 0) return undefined;
  if (isTakenOff(situation, candidate, by)) return 'phoneTakenOff';
  if (by.some(({ kind, origin }) => kind === 'phone' && origin === 'attested')) return undefined;
  if (hasOtherExtension(situation, candidate, by)) return 'otherExtension';
  if (nameComparison(situation, own, candidate.customerRef) === 'different') return 'otherName';
  if (by.some(({ kind }) => kind === 'phone')) return undefined;
  if (by.every((one) => one.kind === 'email' && isRoleMailbox(one.value))) return 'roleMailbox';
  return hasOtherPhone(situation, candidate) ? 'otherPhone' : undefined;
}

/** What the name in the channel says about a customer; names of companies are nobody's. */
export function nameComparison(situation: Situation, own: OwnItems, customerRef: CrmRef) {
  const item = customerRef.type === 'company' ? undefined : itemOf(situation.view, customerRef);
  const name = channelName(situation, own);
  return item && name ? compareNames(item, name) : 'unknown';
}

/** A person said that none of the numbers is this customer's; his card in the CRM may still have them. */
function isTakenOff({ stored }: Situation, { customerRef }: Candidate, by: readonly Identifier[]): boolean {
  const keys = stored.takenOff.get(refKey(customerRef));
  return keys !== undefined && by.every((identifier) => keys.has(identifierKey(identifier)));
}

/** The customer has phones, and the writer gave another one. */
function hasOtherPhone({ view, identifiers, blocked }: Situation, candidate: Candidate): boolean {
  const given = identifiers.filter((one) => one.kind === 'phone' && !blocked.has(identifierKey(one)));
  if (given.length === 0) return false;
  const phones = itemsOf(view, [candidate.customerRef, ...candidate.members])
    .flatMap(({ communications }) => communications)
    .filter(({ type }) => type === identifierSpecs.phone.field);
  const keys = new Set(phones.map(({ key }) => key));
  return phones.length > 0 && !given.some((one) => keys.has(identifierKey(one)));
}

/**
 * Whether the customer was found by a number of a switchboard, and not by this extension: with one in the text that
 * the customer does not have, or none in the text where the customer has one.
 */
function hasOtherExtension({ view }: Situation, candidate: Candidate, by: readonly Identifier[]): boolean {
  const communications = itemsOf(view, [candidate.customerRef, ...candidate.members]).flatMap(
    (item) => item.communications,
  );
  const matching = by
    .filter(({ kind }) => kind === 'phone')
    .map((identifier) => ({
      identifier,
      extensions: communications
        .filter(({ key }) => key === identifierKey(identifier))
        .map(({ extension }) => extension),
    }));
  return (
    matching.some(({ extensions }) => extensions.length > 0) &&
    matching.every(
      ({ identifier, extensions }) => extensions.length > 0 && !extensions.includes(identifier.extension),
    )
  );
}
