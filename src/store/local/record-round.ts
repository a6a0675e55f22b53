import type { InboxId, MemberId } from '../../domain/ids.ts';
import type { Engine, Op, View } from '../engine/engine.ts';
import { sortable } from '../engine/index-name.ts';
import { dayShard } from '../engine/shard-names.ts';
import type { LineSource, RoundRecord } from '../ports.ts';
import { clearedWith, doneKeysFor, journalFor } from '../retention.ts';
import { keyDigest } from './key-digest.ts';
import { take } from './take.ts';

/** Everything of a round in one commit; old keys and journal entries go with it, a few at a time. */
export function recordRound(
  engine: Engine,
  member: MemberId,
  round: RoundRecord,
  now: number,
): Promise<void> {
  return engine.commit(member, (view) => ({
    ops: [
      ...round.done.flatMap((id) => doneOps(view, id, now)),
      ...round.chats.map((row): Op => ({ table: 'chats', key: row.userCode, row })),
      ...round.customers.map((row): Op => ({ table: 'customers', key: row.id, row })),
      ...round.endedCustomers.map((key): Op => ({ table: 'customers', key })),
      ...round.decisions.map((row): Op => ({ table: 'decisions', key: row.id, row })),
      ...round.suggestions.map((row): Op => ({ table: 'suggestions', key: row.id, row })),
      ...newestSources(view, round.sources),
      ...forgottenKeys(engine, member, view, now, clearedWith(round.done.length)),
      ...forgottenDecisions(engine, member, round),
    ],
    result: undefined,
  }));
}

function doneOps(view: View, id: InboxId, now: number): readonly Op[] {
  const entry = view.get('inbox', id);
  if (entry === undefined) return [];
  if (entry.key === undefined) return [{ table: 'inbox', key: id }];
  return [
    { table: 'inbox', key: id },
    { table: 'keys', key: keyDigest(entry.key), row: { done: now } },
  ];
}

function newestSources(view: View, sources: readonly LineSource[]): readonly Op[] {
  const newest = new Map<string, LineSource>();
  for (const source of sources) {
    const key = `${source.line}|${source.source}`;
    const known = newest.get(key) ?? view.get('sources', key);
    if (known === undefined || known.at < source.at) newest.set(key, source);
  }
  return [...newest].map(([key, row]) => ({ table: 'sources', key, row }));
}

/** Whole days of keys that are old, the oldest first. */
function forgottenKeys(
  engine: Engine,
  member: MemberId,
  view: View,
  now: number,
  most: number,
): readonly Op[] {
  const limit = now - doneKeysFor;
  const oldDays = engine.shards(member, 'keys').filter((name) => name < dayShard(limit));
  const old = oldDays.sort().flatMap((day) => take(engine.keysIn(member, 'keys', day), most));
  return old.slice(0, most).flatMap((key): readonly Op[] => {
    // A commit of the same write may have cleared the key and taken a new delivery under it.
    const done = view.get('keys', key)?.done;
    return done !== undefined && done < limit ? [{ table: 'keys', key }] : [];
  });
}

function forgottenDecisions(engine: Engine, member: MemberId, { decisions }: RoundRecord): readonly Op[] {
  if (decisions.length === 0) return [];
  const limit = Math.max(...decisions.map(({ at }) => at)) - journalFor;
  const old = take(
    engine.find(member, 'decisions', { index: 'time', from: '', to: sortable(limit) }),
    clearedWith(decisions.length),
  );
  return old.map(([key]) => ({ table: 'decisions', key }));
}
