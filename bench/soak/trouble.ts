import type { FaultKind } from '../../simulator/portal/faults.ts';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import type { Chance } from './chance.ts';

const kinds: readonly FaultKind[] = [
  'timeout',
  'timeoutAfter',
  'resetBefore',
  'resetAfter',
  '500',
  '502',
  '503',
  '429',
  'html',
];

/** What went wrong so far, by its name. */
export class Trouble {
  readonly counts = new Map<string, number>();
  readonly #sim: Simulator;
  readonly #chance: Chance;

  constructor(sim: Simulator, chance: Chance) {
    this.#sim = sim;
    this.#chance = chance;
  }

  /** Events get lost for good, come twice, come out of order. */
  disturbDelivery(portal: PortalSim): void {
    portal.delivery.drop = () => {
      const lost = this.#chance.is(0.01);
      if (lost) this.#count('event lost');
      return lost;
    };
  }

  /** One more thing that goes wrong with a portal. */
  strike(portal: PortalSim): void {
    portal.delivery.duplicate = this.#chance.is(0.2) ? 1 : 0;
    portal.delivery.reorder = this.#chance.is(0.3);
    const kind = this.#chance.below(kinds.length + 2);
    const how = kinds[kind];
    if (how) {
      // A portal that is busy stays so for a while.
      const times = how === '503' ? 3 + this.#chance.below(5) : 1;
      portal.failNext({ how, times });
      this.#count(how);
    } else if (kind === kinds.length) {
      portal.expireTokens();
      this.#count('tokens expired');
    } else {
      this.#sim.oauthFaults.failNext(this.#chance.is(0.5) ? '500' : 'reset');
      portal.expireTokens();
      this.#count('tokens expired, renewal failed');
    }
  }

  /** From here on all goes well. */
  end(portals: readonly PortalSim[]): void {
    this.#sim.oauthFaults.clear();
    for (const portal of portals) {
      portal.faults.clear();
      Object.assign(portal.delivery, { drop: false, duplicate: 0, reorder: false });
    }
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
