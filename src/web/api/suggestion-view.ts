import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import { isMergedType, portalPath } from '../../domain/crm-type.ts';
import { parseUserCode } from '../../domain/chat.ts';
import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import { doubtedItems } from '../../domain/doubted-items.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { readOpenDeals, type OpenDeal } from '../../bitrix24/crm/read-open-deals.ts';
import type { StageNames } from '../../bitrix24/crm/read-stage-names.ts';
import type { Stores } from '../../store/ports.ts';
import type { resolutions, SuggestionView } from '../contract/suggestions.ts';
import type { Caller } from './caller.ts';
import { itemsOfView, stageNamesOf, viewOfPlannedChange, withStageNames } from './change-view.ts';
import { pathOf, readItems, type VisibleItems } from './crm-items.ts';
import { maskedChange } from './decision-view.ts';
import { HIDDEN_VALUE, hiddenIdentifier, withoutIdentifiers } from './identifier-visibility.ts';

export type SuggestionViewStores = Pick<Stores, 'bindings'>;

type Resolution = (typeof resolutions)[number];

/** Those of the suggestions that the caller may see, as the pages show them. */
export async function viewSuggestions(
  stores: SuggestionViewStores,
  caller: Caller,
  suggestions: readonly Suggestion[],
): Promise<readonly SuggestionView[]> {
  const refs = suggestions.flatMap(({ items }) => items);
  const planned = suggestions.flatMap((suggestion) => (suggestion.planned ?? []).map(viewOfPlannedChange));
  const [admin, lines, items, deals, chatBindings, stages] = await Promise.all([
    caller.rights.isAdmin(),
    caller.rights.editableLines(),
    readItems(caller.client, uniqueRefs([...refs, ...planned.flatMap(itemsOfView)])),
    readOpenDeals(caller.client, refs, 'page.deals'),
    readChatBindings(stores, caller.session.member, suggestions),
    stageNamesOf(caller.client, planned),
  ]);
  return suggestions
    .filter(({ items: itemRefs, line }) => {
      if (admin) return true;
      return itemRefs.length === 0 ? lines.has(line) : itemRefs.some((ref) => items.isVisible(ref));
    })
    .map((suggestion) => {
      const mayEdit = admin || lines.has(suggestion.line);
      return viewOf(suggestion, {
        items,
        deals,
        binding: chatBindings.get(suggestion.chat),
        mayEdit,
        admin,
        stages,
      });
    });
}

interface ChatBinding {
  readonly customerRef?: CrmRef;
  readonly card?: CrmRef;
}

/** The present bindings of the suggestions' chats, by user code. */
async function readChatBindings(
  { bindings }: SuggestionViewStores,
  member: MemberId,
  suggestions: readonly Suggestion[],
): Promise<ReadonlyMap<string, ChatBinding>> {
  const chats = await bindings.chats(
    member,
    suggestions.map(({ chat }) => chat),
  );
  const ids = [...chats.values()].flatMap(({ customer }) => customer ?? []);
  const customers = await bindings.customers(member, ids);
  return new Map(
    [...chats.values()].map(({ userCode: code, customer }): [string, ChatBinding] => {
      const { customerRef, card } = (customer && customers.get(customer)) || {};
      return [code, { ...(customerRef && { customerRef }), ...(card && { card }) }];
    }),
  );
}

interface ViewContext {
  readonly items: VisibleItems;
  /** Open deals of the items, by `refKey`. */
  readonly deals: ReadonlyMap<string, readonly OpenDeal[]>;
  readonly binding: ChatBinding | undefined;
  readonly mayEdit: boolean;
  readonly admin: boolean;
  readonly stages: StageNames;
}

function viewOf(suggestion: Suggestion, context: ViewContext): SuggestionView {
  const { id, kind, at, state, chat, line, identifier, reasons, items } = suggestion;
  const address = parseUserCode(chat);
  const isShown = context.admin || showsIdentifier(suggestion, context);
  // Suggested decisions of version 0.1.0 have the chat's code in its place.
  const hasIdentifier = identifier !== undefined && kind !== 'decisionToConfirm';
  const may = context.mayEdit && state === 'open' ? allowedResolutions(suggestion, context) : [];
  return {
    id,
    kind,
    at,
    state,
    ...decidedOf(suggestion),
    chat: { code: chat, line, connector: address?.connector ?? '', ...context.binding },
    ...(hasIdentifier && { identifier: isShown ? identifier : HIDDEN_VALUE }),
    ...planOf(suggestion, context, isShown),
    reasons: isShown ? reasons : withoutIdentifiers(reasons),
    items: items.map((ref) => ({
      ...context.items.of(ref),
      openDeals: context.items.isVisible(ref) ? openDealsOf(ref, context.deals) : [],
    })),
    may,
    mayReopen: context.mayEdit && state === 'dismissed',
    ...(may.includes('merge') && { mergePath: mergePathOf(items) }),
  };
}

function decidedOf({
  decidedBy,
  decision,
  reportedBy,
  closedBecause,
}: Suggestion): Pick<SuggestionView, 'decidedBy' | 'decision' | 'reportedBy' | 'closedBecause'> {
  return {
    ...(closedBecause !== undefined && { closedBecause }),
    ...(decidedBy !== undefined && { decidedBy }),
    ...(decision !== undefined && { decision }),
    ...(reportedBy !== undefined && { reportedBy }),
  };
}

/** The plan of a suggested decision, without what the caller may not see. */
function planOf(
  { planned, given }: Suggestion,
  { items, admin, stages }: ViewContext,
  isShown: boolean,
): Pick<SuggestionView, 'planned' | 'given' | 'plannedItems'> {
  const views = planned?.map(viewOfPlannedChange);
  return {
    ...(given && {
      given: given.map(({ kind, value, origin }) => ({
        kind,
        value: isShown ? value : hiddenIdentifier(kind),
        origin,
      })),
    }),
    ...(views && {
      planned: views.map((view) =>
        admin || (isShown && (view.item === undefined || items.isVisible(view.item)))
          ? withStageNames(view, stages)
          : maskedChange(view),
      ),
    }),
    plannedItems: uniqueRefs((views ?? []).flatMap(itemsOfView)).map((ref) => items.of(ref)),
  };
}

/** The portal's own page for merging items of one type (docs/bitrix24/crm-items.md#merge). */
function mergePathOf(items: readonly CrmRef[]): string {
  const mergeable = items.filter(({ type }) => isMergedType(type));
  const type = mergeable.find((ref) => mergeable.filter((each) => each.type === ref.type).length > 1)?.type;
  const ids = mergeable.filter((ref) => ref.type === type).map(({ id }) => String(id));
  return `${portalPath(type ?? 'contact')}merge/?id=${ids.join(',')}`;
}

/**
 * The identifier belongs to one of the persons that the suggestion names beside the chat's own customer: the caller has to
 * see one of them, not only a deal of theirs.
 */
function showsIdentifier({ items: refs }: Suggestion, { items, binding }: ViewContext): boolean {
  const persons = refs.filter((ref) => ref.type !== 'deal');
  const others = persons.filter((ref) => !sameRef(ref, binding?.customerRef));
  const owners = others.length > 0 ? others : persons;
  return refs.length === 0 || owners.some((ref) => items.isVisible(ref));
}

function openDealsOf(owner: CrmRef, deals: ViewContext['deals']) {
  const found = deals.get(refKey(owner)) ?? [];
  return found.map(({ ref, title }) => ({ ref, name: title, path: pathOf(ref) }));
}

/** Where the employee proposed another customer, the chat can be joined with that one. */
function answersToReport(report: Suggestion): readonly Resolution[] {
  const hasProposal = doubtedItems(report).length < report.items.length;
  return [...(hasProposal ? (['join'] as const) : []), 'notSame', 'dismiss'];
}

function allowedResolutions(suggestion: Suggestion, { binding, admin }: ViewContext): readonly Resolution[] {
  const { kind, items, identifier } = suggestion;
  if (kind === 'correctedPhone') return ['confirm', 'dismiss'];
  if (kind === 'reportedWrong') return answersToReport(suggestion);
  const others = items.filter((ref) => !sameRef(ref, binding?.customerRef) && !sameRef(ref, binding?.card));
  const mergeableTypes = items.filter(({ type }) => isMergedType(type)).map(({ type }) => type);
  const hasPair = mergeableTypes.some((type, index) => mergeableTypes.indexOf(type) !== index);
  const distinct = new Set(items.map(refKey)).size > 1;
  return [
    ...(kind === 'decisionToConfirm' ? (['confirm'] as const) : []),
    ...(others.length > 0 && kind !== 'decisionToConfirm' ? (['join'] as const) : []),
    ...(others.length > 0 ? (['notSame'] as const) : []),
    ...(hasPair && distinct ? (['merge'] as const) : []),
    ...(identifier !== undefined && admin && kind !== 'decisionToConfirm' ? (['block'] as const) : []),
    'dismiss',
  ];
}
