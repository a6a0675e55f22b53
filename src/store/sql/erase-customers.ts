import type { MemberId } from '../../domain/ids.ts';
import type { CustomerErasure } from '../ports.ts';
import type { Database } from './database.ts';
import { erasureNeedles } from './erasure-needles.ts';
import { findMentions, type Mentions } from './find-mentions.ts';
import { nextRevision, writablePortal } from './portal-rows.ts';
import { customerRef, setChats, setCustomers, type PortalWrite, type Recorded } from './record-batch.ts';
import { chunks, text } from './values.ts';

/**
 * Deletes chats, customers, and the decisions, suggestions and unhandled events that mention them or their identifiers,
 * from the tables and the files. Other chats and customers stay without the identifiers.
 */
export async function eraseCustomers(
  database: Database,
  member: MemberId,
  erasure: CustomerErasure,
): Promise<Recorded> {
  const { dialect } = database;
  // In pages before the transaction: a large portal blocks no other.
  const mentions = await findMentions(database, member, erasureNeedles(erasure));
  const codes = erasure.chats.map(text);
  const ids = erasure.customers.map(text);
  const recorded = await database.erase(async (rows) => {
    const write = { rows, dialect, portal: await writablePortal(rows, dialect, member) };
    const refs = [...(await crmRefs(write, ids)), ...ids.map(customerRef)];
    await deleteDecisions(write, codes, refs);
    await deleteSuggestions(write, codes, refs);
    await deleteMentions(write, mentions);
    await setChats(write, mentions.chats);
    await setCustomers(write, mentions.customers);
    await rows
      .deleteFrom('chats')
      .where('portal', '=', write.portal)
      .where(dialect.isText('code', codes))
      .execute();
    await rows
      .deleteFrom('customers')
      .where('portal', '=', write.portal)
      .where(dialect.isText('id', ids))
      .execute();
    return { revision: await nextRevision(rows, write.portal) };
  });
  await database.purge();
  return recorded;
}

/** Rows of others that mention an erased identifier. */
async function deleteMentions({ rows, dialect, portal }: PortalWrite, mentions: Mentions): Promise<void> {
  for (const table of ['decisions', 'suggestions'] as const)
    for (const ids of chunks(mentions[table]))
      await rows.deleteFrom(table).where('portal', '=', portal).where(dialect.isText('id', ids)).execute();
  for (const ids of chunks(mentions.inbox))
    await rows
      .deleteFrom('inbox')
      .where('portal', '=', portal)
      .where('done_at', 'is', null)
      .where(dialect.isNumber('id', ids))
      .execute();
  await rows
    .deleteFrom('settings')
    .where('portal', '=', portal)
    .where('kind', '=', 'note')
    .where(dialect.isText('name', mentions.notes))
    .execute();
}

async function crmRefs(
  { rows, dialect, portal }: PortalWrite,
  ids: readonly string[],
): Promise<readonly string[]> {
  const known = rows.selectFrom('customers').where('portal', '=', portal).where(dialect.isText('id', ids));
  return (await known.select('crm_ref').execute()).flatMap(({ crm_ref }) => crm_ref ?? []);
}

async function deleteDecisions(
  { rows, dialect, portal }: PortalWrite,
  codes: readonly string[],
  refs: readonly string[],
): Promise<void> {
  const mentioning = rows
    .selectFrom('decision_refs')
    .select('decision')
    .where('portal', '=', portal)
    .where(dialect.isText('ref', refs));
  await rows
    .deleteFrom('decisions')
    .where('portal', '=', portal)
    .where(({ eb, or }) => or([dialect.isText('chat', codes), eb('id', 'in', mentioning)]))
    .execute();
}

async function deleteSuggestions(
  { rows, dialect, portal }: PortalWrite,
  codes: readonly string[],
  refs: readonly string[],
): Promise<void> {
  const mentioning = rows
    .selectFrom('suggestion_refs')
    .select('suggestion')
    .where('portal', '=', portal)
    .where(dialect.isText('ref', refs));
  await rows
    .deleteFrom('suggestions')
    .where('portal', '=', portal)
    .where(({ eb, or }) => or([dialect.isText('chat', codes), eb('id', 'in', mentioning)]))
    .execute();
}
