import { eventSources } from '../../domain/event-source.ts';
import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import { defaultLineSettings, lineSettingsSchema } from '../../domain/line-settings.ts';
import type { AppNotes, SettingsStore } from '../ports.ts';
import { noOwnNumbers } from '../../domain/own-numbers.ts';
import { ownNumbersSchema, portalSettingsSchema, sourceSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { portalNumber, writablePortal } from './portal-rows.ts';
import { rowData, unreadableRow, type RowData } from './row-data.ts';
import type { SettingKind } from './tables.ts';
import { excluded, text } from './values.ts';

export const lineSettingsData = rowData('line settings', lineSettingsSchema);
export const portalSettingsData = rowData('portal settings', portalSettingsSchema);
export const ownNumbersData = rowData('own numbers', ownNumbersSchema);
export const noteData = rowData('notes', z.string());
const receivedSchema = z.object({ source: z.enum(eventSources), at: z.number() });
/** Name of the settings of the whole portal. */
const WHOLE_PORTAL = '';

export function sqlSettings(database: Database): SettingsStore {
  const { read } = database;
  const line = settingsOf(database, 'line', lineSettingsData);
  const portal = settingsOf(database, 'portal', portalSettingsData);
  const own = settingsOf(database, 'own', ownNumbersData);
  const note = settingsOf(database, 'note', noteData);
  return {
    line: async (member, id) => (await line.get(member, id)) ?? defaultLineSettings,
    putLine: line.put,
    portal: async (member) => (await portal.get(member, WHOLE_PORTAL)) ?? { blocked: [] },
    putPortal: (member, settings) => portal.put(member, WHOLE_PORTAL, settings),
    ownNumbers: async (member) => (await own.get(member, WHOLE_PORTAL)) ?? noOwnNumbers,
    putOwnNumbers: (member, numbers) => own.put(member, WHOLE_PORTAL, numbers),
    note: note.get,
    putNote: note.put,
    sources: (member) =>
      read(async (rows) => {
        const found = rows.selectFrom('line_sources').where('portal', '=', portalNumber(rows, member));
        const listed = found.select(['line', 'source', 'at']).orderBy('line').orderBy('source');
        return (await listed.execute()).map((row) => {
          const checked = sourceSchema.safeParse(row);
          if (!checked.success) throw unreadableRow('line sources', member, checked.error);
          return checked.data;
        });
      }),
    lastReceived: () =>
      read(async (rows) => {
        const found = rows.selectFrom('line_sources').groupBy('source').orderBy('source');
        const newest = await found.select(({ fn }) => ['source', fn.max('at').as('at')]).execute();
        // A damaged row must not hide the others.
        return newest.flatMap((row) => receivedSchema.safeParse(row).data ?? []);
      }),
  };
}

function settingsOf<T>({ read, write, dialect }: Database, kind: SettingKind, data: RowData<T>) {
  return {
    get: (member: MemberId, name: string): Promise<T | undefined> =>
      read(async (rows) => {
        const row = await rows
          .selectFrom('settings')
          .where('portal', '=', portalNumber(rows, member))
          .where('kind', '=', kind)
          .where('name', '=', text(name))
          .select('data')
          .executeTakeFirst();
        return row && data.fromData(member, row.data);
      }),
    put: (member: MemberId, name: string, value: T): Promise<void> =>
      write(async (rows) => {
        const portal = await writablePortal(rows, dialect, member);
        await rows
          .insertInto('settings')
          .values({ portal, kind, name: text(name), data: data.toData(value) })
          .onConflict((on) => on.columns(['portal', 'kind', 'name']).doUpdateSet({ data: excluded('data') }))
          .execute();
      }),
  };
}

export function sqlAppNotes({ read, write }: Database): AppNotes {
  return {
    get: (name) =>
      read(async (rows) => {
        const found = rows.selectFrom('app_notes').where('name', '=', text(name));
        return (await found.select('value').executeTakeFirst())?.value;
      }),
    put: (name, value) =>
      write(async (rows) => {
        await rows
          .insertInto('app_notes')
          .values({ name: text(name), value: text(value) })
          .onConflict((on) => on.column('name').doUpdateSet({ value: excluded('value') }))
          .execute();
      }),
  };
}
