import { z } from 'zod';
import type { InboxId } from '../../domain/ids.ts';

/*
 * What version 0.1.0 stored, as this version names it. The one place for both kinds of its data: a field that the domain
 * renames is mapped here. What is not mapped stays as it is; the schemas of today look at it afterwards.
 */

/** Ids that inbox entries have now, by those that they had. */
export type NewEntryIds = ReadonlyMap<string, InboxId>;

export function upgradePortal(row: unknown): unknown {
  return row;
}

const unfinished = z.looseObject({
  pending: z.looseObject({
    made: z.looseObject({ read: z.looseObject({ entries: z.array(z.string()) }) }),
  }),
});

/** An unfinished decision names the inbox entries that it was made from. */
export function upgradeChat(row: unknown, entryIds: NewEntryIds): unknown {
  const chat = unfinished.safeParse(row).data;
  if (chat === undefined) return row;
  const { pending } = chat;
  const { made } = pending;
  // An entry that is done already leads nowhere, as it did.
  const entries = made.read.entries.map((id) => entryIds.get(id) ?? id);
  return { ...chat, pending: { ...pending, made: { ...made, read: { ...made.read, entries } } } };
}

export function upgradeCustomer(row: unknown): unknown {
  return row;
}

export function upgradeDecision(row: unknown): unknown {
  return row;
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
