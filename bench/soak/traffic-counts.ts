import type { PortalSim } from '../../simulator/portal-simulator.ts';

/** Sums of events and requests. Collecting from a portal empties the portal's own log. */
export class TrafficCounts {
  /** Events posted, and those answered with 200. */
  posted = 0;
  accepted = 0;
  /** HTTP requests to portals, and the REST commands in them. */
  requests = 0;
  commands = 0;

  collect(portal: PortalSim): void {
    this.posted += portal.deliveries.length;
    this.accepted += portal.deliveries.filter(({ status }) => status === 200).length;
    this.requests += portal.requests.length;
    this.commands += portal.requests.reduce((sum, { commands }) => sum + (commands.length || 1), 0);
    portal.resetLog();
  }
}
