import { z } from 'zod';
import { lineId, type LineId } from '../../domain/ids.ts';
import { callChecked } from '../client/call-checked.ts';
import type { PortalClient, RestCommand } from '../client/portal-client.ts';

/** An open line of the portal. */
export interface PortalLine {
  readonly id: LineId;
  readonly name: string;
  readonly active: boolean;
  /** What the portal's own tracker does for the line (docs/bitrix24/open-lines.md#line-settings). */
  readonly native: { readonly crm: boolean; readonly tracker: boolean; readonly create: string };
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
  })
  .transform((line): PortalLine => ({
    id: line.ID,
    name: line.LINE_NAME,
    active: line.ACTIVE,
    native: { crm: line.CRM, tracker: line.CRM_CHAT_TRACKER, create: line.CRM_CREATE },
  }));

/** Most lines per answer. */
const PAGE_SIZE = 200;
/** Guards against portals that return full pages without end. */
const MAX_PAGES = 25;

const lineRows = z.array(lineSchema);

/** Only lines for which the owner of the client's token has the right to edit them. */
type LinePermission = 'MODIFY';

/**
 * All lines that the owner of the client's token may see, or only those with a right. The answer has no total: a page that is not full is the last
 * one. Throws `PortalError`.
 */
export async function readLines(
  client: PortalClient,
  requestId: string,
  permission?: LinePermission,
): Promise<readonly PortalLine[]> {
  const lines: PortalLine[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await callChecked(
      client,
      listCommand({}, page * PAGE_SIZE, permission),
      lineRows,
      requestId,
    );
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
  permission?: LinePermission,
): Promise<PortalLine | undefined> {
  const found = await callChecked(client, listCommand({ ID: id }, 0, permission), lineRows, requestId);
  return found.find((line) => line.id === id);
}

function listCommand(
  filter: Record<string, string>,
  offset: number,
  permission: LinePermission | undefined,
): RestCommand {
  const PARAMS = {
    select: ['ID', 'LINE_NAME', 'ACTIVE', 'CRM', 'CRM_CHAT_TRACKER', 'CRM_CREATE'],
    order: { ID: 'ASC' },
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    limit: PAGE_SIZE,
    offset,
  };
  const options = permission && { OPTIONS: { CHECK_PERMISSION: permission } };
  return { method: 'imopenlines.config.list.get', params: { PARAMS, ...options } };
}
