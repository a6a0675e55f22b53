import type { Change, NewItem, Target } from '../changes/change.ts';
import { isCreated } from '../changes/change.ts';
import type { CrmRef } from '../crm-ref.ts';
import { sameRef } from '../crm-ref.ts';
import type { DecisionOutcome, Reason, RuleNumber } from '../decision.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { CustomerRecord } from '../records.ts';
import { absorbOwnItems } from './absorb.ts';
import { attachChanges, uniqueTargets } from './attach.ts';
import type { CardChoice } from './choose-card.ts';
import { chooseCard } from './choose-card.ts';
import { detailChanges, imolCommunication } from './details.ts';
import { itemOf } from './item-of.ts';
import { channelName } from './names.ts';
import type { OwnItems } from './own-items.ts';
import { reason } from './reason.ts';
import type { Situation } from './situation.ts';
import type { SuggestionDraft, Verdict } from './verdict.ts';

/** A rule's finding: this chat belongs to that customer. */
export interface Finding {
  readonly rule: RuleNumber;
  readonly outcome: DecisionOutcome;
  readonly party: CrmRef;
  readonly reasons: readonly Reason[];
  readonly suggestions: readonly SuggestionDraft[];
  /** Identifiers to be written on the customer where they are missing. */
  readonly writes: readonly Identifier[];
  /** Identifiers to be remembered with the customer. */
  readonly remembers: readonly Identifier[];
  /** The card the chat or the remembered customer is bound to. */
  readonly boundCard?: CrmRef;
  readonly joins?: CustomerRecord;
  readonly ends?: readonly CustomerRecord[];
  /** Items that the chat leaves, own items apart. */
  readonly leaves?: readonly CrmRef[];
}

/** Everything that joining a chat to a customer changes in the CRM (spec 6). */
export function join(situation: Situation, own: OwnItems, finding: Finding): Verdict {
  const { party } = finding;
  const choice = chooseCard(situation, party, own, finding.boundCard);
  const card: Target | undefined = cardTarget(choice);
  const existing = card && !isCreated(card) ? card : undefined;
  const absorb = absorbOwnItems(situation, own, party, existing);
  const targets = uniqueTargets(card ? [card, party] : [party]);
  const attach = attachChanges(situation, targets, leavesOf(finding, absorb.leaves));
  const changes: Change[] = [
    ...cardChanges(situation, choice, party),
    ...detailChanges(situation, party, finding.writes, own),
    ...attach.binds,
    ...ownActivity(situation, card ?? party),
    ...attach.unbinds,
    ...absorb.changes,
  ];
  const moved = finding.outcome !== 'stayed' && !isOwnRecord(own, party);
  const replaced = replacedCard(finding, existing);
  return {
    rule: finding.rule,
    outcome: outcomeOf(finding, replaced),
    reasons: [...finding.reasons, ...replaced, ...absorb.reasons],
    party,
    ...(card && { card }),
    changes: moved && changes.length > 0 ? [...changes, logLine(situation, card ?? party, finding)] : changes,
    suggestions: [...finding.suggestions, ...absorb.suggestions],
    remembers: finding.remembers,
    ...(finding.joins && { joins: finding.joins }),
    ends: finding.ends ?? [],
    binds: true,
  };
}

function leavesOf({ leaves = [] }: Finding, absorbed: readonly CrmRef[]): readonly CrmRef[] {
  return [...absorbed, ...leaves];
}

/** A bound card that was closed, converted or deleted is named; the chat goes on with another. */
function replacedCard({ boundCard }: Finding, card: CrmRef | undefined): readonly Reason[] {
  if (!boundCard || sameRef(card, boundCard)) return [];
  return [reason('cardReplaced', { refs: [boundCard] })];
}

function outcomeOf({ outcome }: Finding, replaced: readonly Reason[]): DecisionOutcome {
  return outcome === 'stayed' && replaced.length > 0 ? 'rebound' : outcome;
}

/** The app's own activity where the portal made none for the session (spec 6.5). */
export function ownActivity(situation: Situation, item: Target): readonly Change[] {
  const session = situation.view.dialog?.session ?? 0;
  const key = String(session);
  const made = situation.known.chat.ownActivities[key] !== undefined;
  if (session === 0 || made || situation.view.activities.some((activity) => activity.session === key))
    return [];
  const { connector } = situation.chat;
  return [{ kind: 'createActivity', item, session: key, connector, originId: `session:${key}` }];
}

/** Fields of an item that the app creates for this chat (spec 6.8). */
export function newItem(situation: Situation, own: OwnItems, identifiers: readonly Identifier[]): NewItem {
  const name = channelName(situation, own) ?? { name: '', lastName: '' };
  const { line } = situation.view;
  return {
    title: [`${name.name} ${name.lastName}`.trim(), line.name].filter(Boolean).join(' - '),
    ...name,
    source: line.source,
    responsible: situation.view.responsible,
    category: line.category,
    company: 0,
    communications: [
      ...identifiers.map((identifier) => ({
        type: identifier.kind === 'phone' ? ('PHONE' as const) : ('EMAIL' as const),
        valueType: 'WORK',
        value: identifier.value,
      })),
      imolCommunication(situation),
    ],
  };
}

function cardTarget(choice: CardChoice): Target | undefined {
  if (choice.kind === 'none') return undefined;
  return choice.kind === 'create' ? { created: choice.type } : choice.card;
}

function cardChanges(situation: Situation, choice: CardChoice, party: CrmRef): readonly Change[] {
  if (choice.kind === 'create') return [createCard(situation, choice.type, party)];
  if (choice.kind !== 'own') return [];
  const item = itemOf(situation.view, choice.card);
  if (!item) return [];
  if (party.type === 'company') {
    if (item.company === party.id) return [];
    return [{ kind: 'setLink', item: item.ref, field: 'companyId', value: party, before: item.company }];
  }
  if (party.type !== 'contact') return [];
  if (item.ref.type === 'lead') {
    if (item.contact === party.id) return [];
    return [{ kind: 'setLink', item: item.ref, field: 'contactId', value: party, before: item.contact }];
  }
  if (item.contacts.length === 1 && item.contacts[0] === party.id) return [];
  return [{ kind: 'setDealContacts', item: item.ref, contacts: [party.id], before: item.contacts }];
}

function createCard(situation: Situation, type: 'lead' | 'deal', party: CrmRef): Change {
  const item = itemOf(situation.view, party);
  const name = `${item?.name ?? ''} ${item?.lastName ?? ''}`.trim();
  const fields: NewItem = {
    title: [name, situation.view.line.name].filter(Boolean).join(' - '),
    name: '',
    lastName: '',
    source: situation.view.line.source,
    responsible: item?.responsible || situation.view.responsible,
    category: situation.view.line.category,
    ...(party.type === 'contact' && { contact: party }),
    company: party.type === 'company' ? party.id : 0,
    communications: [],
  };
  return { kind: 'createItem', type, fields, originId: `${situation.decision}:${type}` };
}

function isOwnRecord(own: OwnItems, party: CrmRef): boolean {
  return [...own.leads, ...own.contacts].some((item) => sameRef(item.ref, party));
}

function logLine(situation: Situation, item: Target, finding: Finding): Change {
  return {
    kind: 'logLine',
    item,
    decision: situation.decision,
    connector: situation.chat.connector,
    because: finding.reasons[0]?.code ?? '',
    identifiers: finding.remembers.map((identifier) => identifier.value),
  };
}
