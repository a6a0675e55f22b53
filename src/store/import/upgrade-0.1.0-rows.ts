import { z } from 'zod';
import type { InboxId } from '../../domain/ids.ts';

/*
 * Renames fields of version 0.1.0, for rows of data directories and of PostgreSQL alike. The schemas of this version check
 * the result.
 */

/** New ids of inbox entries by their old ids. */
export type NewEntryIds = ReadonlyMap<string, InboxId>;

const anyObject = z.looseObject({});
type AnyObject = z.infer<typeof anyObject>;

/** The object with renamed fields; `undefined` for anything but an object. */
function withRenamedFields(value: unknown, names: Readonly<Record<string, string>>): AnyObject | undefined {
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

const mapItems =
  (upgrade: (item: unknown) => unknown) =>
  (list: unknown): unknown =>
    Array.isArray(list) ? list.map(upgrade) : list;

/** No field of an installation was renamed; fields that are unknown to this version are preserved. */
export function upgradePortal(row: unknown): unknown {
  return row;
}

export function upgradeCustomer(row: unknown): unknown {
  return withRenamedFields(row, { party: 'customerRef' }) ?? row;
}

/** `entryIds`: an unfinished decision names the inbox entries that it was made from. */
export function upgradeChat(row: unknown, entryIds: NewEntryIds): unknown {
  const chat = withRenamedFields(row, { owed: 'retryLater' });
  return chat ? withFields(chat, ['pending'], (pending) => upgradePending(pending, entryIds)) : row;
}

function upgradePending(row: unknown, entryIds: NewEntryIds): unknown {
  const pending = withRenamedFields(row, { made: 'decided' });
  if (!pending) return row;
  return withFields(pending, ['decided'], (decided) => {
    const object = withRenamedFields(decided, {});
    return object
      ? withFields(withFields(object, ['verdict'], upgradeVerdict), ['read'], (read) =>
          upgradeInputs(read, entryIds),
        )
      : decided;
  });
}

function upgradeInputs(row: unknown, entryIds: NewEntryIds): unknown {
  const inputs = withRenamedFields(row, {});
  // An entry that was handled already has no new id: its old one matched no entry either.
  const newId = (id: unknown): unknown => (typeof id === 'string' ? (entryIds.get(id) ?? id) : id);
  return inputs ? withFields(inputs, ['entries'], mapItems(newId)) : row;
}

function upgradeVerdict(row: unknown): unknown {
  const verdict = withRenamedFields(row, {
    party: 'customerRef',
    remembers: 'customerIdentifiers',
    joins: 'existingCustomer',
    ends: 'endedCustomers',
    binds: 'shouldBind',
  });
  if (!verdict) return row;
  const withCustomer = withFields(verdict, ['existingCustomer'], upgradeCustomer);
  return withFields(withCustomer, ['endedCustomers'], mapItems(upgradeCustomer));
}

export function upgradeDecision(row: unknown): unknown {
  const decision = withRenamedFields(row, { party: 'customerRef', undoing: 'undoStarted' });
  return decision ? withFields(decision, ['before'], upgradeRecordsBefore) : row;
}

/** Records before a decision; entry ids in them are not used any more. */
function upgradeRecordsBefore(row: unknown): unknown {
  const before = withRenamedFields(row, {});
  if (!before) return row;
  const withChat = withFields(before, ['chat'], (chat) => upgradeChat(chat, new Map()));
  return withFields(withChat, ['customers'], mapItems(upgradeCustomer));
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
