import { z } from 'zod';
import { lineId, type LineId } from '../../domain/ids.ts';
import type { PortalClient, RestCommand } from '../../bitrix24/client/portal-client.ts';
import { text } from '../../bitrix24/client/scalars.ts';

/** An open line as the portal has it. */
export interface PortalLine {
  readonly id: LineId;
  readonly name: string;
  readonly active: boolean;
  /** What the portal's own tracker does for the line (rest-contract.md 3.2). */
  readonly native: { readonly crm: boolean; readonly tracker: boolean; readonly create: string };
  /**
   * The line's welcome bot where it has one: any update that does not name it takes it away (native-tracker.md 1), so
   * every update has to.
   */
  readonly welcomeBot: Readonly<Record<string, string>>;
}

const yes = z
  .string()
  .transform((value) => value === 'Y')
  .catch(false);

const lineSchema = z
  .looseObject({
    ID: z.coerce.string().regex(/^\d+$/).transform(lineId),
    LINE_NAME: z.string().catch(''),
    ACTIVE: yes,
    CRM: yes,
    CRM_CHAT_TRACKER: yes,
    CRM_CREATE: z.string().catch('none'),
    WELCOME_BOT_ENABLE: yes,
    WELCOME_BOT_ID: text,
    WELCOME_BOT_TIME: text,
    WELCOME_BOT_LEFT: text,
  })
  .transform((line): PortalLine => ({
    id: line.ID,
    name: line.LINE_NAME,
    active: line.ACTIVE,
    native: { crm: line.CRM, tracker: line.CRM_CHAT_TRACKER, create: line.CRM_CREATE },
    welcomeBot: line.WELCOME_BOT_ENABLE
      ? {
          WELCOME_BOT_ENABLE: 'Y',
          WELCOME_BOT_ID: line.WELCOME_BOT_ID,
          WELCOME_BOT_TIME: line.WELCOME_BOT_TIME,
          WELCOME_BOT_LEFT: line.WELCOME_BOT_LEFT,
        }
      : {},
  }));

const perPage = 200;
/** A stop for portals that answer without end. */
const mostPages = 25;

function listCommand(filter: Record<string, string>, offset: number): RestCommand {
  const bot = ['WELCOME_BOT_ENABLE', 'WELCOME_BOT_ID', 'WELCOME_BOT_TIME', 'WELCOME_BOT_LEFT'];
  const select = ['ID', 'LINE_NAME', 'ACTIVE', 'CRM', 'CRM_CHAT_TRACKER', 'CRM_CREATE', ...bot];
  const PARAMS = {
    select,
    order: { ID: 'ASC' },
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    limit: perPage,
    offset,
  };
  return { method: 'imopenlines.config.list.get', params: { PARAMS } };
}

/** All lines that the owner of the client's token may see. There is no total: a short page is the last one. */
export async function readLines(client: PortalClient): Promise<readonly PortalLine[]> {
  const lines: PortalLine[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const found = z.array(lineSchema).parse(await client.call(listCommand({}, page * perPage), 'page.lines'));
    lines.push(...found);
    if (found.length < perPage) break;
  }
  return lines;
}

export async function readLine(client: PortalClient, id: LineId): Promise<PortalLine | undefined> {
  const found = z.array(lineSchema).parse(await client.call(listCommand({ ID: id }, 0), 'page.line'));
  return found.find((line) => line.id === id);
}
