import type { CrmRef } from '../../domain/crm-ref.ts';
import { doubtedItems } from '../../domain/doubted-items.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { MemberId } from '../../domain/ids.ts';
import { lineId, suggestionId } from '../../domain/ids.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import { doneByAutomatic } from '../../application/suggestions/done-by-automatic.ts';
import type { SettingsAudit } from '../../application/settings-audit.ts';
import type { Stores } from '../../store/ports.ts';
import type { SuggestionView } from '../contract/suggestions.ts';
import type { Caller, CallInput, Handlers } from './caller.ts';
import { readItems } from './crm-items.ts';
import { requireTarget } from './require-target.ts';
import { notFound } from './not-found.ts';
import { viewSuggestions } from './suggestion-view.ts';

export interface SuggestionHandlersDeps {
  readonly stores: Pick<Stores, 'suggestions' | 'bindings' | 'settings'>;
  readonly corrections: Pick<Corrections, 'resolve' | 'reopen'>;
  readonly audit: SettingsAudit;
}

/** Newest suggestions per state; older ones are not listed. */
const MAX_SUGGESTIONS = 1000;

export function suggestionHandlers({
  stores,
  corrections,
  audit,
}: SuggestionHandlersDeps): Handlers<
  'listSuggestions' | 'getSuggestion' | 'resolveSuggestion' | 'reopenSuggestion'
> {
  const viewOne = async (caller: Caller, suggestion: Suggestion | undefined): Promise<SuggestionView> => {
    const [view] = suggestion ? await viewSuggestions(stores, caller, [suggestion]) : [];
    if (!view) throw notFound('SUGGESTION_UNKNOWN', 'suggestion');
    return view;
  };

  return {
    async listSuggestions(caller, { query }) {
      const { limit = 20, cursor } = query;
      const all = await visibleSuggestions(
        caller,
        await listSuggestions(stores, caller.session.member, query),
      );
      const position = cursor === undefined ? undefined : caller.cursors.open('listSuggestions', cursor);
      const older =
        position === undefined ? all : all.filter((suggestion) => positionOf(suggestion) < position);
      const page = older.slice(0, limit);
      const last = older.length > limit ? page.at(-1) : undefined;
      return {
        items: await viewSuggestions(stores, caller, page),
        next: last ? caller.cursors.seal('listSuggestions', positionOf(last)) : null,
        total: all.length,
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
      if (body.action === 'confirm' && body.always === true) await setAutomatic(stores, audit, caller, view);
      return {
        suggestion: await viewOne(caller, resolved.suggestion),
        decision: resolved.decision?.id ?? null,
      };
    },
    async reopenSuggestion(caller, { params }) {
      const { member } = caller.session;
      const id = suggestionId(params.id);
      const view = await viewOne(caller, await stores.suggestions.get(member, id));
      await caller.rights.requireLines([lineId(view.chat.line)]);
      return viewOne(caller, await corrections.reopen(member, id));
    },
  };
}

/** The chat's channel is decided without a question from now on. */
async function setAutomatic(
  { settings }: Pick<Stores, 'settings'>,
  audit: SettingsAudit,
  { session, by }: Caller,
  { chat }: SuggestionView,
): Promise<void> {
  const line = lineId(chat.line);
  const before = await settings.line(session.member, line);
  const { [chat.connector]: own, ...connectors } = before.connectors;
  // A mode of the channel's own gives way to the line's, which stays as it is where that is enough.
  const isEnough = own !== undefined && before.mode === 'auto';
  const after = { ...before, connectors, ...(!isEnough && { mode: 'auto' as const }) };
  await settings.putLine(session.member, line, after);
  await audit.add(session.member, { by, line, before, after });
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
  { kind, items, plannedItems, reasons }: SuggestionView,
  body: CallInput<'resolveSuggestion'>['body'],
): readonly CrmRef[] {
  const all = items.map(({ ref }) => ref);
  switch (body.action) {
    case 'join':
      return [body.item];
    case 'notSame':
      if (body.item) return [body.item];
      return kind === 'reportedWrong' ? doubtedItems({ items: all, reasons }) : all;
    case 'confirm':
      return [...all, ...plannedItems.map(({ ref }) => ref)];
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

/** The suggestions that a query asks for, newest first. */
async function listSuggestions(
  stores: SuggestionHandlersDeps['stores'],
  member: MemberId,
  { state = 'open', kind, line, automatic }: CallInput<'listSuggestions'>['query'],
): Promise<readonly Suggestion[]> {
  const stored = await suggestionsInState(stores, member, state);
  const listed = stored.filter(
    (each) => (kind === undefined || each.kind === kind) && (line === undefined || each.line === line),
  );
  if (automatic === undefined) return listed;
  const lines = [...new Set(listed.map((suggestion) => suggestion.line))];
  const settings = await Promise.all(
    lines.map(async (id) => [id, await stores.settings.line(member, id)] as const),
  );
  return doneByAutomatic(listed, new Map(settings));
}

async function suggestionsInState(
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
