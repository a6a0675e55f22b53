import { z } from 'zod';
import { defaultLineSettings, lineSettingsSchema } from '../../domain/line-settings.ts';
import { lineSources, portalSettingsSchema, sourceSchema } from '../schemas.ts';
import type { SettingsStore } from '../ports.ts';
import type { Database } from './database.ts';
import { dataRow, json, text } from './sql-values.ts';

const lineRow = dataRow(lineSettingsSchema);
const portalRow = dataRow(portalSettingsSchema);
const heardRow = z.object({ source: z.enum(lineSources), at: z.number() });
const noteRow = z.object({ value: z.string() });

export function postgresSettings(database: Database): SettingsStore {
  return {
    async line(member, line) {
      const [row] = await database.rows(
        lineRow,
        'select data from chat_tracker.line_settings where member = $1 and line = $2',
        [text(member), text(line)],
      );
      return row?.data ?? defaultLineSettings;
    },
    async putLine(member, line, settings) {
      await database.run(
        `insert into chat_tracker.line_settings (member, line, data) values ($1, $2, $3)
         on conflict (member, line) do update set data = excluded.data`,
        [text(member), text(line), json(lineSettingsSchema.parse(settings))],
      );
    },
    async portal(member) {
      const [row] = await database.rows(
        portalRow,
        'select data from chat_tracker.portal_settings where member = $1',
        [text(member)],
      );
      return row?.data ?? { blocked: [] };
    },
    putPortal: (member, settings) =>
      database.run(
        `insert into chat_tracker.portal_settings (member, data) values ($1, $2)
         on conflict (member) do update set data = excluded.data`,
        [text(member), json(settings)],
      ),
    sources: (member) =>
      database.rows(
        sourceSchema,
        'select line, source, at from chat_tracker.line_sources where member = $1 order by line, source',
        [text(member)],
      ),
    lastReceived: () =>
      database.rows(
        heardRow,
        'select source, max(at) as at from chat_tracker.line_sources group by source order by source',
        [],
      ),
    async note(member, name) {
      const [row] = await database.rows(
        noteRow,
        'select value from chat_tracker.notes where member = $1 and name = $2',
        [text(member), text(name)],
      );
      return row?.value;
    },
    putNote: (member, name, value) =>
      database.run(
        `insert into chat_tracker.notes (member, name, value) values ($1, $2, $3)
         on conflict (member, name) do update set value = excluded.value`,
        [text(member), text(name), text(value)],
      ),
  };
}
