import type { InboxId, MemberId } from '../domain/ids.ts';
import type { LaneState } from '../domain/lane-state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { StoreError } from '../store/store-error.ts';
import type { LaneDeps } from './lane-deps.ts';
import { pausedState, readLaneState, stateAfter, writeLaneState } from './lane-state.ts';
import { readRefusals } from './refusals.ts';
import { runLane } from './run-portal-queue.ts';
import type { Pause, Turn } from './run-result.ts';
import { lengthOf, storePause } from './run-result.ts';

interface Lane {
  running: Promise<void> | undefined;
  again: boolean;
  /** Takes the timer back that wakes the lane. */
  cancel: (() => void) | undefined;
  /** The portal has to be left in peace: news have to wait for the timer. */
  paused: boolean;
  /** Entries that failed or are held back, with when they may be tried again. */
  readonly cooling: Map<InboxId, number>;
  /** Unix ms: until then some entries are held back. */
  heldUntil: number;
  pauses: number;
  /** Why it does nothing, or not everything. */
  state: LaneState | undefined;
}

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

  /** Somebody may have mended what was in the way: a lane that is barred tries at once. */
  hurry(member: MemberId): void {
    const lane = this.#laneOf(member);
    if (lane.paused && lane.state?.trouble === 'barred') this.#stopWaiting(lane);
    this.wake(member);
  }

  /** Why the portal's lane does nothing, by whichever process works for it; `undefined` while all goes well. */
  async stateOf(member: MemberId): Promise<LaneState | undefined> {
    const here = this.#lanes.get(member)?.state;
    // Where nothing can be stored, no note tells of it.
    return here?.trouble === 'store' ? here : await readLaneState(this.#deps.stores.settings, member);
  }

  refusalsOf(member: MemberId): Promise<readonly Refusal[]> {
    return readRefusals(this.#deps.stores.settings, member);
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
    await this.atRest();
    while (this.#waits()) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.atRest();
    }
  }

  /** Resolves when no lane is running; those that wait for their time are left waiting. */
  async atRest(): Promise<void> {
    for (let running = this.#running(); running.length > 0; running = this.#running())
      await Promise.all(running);
  }

  /** Lets the running turns end and takes nothing new. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) this.#stopWaiting(lane);
    await this.atRest();
  }

  /** Whichever process holds a portal's lane, no other one works on the portal (spec 10). */
  #alone<T>(member: MemberId, work: () => Promise<T>): Promise<T> {
    return this.#deps.stores.portals.holdLane(member, work);
  }

  #laneOf(member: MemberId): Lane {
    const known = this.#lanes.get(member);
    if (known) return known;
    const lane: Lane = {
      running: undefined,
      again: false,
      cancel: undefined,
      paused: false,
      cooling: new Map(),
      heldUntil: 0,
      pauses: 0,
      state: undefined,
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
        await this.#pause(member, lane, turn);
        return;
      }
      lane.pauses = 0;
      await this.#tell(member, lane, this.#stateAfter(lane, turn));
      if (turn.kind === 'more') lane.again = true;
      if (turn.kind === 'empty' && lane.cooling.size > 0) this.#warmUp(member, lane);
    }
  }

  async #turn(member: MemberId, lane: Lane): Promise<Turn> {
    const now = this.#deps.now();
    for (const [id, until] of lane.cooling) if (until <= now) lane.cooling.delete(id);
    try {
      // Another process, or this one before it started again, may have noted something.
      lane.state ??= await readLaneState(this.#deps.stores.settings, member);
      const turn = await this.#alone(member, () => runLane(this.#deps, member, new Set(lane.cooling.keys())));
      if (turn.kind !== 'more') return turn;
      for (const id of turn.failed) lane.cooling.set(id, this.#deps.now() + COOLING);
      if (turn.held) {
        lane.heldUntil = this.#deps.now() + turn.held.pause.asked;
        for (const id of turn.held.ids) lane.cooling.set(id, lane.heldUntil);
      }
      return turn;
    } catch (error) {
      this.#deps.log.warn({ member, err: error }, 'a lane stopped and will go on');
      return storePause(error instanceof StoreError ? error.code : 'UNEXPECTED');
    }
  }

  async #pause(member: MemberId, lane: Lane, pause: Pause): Promise<void> {
    const wait = lengthOf(pause, lane.pauses);
    lane.pauses += 1;
    lane.paused = true;
    const { trouble, code, method = '' } = pause;
    this.#deps.onPause(member, { trouble, code, method }, wait);
    await this.#tell(member, lane, pausedState(lane.state, pause, wait, this.#deps.now()));
    this.#later(member, lane, wait);
  }

  #stateAfter(lane: Lane, turn: Exclude<Turn, Pause>): LaneState | undefined {
    const now = this.#deps.now();
    return stateAfter(lane.state, turn, lane.heldUntil > now, now);
  }

  /** Notes it where every process sees it. A portal that is gone leaves no note behind. */
  async #tell(member: MemberId, lane: Lane, state: LaneState | undefined): Promise<void> {
    const { portals, settings } = this.#deps.stores;
    const isNews = JSON.stringify(state) !== JSON.stringify(lane.state);
    lane.state = state;
    try {
      if (isNews && (await portals.get(member))) await writeLaneState(settings, member, state);
    } catch (error) {
      this.#deps.log.warn({ member, err: error }, 'why a lane waits could not be stored');
    }
  }

  /** Comes back when the first of the entries that cool may be tried again. */
  #warmUp(member: MemberId, lane: Lane): void {
    this.#later(member, lane, Math.max(0, Math.min(...lane.cooling.values()) - this.#deps.now()));
  }

  #later(member: MemberId, lane: Lane, wait: number): void {
    if (this.#stopped) return;
    lane.cancel?.();
    lane.cancel = this.#deps.timers.after(wait, () => {
      lane.cancel = undefined;
      lane.paused = false;
      this.wake(member);
    });
  }

  #stopWaiting(lane: Lane): void {
    lane.cancel?.();
    lane.cancel = undefined;
    lane.paused = false;
  }

  #running(): readonly Promise<void>[] {
    return [...this.#lanes.values()].flatMap((lane) => lane.running ?? []);
  }

  #waits(): boolean {
    return [...this.#lanes.values()].some((lane) => lane.cancel !== undefined);
  }
}
