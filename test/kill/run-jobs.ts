import type { CrashPoint } from '../../src/runtime/crash-points.ts';
import { crashPoints } from '../../src/runtime/crash-points.ts';
import type { ProcessPool } from './app-process.ts';
import type { KillPlan } from './messages.ts';
import type { SceneRun } from './run-scene.ts';
import { differenceOf, runScene } from './run-scene.ts';
import type { Scene } from './scenes.ts';

/** A scene and the kills of its processes, one after the other. */
export interface KillJob {
  readonly scene: Scene;
  readonly plans: readonly KillPlan[];
}

/** Runs without kills: what every run with kills has to end like. */
export type ExpectedOutcomes = ReadonlyMap<Scene, SceneRun>;

/** Result of many runs. */
export interface Report {
  /** Number of kills by crash point; `anywhere`: at a random time. */
  readonly kills: ReadonlyMap<CrashPoint | 'anywhere', number>;
  /** Plans whose crash point was not visited in that run. */
  readonly notReached: number;
  readonly lost: number;
  readonly surplus: number;
  /** One readable text for each run that ended differently. */
  readonly failures: readonly string[];
}

/** Scenes also wait for timers and the disk: this many keep two cores busy. */
const MAX_PARALLEL_RUNS = 4;

export interface RunOptions {
  readonly expected: ExpectedOutcomes;
  readonly processes: ProcessPool;
  /** Creates a PostgreSQL database for each run; without it the embedded store is used. */
  readonly newDatabase?: () => Promise<string>;
  readonly onRun?: (done: number, all: number) => void;
}

/** Runs scenes without kills: their outcomes and the crash points that they visit. */
export async function runWithoutKills(
  scenes: readonly Scene[],
  processes: ProcessPool,
): Promise<ExpectedOutcomes> {
  const runs = new Map<Scene, SceneRun>();
  for (const scene of scenes) runs.set(scene, await runScene(scene, { processes }));
  return runs;
}

/** One kill for every visit of every crash point, at most `maxVisits` for a point and scene. */
export function jobsForEveryVisit(
  expected: ExpectedOutcomes,
  maxVisits: (point: CrashPoint) => number,
): readonly KillJob[] {
  return [...expected].flatMap(([scene, { visits }]) =>
    pointsOf(visits).flatMap((point) =>
      Array.from({ length: Math.min(visits[point] ?? 0, maxVisits(point)) }, (_, index) => ({
        scene,
        plans: [{ point, visit: index + 1 }],
      })),
    ),
  );
}

/** One kill for every crash point, in the first scene that visits it twice or else once. */
export function jobsForEveryPoint(expected: ExpectedOutcomes): readonly KillJob[] {
  const runs = [...expected];
  return (Object.keys(crashPoints) as CrashPoint[]).flatMap((point): readonly KillJob[] => {
    const visiting = (times: number) => runs.find(([, { visits }]) => (visits[point] ?? 0) >= times);
    const [scene] = visiting(2) ?? visiting(1) ?? [];
    return scene ? [{ scene, plans: [{ point, visit: 1 }] }] : [];
  });
}

/** Random kills, several in one run: half of them at a visit of a crash point, half at a random time. */
export function randomJobs(
  expected: ExpectedOutcomes,
  random: () => number,
  jobs: number,
  killsPerJob: number,
): readonly KillJob[] {
  const scenes = [...expected];
  return Array.from({ length: jobs }, (): KillJob => {
    const [scene, { visits }] = pick(scenes, random);
    const plans = Array.from({ length: killsPerJob }, (): KillPlan => {
      if (random() < 0.5) return { after: Math.floor(random() * 250) };
      const point = pick(pointsOf(visits), random);
      return { point, visit: 1 + Math.floor(random() * Math.min(visits[point] ?? 1, 4)) };
    });
    return { scene, plans };
  });
}

/** Runs jobs, several at the same time. */
export async function runJobs(
  jobs: readonly KillJob[],
  { expected, processes, newDatabase, onRun }: RunOptions,
): Promise<Report> {
  const kills = new Map<CrashPoint | 'anywhere', number>();
  const failures: string[] = [];
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
          killPlans: plans[Symbol.iterator](),
          ...(databaseUrl !== undefined && { databaseUrl }),
        });
        for (const kill of run.kills) {
          const where = 'point' in kill ? kill.point : 'anywhere';
          kills.set(where, (kills.get(where) ?? 0) + 1);
        }
        notReached += plans.length - run.kills.length;
        const known = expected.get(scene);
        if (!known) throw new Error('no expected outcome');
        const difference = differenceOf(known.outcome, run.outcome);
        lost += difference.lost.length;
        surplus += difference.surplus.length + run.unmatchedLogLines.length;
        const found = [
          ...difference.lost.map((entry) => `  lost     ${entry}`),
          ...difference.surplus.map((entry) => `  surplus  ${entry}`),
          ...run.unmatchedLogLines.map((line) => `  unmatched log line  ${line}`),
        ];
        if (found.length > 0) failures.push([name, ...found, run.processOutput].join('\n'));
      } catch (error) {
        lost += 1;
        failures.push(
          `${name}\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      }
      onRun?.((done += 1), jobs.length);
    }
  };
  await Promise.all(Array.from({ length: MAX_PARALLEL_RUNS }, work));
  return { kills, notReached, lost, surplus, failures };
}

export function totalKills(kills: Report['kills']): number {
  return [...kills.values()].reduce((sum, count) => sum + count, 0);
}

/** Visited crash points in the order of their definition. */
function pointsOf(visits: Readonly<Record<string, number>>): readonly CrashPoint[] {
  return (Object.keys(crashPoints) as CrashPoint[]).filter((point) => (visits[point] ?? 0) > 0);
}

function pick<T>(from: readonly T[], random: () => number): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
