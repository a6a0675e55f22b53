import { z } from 'zod';
import type { LineId } from '../../domain/ids.ts';
import { callChecked } from '../client/call-checked.ts';
import { PortalError, type PortalClient, type RestCommand } from '../client/portal-client.ts';
import { withSafeBatches } from '../client/safe-batches.ts';
import type { PortalLine } from './read-lines.ts';

/**
 * Whether the owner of the client's token may edit the line, read from the portal without a cache (docs/spec.md 8). Only for
 * users who are not administrators: those may edit every line. Throws `PortalError`.
 */
export async function mayEditLine(
  client: PortalClient,
  line: PortalLine,
  requestId: string,
): Promise<boolean> {
  try {
    return await callChecked(client, editProbe(line), z.boolean(), requestId);
  } catch (error) {
    if (error instanceof PortalError && error.kind === 'forbidden') return false;
    throw error;
  }
}

/**
 * Which of the lines the owner of the client's token may edit, with one batch request per 50 lines. A line that the
 * portal did not answer for is left out. Throws `PortalError`.
 */
export async function readEditableLines(
  client: PortalClient,
  lines: readonly PortalLine[],
  requestId: string,
): Promise<ReadonlySet<LineId>> {
  const outcomes = await withSafeBatches(client).batch(lines.map(editProbe), requestId);
  return new Set(
    lines.filter((_, index) => outcomes[index]?.ok && outcomes[index].result === true).map(({ id }) => id),
  );
}

/**
 * A write without effect, to check the right to edit a line. The portal has no documented request for the rights of
 * users who are not admins, so the line's name is set to its present value: without the right the portal answers
 * CONFIG_WRONG_USER_PERMISSION (docs/bitrix24/open-lines.md#line-rights). The actions of the list's
 * `CHECK_PERMISSION` are not documented.
 */
function editProbe(line: PortalLine): RestCommand {
  return {
    method: 'imopenlines.config.update',
    params: { CONFIG_ID: line.id, PARAMS: { LINE_NAME: line.name, ...line.welcomeBot } },
  };
}
