import type { InboxId, MemberId } from '../model/ids.ts';
import type { LaneDeps } from './lane-deps.ts';
import { runLane } from './run-lane.ts';

/** Every portal's work, one batch at a time, in order; portals run side by side (spec 10). */
export interface Lanes {
  /** Something waits for this portal. */
  wake(member: MemberId): void;
  /** Runs something in the portal's lane, between two turns: nothing else touches the portal meanwhile. */
  run<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  /** Resolves when no lane has anything to do, paused ones included. */
  idle(): Promise<void>;
  /** Lets the running turns end and takes nothing new. */
  stop(): Promise<void>;
}

interface Lane {
  running: Promise<void> | undefined;
  again: boolean;
  timer: NodeJS.Timeout | undefined;
  /** The portal asked to be left in peace: news have to wait for the timer. */
  paused: boolean;
  /** Entries that failed and wait for their next try. */
  readonly cooling: Map<InboxId, number>;
  pauses: number;
}

const LONGEST_PAUSE = 60_000;
const COOLING = 1_000;

export function createLanes(deps: LaneDeps): Lanes {
  const lanes = new Map<MemberId, Lane>();
  let stopped = false;

  function laneOf(member: MemberId): Lane {
    const lane = lanes.get(member) ?? {
      running: undefined,
      again: false,
      timer: undefined,
      paused: false,
      cooling: new Map(),
      pauses: 0,
    };
    lanes.set(member, lane);
    return lane;
  }

  function wake(member: MemberId): void {
    if (stopped) return;
    const lane = laneOf(member);
    lane.again = true;
    if (lane.paused || lane.running) return;
    occupy(member, lane, drain(member, lane));
  }

  function occupy(member: MemberId, lane: Lane, work: Promise<unknown>): void {
    const running = work.then(
      () => undefined,
      () => undefined,
    );
    lane.running = running.then(() => {
      lane.running = undefined;
      if (lane.again) wake(member);
    });
  }

  async function run<T>(member: MemberId, work: () => Promise<T>): Promise<T> {
    const lane = laneOf(member);
    while (lane.running) await lane.running;
    const result = work();
    occupy(member, lane, result);
    return result;
  }

  async function drain(member: MemberId, lane: Lane): Promise<void> {
    while (lane.again && !stopped) {
      lane.again = false;
      const turn = await turnOf(member, lane);
      if (turn.kind === 'more') lane.again = true;
      if (turn.kind === 'pause') {
        lane.pauses += 1;
        lane.paused = true;
        later(member, lane, Math.min(turn.wait * lane.pauses, LONGEST_PAUSE));
        return;
      }
      lane.pauses = 0;
      if (turn.kind === 'empty' && lane.cooling.size > 0) later(member, lane, COOLING);
    }
  }

  async function turnOf(member: MemberId, lane: Lane): ReturnType<typeof runLane> {
    const now = deps.now();
    for (const [id, until] of lane.cooling) if (until <= now) lane.cooling.delete(id);
    try {
      const turn = await runLane(deps, member, new Set(lane.cooling.keys()));
      for (const id of turn.failed ?? []) lane.cooling.set(id, deps.now() + COOLING);
      return turn;
    } catch (error) {
      // The stores themselves failed: nothing is lost, it is tried again.
      deps.log.warn(
        { code: error instanceof Error ? error.name : 'UNKNOWN' },
        'a lane stopped and will go on',
      );
      return { kind: 'pause', wait: COOLING };
    }
  }

  function later(member: MemberId, lane: Lane, wait: number): void {
    if (stopped) return;
    clearTimeout(lane.timer);
    lane.timer = setTimeout(() => {
      lane.timer = undefined;
      lane.paused = false;
      wake(member);
    }, wait);
  }

  function busy(): readonly Lane[] {
    return [...lanes.values()].filter((lane) => lane.running !== undefined || lane.timer !== undefined);
  }

  return {
    wake,
    run,
    async idle() {
      for (let open = busy(); open.length > 0; open = busy()) {
        const running = open.flatMap((lane) => lane.running ?? []);
        await (running.length > 0 ? Promise.all(running) : new Promise((resolve) => setTimeout(resolve, 20)));
      }
    },
    async stop() {
      stopped = true;
      for (const lane of lanes.values()) clearTimeout(lane.timer);
      await Promise.all([...lanes.values()].flatMap((lane) => lane.running ?? []));
    },
  };
}
