import type { KillPlan } from './messages.ts';
import type { Scene } from './scenes.ts';
import { crmState, findUnmatchedLogLines, storeState } from './state.ts';
import type { WorldOptions } from './world.ts';
import { World } from './world.ts';

type State = ReturnType<typeof crmState> & ReturnType<typeof storeState>;

/** CRM and stores after the scene, and after all its decisions were undone. */
export interface Outcome {
  readonly afterScene: State;
  /** Missing for scenes with `skipUndo`. */
  readonly afterUndo?: State;
}

export interface SceneRun {
  readonly outcome: Outcome;
  /** Visits of each crash point since the last start of the app. */
  readonly visits: Readonly<Record<string, number>>;
  readonly kills: readonly KillPlan[];
  /** Lines on timelines without a decision in the journal. */
  readonly unmatchedLogLines: readonly string[];
  /** Log of the last process. */
  readonly processOutput: string;
}

/** Runs a scene with the planned kills: installation, messages, undo of all decisions. */
export async function runScene(scene: Scene, options: WorldOptions): Promise<SceneRun> {
  const world = await World.start(options);
  const { portal } = world;
  const state = async (): Promise<State> => {
    const contents = await world.readState();
    return { ...crmState(portal), ...storeState(contents, portal) };
  };
  try {
    world.invisibleToSweep = scene.invisibleToSweep ?? false;
    await world.startCounting();
    await scene.run(world);
    await world.waitUntilIdle();
    const afterScene = await state();
    const unmatchedLogLines = findUnmatchedLogLines(portal, await world.readState());
    const outcome = scene.skipUndo
      ? { afterScene }
      : { afterScene, afterUndo: await stateAfterUndo(world, state) };
    return {
      outcome,
      visits: await world.visits(),
      kills: world.kills,
      unmatchedLogLines,
      processOutput: world.processOutput,
    };
  } finally {
    await world.close();
  }
}

async function stateAfterUndo(world: World, state: () => Promise<State>): Promise<State> {
  await world.undoAll();
  return state();
}

/** Entries that only one of two outcomes has. */
export interface Difference {
  /** Expected, but missing. */
  readonly lost: readonly string[];
  /** Present, but not expected: done twice or differently. */
  readonly surplus: readonly string[];
}

export function differenceOf(expected: Outcome, actual: Outcome): Difference {
  const [expectedEntries, actualEntries] = [entriesOf(expected), entriesOf(actual)];
  return {
    lost: withoutEntries(expectedEntries, actualEntries),
    surplus: withoutEntries(actualEntries, expectedEntries),
  };
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

/** Multiset difference. */
function withoutEntries(entries: readonly string[], removed: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const entry of removed) left.set(entry, (left.get(entry) ?? 0) + 1);
  return entries.filter((entry) => {
    const count = left.get(entry) ?? 0;
    left.set(entry, count - 1);
    return count <= 0;
  });
}
