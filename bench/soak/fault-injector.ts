import type { FaultKind } from '../../simulator/portal/faults.ts';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import type { SeededRandom } from './seeded-random.ts';

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

/** Makes requests and deliveries of portals fail at random. */
export class FaultInjector {
  /** Number of injected faults by name. */
  readonly counts = new Map<string, number>();
  readonly #sim: Simulator;
  readonly #random: SeededRandom;

  constructor(sim: Simulator, random: SeededRandom) {
    this.#sim = sim;
    this.#random = random;
  }

  /** Drops one event in a hundred of this portal for good. */
  dropSomeEvents(portal: PortalSim): void {
    portal.delivery.drop = () => {
      const lost = this.#random.chance(0.01);
      if (lost) this.#count('event lost');
      return lost;
    };
  }

  /** Injects one fault of a random kind, and changes whether deliveries are duplicated and reordered. */
  injectRandomFault(portal: PortalSim): void {
    portal.delivery.duplicate = this.#random.chance(0.2) ? 1 : 0;
    portal.delivery.reorder = this.#random.chance(0.3);
    const kind = this.#random.integerBelow(kinds.length + 2);
    const how = kinds[kind];
    if (how) {
      // A rate limit stays exceeded for several requests.
      const times = how === '503' ? 3 + this.#random.integerBelow(5) : 1;
      portal.failNext({ how, times });
      this.#count(how);
    } else if (kind === kinds.length) {
      portal.expireTokens();
      this.#count('tokens expired');
    } else {
      this.#sim.oauthFaults.failNext(this.#random.chance(0.5) ? '500' : 'reset');
      portal.expireTokens();
      this.#count('tokens expired, renewal failed');
    }
  }

  /** Removes all faults. */
  clear(portals: readonly PortalSim[]): void {
    this.#sim.oauthFaults.clear();
    for (const portal of portals) {
      portal.faults.clear();
      Object.assign(portal.delivery, { drop: false, duplicate: 0, reorder: false });
    }
  }

  #count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}
