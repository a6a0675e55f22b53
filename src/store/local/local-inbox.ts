import type { InboxId, MemberId } from '../../domain/ids.ts';
import { inboxId } from '../../domain/ids.ts';
import type { Engine, Op, View } from '../engine/engine.ts';
import { under } from '../engine/index-name.ts';
import type { StoredEntry } from '../engine/tables.ts';
import type { Backlog, Inbox, InboxEntry, NewInboxEntry } from '../ports.ts';
import { createInboxIds } from './inbox-ids.ts';
import { keyDigest } from './key-digest.ts';
import { take } from './take.ts';

const [waitingFrom, waitingTo] = under('waiting');
const [parkedFrom, parkedTo] = under('parked');

export function localInbox(engine: Engine, now: () => number): Inbox {
  const nextId = createInboxIds(engine, now);
  return {
    append: (member, entries) => engine.commit(member, (view) => appendNew(view, entries, nextId)),
    async waiting(member, limit) {
      const rows = engine.find(member, 'inbox', { index: 'state', from: waitingFrom, to: waitingTo });
      return take(rows, limit).map(([id, row]) => entryOf(id, row));
    },
    async members() {
      return engine.members().filter((member) => hasWaiting(engine, member));
    },
    async backlog() {
      return engine
        .members()
        .map((member) => backlogOf(engine, member))
        .filter(({ waiting, parked }) => waiting + parked > 0);
    },
    failed: (member, ids, error, parkAfter) =>
      engine.commit(member, (view) => {
        const at = now();
        return changeEntries(view, ids, ({ parked, ...row }) => {
          const attempts = row.attempts + 1;
          if (parked !== undefined) return undefined;
          return attempts >= parkAfter ? { ...row, attempts, parked: { error, at } } : { ...row, attempts };
        });
      }),
    async parked(member) {
      const rows = engine.find(member, 'inbox', { index: 'state', from: parkedFrom, to: parkedTo });
      return [...rows].flatMap(([id, row]) =>
        row.parked === undefined
          ? []
          : [{ ...entryOf(id, row), error: row.parked.error, parkedAt: row.parked.at }],
      );
    },
    retry: (member, ids) =>
      engine.commit(member, (view) =>
        changeEntries(view, ids, ({ parked, ...row }) =>
          parked === undefined ? undefined : { ...row, attempts: 0 },
        ),
      ),
  };
}

function appendNew(view: View, entries: readonly NewInboxEntry[], nextId: () => InboxId) {
  const fresh = new Set<string>();
  const ops: Op[] = [];
  const isKnown = (digest: string): boolean => fresh.has(digest) || view.get('keys', digest) !== undefined;
  const result = entries.map(({ key, body, at }) => {
    const digest = key === undefined ? undefined : keyDigest(key);
    if (digest !== undefined) {
      if (isKnown(digest)) return 'duplicate';
      fresh.add(digest);
      ops.push({ table: 'keys', key: digest, row: {} });
    }
    const row = { ...(key !== undefined && { key }), body: body ?? null, at, attempts: 0 };
    ops.push({ table: 'inbox', key: nextId(), row });
    return 'stored';
  });
  return { ops, result };
}

function changeEntries(
  view: View,
  ids: readonly InboxId[],
  change: (row: StoredEntry) => StoredEntry | undefined,
): { ops: readonly Op[]; result: undefined } {
  const ops = [...new Set(ids)].flatMap((id): readonly Op[] => {
    const row = view.get('inbox', id);
    const changed = row === undefined ? undefined : change(row);
    return changed === undefined ? [] : [{ table: 'inbox', key: id, row: changed }];
  });
  return { ops, result: undefined };
}

function entryOf(id: string, { key, body, at, attempts }: StoredEntry): InboxEntry {
  return { id: inboxId(id), ...(key !== undefined && { key }), body, at, attempts };
}

function hasWaiting(engine: Engine, member: MemberId): boolean {
  return (
    take(engine.find(member, 'inbox', { index: 'state', from: waitingFrom, to: waitingTo }), 1).length > 0
  );
}

function backlogOf(engine: Engine, member: MemberId): Backlog {
  let [waiting, oldestAt, parked] = [0, 0, 0];
  for (const [, row] of engine.find(member, 'inbox', { index: 'state', from: '' })) {
    if (row.parked !== undefined) parked += 1;
    else {
      oldestAt = waiting === 0 ? row.at : Math.min(oldestAt, row.at);
      waiting += 1;
    }
  }
  return { member, waiting, oldestAt, parked };
}
