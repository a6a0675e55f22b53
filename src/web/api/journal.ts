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
import type { Caller, Given, Handlers } from './caller.ts';
import { viewDecision, viewDecisions } from './decision-view.ts';
import { notFound } from './not-found.ts';

export interface JournalDeps {
  readonly stores: Pick<Stores, 'journal'>;
  readonly corrections: Pick<Corrections, 'undo' | 'jobs'>;
}

/** Entries that one call looks through at most; what is behind them comes with the next page. */
const LOOK_AT = 2000;
const MOST_UNDONE = 5000;

export function journalCalls({
  stores: { journal },
  corrections,
}: JournalDeps): Handlers<'listJournal' | 'getDecision' | 'undoDecision' | 'undoMany' | 'getJob'> {
  const found = async ({ session }: Caller, id: DecisionId): Promise<Decision> => {
    const decision = await journal.get(session.member, id);
    if (!decision) throw notFound('DECISION_UNKNOWN', 'decision');
    return decision;
  };
  const shown = async (caller: Caller, decision: Decision) => {
    const view = await viewDecision(caller, decision);
    if (!view) throw notFound('DECISION_UNKNOWN', 'decision');
    return view;
  };

  return {
    listJournal: (caller, { query }) => listed(journal, caller, query),
    getDecision: async (caller, { params }) => shown(caller, await found(caller, decisionId(params.id))),
    async undoDecision(caller, { params }) {
      const decision = await found(caller, decisionId(params.id));
      await shown(caller, decision);
      await caller.rights.requireLines([decision.line]);
      return shown(caller, await corrections.undo(caller.session.member, decision.id, caller.by));
    },
    async undoMany(caller, { body }) {
      const { member } = caller.session;
      const decisions =
        'ids' in body
          ? await Promise.all(body.ids.map((id) => found(caller, decisionId(id))))
          : await journalList(
              journal,
              member,
              { from: body.from, to: body.to, ...(body.line !== undefined && { line: lineId(body.line) }) },
              MOST_UNDONE,
            );
      const undoable = decisions.filter(isUndoable);
      await caller.rights.requireLines(undoable.map(({ line }) => line));
      const seen = new Set((await viewDecisions(caller, undoable)).map(({ id }) => id));
      const newestFirst = undoable
        .filter(({ id }) => seen.has(id))
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
        'This work is not known here.',
        'Look into the journal for what was done, and start it again: nothing is done twice.',
      );
    },
  };
}

type Query = Given<'listJournal'>['query'];

async function listed(journal: Stores['journal'], caller: Caller, query: Query) {
  const { session, portal } = caller;
  const { limit = 50 } = query;
  const matches = matcher(query, portal.regions);
  const picked: Decision[] = [];
  let looked = 0;
  let last: Decision | undefined;
  for await (const decision of journalOf(journal, session.member, storeQuery(query), LOOK_AT)) {
    looked += 1;
    last = decision;
    if (matches(decision)) picked.push(decision);
    if (picked.length === limit) break;
  }
  const more = picked.length === limit || looked === LOOK_AT;
  return {
    items: await viewDecisions(caller, picked),
    next: more && last ? last.id : null,
    lookedTo: last?.at ?? 0,
  };
}

function storeQuery(query: Query) {
  const { cursor, line, chat, item, from, to } = query;
  return {
    ...(cursor !== undefined && { before: decisionId(cursor) }),
    ...(line !== undefined && { line: lineId(line) }),
    ...(chat !== undefined && { chat: chatOf(chat) }),
    ...(item !== undefined && { item: refOf(item) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** `deal:12`; the contract has checked it. */
export function refOf(text: string): CrmRef {
  const ref = parseRefKey(text);
  if (!ref) throw notFound('ITEM_UNKNOWN', 'item');
  return ref;
}

/** A chat's key, from what the outside says it is. */
export function chatOf(text: string): UserCode {
  const chat = parseUserCode(text);
  if (!chat) throw notFound('CHAT_UNKNOWN', 'chat');
  return userCode(chat);
}

/** What no index of the journal answers. */
function matcher(query: Query, regions: readonly string[]): (decision: Decision) => boolean {
  const { connector, rule, outcome, identifier } = query;
  const said = identifier === undefined ? undefined : saidMatcher(identifier, regions);
  return (decision) =>
    (connector === undefined || decision.connector === connector) &&
    (rule === undefined || decision.rule === rule) &&
    (outcome === undefined || decision.outcome === outcome) &&
    (said === undefined || decision.identifiers.some((entry) => said(entry.value, identifierKey(entry))));
}

/** A number in any form, an address, or a part of either. */
export function saidMatcher(
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
