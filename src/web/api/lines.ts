import { lineId, type LineId } from '../../domain/ids.ts';
import { lineSettingsSchema, type LineSettings } from '../../domain/line-settings.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import type { LineSource, Stores } from '../../store/ports.ts';
import type { LineView } from '../contract/lines.ts';
import { ApiError } from './api-error.ts';
import type { Caller, Handlers } from './caller.ts';
import { mayEditLine } from './line-rights.ts';
import { readLine, readLines, type PortalLine } from './portal-line.ts';
import { lineForbidden } from './rights.ts';

export interface LinesDeps {
  readonly stores: Pick<Stores, 'settings' | 'journal'>;
  readonly corrections: Pick<Corrections, 'invalidatePortalConfig'>;
}

/** Decisions looked through for the channels of the lines. */
const LOOK_BACK = 300;

export function linesCalls({
  stores,
  corrections,
}: LinesDeps): Handlers<'listLines' | 'changeLine' | 'setNative'> {
  const { settings } = stores;

  const viewAll = async ({ session }: Caller, lines: readonly PortalLine[]): Promise<readonly LineView[]> => {
    const [sources, recent] = await Promise.all([
      settings.sources(session.member),
      stores.journal.list(session.member, { limit: LOOK_BACK }),
    ]);
    return Promise.all(
      lines.map(async (line) => {
        const own = await settings.line(session.member, line.id);
        const seen = recent.filter((decision) => decision.line === line.id).map(({ connector }) => connector);
        return viewOf(line, own, sources, seen);
      }),
    );
  };
  const viewOne = async (caller: Caller, line: PortalLine): Promise<LineView> => {
    const [view] = await viewAll(caller, [line]);
    if (!view) throw new TypeError('a line got lost');
    return view;
  };

  return {
    listLines: async (caller) => ({ lines: await viewAll(caller, await readLines(caller.client)) }),
    async changeLine(caller, { params, body }) {
      const { client, session } = caller;
      const line = await editable(client, params.lineId);
      const before = await settings.line(session.member, line.id);
      await settings.putLine(session.member, line.id, lineSettingsSchema.parse({ ...before, ...body }));
      return viewOne(caller, line);
    },
    async setNative(caller, { params, body }) {
      const { client, session } = caller;
      const line = await editable(client, params.lineId);
      const changed = {
        ...(differs(body.crm, line.native.crm) && { CRM: flag(body.crm) }),
        ...(differs(body.tracker, line.native.tracker) && { CRM_CHAT_TRACKER: flag(body.tracker) }),
      };
      if (Object.keys(changed).length > 0) {
        const PARAMS = { ...changed, ...line.welcomeBot };
        await client.call(
          { method: 'imopenlines.config.update', params: { CONFIG_ID: line.id, PARAMS } },
          'page.native',
        );
        corrections.invalidatePortalConfig(session.member);
      }
      return viewOne(caller, await existing(client, params.lineId));
    },
  };
}

function differs(wanted: boolean | undefined, is: boolean): boolean {
  return wanted !== undefined && wanted !== is;
}

function flag(on: boolean | undefined): 'Y' | 'N' {
  return on ? 'Y' : 'N';
}

function viewOf(
  { id, name, active, native }: PortalLine,
  settings: LineSettings,
  sources: readonly LineSource[],
  seen: readonly string[],
): LineView {
  return {
    id,
    name,
    active,
    native,
    settings,
    sources: sources.filter(({ line }) => line === id).map(({ source, at }) => ({ source, at })),
    connectors: [...new Set([...Object.keys(settings.connectors), ...seen])].sort(),
  };
}

async function editable(client: PortalClient, id: string): Promise<PortalLine> {
  const line = await existing(client, id);
  if (!(await mayEditLine(client, line))) throw lineForbidden();
  return line;
}

async function existing(client: PortalClient, id: string): Promise<PortalLine> {
  const known: LineId | undefined = /^\d{1,10}$/.test(id) ? lineId(id) : undefined;
  const line = known && (await readLine(client, known));
  if (!line)
    throw new ApiError(
      404,
      'LINE_UNKNOWN',
      'There is no such open channel, or this account may not see it.',
      'Open the list again.',
    );
  return line;
}
