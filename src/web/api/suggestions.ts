import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import { isMergedType } from '../../domain/crm-type.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { MemberId } from '../../domain/ids.ts';
import { lineId, suggestionId } from '../../domain/ids.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import type { resolutions, SuggestionView } from '../contract/suggestions.ts';
import type { Caller, Given, Handlers } from './caller.ts';
import { readItems, type SeenItems } from './crm-items.ts';
import { requireTarget } from './require-target.ts';
import { notFound } from './not-found.ts';
import { readOpenDeals, type OpenDeals } from './open-deals.ts';

export interface SuggestionsDeps {
  readonly stores: Pick<Stores, 'suggestions' | 'bindings'>;
  readonly corrections: Pick<Corrections, 'resolve'>;
}

/** Older ones than these are behind the horizon of the list. */
const MOST = 1000;

type Resolution = (typeof resolutions)[number];

export function suggestionCalls({
  stores,
  corrections,
}: SuggestionsDeps): Handlers<'listSuggestions' | 'getSuggestion' | 'resolveSuggestion'> {
  const views = async (
    caller: Caller,
    suggestions: readonly Suggestion[],
  ): Promise<readonly SuggestionView[]> => {
    const refs = suggestions.flatMap(({ items }) => items);
    const [admin, lines, items, deals, bound] = await Promise.all([
      caller.rights.isAdmin(),
      caller.rights.editableLines(),
      readItems(caller.client, refs),
      readOpenDeals(caller.client, refs),
      boundTo(stores, caller.session.member, suggestions),
    ]);
    return suggestions
      .filter(({ items: about, line }) => {
        if (admin) return true;
        return about.length === 0 ? lines.has(line) : about.some((ref) => items.isSeen(ref));
      })
      .map((suggestion) => {
        const mayEdit = admin || lines.has(suggestion.line);
        return viewOf(suggestion, { items, deals, bound: bound.get(suggestion.chat), mayEdit, admin });
      });
  };
  const viewOne = async (caller: Caller, suggestion: Suggestion | undefined): Promise<SuggestionView> => {
    const [view] = suggestion ? await views(caller, [suggestion]) : [];
    if (!view) throw notFound('SUGGESTION_UNKNOWN', 'suggestion');
    return view;
  };

  return {
    async listSuggestions(caller, { query: { state = 'open', limit = 20, cursor } }) {
      const { member } = caller.session;
      const all = await listed(stores, member, state);
      const older = cursor === undefined ? all : all.filter((one) => placeOf(one) < cursor);
      const page = older.slice(0, limit);
      const last = older.length > limit ? page.at(-1) : undefined;
      return { items: await views(caller, page), next: last ? placeOf(last) : null };
    },
    async getSuggestion(caller, { params }) {
      return viewOne(caller, await stores.suggestions.get(caller.session.member, suggestionId(params.id)));
    },
    async resolveSuggestion(caller, { params, body }) {
      const { member } = caller.session;
      const id = suggestionId(params.id);
      const suggestion = await stores.suggestions.get(member, id);
      const view = await viewOne(caller, suggestion);
      await needRights(caller, view, body);
      const resolved = await corrections.resolve(member, id, body, caller.by);
      return {
        suggestion: await viewOne(caller, resolved.suggestion),
        decision: resolved.decision?.id ?? null,
      };
    },
  };
}

/** May this person do this with it, and may it be done at all? */
async function needRights(
  { rights, client }: Caller,
  view: SuggestionView,
  body: Given<'resolveSuggestion'>['body'],
): Promise<void> {
  if (body.action === 'block') await rights.requireAdmin();
  else await rights.requireLines([lineId(view.chat.line)]);
  // The app's own token would merge what this opener may not even see.
  const merges = body.action === 'merge';
  if (merges && view.items.some((item) => item.state === 'hidden')) throw notFound('ITEM_UNKNOWN', 'item');
  if (body.action === 'join') await requireTarget(client, body.item);
}

/** Where a suggestion stands in the list, also when it was decided meanwhile. */
function placeOf({ at, id }: Suggestion): string {
  return `${String(at).padStart(16, '0')} ${id}`;
}

async function listed(
  { suggestions }: SuggestionsDeps['stores'],
  member: MemberId,
  state: 'open' | 'decided',
): Promise<readonly Suggestion[]> {
  if (state === 'open') return suggestions.list(member, 'open', MOST);
  const both = await Promise.all([
    suggestions.list(member, 'accepted', MOST),
    suggestions.list(member, 'dismissed', MOST),
  ]);
  return both.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

interface Bound {
  readonly customerRef?: CrmRef;
  readonly card?: CrmRef;
}

/** Where the chats of these suggestions are bound now. */
async function boundTo(
  { bindings }: SuggestionsDeps['stores'],
  member: MemberId,
  suggestions: readonly Suggestion[],
): Promise<ReadonlyMap<string, Bound>> {
  const chats = await bindings.chats(
    member,
    suggestions.map(({ chat }) => chat),
  );
  const ids = [...chats.values()].flatMap(({ customer }) => customer ?? []);
  const customers = await bindings.customers(member, ids);
  return new Map(
    [...chats.values()].map(({ userCode: code, customer }): [string, Bound] => {
      const { customerRef, card } = (customer && customers.get(customer)) || {};
      return [code, { ...(customerRef && { customerRef: customerRef }), ...(card && { card }) }];
    }),
  );
}

interface Shown {
  readonly items: SeenItems;
  readonly deals: OpenDeals;
  readonly bound: Bound | undefined;
  readonly mayEdit: boolean;
  readonly admin: boolean;
}

function viewOf(suggestion: Suggestion, shown: Shown): SuggestionView {
  const { id, kind, at, state, decidedBy, chat, line, identifier, reasons, items } = suggestion;
  const address = parseUserCode(chat);
  return {
    id,
    kind,
    at,
    state,
    ...(decidedBy !== undefined && { decidedBy }),
    chat: { code: chat, line, connector: address?.connector ?? '', ...shown.bound },
    ...(identifier !== undefined && { identifier }),
    reasons,
    items: items.map((ref) => ({
      ...shown.items.of(ref),
      openDeals: shown.items.isSeen(ref) ? shown.deals.of(ref) : [],
    })),
    may: shown.mayEdit && state === 'open' ? possible(suggestion, shown) : [],
  };
}

function possible({ kind, items, identifier }: Suggestion, { bound, admin }: Shown): readonly Resolution[] {
  const others = items.filter((ref) => !sameRef(ref, bound?.customerRef) && !sameRef(ref, bound?.card));
  const mergeable = items.filter(({ type }) => isMergedType(type)).map(({ type }) => type);
  const twice = mergeable.some((type, index) => mergeable.indexOf(type) !== index);
  const distinct = new Set(items.map(refKey)).size > 1;
  return [
    ...(kind === 'decisionToConfirm' ? (['confirm'] as const) : []),
    ...(others.length > 0 && kind !== 'decisionToConfirm' ? (['join'] as const) : []),
    ...(others.length > 0 ? (['notSame'] as const) : []),
    ...(twice && distinct ? (['merge'] as const) : []),
    ...(identifier !== undefined && admin ? (['block'] as const) : []),
    'dismiss',
  ];
}
