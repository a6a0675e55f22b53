import type { CrashPoint } from '../../src/runtime/crash-points.ts';
import { crashPoints } from '../../src/runtime/crash-points.ts';
import type { Processes } from './child-process.ts';
import type { Plan } from './messages.ts';
import type { SceneRun } from './run-scene.ts';
import { differenceOf, runScene } from './run-scene.ts';
import type { Scene } from './scenes.ts';

/** A scene and where its processes die, one after the other. */
export interface Job {
  readonly scene: Scene;
  readonly plans: readonly Plan[];
}

export type Expected = ReadonlyMap<Scene, SceneRun>;

/** What many deaths led to. */
export interface Report {
  /** By point; `anywhere` are those at a random moment. */
  readonly kills: ReadonlyMap<CrashPoint | 'anywhere', number>;
  /** Plans whose point was not visited that time. */
  readonly notReached: number;
  readonly lost: number;
  readonly surplus: number;
  /** What was found, to be read. */
  readonly wrong: readonly string[];
}

/** Scenes wait for timers and for the disk now and then: so many keep two cores busy. */
const AT_ONCE = 4;

export interface RunOptions {
  readonly expected: Expected;
  readonly processes: Processes;
  /** The house is PostgreSQL, a new database for each run. */
  readonly newDatabase?: () => Promise<string>;
  readonly onRun?: (done: number, all: number) => void;
}

/** How scenes end, and which points they pass, when nobody dies. */
export async function expectedOf(scenes: readonly Scene[], processes: Processes): Promise<Expected> {
  const runs = new Map<Scene, SceneRun>();
  for (const scene of scenes) runs.set(scene, await runScene(scene, { processes }));
  return runs;
}

/** One death for every visit of every point, at most `most` a point and scene. */
export function everyVisit(expected: Expected, most: (point: CrashPoint) => number): readonly Job[] {
  return [...expected].flatMap(([scene, { visits }]) =>
    pointsOf(visits).flatMap((point) =>
      Array.from({ length: Math.min(visits[point] ?? 0, most(point)) }, (_, index) => ({
        scene,
        plans: [{ point, visit: index + 1 }],
      })),
    ),
  );
}

/** One death for every point, in the first scene that passes it more than once, else that passes it. */
export function everyPoint(expected: Expected): readonly Job[] {
  const runs = [...expected];
  return (Object.keys(crashPoints) as CrashPoint[]).flatMap((point): readonly Job[] => {
    const passing = (times: number) => runs.find(([, { visits }]) => (visits[point] ?? 0) >= times);
    const [scene] = passing(2) ?? passing(1) ?? [];
    return scene ? [{ scene, plans: [{ point, visit: 1 }] }] : [];
  });
}

/** Deaths by chance, several in a row: half at a visit of a point, half at any moment. */
export function byChance(
  expected: Expected,
  random: () => number,
  jobs: number,
  deaths: number,
): readonly Job[] {
  const scenes = [...expected];
  return Array.from({ length: jobs }, (): Job => {
    const [scene, { visits }] = pick(scenes, random);
    const plans = Array.from({ length: deaths }, (): Plan => {
      if (random() < 0.5) return { after: Math.floor(random() * 250) };
      const point = pick(pointsOf(visits), random);
      return { point, visit: 1 + Math.floor(random() * Math.min(visits[point] ?? 1, 4)) };
    });
    return { scene, plans };
  });
}

/** Carries out jobs, several at a time. */
export async function runJobs(
  jobs: readonly Job[],
  { expected, processes, newDatabase, onRun }: RunOptions,
): Promise<Report> {
  const kills = new Map<CrashPoint | 'anywhere', number>();
  const wrong: string[] = [];
  let notReached = 0;
  let lost = 0;
  let surplus = 0;
  let done = 0;
  const next = jobs[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const job of next) {
      const { scene, plans } = job;
      const name = `${scene.name} ${JSON.stringify(plans)}`;
      try {
        const databaseUrl = await newDatabase?.();
        const run = await runScene(scene, {
          processes,
          plans: plans[Symbol.iterator](),
          ...(databaseUrl !== undefined && { databaseUrl }),
        });
        for (const death of run.deaths) {
          const where = 'point' in death ? death.point : 'anywhere';
          kills.set(where, (kills.get(where) ?? 0) + 1);
        }
        notReached += plans.length - run.deaths.length;
        const known = expected.get(scene);
        if (!known) throw new Error('nobody knows how it ends');
        const difference = differenceOf(known.outcome, run.outcome);
        lost += difference.lost.length;
        surplus += difference.surplus.length + run.stray.length;
        const found = [
          ...difference.lost.map((entry) => `  lost     ${entry}`),
          ...difference.surplus.map((entry) => `  surplus  ${entry}`),
          ...run.stray.map((line) => `  stray    ${line}`),
        ];
        if (found.length > 0) wrong.push([name, ...found, run.said].join('\n'));
      } catch (error) {
        lost += 1;
        wrong.push(`${name}\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      onRun?.((done += 1), jobs.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { kills, notReached, lost, surplus, wrong };
}

export function total(kills: Report['kills']): number {
  return [...kills.values()].reduce((sum, count) => sum + count, 0);
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** In the order of their list. */
function pointsOf(visits: Readonly<Record<string, number>>): readonly CrashPoint[] {
  return (Object.keys(crashPoints) as CrashPoint[]).filter((point) => (visits[point] ?? 0) > 0);
}

function pick<T>(from: readonly T[], random: () => number): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}
