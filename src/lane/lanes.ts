import type { InboxId, MemberId } from '../model/ids.ts';
import { memberId } from '../model/ids.ts';
import type { LaneDeps } from './lane-deps.ts';
import { runLane } from './run-lane.ts';

interface Lane {
  running: Promise<void> | undefined;
  again: boolean;
  timer: NodeJS.Timeout | undefined;
  /** The portal asked to be left in peace: news have to wait for the timer. */
  paused: boolean;
  /** Entries that failed, with when they may be tried again. */
  readonly cooling: Map<InboxId, number>;
  pauses: number;
}

const LONGEST_PAUSE = 60_000;
const COOLING = 1_000;

/** Every portal's work, one batch at a time, in order; portals run side by side (spec 10). */
export class Lanes {
  readonly #deps: LaneDeps;
  readonly #lanes = new Map<MemberId, Lane>();
  #stopped = false;

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  /** Something waits for this portal. */
  wake(member: MemberId): void {
    if (this.#stopped) return;
    const lane = this.#laneOf(member);
    lane.again = true;
    if (lane.paused || lane.running) return;
    this.#occupy(member, lane, this.#drain(member, lane));
  }

  /** Runs something in the portal's lane, between two turns: nothing else touches the portal meanwhile. */
  async run<T>(member: MemberId, work: () => Promise<T>): Promise<T> {
    const lane = this.#laneOf(member);
    while (lane.running) await lane.running;
    const result = this.#alone(member, work);
    this.#occupy(member, lane, result);
    return result;
  }

  /** Resolves when no lane has anything to do, paused ones included. */
  async idle(): Promise<void> {
    for (let open = this.#busy(); open.length > 0; open = this.#busy()) {
      const running = open.flatMap((lane) => lane.running ?? []);
      await (running.length > 0 ? Promise.all(running) : new Promise((resolve) => setTimeout(resolve, 20)));
    }
  }

  /** Lets the running turns end and takes nothing new. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) clearTimeout(lane.timer);
    await Promise.all([...this.#lanes.values()].flatMap((lane) => lane.running ?? []));
  }

  /** Whichever process holds a portal's lane, no other one works on the portal (spec 10). */
  #alone<T>(member: MemberId, work: () => Promise<T>): Promise<T> {
    // A key of its own: inside, the portal's tokens are renewed under the portal's key.
    return this.#deps.stores.portals.exclusively(memberId(`lane of ${member}`), work);
  }

  #laneOf(member: MemberId): Lane {
    const known = this.#lanes.get(member);
    if (known) return known;
    const lane: Lane = {
      running: undefined,
      again: false,
      timer: undefined,
      paused: false,
      cooling: new Map(),
      pauses: 0,
    };
    this.#lanes.set(member, lane);
    return lane;
  }

  #occupy(member: MemberId, lane: Lane, work: Promise<unknown>): void {
    const end = (): void => {
      lane.running = undefined;
      if (lane.again) this.wake(member);
    };
    lane.running = work.then(end, end);
  }

  async #drain(member: MemberId, lane: Lane): Promise<void> {
    while (lane.again && !this.#stopped) {
      lane.again = false;
      const turn = await this.#turn(member, lane);
      if (turn.kind === 'pause') {
        lane.pauses += 1;
        lane.paused = true;
        const wait = Math.min(turn.wait * lane.pauses, LONGEST_PAUSE);
        this.#deps.onPause(member, turn.because, wait);
        this.#later(member, lane, wait);
        return;
      }
      lane.pauses = 0;
      if (turn.kind === 'more') lane.again = true;
      if (turn.kind === 'empty' && lane.cooling.size > 0) this.#later(member, lane, COOLING);
    }
  }

  async #turn(member: MemberId, lane: Lane): ReturnType<typeof runLane> {
    const now = this.#deps.now();
    for (const [id, until] of lane.cooling) if (until <= now) lane.cooling.delete(id);
    try {
      const turn = await this.#alone(member, () => runLane(this.#deps, member, new Set(lane.cooling.keys())));
      for (const id of turn.failed ?? []) lane.cooling.set(id, this.#deps.now() + COOLING);
      return turn;
    } catch (error) {
      // The stores themselves failed: nothing is lost, it is tried again.
      this.#deps.log.warn({ member, err: error }, 'a lane stopped and will go on');
      return { kind: 'pause', because: 'stores', wait: COOLING };
    }
  }

  #later(member: MemberId, lane: Lane, wait: number): void {
    if (this.#stopped) return;
    clearTimeout(lane.timer);
    lane.timer = setTimeout(() => {
      lane.timer = undefined;
      lane.paused = false;
      this.wake(member);
    }, wait);
  }

  #busy(): readonly Lane[] {
    return [...this.#lanes.values()].filter((lane) => lane.running !== undefined || lane.timer !== undefined);
  }
}
