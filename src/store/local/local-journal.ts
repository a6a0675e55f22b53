import { refKey } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import { decisionItems } from '../decision-items.ts';
import type { Engine, Range } from '../engine/engine.ts';
import { indexName, sortable } from '../engine/index-name.ts';
import type { JournalQuery, JournalStore } from '../ports.ts';
import { take } from './take.ts';

export function localJournal(engine: Engine): JournalStore {
  return {
    get: async (member, id) => engine.get(member, 'decisions', id),
    async list(member, query) {
      const before = query.before === undefined ? undefined : engine.get(member, 'decisions', query.before);
      // The journal forgets its oldest entries only: behind one that is gone there is nothing.
      if (query.before !== undefined && before === undefined) return [];
      return take(matching(engine, member, query, rangeOf(query, before)), query.limit);
    },
  };
}

function* matching(engine: Engine, member: MemberId, query: JournalQuery, range: Range): Generator<Decision> {
  for (const [, row] of engine.find(member, 'decisions', range)) if (matches(row, query)) yield row;
}

/** The narrowest index for the question, newest first, from where the page before ended. */
function rangeOf(query: JournalQuery, before: Decision | undefined): Range {
  const { from, to } = query;
  const [index, ...parts] = narrowest(query);
  const start = indexName(...parts, sortable(from ?? 0));
  const ends = [indexName(...parts, '~')];
  if (to !== undefined) ends.push(indexName(...parts, sortable(to)));
  if (before !== undefined) ends.push(indexName(...parts, ...position(before)));
  return { index, from: start, to: ends.sort()[0] ?? '', newestFirst: true };
}

function narrowest({ chat, item, line }: JournalQuery): readonly [index: string, ...parts: string[]] {
  if (chat !== undefined) return ['chat', chat];
  if (item !== undefined) return ['item', refKey(item)];
  if (line !== undefined) return ['line', line];
  return ['time'];
}

function position(decision: Decision): readonly [time: string, id: DecisionId] {
  return [sortable(decision.at), decision.id];
}

function matches(row: Decision, { chat, item, line }: JournalQuery): boolean {
  if (chat !== undefined && row.chat !== chat) return false;
  if (line !== undefined && row.line !== line) return false;
  return item === undefined || decisionItems(row).includes(refKey(item));
}
