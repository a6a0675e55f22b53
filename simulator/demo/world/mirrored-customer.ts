import type { Customer, PortalSim } from '../../portal-simulator.ts';

export interface NewMirroredCustomer {
  readonly connector: string;
  readonly name: string;
  readonly lastName?: string;
}

/** A customer who writes the same on the portal with the app and on the one without. */
export interface MirroredCustomer {
  readonly id: string;
  readonly connector: string;
  readonly with: Customer;
  readonly without: Customer;
}

export function createMirroredCustomer(
  id: string,
  sides: { readonly with: PortalSim; readonly without: PortalSim },
  line: number,
  customer: NewMirroredCustomer,
): MirroredCustomer {
  const { connector, name, lastName = '' } = customer;
  const on = (portal: PortalSim): Customer =>
    portal.customer({ connector, line, name, lastName, externalId: id });
  return { id, connector, with: on(sides.with), without: on(sides.without) };
}
