import type { CrmRef } from '../../domain/crm-ref.ts';
import { parseRefKey } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import { identifierKinds } from '../../domain/identifiers/identifier-kind.ts';
import { identifierKey, keyOfWritten } from '../../domain/identifiers/identifier.ts';
import type { DecisionId, UserCode } from '../../domain/ids.ts';
import { decisionId, lineId } from '../../domain/ids.ts';
import { parseUserCode, userCode } from '../../domain/chat.ts';
import { isUndoable, journalList, journalOf } from '../../application/corrections/chat-history.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import { ApiError } from './api-error.ts';
import type { Caller, CallInput, Handlers } from './caller.ts';
import { viewDecision, viewDecisions } from './decision-view.ts';
import { notFound } from './not-found.ts';

export interface JournalHandlersDeps {
  readonly stores: Pick<Stores, 'journal'>;
  readonly corrections: Pick<Corrections, 'undo' | 'jobs'>;
}

/** Entries that one call scans; older ones come with the next page. */
const MAX_SCANNED = 2000;
/** Entries that one undo job covers. */
const MAX_UNDONE = 5000;

export function journalHandlers({
  stores: { journal },
  corrections,
}: JournalHandlersDeps): Handlers<'listJournal' | 'getDecision' | 'undoDecision' | 'undoMany' | 'getJob'> {
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
    listJournal: (caller, { query }) => listDecisions(journal, caller, query),
    getDecision: async (caller, { params }) =>
      requireView(caller, await requireDecision(caller, decisionId(params.id))),
    async undoDecision(caller, { params }) {
      const decision = await requireDecision(caller, decisionId(params.id));
      await requireView(caller, decision);
      await caller.rights.requireLines([decision.line]);
      return requireView(caller, await corrections.undo(caller.session.member, decision.id, caller.by));
    },
    async undoMany(caller, { body }) {
      const { member } = caller.session;
      const decisions =
        'ids' in body
          ? await Promise.all(body.ids.map((id) => requireDecision(caller, decisionId(id))))
          : await journalList(
              journal,
              member,
              { from: body.from, to: body.to, ...(body.line !== undefined && { line: lineId(body.line) }) },
              MAX_UNDONE,
            );
      const undoable = decisions.filter(isUndoable);
      await caller.rights.requireLines(undoable.map(({ line }) => line));
      const visible = new Set((await viewDecisions(caller, undoable)).map(({ id }) => id));
      const newestFirst = undoable
        .filter(({ id }) => visible.has(id))
        .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
      return corrections.jobs.start(
        member,
        newestFirst.map(({ id }) => id),
        caller.by,
      );
    },
    async getJob({ session, by }, { params }) {
      const job = corrections.jobs.get(session.member, params.id, by);
      if (job) return job;
      throw new ApiError(
        404,
        'JOB_UNKNOWN',
        'The server does not know this job: it may have been restarted since.',
        'Check the journal and start it again: nothing is undone twice.',
      );
    },
  };
}

type Query = CallInput<'listJournal'>['query'];

async function listDecisions(journal: Stores['journal'], caller: Caller, query: Query) {
  const { session, portal } = caller;
  const { limit = 50 } = query;
  const matches = decisionMatcher(query, portal.regions);
  const matching: Decision[] = [];
  let scanned = 0;
  let last: Decision | undefined;
  for await (const decision of journalOf(journal, session.member, storeQuery(query), MAX_SCANNED)) {
    scanned += 1;
    last = decision;
    if (matches(decision)) matching.push(decision);
    if (matching.length === limit) break;
  }
  const mayHaveMore = matching.length === limit || scanned === MAX_SCANNED;
  return {
    items: await viewDecisions(caller, matching),
    next: mayHaveMore && last ? last.id : null,
    lookedTo: last?.at ?? 0,
  };
}

function storeQuery(query: Query) {
  const { cursor, line, chat, item, from, to } = query;
  return {
    ...(cursor !== undefined && { before: decisionId(cursor) }),
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

/** The filters that the store's journal query does not support. */
function decisionMatcher(query: Query, regions: readonly string[]): (decision: Decision) => boolean {
  const { connector, rule, outcome, identifier } = query;
  const matchesIdentifier = identifier === undefined ? undefined : identifierMatcher(identifier, regions);
  return (decision) =>
    (connector === undefined || decision.connector === connector) &&
    (rule === undefined || decision.rule === rule) &&
    (outcome === undefined || decision.outcome === outcome) &&
    (matchesIdentifier === undefined ||
      decision.identifiers.some((entry) => matchesIdentifier(entry.value, identifierKey(entry))));
}

/** Matches identifiers (value and key) with a phone in any format, an e-mail, or a part of either. */
export function identifierMatcher(
  text: string,
  regions: readonly string[],
): (value: string, key: string) => boolean {
  const keys = new Set(identifierKinds.map((kind) => keyOfWritten(kind, text, regions)));
  const digits = text.replace(/\D/g, '');
  const part = text.toLowerCase();
  const isNumber = /^[\d\s+().\-/]+$/.test(text) && digits.length >= 3;
  return (value, key) =>
    keys.has(key) || (isNumber ? value.replace(/\D/g, '').includes(digits) : value.includes(part));
}
