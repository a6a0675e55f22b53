import type { MemberId } from '../../domain/ids.ts';
import { StoreError } from '../store-error.ts';
import { chatData, customerData } from './bindings.ts';
import type { Database } from './database.ts';
import { decisionData } from './journal.ts';
import { portalNumber } from './portal-rows.ts';
import type { RowData } from './row-data.ts';
import { chatPages, rowPages } from './row-pages.ts';
import { lineSettingsData, noteData, ownNumbersData, portalSettingsData } from './settings.ts';
import { suggestionData } from './suggestions.ts';

const MAX_PROBLEMS = 5;

/** Reads every record of a portal in pages; returns the first few that cannot be read. */
export async function verifyPortal(database: Database, member: MemberId): Promise<readonly string[]> {
  const problems: string[] = [];
  const check = (data: RowData<unknown>, json: string): void => {
    try {
      data.fromData(member, json);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      problems.push(error.message);
    }
  };
  const byId = { customers: customerData, decisions: decisionData, suggestions: suggestionData };
  for (const table of ['customers', 'decisions', 'suggestions'] as const) {
    for await (const { data } of rowPages(database, member, table)) check(byId[table], data);
  }
  for await (const { data } of chatPages(database, member)) check(chatData, data);
  const kinds = { line: lineSettingsData, portal: portalSettingsData, own: ownNumbersData, note: noteData };
  const settings = await database.read((rows) =>
    rows
      .selectFrom('settings')
      .where('portal', '=', portalNumber(rows, member))
      .select(['kind', 'data'])
      .execute(),
  );
  for (const { kind, data } of settings) check(kinds[kind], data);
  return problems.slice(0, MAX_PROBLEMS);
}
