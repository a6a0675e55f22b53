import type { CrmRef } from '../../domain/crm-ref.ts';
import { parseRefKey } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { DecisionId, UserCode } from '../../domain/ids.ts';
import { decisionId, lineId } from '../../domain/ids.ts';
import { parseUserCode, userCode } from '../../domain/chat.ts';
import { laterDecisions } from '../../application/undo/later-decisions.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import { viewOfChange } from './change-view.ts';
import type { Caller, CallInput, Handlers } from './caller.ts';
import type { DecisionView } from '../contract/journal.ts';
import { createDecisionMatcher } from './decision-matcher.ts';
import { decisionViewer, viewDecision, viewDecisions, type DecisionDetail } from './decision-view.ts';
import { notFound } from './not-found.ts';
import { visiblePage } from './visible-page.ts';

export interface JournalHandlersDeps {
  readonly stores: Pick<Stores, 'journal' | 'bindings'>;
  readonly corrections: Pick<Corrections, 'undo' | 'judge'>;
}

/** Entries that one call scans; older ones come with the next page. */
const MAX_SCANNED = 2000;
/** The same where the CRM is asked about every entry, five requests at most. */
const MAX_CHECKED = 1000;
const BATCH_SIZE = 200;

export function journalHandlers({
  stores,
  corrections,
}: JournalHandlersDeps): Handlers<'listJournal' | 'getDecision' | 'undoDecision' | 'judgeDecision'> {
  const { journal } = stores;
  const requireDecision = async ({ session }: Caller, id: DecisionId): Promise<Decision> => {
    const decision = await journal.get(session.member, id);
    if (!decision) throw notFound('DECISION_UNKNOWN', 'decision');
    return decision;
  };
  const requireView = async (caller: Caller, decision: Decision) => {
    const view = await viewDecision(caller, decision);
    if (!view) throw notFound('DECISION_UNKNOWN', 'decision');
    return view;
  };

  return {
    listJournal: (caller, { query }) => listDecisions(stores, caller, query),
    async getDecision(caller, { params }) {
      const decision = await requireDecision(caller, decisionId(params.id));
      const view = await requireView(caller, decision);
      return view.mayUndo ? { ...view, undoneWithIt: await followersOf(stores, caller, decision) } : view;
    },
    async undoDecision(caller, { params }) {
      const decision = await requireDecision(caller, decisionId(params.id));
      await requireView(caller, decision);
      await caller.rights.requireLines([decision.line]);
      const { undoneWithIt } = await laterDecisions(stores, caller.session.member, decision);
      await caller.rights.requireItems([decision, ...undoneWithIt].flatMap(changedItems));
      return requireView(caller, await corrections.undo(caller.session.member, decision.id, caller.by));
    },
    async judgeDecision(caller, { params, body: { right } }) {
      const decision = await requireDecision(caller, decisionId(params.id));
      await requireView(caller, decision);
      await caller.rights.requireLines([decision.line]);
      const { member } = caller.session;
      return requireView(caller, await corrections.judge(member, decision.id, { right, by: caller.by }));
    },
  };
}

/** The later decisions that an undo takes back with this one, as far as the caller may see them. */
async function followersOf(
  stores: JournalHandlersDeps['stores'],
  caller: Caller,
  decision: Decision,
): Promise<NonNullable<DecisionDetail['undoneWithIt']>> {
  const { undoneWithIt } = await laterDecisions(stores, caller.session.member, decision);
  if (undoneWithIt.length === 0) return [];
  const views = await viewDecisions(caller, undoneWithIt);
  return views.map(({ id, at, rule, changed }) => ({ id, at, rule, changed }));
}

/** The items that an undo of the decision changes, and the one that the chat leaves. */
export function changedItems({ changes, card, customerRef }: Decision): readonly CrmRef[] {
  const applied = changes.filter(({ outcome }) => outcome === 'applied');
  const target = card ?? customerRef;
  return [...applied.flatMap((change) => viewOfChange(change).item ?? []), ...(target ? [target] : [])];
}

type Query = CallInput<'listJournal'>['query'];

/**
 * For callers who are not admins visibility comes before the filter: neither the answer nor the number of requests tells
 * whether a hidden decision matches.
 */
async function listDecisions(
  { journal, bindings }: JournalHandlersDeps['stores'],
  caller: Caller,
  query: Query,
) {
  const { limit = 50 } = query;
  const admin = await caller.rights.isAdmin();
  const first = query.cursor === undefined ? undefined : caller.cursors.open('listJournal', query.cursor);
  let oldestSeen: Decision | undefined;
  const matcher = await createDecisionMatcher(bindings, caller, query);
  const { shown, end, last } = await visiblePage<Decision, DecisionView>({
    limit,
    maxScanned: admin ? MAX_SCANNED : MAX_CHECKED,
    batchSize: BATCH_SIZE,
    read(previous) {
      const before = previous?.id ?? (first === undefined ? undefined : decisionId(first));
      const stored = { ...storeQuery(query), ...(before !== undefined && { before }), limit: BATCH_SIZE };
      return journal.list(caller.session.member, stored);
    },
    async view(batch) {
      const matches = await matcher.forBatch(batch);
      // Admins see every decision: the CRM is asked only about those that they get.
      const asked = admin ? batch.filter((decision) => matches(decision, true)).slice(0, limit + 1) : batch;
      const viewer = await decisionViewer(caller, asked);
      const visible = asked.filter(viewer.maySee);
      oldestSeen = visible.at(-1) ?? oldestSeen;
      return visible
        .filter((decision) => matches(decision, viewer.showsIdentifiers(decision)))
        .map((decision) => ({ entry: decision, view: viewer.view(decision) }));
    },
  });
  const hasMore = end !== undefined && end === shown.at(-1)?.entry;
  const lookedTo = hasMore ? end : admin ? last : oldestSeen;
  return {
    items: shown.map(({ view }) => view),
    next: end ? caller.cursors.seal('listJournal', end.id) : null,
    lookedTo: lookedTo?.at ?? 0,
  };
}

function storeQuery(query: Query) {
  const { line, chat, item, from, to } = query;
  return {
    ...(line !== undefined && { line: lineId(line) }),
    ...(chat !== undefined && { chat: requireUserCode(chat) }),
    ...(item !== undefined && { item: parseItemRef(item) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** Parses `deal:12`, whose form the contract has validated. Throws 404 for anything else. */
function parseItemRef(text: string): CrmRef {
  const ref = parseRefKey(text);
  if (!ref) throw notFound('ITEM_UNKNOWN', 'item');
  return ref;
}

/** Normalises the user code of a chat from a request. Throws 404 when it is not one. */
export function requireUserCode(text: string): UserCode {
  const chat = parseUserCode(text);
  if (!chat) throw notFound('CHAT_UNKNOWN', 'chat');
  return userCode(chat);
}
