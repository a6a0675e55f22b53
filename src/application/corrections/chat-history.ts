import type { Decision } from '../../domain/decision.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import { identifierKey } from '../../domain/identifiers/identifier.ts';
import type { MemberId } from '../../domain/ids.ts';
import { marksGroup } from '../../domain/marks-group.ts';
import { changesBlocks } from './block-identifier.ts';
import type { JournalQuery, JournalStore } from '../../store/ports.ts';

const PAGE_SIZE = 200;

/** All journal entries of a query, newest first, read page by page; at most `maxEntries`. */
export async function* journalOf(
  journal: JournalStore,
  member: MemberId,
  query: Omit<JournalQuery, 'limit'>,
  maxEntries = Number.POSITIVE_INFINITY,
): AsyncGenerator<Decision> {
  let count = 0;
  for (let before = query.before; count < maxEntries;) {
    const limit = Math.min(PAGE_SIZE, maxEntries - count);
    const page = await journal.list(member, { ...query, ...(before !== undefined && { before }), limit });
    yield* page;
    count += page.length;
    before = page.at(-1)?.id;
    if (page.length < limit || before === undefined) return;
  }
}

/** The entries of `journalOf` as a list. */
export async function journalList(
  journal: JournalStore,
  member: MemberId,
  query: Omit<JournalQuery, 'limit'>,
  maxEntries?: number,
): Promise<readonly Decision[]> {
  const all: Decision[] = [];
  for await (const decision of journalOf(journal, member, query, maxEntries)) all.push(decision);
  return all;
}

/** Whether the chat was bound to a customer after the decision. */
export function bindsChat({ outcome }: Decision): boolean {
  return outcome === 'bound' || outcome === 'created' || outcome === 'stayed' || outcome === 'rebound';
}

/**
 * Whether a decision can be undone: it changed or bound something, marked a group or changed the blocked identifiers, was not
 * undone, and is no merge.
 */
export function isUndoable(decision: Decision): boolean {
  const changed = decision.changes.some(({ outcome }) => outcome === 'applied');
  const isMerge = decision.reasons.some(({ code }) => code === 'mergedByPerson');
  return (
    decision.undone === undefined &&
    !isMerge &&
    (changed || bindsChat(decision) || marksGroup(decision) || changesBlocks(decision))
  );
}

/** Whether a person made the decision, or confirmed it as a suggestion; otherwise a rule did. */
export function isByPerson({ rule, by, answers }: Decision): boolean {
  return rule === 0 || by !== undefined || answers !== undefined;
}

/** The identifiers of several decisions, each once. */
export function identifiersOf(decisions: readonly Decision[]): readonly Identifier[] {
  const all = new Map<string, Identifier>();
  for (const { identifiers } of decisions)
    for (const identifier of identifiers) all.set(identifierKey(identifier), identifier);
  return [...all.values()];
}
