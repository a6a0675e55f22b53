import { getCountries, isSupportedCountry } from 'libphonenumber-js/max';
import { lineId, type LineId } from '../../domain/ids.ts';
import { lineSettingsSchema, type LineSettings } from '../../domain/line-settings.ts';
import type { SettingsAudit, SettingsChange } from '../../application/settings-audit.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import { isPortalAdmin } from '../../bitrix24/auth/is-portal-admin.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { mayEditLine } from '../../bitrix24/openlines/line-rights.ts';
import { readLine, readLines, type PortalLine } from '../../bitrix24/openlines/read-lines.ts';
import { setNativeTracker } from '../../bitrix24/openlines/set-native-tracker.ts';
import { readUnreadable } from '../../processing/unreadable-numbers.ts';
import type { LineSource, Stores } from '../../store/ports.ts';
import type { LineView } from '../contract/lines.ts';
import { ApiError } from './api-error.ts';
import type { Caller, Handlers } from './caller.ts';
import { lineForbidden } from './rights.ts';

export interface LineHandlersDeps {
  readonly stores: Pick<Stores, 'settings' | 'journal'>;
  readonly corrections: Pick<Corrections, 'invalidatePortalConfig'>;
  readonly audit: SettingsAudit;
  /** Unix ms. */
  readonly now: () => number;
}

/** Newest decisions scanned for the connectors of the lines. */
const MAX_RECENT_DECISIONS = 300;
/** Changes of settings that are shown with a line. */
const MAX_CHANGES = 20;

export function lineHandlers({
  stores,
  corrections,
  audit,
  now,
}: LineHandlersDeps): Handlers<'listLines' | 'changeLine' | 'setNative'> {
  const { settings } = stores;

  const viewAll = async (
    { session, portal }: Caller,
    lines: readonly PortalLine[],
  ): Promise<readonly LineView[]> => {
    const [sources, changes, unreadable, recent] = await Promise.all([
      settings.sources(session.member),
      audit.list(session.member),
      readUnreadable(settings, session.member, now()),
      stores.journal.list(session.member, { limit: MAX_RECENT_DECISIONS }),
    ]);
    return Promise.all(
      lines.map(async (line) => {
        const lineSettings = await settings.line(session.member, line.id);
        const connectors = recent
          .filter((decision) => decision.line === line.id)
          .map(({ connector }) => connector);
        const regions = lineSettings.regions.length > 0 ? lineSettings.regions : portal.regions;
        return viewOf(line, lineSettings, { sources, changes, connectors, unreadable, regions });
      }),
    );
  };
  const viewOne = async (caller: Caller, line: PortalLine): Promise<LineView> => {
    const [view] = await viewAll(caller, [line]);
    if (!view) throw new TypeError('viewAll returned no view of the line');
    return view;
  };

  return {
    listLines: async (caller) => ({
      lines: await viewAll(caller, await readLines(caller.client, 'page.lines')),
      countries: getCountries(),
    }),
    async changeLine(caller, { params, body }) {
      const { client, session } = caller;
      requireCountries(body.regions ?? []);
      const line = await requireEditableLine(client, params.lineId);
      const before = await settings.line(session.member, line.id);
      const after = lineSettingsSchema.parse({ ...before, ...body });
      await settings.putLine(session.member, line.id, after);
      await audit.add(session.member, { by: caller.by, line: line.id, before, after });
      return viewOne(caller, line);
    },
    async setNative(caller, { params, body }) {
      const { client, session } = caller;
      const line = await requireEditableLine(client, params.lineId);
      if (await setNativeTracker(client, line, body, 'page.native'))
        corrections.invalidatePortalConfig(session.member);
      const changed = await requireLine(client, params.lineId);
      const [before, after] = [{ native: line.native }, { native: changed.native }];
      await audit.add(session.member, { by: caller.by, line: line.id, before, after });
      return viewOne(caller, changed);
    },
  };
}

/** Throws 400 for codes whose numbers cannot be read. */
function requireCountries(codes: readonly string[]): void {
  if (codes.every((code) => isSupportedCountry(code))) return;
  throw new ApiError(
    400,
    'INVALID_SETTINGS',
    'regions: not the ISO 3166 code of a country with a numbering plan.',
    'Send codes of the list `countries` of listLines.',
  );
}

interface LineHistory {
  readonly sources: readonly LineSource[];
  readonly changes: readonly SettingsChange[];
  /** Of the newest decisions. */
  readonly connectors: readonly string[];
  readonly unreadable: Awaited<ReturnType<typeof readUnreadable>>;
  /** Countries that the line reads. */
  readonly regions: readonly string[];
}

function viewOf(
  { id, name, active, native }: PortalLine,
  settings: LineSettings,
  { sources, changes, connectors, unreadable, regions }: LineHistory,
): LineView {
  return {
    id,
    name,
    active,
    native,
    settings,
    sources: sources.filter(({ line }) => line === id).map(({ source, at }) => ({ source, at })),
    connectors: [...new Set([...Object.keys(settings.connectors), ...connectors])].sort(),
    changes: changes
      .filter(({ line }) => line === id)
      .slice(0, MAX_CHANGES)
      .map(({ at, by, what, before, after }) => ({ at, by, what, before, after })),
    readRegions: [...regions],
    unreadable: sumByCountry(
      unreadable.filter(({ line, country }) => line === id && !regions.includes(country)),
    ),
  };
}

function sumByCountry(
  rows: readonly { readonly country: string; readonly chats: number }[],
): LineView['unreadable'] {
  const sums = new Map<string, number>();
  for (const { country, chats } of rows) sums.set(country, (sums.get(country) ?? 0) + chats);
  return [...sums].map(([country, chats]) => ({ country, chats })).sort((a, b) => b.chats - a.chats);
}

async function requireEditableLine(client: PortalClient, id: string): Promise<PortalLine> {
  const line = await requireLine(client, id);
  const mayEdit =
    (await isPortalAdmin(client, 'page.rights')) || (await mayEditLine(client, line.id, 'page.rights'));
  if (!mayEdit) throw lineForbidden();
  return line;
}

async function requireLine(client: PortalClient, id: string): Promise<PortalLine> {
  const validId: LineId | undefined = /^\d{1,10}$/.test(id) ? lineId(id) : undefined;
  const line = validId && (await readLine(client, validId, 'page.line'));
  if (!line)
    throw new ApiError(
      404,
      'LINE_UNKNOWN',
      'There is no such open channel, or this account may not see it.',
      'Open the list again.',
    );
  return line;
}
