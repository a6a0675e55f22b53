import type { Decision } from '../../domain/decision.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import { identifierKey } from '../../domain/identifiers/identifier.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { JournalQuery, JournalStore } from '../../store/ports.ts';

const PAGE = 200;

/** Everything that a question to the journal finds, newest first, page by page. `most` is where it stops. */
export async function* journalOf(
  journal: JournalStore,
  member: MemberId,
  query: Omit<JournalQuery, 'limit'>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Decision> {
  let told = 0;
  for (let before = query.before; told < most;) {
    const limit = Math.min(PAGE, most - told);
    const page = await journal.list(member, { ...query, ...(before !== undefined && { before }), limit });
    yield* page;
    told += page.length;
    before = page.at(-1)?.id;
    if (page.length < limit || before === undefined) return;
  }
}

/** The whole answer at once. */
export async function journalList(
  journal: JournalStore,
  member: MemberId,
  query: Omit<JournalQuery, 'limit'>,
  most?: number,
): Promise<readonly Decision[]> {
  const all: Decision[] = [];
  for await (const decision of journalOf(journal, member, query, most)) all.push(decision);
  return all;
}

/** Whether a decision left a chat bound to somebody. */
export function bindsChat({ outcome }: Decision): boolean {
  return outcome === 'bound' || outcome === 'created' || outcome === 'stayed' || outcome === 'rebound';
}

/** Whether there is anything to take back. */
export function isUndoable(decision: Decision): boolean {
  const changed = decision.changes.some(({ outcome }) => outcome === 'applied');
  const isMerge = decision.reasons.some(({ code }) => code === 'mergedByPerson');
  return decision.undone === undefined && !isMerge && (changed || bindsChat(decision));
}

/** What the chat gave so far, each once, as it was first given. */
export function identifiersOf(decisions: readonly Decision[]): readonly Identifier[] {
  const all = new Map<string, Identifier>();
  for (const { identifiers } of decisions)
    for (const identifier of identifiers) all.set(identifierKey(identifier), identifier);
  return [...all.values()];
}
