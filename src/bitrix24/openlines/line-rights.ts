import type { LineId } from '../../domain/ids.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { readLine, readLines } from './read-lines.ts';

/**
 * Whether the owner of the client's token may edit the line, read from the portal without a cache (docs/spec.md 8). Reads
 * only: every update, also one that changes nothing, gives its user the right to the line
 * (docs/bitrix24/open-lines.md#line-rights). Throws `PortalError`.
 */
export async function mayEditLine(client: PortalClient, line: LineId, requestId: string): Promise<boolean> {
  try {
    return (await readLine(client, line, requestId, 'MODIFY')) !== undefined;
  } catch (error) {
    if (error instanceof PortalError && error.kind === 'forbidden') return false;
    throw error;
  }
}

/** The lines that the owner of the client's token may edit, with one request per 200 lines. Throws `PortalError`. */
export async function readEditableLines(
  client: PortalClient,
  requestId: string,
): Promise<ReadonlySet<LineId>> {
  try {
    return new Set((await readLines(client, requestId, 'MODIFY')).map(({ id }) => id));
  } catch (error) {
    if (error instanceof PortalError && error.kind === 'forbidden') return new Set();
    throw error;
  }
}
