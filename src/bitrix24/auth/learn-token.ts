import type { MemberId } from '../../domain/ids.ts';
import type { PortalStore } from '../../store/ports.ts';

/**
 * Stores the application token that a proven sender used, for a portal that was installed without one. Does nothing for
 * any other portal.
 */
export function learnApplicationToken(
  portals: Pick<PortalStore, 'get' | 'update' | 'exclusively'>,
  member: MemberId,
  applicationToken: string,
): Promise<void> {
  return portals.exclusively(member, async () => {
    const portal = await portals.get(member);
    if (!portal?.learnsToken || applicationToken === '' || portal.applicationToken === applicationToken)
      return;
    await portals.update({ ...portal, applicationToken });
  });
}
