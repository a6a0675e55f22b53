import { z } from 'zod';
import { callChecked } from '../client/call-checked.ts';
import type { PortalClient } from '../client/portal-client.ts';

/** Whether the owner of the client's token is an administrator of the portal. Throws `PortalError`. */
export function isPortalAdmin(client: PortalClient, requestId: string): Promise<boolean> {
  return callChecked(client, { method: 'user.admin', params: {} }, z.boolean(), requestId);
}
