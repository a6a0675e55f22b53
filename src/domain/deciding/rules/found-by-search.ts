import { refKey, sameRef } from '../../crm-ref.ts';
import { identifierKey } from '../../identifiers/identifier.ts';
import { identifierSpecs, strongestKind } from '../../identifiers/registry.ts';
import type { Reason, ReasonCode } from '../../reason.ts';
import type { RuleNumber } from '../../rule-number.ts';
import type { IdentifierOwners } from '../identifier-owners.ts';
import { isSameCustomer, ownersOf, splitByOwner } from '../identifier-owners.ts';
import type { Candidate } from '../customers.ts';
import type { Doubt } from '../doubt.ts';
import { contradictionOf } from '../doubt.ts';
import { itemsOf } from '../item-of.ts';
import { join } from '../join.ts';
import type { OwnItems } from '../own-items.ts';
import { pickCustomer } from '../pick-customer.ts';
import { reason } from '../../reason.ts';
import { isShared } from '../is-shared.ts';
import type { Situation } from '../situation.ts';
import type { SuggestionDraft } from '../../suggestion.ts';
import type { Verdict } from '../verdict.ts';

/**
 * Rules 5, 7 and 8: the CRM search found customers by the identifiers of the message. A `Doubt` where something
 * contradicts each of them.
 */
export function foundBySearch(situation: Situation, own: OwnItems): Verdict | Doubt | undefined {
  const owned = ownersOf(situation, own);
  const shared = owned.filter(({ owners }) => isShared(situation, owners));
  const telling = owned.filter((entry) => !shared.includes(entry) && entry.owners.length > 0);
  const kind = strongestKind(telling.map(({ identifier }) => identifier.kind));
  if (!kind) return undefined;
  // What the channel vouches for is stronger than what was typed.
  const ofKind = telling.filter(({ identifier }) => identifier.kind === kind);
  const attested = ofKind.filter(({ identifier }) => identifier.origin === 'attested');
  const deciding = attested.length > 0 ? attested : ofKind;
  const weaker = telling.filter((entry) => !deciding.includes(entry));
  const best = narrow(situation, deciding, weaker);
  const sure = best.filter((one) => contradictionOf(situation, own, one, deciding) === undefined);
  const picked = pickCustomer(situation.view, sure);
  if (!picked) return doubtOf(situation, own, { best, deciding, owned });
  const { customerRef } = picked.candidate;
  const { free: uncontested, others, contested } = splitByOwner(situation, customerRef, owned);
  // Contested identifiers go to the customer that was picked (rule 8).
  const free = [...uncontested, ...contested.map(({ identifier }) => identifier)];
  const rivals = otherCandidatesOf(
    situation,
    picked.candidate,
    deciding.map((entry) => ({ ...entry, owners: withExtension(situation, entry) })),
  );
  const crossed = others.filter(
    ({ identifier }) => !deciding.some((entry) => entry.identifier === identifier),
  );
  const rule: RuleNumber = crossed.length > 0 ? 7 : rivals.length > 0 ? 8 : 5;
  const reasons: Reason[] = [
    reason(identifierSpecs[kind].foundReason, { refs: [customerRef] }),
    ...(rule === 7
      ? [
          reason(identifierSpecs[kind].decidesReason, {
            refs: crossed.flatMap(({ owners }) => owners.map((o) => o.customerRef)),
          }),
        ]
      : []),
    ...(rivals.length > 0
      ? [reason('severalFound', { refs: rivals.map((r) => r.customerRef) }), reason(picked.because)]
      : []),
    ...shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
  ];
  return join(situation, own, {
    rule,
    outcome: 'bound',
    customerRef,
    reasons,
    suggestions: [
      ...samePersonDrafts(situation, picked.candidate, others, identifierSpecs[kind].decidesReason),
      ...mergeDrafts(picked.candidate, rivals),
      ...sharedDrafts(shared),
    ],
    identifiersToAdd: free,
    customerIdentifiers: free,
  });
}

/** An identifier that many customers have identifies nobody; a person may block it. */
export function sharedDrafts(shared: readonly IdentifierOwners[]): readonly SuggestionDraft[] {
  return shared.map(({ identifier, owners }) => ({
    kind: 'sharedIdentifier',
    items: owners.map((owner) => owner.customerRef),
    identifier: identifier.value,
    reasons: [reason('sharedIdentifier', { identifier: identifier.value, value: owners.length })],
  }));
}

interface Found {
  readonly best: readonly Candidate[];
  readonly deciding: readonly IdentifierOwners[];
  readonly owned: readonly IdentifierOwners[];
}

/** Nothing of those customers' is written to the chat's own item; who else has what was typed is left to a person too. */
function doubtOf(situation: Situation, own: OwnItems, { best, deciding, owned }: Found): Doubt | undefined {
  const picked = pickCustomer(situation.view, best);
  if (!picked) return undefined;
  const { customerRef } = picked.candidate;
  const because = contradictionOf(situation, own, picked.candidate, deciding) ?? 'otherName';
  const [by] = deciding
    .filter(({ owners }) => owners.includes(picked.candidate))
    .map(({ identifier }) => identifier)
    .sort((a, b) => identifierKey(a).localeCompare(identifierKey(b)));
  const data = { refs: [customerRef], ...(by && { identifier: by.value }) };
  const reasons = [
    ...(by ? [reason(identifierSpecs[by.kind].foundReason, data)] : []),
    reason(because, data),
  ];
  // The same list, whatever was typed first.
  const items = best.map((one) => one.customerRef).sort((a, b) => refKey(a).localeCompare(refKey(b)));
  return {
    rule: 5,
    customerRef,
    reasons,
    suggestions: [{ kind: 'samePerson', items, ...(by && { identifier: by.value }), reasons }],
    rest: owned.filter(({ owners }) => owners.length === 0).map(({ identifier }) => identifier),
    unremembered: [],
  };
}

/** Of the customers that the deciding identifiers name, those that every one of them names; then those that weaker identifiers confirm. */
function narrow(
  situation: Situation,
  deciding: readonly IdentifierOwners[],
  weaker: readonly IdentifierOwners[],
): readonly Candidate[] {
  const all = [
    ...new Map(
      deciding
        .flatMap((entry) => withExtension(situation, entry))
        .map((owner) => [refKey(owner.customerRef), owner]),
    ).values(),
  ];
  const matchCount = (candidate: Candidate, by: readonly IdentifierOwners[]): number =>
    by.filter(({ owners }) => owners.some((owner) => sameRef(owner.customerRef, candidate.customerRef)))
      .length;
  const score = (candidate: Candidate): number =>
    matchCount(candidate, deciding) * 1000 + matchCount(candidate, weaker);
  const best = Math.max(0, ...all.map(score));
  return all.filter((candidate) => score(candidate) === best);
}

/** Behind a switchboard, those with the extension of the text; all where nobody has it. */
function withExtension({ view }: Situation, { identifier, owners }: IdentifierOwners): readonly Candidate[] {
  if (identifier.extension === undefined) return owners;
  const exact = owners.filter(({ customerRef, members }) =>
    itemsOf(view, [customerRef, ...members]).some(({ communications }) =>
      communications.some(
        ({ key, extension }) => key === identifierKey(identifier) && extension === identifier.extension,
      ),
    ),
  );
  return exact.length > 0 ? exact : owners;
}

function otherCandidatesOf(
  situation: Situation,
  picked: Candidate,
  deciding: readonly IdentifierOwners[],
): readonly Candidate[] {
  const rivals = deciding
    .flatMap(({ owners }) => owners)
    .filter((owner) => !isSameCustomer(situation, picked.customerRef, owner));
  const unique = new Map(rivals.map((owner) => [refKey(owner.customerRef), owner]));
  return [...unique].sort(([a], [b]) => a.localeCompare(b)).map(([, owner]) => owner);
}

function samePersonDrafts(
  situation: Situation,
  picked: Candidate,
  others: readonly IdentifierOwners[],
  because: ReasonCode,
): readonly SuggestionDraft[] {
  return others.flatMap(({ identifier, owners }) =>
    owners
      .filter((owner) => !isSameCustomer(situation, picked.customerRef, owner))
      .map((owner): SuggestionDraft => ({
        kind: 'samePerson',
        items: [picked.customerRef, owner.customerRef],
        identifier: identifier.value,
        reasons: [reason(because, { identifier: identifier.value })],
      })),
  );
}

function mergeDrafts(picked: Candidate, rivals: readonly Candidate[]): readonly SuggestionDraft[] {
  if (rivals.length === 0) return [];
  const items = [picked.customerRef, ...rivals.map((rival) => rival.customerRef)];
  return [{ kind: 'mergeDuplicates', items, reasons: [reason('severalFound', { refs: items })] }];
}
