import type { MemberId } from '../../domain/ids.ts';
import type { CustomerErasure } from '../ports.ts';
import type { Database } from './database.ts';
import { nextRevision, writablePortal } from './portal-rows.ts';
import { customerRef, type PortalWrite, type Recorded } from './record-batch.ts';
import { text } from './values.ts';

/** Deletes chats, customers, and the decisions and suggestions that mention them, from the tables and the files. */
export async function eraseCustomers(
  database: Database,
  member: MemberId,
  { chats, customers }: CustomerErasure,
): Promise<Recorded> {
  const { dialect } = database;
  const codes = chats.map(text);
  const ids = customers.map(text);
  const recorded = await database.erase(async (rows) => {
    const write = { rows, dialect, portal: await writablePortal(rows, dialect, member) };
    const refs = [...(await crmRefs(write, ids)), ...ids.map(customerRef)];
    await deleteDecisions(write, codes, refs);
    await deleteSuggestions(write, codes, refs);
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
