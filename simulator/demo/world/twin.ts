import type { Customer, PortalSim } from '../../portal-simulator.ts';

export interface NewTwin {
  readonly connector: string;
  readonly name: string;
  readonly lastName?: string;
}

/** One customer's chat, the same on the portal with the tracker and on the one without. */
export interface Twin {
  readonly id: string;
  readonly connector: string;
  readonly with: Customer;
  readonly without: Customer;
}

export function createTwin(
  id: string,
  sides: { readonly with: PortalSim; readonly without: PortalSim },
  line: number,
  customer: NewTwin,
): Twin {
  const { connector, name, lastName = '' } = customer;
  const on = (portal: PortalSim): Customer =>
    portal.customer({ connector, line, name, lastName, externalId: id });
  return { id, connector, with: on(sides.with), without: on(sides.without) };
}
