import type { InboxId, MemberId } from '../domain/ids.ts';
import type { LaneState } from '../domain/lane-state.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Timers } from '../runtime/timers.ts';
import type { PortalStore } from '../store/ports.ts';
import { StoreError } from '../store/store-error.ts';
import { pausedState, readLaneState, stateAfter, writeLaneState } from './lane-state.ts';
import { readRefusals } from './refusals.ts';
import type { RunPortalQueueDeps } from './run-portal-queue.ts';
import { MAX_ENTRIES_PER_RUN, runPortalQueue } from './run-portal-queue.ts';
import type { Pause, RunResult } from './run-result.ts';
import { pauseLength, storePause } from './run-result.ts';

export type LanesDeps = RunPortalQueueDeps & {
  /** Locks between all processes. */
  readonly locks: Pick<PortalStore, 'holdLane'>;
  readonly timers: Timers;
  /** Called when a lane pauses for `wait` ms, with the cause. */
  readonly onPause: (
    member: MemberId,
    pause: Pick<LaneState, 'trouble' | 'code' | 'method'>,
    wait: number,
  ) => void;
};

interface Lane {
  /** The run or the exclusive work that is under way. */
  running: Promise<void> | undefined;
  /** Another run is requested. */
  again: boolean;
  /** Cancels the timer of the next run. */
  cancel: (() => void) | undefined;
  /** No runs before the timer fires, whatever arrives. */
  paused: boolean;
  /** Unix ms of the next attempt, for entries that failed or are deferred. */
  readonly retryAt: Map<InboxId, number>;
  /** Unix ms until which some entries are deferred. */
  deferredUntil: number;
  /** Pauses since the last progress. */
  pauses: number;
  /** Most chats of one decision batch: less is lost with one lost answer. Smaller after a pause, until a run ends well. */
  maxBatch: number;
  /** Why the lane is paused, or some entries are deferred. */
  state: LaneState | undefined;
}

/** Smaller batches only cost more requests: each batch needs about as many, whatever its size. */
const MIN_BATCH = 10;
const FAILED_ENTRY_RETRY_MS = 1_000;
const IDLE_POLL_MS = 20;

/**
 * The lanes of all portals. A lane is the serial executor of one portal's work: one run at a time, over all processes;
 * lanes of different portals run concurrently (docs/spec.md 10).
 */
export class Lanes {
  readonly #deps: LanesDeps;
  readonly #lanes = new Map<MemberId, Lane>();
  #stopped = false;

  constructor(deps: LanesDeps) {
    this.#deps = deps;
  }

  /** Starts a run of the portal's lane, or another one after the current. Call it when an entry was stored. */
  notify(member: MemberId): void {
    if (this.#stopped) return;
    const lane = this.#laneOf(member);
    lane.again = true;
    if (lane.paused || lane.running) return;
    this.#setRunning(member, lane, this.#runUntilDone(member, lane));
  }

  /**
   * Like `notify`, but also ends a pause because of disabled REST or no answer: an admin may have changed that, or new
   * tokens may have.
   */
  retryNow(member: MemberId): void {
    const lane = this.#laneOf(member);
    const trouble = lane.state?.trouble;
    if (lane.paused && (trouble === 'restDisabled' || trouble === 'unreachable')) this.#endPause(lane);
    this.notify(member);
  }

  /** The store answers again: ends the pauses because of it. */
  storeRecovered(): void {
    for (const [member, lane] of this.#lanes) {
      if (!lane.paused || lane.state?.trouble !== 'store') continue;
      this.#endPause(lane);
      this.notify(member);
    }
  }

  /** Why the portal's lane is paused, in whichever process it runs; `undefined` while it runs without trouble. */
  async stateOf(member: MemberId): Promise<LaneState | undefined> {
    const local = this.#lanes.get(member)?.state;
    // A failing store cannot store its own state.
    return local?.trouble === 'store' ? local : await readLaneState(this.#deps.stores.settings, member);
  }

  /** Kinds of changes that the portal refused when they were last tried. */
  refusalsOf(member: MemberId): Promise<readonly Refusal[]> {
    return readRefusals(this.#deps.stores.settings, member);
  }

  /** Runs `work` between two runs of the portal's lane, and while no other process works on the portal. */
  async runExclusive<T>(member: MemberId, work: () => Promise<T>): Promise<T> {
    const lane = this.#laneOf(member);
    while (lane.running) await lane.running;
    const result = this.#withPortalLock(member, work);
    this.#setRunning(member, lane, result);
    return result;
  }

  /** Resolves when no lane runs and none has a timer. */
  async idle(): Promise<void> {
    await this.runsEnded();
    while (this.#hasTimers()) {
      await new Promise((resolve) => setTimeout(resolve, IDLE_POLL_MS));
      await this.runsEnded();
    }
  }

  /** Resolves when no lane runs; paused lanes stay paused. */
  async runsEnded(): Promise<void> {
    for (let running = this.#running(); running.length > 0; running = this.#running())
      await Promise.all(running);
  }

  /** Waits for the current runs and starts no others. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) this.#endPause(lane);
    await this.runsEnded();
  }

  /** Runs `work` while no other process works on the portal (docs/spec.md 10). */
  #withPortalLock<T>(member: MemberId, work: () => Promise<T>): Promise<T> {
    return this.#deps.locks.holdLane(member, work);
  }

  #laneOf(member: MemberId): Lane {
    const known = this.#lanes.get(member);
    if (known) return known;
    const lane: Lane = {
      running: undefined,
      again: false,
      cancel: undefined,
      paused: false,
      retryAt: new Map(),
      deferredUntil: 0,
      pauses: 0,
      maxBatch: MAX_ENTRIES_PER_RUN,
      state: undefined,
    };
    this.#lanes.set(member, lane);
    return lane;
  }

  #setRunning(member: MemberId, lane: Lane, work: Promise<unknown>): void {
    const onEnd = (): void => {
      lane.running = undefined;
      if (lane.again) this.notify(member);
    };
    lane.running = work.then(onEnd, onEnd);
  }

  async #runUntilDone(member: MemberId, lane: Lane): Promise<void> {
    while (lane.again && !this.#stopped) {
      lane.again = false;
      const result = await this.#run(member, lane);
      if (result.kind === 'pause') {
        await this.#pause(member, lane, result);
        return;
      }
      lane.pauses = 0;
      lane.maxBatch = MAX_ENTRIES_PER_RUN;
      await this.#setState(member, lane, this.#stateAfter(lane, result));
      if (result.kind === 'more') lane.again = true;
      if (result.kind === 'empty' && lane.retryAt.size > 0) this.#scheduleRetry(member, lane);
    }
  }

  async #run(member: MemberId, lane: Lane): Promise<RunResult> {
    const now = this.#deps.now();
    for (const [id, at] of lane.retryAt) if (at <= now) lane.retryAt.delete(id);
    try {
      // Another process, or this one before a restart, may have noted a state.
      lane.state ??= await readLaneState(this.#deps.stores.settings, member);
      const result = await this.#withPortalLock(member, () =>
        runPortalQueue(this.#deps, member, new Set(lane.retryAt.keys()), lane.maxBatch),
      );
      if (result.kind !== 'more') return result;
      for (const id of result.failed) lane.retryAt.set(id, this.#deps.now() + FAILED_ENTRY_RETRY_MS);
      if (result.deferred) {
        lane.deferredUntil = this.#deps.now() + result.deferred.pause.requestedWait;
        for (const id of result.deferred.ids) lane.retryAt.set(id, lane.deferredUntil);
      }
      return result;
    } catch (error) {
      this.#deps.log.warn({ member, err: error }, 'lane run failed, will be retried');
      return storePause(error instanceof StoreError ? error.code : 'UNEXPECTED');
    }
  }

  async #pause(member: MemberId, lane: Lane, pause: Pause): Promise<void> {
    const { made, batchSize } = pause.progress ?? { made: false, batchSize: 0 };
    if (made) lane.pauses = 0;
    if (batchSize > 0) lane.maxBatch = Math.max(MIN_BATCH, Math.floor(batchSize / 2));
    const wait = pauseLength(pause, lane.pauses);
    lane.pauses += 1;
    lane.paused = true;
    const { trouble, code, method = '' } = pause;
    this.#deps.onPause(member, { trouble, code, method }, wait);
    await this.#setState(
      member,
      lane,
      pausedState(made ? undefined : lane.state, pause, wait, this.#deps.now()),
    );
    this.#schedule(member, lane, wait);
  }

  #stateAfter(lane: Lane, result: Exclude<RunResult, Pause>): LaneState | undefined {
    const now = this.#deps.now();
    return stateAfter(lane.state, result, lane.deferredUntil > now, now);
  }

  /** Sets the state and notes it for other processes, unless the portal was erased. */
  async #setState(member: MemberId, lane: Lane, state: LaneState | undefined): Promise<void> {
    const { portals, stores } = this.#deps;
    const isChanged = JSON.stringify(state) !== JSON.stringify(lane.state);
    lane.state = state;
    try {
      if (isChanged && (await portals.get(member))) await writeLaneState(stores.settings, member, state);
    } catch (error) {
      this.#deps.log.warn({ member, err: error }, 'lane state could not be stored');
    }
  }

  /** Schedules a run for the first entry that may be retried. */
  #scheduleRetry(member: MemberId, lane: Lane): void {
    this.#schedule(member, lane, Math.max(0, Math.min(...lane.retryAt.values()) - this.#deps.now()));
  }

  #schedule(member: MemberId, lane: Lane, wait: number): void {
    if (this.#stopped) return;
    lane.cancel?.();
    lane.cancel = this.#deps.timers.after(wait, () => {
      lane.cancel = undefined;
      lane.paused = false;
      this.notify(member);
    });
  }

  #endPause(lane: Lane): void {
    lane.cancel?.();
    lane.cancel = undefined;
    lane.paused = false;
  }

  #running(): readonly Promise<void>[] {
    return [...this.#lanes.values()].flatMap((lane) => lane.running ?? []);
  }

  #hasTimers(): boolean {
    return [...this.#lanes.values()].some((lane) => lane.cancel !== undefined);
  }
}
