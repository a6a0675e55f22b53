import { z } from 'zod';
import type { InboxId } from '../../domain/ids.ts';

/*
 * What version 0.1.0 stored, under the field names of this version: for data directories and PostgreSQL rows alike. The
 * schemas of this version check the result.
 */

/** Ids that inbox entries have now, by those that they had. */
export type NewEntryIds = ReadonlyMap<string, InboxId>;

const anyObject = z.looseObject({});
type AnyObject = z.infer<typeof anyObject>;

/** The object with some of its fields under new names; anything else as it is. */
function renamed(value: unknown, names: Readonly<Record<string, string>>): AnyObject | undefined {
  const object = anyObject.safeParse(value).data;
  if (object === undefined) return undefined;
  const newNames = new Map(Object.entries(names));
  return Object.fromEntries(
    Object.entries(object).map(([name, field]) => [newNames.get(name) ?? name, field]),
  );
}

/** The object with `upgrade` applied to the fields of these names that it has. */
function withFields(
  object: AnyObject,
  names: readonly string[],
  upgrade: (field: unknown) => unknown,
): AnyObject {
  const changed = names.filter((name) => object[name] !== undefined);
  return { ...object, ...Object.fromEntries(changed.map((name) => [name, upgrade(object[name])])) };
}

const each =
  (upgrade: (item: unknown) => unknown) =>
  (list: unknown): unknown =>
    Array.isArray(list) ? list.map(upgrade) : list;

/** Fields of 0.1.0 that are unknown to this version pass through; nothing of an installation was renamed. */
export function upgradePortal(row: unknown): unknown {
  return row;
}

export function upgradeCustomer(row: unknown): unknown {
  return renamed(row, { party: 'customerRef' }) ?? row;
}

/** `entryIds`: an unfinished decision names the inbox entries that it was made from. */
export function upgradeChat(row: unknown, entryIds: NewEntryIds): unknown {
  const chat = renamed(row, { owed: 'retryLater' });
  return chat ? withFields(chat, ['pending'], (pending) => upgradePending(pending, entryIds)) : row;
}

function upgradePending(row: unknown, entryIds: NewEntryIds): unknown {
  const pending = renamed(row, { made: 'decided' });
  if (!pending) return row;
  return withFields(pending, ['decided'], (decided) => {
    const object = renamed(decided, {});
    return object
      ? withFields(withFields(object, ['verdict'], upgradeVerdict), ['read'], (read) =>
          upgradeInputs(read, entryIds),
        )
      : decided;
  });
}

function upgradeInputs(row: unknown, entryIds: NewEntryIds): unknown {
  const inputs = renamed(row, {});
  // An entry that is done already has no new id: it is left out of nothing, and leads nowhere as before.
  const newId = (id: unknown): unknown => (typeof id === 'string' ? (entryIds.get(id) ?? id) : id);
  return inputs ? withFields(inputs, ['entries'], each(newId)) : row;
}

function upgradeVerdict(row: unknown): unknown {
  const verdict = renamed(row, {
    party: 'customerRef',
    remembers: 'customerIdentifiers',
    joins: 'existingCustomer',
    ends: 'endedCustomers',
    binds: 'shouldBind',
  });
  if (!verdict) return row;
  const withCustomer = withFields(verdict, ['existingCustomer'], upgradeCustomer);
  return withFields(withCustomer, ['endedCustomers'], each(upgradeCustomer));
}

export function upgradeDecision(row: unknown): unknown {
  const decision = renamed(row, { party: 'customerRef', undoing: 'undoStarted' });
  return decision ? withFields(decision, ['before'], upgradeRecordsBefore) : row;
}

/** Records before a decision; entry ids in them are of no use any more. */
function upgradeRecordsBefore(row: unknown): unknown {
  const before = renamed(row, {});
  if (!before) return row;
  const withChat = withFields(before, ['chat'], (chat) => upgradeChat(chat, new Map()));
  return withFields(withChat, ['customers'], each(upgradeCustomer));
}

export function upgradeSuggestion(row: unknown): unknown {
  return row;
}

export function upgradeLineSettings(row: unknown): unknown {
  return row;
}

export function upgradePortalSettings(row: unknown): unknown {
  return row;
}

export function upgradeInboxBody(body: unknown): unknown {
  return body;
}
