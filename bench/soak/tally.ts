import type { PortalSim } from '../../simulator/portal-simulator.ts';

/** What portals posted and were asked; their own logs are emptied as it is counted. */
export class Tally {
  /** Events posted, and those of them that got a 200. */
  posted = 0;
  accepted = 0;
  /** HTTP requests to portals, and the REST commands in them. */
  requests = 0;
  commands = 0;

  take(portal: PortalSim): void {
    this.posted += portal.deliveries.length;
    this.accepted += portal.deliveries.filter(({ status }) => status === 200).length;
    this.requests += portal.requests.length;
    this.commands += portal.requests.reduce((sum, { commands }) => sum + (commands.length || 1), 0);
    portal.resetLog();
  }
}
