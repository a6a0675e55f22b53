import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import { isMergedType } from '../../domain/crm-type.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { MemberId } from '../../domain/ids.ts';
import { lineId, suggestionId } from '../../domain/ids.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import { readOpenDeals, type OpenDeal } from '../../bitrix24/crm/read-open-deals.ts';
import type { Stores } from '../../store/ports.ts';
import type { resolutions, SuggestionView } from '../contract/suggestions.ts';
import type { Caller, CallInput, Handlers } from './caller.ts';
import { pathOf, readItems, type VisibleItems } from './crm-items.ts';
import { HIDDEN_VALUE, withoutIdentifiers } from './identifier-visibility.ts';
import { requireTarget } from './require-target.ts';
import { notFound } from './not-found.ts';

export interface SuggestionHandlersDeps {
  readonly stores: Pick<Stores, 'suggestions' | 'bindings'>;
  readonly corrections: Pick<Corrections, 'resolve'>;
}

/** Newest suggestions per state; older ones are not listed. */
const MAX_SUGGESTIONS = 1000;

type Resolution = (typeof resolutions)[number];

export function suggestionHandlers({
  stores,
  corrections,
}: SuggestionHandlersDeps): Handlers<'listSuggestions' | 'getSuggestion' | 'resolveSuggestion'> {
  const viewOne = async (caller: Caller, suggestion: Suggestion | undefined): Promise<SuggestionView> => {
    const [view] = suggestion ? await viewSuggestions(stores, caller, [suggestion]) : [];
    if (!view) throw notFound('SUGGESTION_UNKNOWN', 'suggestion');
    return view;
  };

  return {
    async listSuggestions(caller, { query: { state = 'open', limit = 20, cursor } }) {
      const { member } = caller.session;
      const all = await visibleSuggestions(caller, await listSuggestions(stores, member, state));
      const position = cursor === undefined ? undefined : caller.cursors.open('listSuggestions', cursor);
      const older =
        position === undefined ? all : all.filter((suggestion) => positionOf(suggestion) < position);
      const page = older.slice(0, limit);
      const last = older.length > limit ? page.at(-1) : undefined;
      return {
        items: await viewSuggestions(stores, caller, page),
        next: last ? caller.cursors.seal('listSuggestions', positionOf(last)) : null,
      };
    },
    async getSuggestion(caller, { params }) {
      return viewOne(caller, await stores.suggestions.get(caller.session.member, suggestionId(params.id)));
    },
    async resolveSuggestion(caller, { params, body }) {
      const { member } = caller.session;
      const id = suggestionId(params.id);
      const suggestion = await stores.suggestions.get(member, id);
      const view = await viewOne(caller, suggestion);
      await requireRights(caller, view, body);
      const resolved = await corrections.resolve(member, id, body, caller);
      return {
        suggestion: await viewOne(caller, resolved.suggestion),
        decision: resolved.decision?.id ?? null,
      };
    },
  };
}

/** All for admins; for others those with a visible item, or without items on their lines. */
async function visibleSuggestions(
  caller: Caller,
  suggestions: readonly Suggestion[],
): Promise<readonly Suggestion[]> {
  if (await caller.rights.isAdmin()) return suggestions;
  const [lines, items] = await Promise.all([
    caller.rights.editableLines(),
    readItems(
      caller.client,
      suggestions.flatMap((suggestion) => suggestion.items),
    ),
  ]);
  return suggestions.filter(({ items: refs, line }) =>
    refs.length === 0 ? lines.has(line) : refs.some((ref) => items.isVisible(ref)),
  );
}

/** Those of the suggestions that the caller may see, as the pages show them. */
async function viewSuggestions(
  stores: SuggestionHandlersDeps['stores'],
  caller: Caller,
  suggestions: readonly Suggestion[],
): Promise<readonly SuggestionView[]> {
  const refs = suggestions.flatMap(({ items }) => items);
  const [admin, lines, items, deals, chatBindings] = await Promise.all([
    caller.rights.isAdmin(),
    caller.rights.editableLines(),
    readItems(caller.client, refs),
    readOpenDeals(caller.client, refs, 'page.deals'),
    readChatBindings(stores, caller.session.member, suggestions),
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
      });
    });
}

/** Throws 403 without the right for the action, 404 or 409 when its items do not allow it. */
async function requireRights(
  { rights, client }: Caller,
  view: SuggestionView,
  body: CallInput<'resolveSuggestion'>['body'],
): Promise<void> {
  if (body.action === 'block') await rights.requireAdmin();
  else await rights.requireLines([lineId(view.chat.line)]);
  // A merge runs with the caller's own token; it would say that a hidden item exists.
  const isMerge = body.action === 'merge';
  if (isMerge && view.items.some((item) => item.state === 'hidden')) throw notFound('ITEM_UNKNOWN', 'item');
  if (body.action === 'join') await requireTarget(client, body.item);
  await rights.requireItems(itemsToChange(view, body));
}

/** The items that a resolution changes with the installer's token. */
function itemsToChange(
  { items }: SuggestionView,
  body: CallInput<'resolveSuggestion'>['body'],
): readonly CrmRef[] {
  const all = items.map(({ ref }) => ref);
  switch (body.action) {
    case 'join':
      return [body.item];
    case 'notSame':
      return body.item ? [body.item] : all;
    case 'confirm':
      return all;
    case 'merge':
    case 'block':
    case 'dismiss':
      return [];
  }
}

/** Sort key of a suggestion; stable when it changes its state between two pages. */
function positionOf({ at, id }: Suggestion): string {
  return `${String(at).padStart(16, '0')} ${id}`;
}

async function listSuggestions(
  { suggestions }: SuggestionHandlersDeps['stores'],
  member: MemberId,
  state: 'open' | 'decided',
): Promise<readonly Suggestion[]> {
  if (state === 'open') return suggestions.list(member, 'open', MAX_SUGGESTIONS);
  const both = await Promise.all([
    suggestions.list(member, 'accepted', MAX_SUGGESTIONS),
    suggestions.list(member, 'dismissed', MAX_SUGGESTIONS),
  ]);
  return both.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

interface ChatBinding {
  readonly customerRef?: CrmRef;
  readonly card?: CrmRef;
}

/** The present bindings of the suggestions' chats, by user code. */
async function readChatBindings(
  { bindings }: SuggestionHandlersDeps['stores'],
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
}

function viewOf(suggestion: Suggestion, context: ViewContext): SuggestionView {
  const { id, kind, at, state, decidedBy, chat, line, identifier, reasons, items } = suggestion;
  const address = parseUserCode(chat);
  const isShown = context.admin || showsIdentifier(suggestion, context);
  return {
    id,
    kind,
    at,
    state,
    ...(decidedBy !== undefined && { decidedBy }),
    chat: { code: chat, line, connector: address?.connector ?? '', ...context.binding },
    ...(identifier !== undefined && { identifier: isShown ? identifier : HIDDEN_VALUE }),
    reasons: isShown ? reasons : withoutIdentifiers(reasons),
    items: items.map((ref) => ({
      ...context.items.of(ref),
      openDeals: context.items.isVisible(ref) ? openDealsOf(ref, context.deals) : [],
    })),
    may: context.mayEdit && state === 'open' ? allowedResolutions(suggestion, context) : [],
  };
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

function allowedResolutions(
  { kind, items, identifier }: Suggestion,
  { binding, admin }: ViewContext,
): readonly Resolution[] {
  const others = items.filter((ref) => !sameRef(ref, binding?.customerRef) && !sameRef(ref, binding?.card));
  const mergeableTypes = items.filter(({ type }) => isMergedType(type)).map(({ type }) => type);
  const hasPair = mergeableTypes.some((type, index) => mergeableTypes.indexOf(type) !== index);
  const distinct = new Set(items.map(refKey)).size > 1;
  return [
    ...(kind === 'decisionToConfirm' ? (['confirm'] as const) : []),
    ...(others.length > 0 && kind !== 'decisionToConfirm' ? (['join'] as const) : []),
    ...(others.length > 0 ? (['notSame'] as const) : []),
    ...(hasPair && distinct ? (['merge'] as const) : []),
    ...(identifier !== undefined && admin ? (['block'] as const) : []),
    'dismiss',
  ];
}
