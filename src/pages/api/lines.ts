import { z } from 'zod';
import { lineSettingsSchema, type LineSettings } from '../../model/line-settings.ts';
import { lineId, type LineId } from '../../model/ids.ts';
import type { PortalClient } from '../../portal/portal-client.ts';
import type { LineSource, SettingsStore } from '../../store/ports.ts';
import type { PageSession } from '../session.ts';
import { ApiError } from './api-error.ts';
import { mayEditLine } from './line-rights.ts';
import { readLine, readLines, type PortalLine } from './portal-line.ts';

/** One line as the page shows it (spec 8). */
export interface LineView extends PortalLine {
  readonly settings: LineSettings;
  /** Which way of hearing last brought something, and when (spec 3.5). */
  readonly sources: readonly Omit<LineSource, 'line'>[];
}

export interface LinesApi {
  list(session: PageSession, client: PortalClient): Promise<{ readonly lines: readonly LineView[] }>;
  change(session: PageSession, client: PortalClient, line: string, patch: unknown): Promise<LineView>;
}

const { shape } = lineSettingsSchema;

/** Only what is given changes: an optional field with a default would reset what is left out. */
const patchSchema = z.strictObject({
  mode: shape.mode.unwrap().optional(),
  connectors: shape.connectors.unwrap().optional(),
  regions: shape.regions.unwrap().optional(),
  ownItem: shape.ownItem.unwrap().optional(),
  closedCard: shape.closedCard.unwrap().optional(),
  sharedThreshold: shape.sharedThreshold.unwrap().optional(),
});

export function createLinesApi(settings: SettingsStore): LinesApi {
  const view = async (
    { member }: PageSession,
    line: PortalLine,
    sources: readonly LineSource[],
  ): Promise<LineView> => ({
    ...line,
    settings: await settings.line(member, line.id),
    sources: sources.filter((source) => source.line === line.id).map(({ source, at }) => ({ source, at })),
  });

  return {
    async list(session, client) {
      const [lines, sources] = await Promise.all([readLines(client), settings.sources(session.member)]);
      return { lines: await Promise.all(lines.map((line) => view(session, line, sources))) };
    },
    async change(session, client, id, patch) {
      const parsed = patchSchema.safeParse(patch);
      if (!parsed.success) throw badPatch(parsed.error);
      const line = await existing(client, id);
      if (!(await mayEditLine(client, line))) {
        throw new ApiError(
          403,
          'LINE_FORBIDDEN',
          'This account may not change this open channel.',
          'Ask an administrator of the portal.',
        );
      }
      const before = await settings.line(session.member, line.id);
      await settings.putLine(
        session.member,
        line.id,
        lineSettingsSchema.parse({ ...before, ...parsed.data }),
      );
      return view(session, line, await settings.sources(session.member));
    },
  };
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

function badPatch(error: z.ZodError): ApiError {
  const where = error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
  return new ApiError(
    400,
    'INVALID_SETTINGS',
    where,
    'Send only settings of a line, with values that they can have.',
    error,
  );
}
