import type { Plan } from './messages.ts';
import type { Scene } from './scenes.ts';
import { crmState, storeState, strayLines } from './state.ts';
import type { WorldOptions } from './world.ts';
import { World } from './world.ts';

type State = ReturnType<typeof crmState> & ReturnType<typeof storeState>;

/** What a scene left behind: after it was played, and after everything was taken back. */
export interface Outcome {
  readonly played: State;
  readonly undone?: State;
}

export interface SceneRun {
  readonly outcome: Outcome;
  readonly visits: Readonly<Record<string, number>>;
  readonly deaths: readonly Plan[];
  /** Lines on timelines that no entry of the journal tells of. */
  readonly stray: readonly string[];
  /** What the last process wrote about itself. */
  readonly said: string;
}

/** Plays a scene from the installation to the taking back of all of it, with whatever deaths were planned. */
export async function runScene(scene: Scene, options: WorldOptions): Promise<SceneRun> {
  const world = await World.start(options);
  const { portal } = world;
  const state = async (): Promise<State> => {
    const looked = await world.look();
    return { ...crmState(portal), ...storeState(looked, portal) };
  };
  try {
    world.hidden = scene.hidden ?? false;
    await world.begin();
    await scene.play(world);
    await world.settle();
    const played = await state();
    const stray = strayLines(portal, await world.look());
    const outcome = scene.keeps ? { played } : { played, undone: await afterUndo(world, state) };
    return { outcome, visits: await world.visits(), deaths: world.deaths, stray, said: world.said };
  } finally {
    await world.close();
  }
}

async function afterUndo(world: World, state: () => Promise<State>): Promise<State> {
  await world.undoAll();
  return state();
}

/** What two outcomes do not share, entry by entry. */
export interface Difference {
  /** Expected and not there. */
  readonly lost: readonly string[];
  /** There and not expected: done twice, or otherwise. */
  readonly surplus: readonly string[];
}

export function differenceOf(expected: Outcome, actual: Outcome): Difference {
  const [before, after] = [entriesOf(expected), entriesOf(actual)];
  return { lost: minus(before, after), surplus: minus(after, before) };
}

function entriesOf(outcome: Outcome): readonly string[] {
  return Object.entries(outcome).flatMap(([when, state]) =>
    Object.entries(state as State).flatMap(([what, entries]) =>
      (Array.isArray(entries) ? entries : [entries]).map(
        (entry: unknown) => `${when}: ${what}: ${JSON.stringify(entry)}`,
      ),
    ),
  );
}

function minus(from: readonly string[], those: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const entry of those) left.set(entry, (left.get(entry) ?? 0) + 1);
  return from.filter((entry) => {
    const count = left.get(entry) ?? 0;
    left.set(entry, count - 1);
    return count <= 0;
  });
}
