import { z } from 'zod';
import { lineId, type LineId } from '../../domain/ids.ts';
import { callChecked } from '../client/call-checked.ts';
import type { PortalClient, RestCommand } from '../client/portal-client.ts';
import { text } from '../client/scalars.ts';

/** An open line of the portal. */
export interface PortalLine {
  readonly id: LineId;
  readonly name: string;
  readonly active: boolean;
  /** What the portal's own tracker does for the line (docs/bitrix24/open-lines.md#line-settings). */
  readonly native: { readonly crm: boolean; readonly tracker: boolean; readonly create: string };
  /**
   * Settings of the line's welcome bot; empty without one. An update without them removes the bot
   * (docs/bitrix24/open-lines.md#line-settings), so every update has to include them.
   */
  readonly welcomeBot: Readonly<Record<string, string>>;
}

const yesNo = z
  .string()
  .transform((value) => value === 'Y')
  .catch(false);

const lineSchema = z
  .looseObject({
    ID: z.coerce.string().regex(/^\d+$/).transform(lineId),
    LINE_NAME: z.string().catch(''),
    ACTIVE: yesNo,
    CRM: yesNo,
    CRM_CHAT_TRACKER: yesNo,
    CRM_CREATE: z.string().catch('none'),
    WELCOME_BOT_ENABLE: yesNo,
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

/** Most lines per answer. */
const PAGE_SIZE = 200;
/** Guards against portals that return full pages without end. */
const MAX_PAGES = 25;

const lineRows = z.array(lineSchema);

/**
 * All lines that the owner of the client's token may see. The answer has no total: a page that is not full is the last
 * one. Throws `PortalError`.
 */
export async function readLines(client: PortalClient, requestId: string): Promise<readonly PortalLine[]> {
  const lines: PortalLine[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await callChecked(client, listCommand({}, page * PAGE_SIZE), lineRows, requestId);
    lines.push(...found);
    if (found.length < PAGE_SIZE) break;
  }
  return lines;
}

/**
 * One line; `undefined` when it does not exist or the owner of the client's token may not see it. Throws `PortalError`.
 */
export async function readLine(
  client: PortalClient,
  id: LineId,
  requestId: string,
): Promise<PortalLine | undefined> {
  const found = await callChecked(client, listCommand({ ID: id }, 0), lineRows, requestId);
  return found.find((line) => line.id === id);
}

function listCommand(filter: Record<string, string>, offset: number): RestCommand {
  const bot = ['WELCOME_BOT_ENABLE', 'WELCOME_BOT_ID', 'WELCOME_BOT_TIME', 'WELCOME_BOT_LEFT'];
  const select = ['ID', 'LINE_NAME', 'ACTIVE', 'CRM', 'CRM_CHAT_TRACKER', 'CRM_CREATE', ...bot];
  const PARAMS = {
    select,
    order: { ID: 'ASC' },
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    limit: PAGE_SIZE,
    offset,
  };
  return { method: 'imopenlines.config.list.get', params: { PARAMS } };
}
