import type { Memory } from '../process/app-options.ts';
import { SeededRandom } from '../soak/seeded-random.ts';
import { FuzzWorld, type FuzzPortal } from './fuzz-world.ts';
import type { Step, StepAnswer } from './step.ts';
import { eventStep } from './steps/event-step.ts';
import { formStep } from './steps/form-step.ts';
import { pageStep } from './steps/page-step.ts';
import { restStep } from './steps/rest-step.ts';
import { textStep } from './steps/text-step.ts';

const kinds = { forms: formStep, events: eventStep, REST: restStep, texts: textStep, pages: pageStep };
export type FuzzKind = keyof typeof kinds;
export const fuzzKinds = Object.keys(kinds) as readonly FuzzKind[];

/** After so many steps new portals are used: a failure can be repeated from the start of its round. */
export const STEPS_PER_ROUND = 400;
/** Used in turns: a lane that pauses goes on while others are attacked. */
const PORTALS_PER_ROUND = 8;
const STEPS_PER_SAMPLE = 500;
/** Of the heap after a collection; larger than all caches when they are full. */
const MAX_HEAP_GROWTH_BYTES = 100 * 1024 * 1024;

/** How a kind was answered. */
interface KindCounts {
  steps: number;
  answers: number;
  /** Ms. */
  worst: number;
  /** Ms, of answers that wait for one of the portal. */
  worstWaiting: number;
}

export interface FuzzFailure {
  readonly step: number;
  readonly kind: FuzzKind;
  readonly what: string;
}

export interface FuzzResult {
  readonly counts: Readonly<Record<FuzzKind, KindCounts>>;
  /** Answers by their status; 0: the connection was closed. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly samples: readonly Memory[];
  /** Answers of portals that were not the true ones. */
  readonly altered: number;
  readonly failure?: FuzzFailure;
  /** The step after the last one. */
  readonly nextStep: number;
}

/** From the first to the last step, or until `isOver`. */
export interface FuzzRange {
  readonly seed: number;
  readonly first: number;
  readonly last: number;
  readonly isOver: () => boolean;
}

/** Makes steps against an app of its own. Ends at the first failure: a dead process, a 500, too much memory. */
export async function runFuzz(range: FuzzRange): Promise<FuzzResult> {
  const world = await FuzzWorld.start();
  try {
    return await new FuzzRun(world, range).run();
  } finally {
    await world.close();
  }
}

class FuzzRun {
  readonly #world: FuzzWorld;
  readonly #range: FuzzRange;
  readonly #counts = {
    forms: noCounts(),
    events: noCounts(),
    REST: noCounts(),
    texts: noCounts(),
    pages: noCounts(),
  };
  readonly #statuses = new Map<number, number>();
  readonly #samples: Memory[] = [];
  readonly #portals: (FuzzPortal | undefined)[] = [];

  constructor(world: FuzzWorld, range: FuzzRange) {
    this.#world = world;
    this.#range = range;
  }

  async run(): Promise<FuzzResult> {
    const { first, last, isOver } = this.#range;
    let step = first;
    let failure: FuzzFailure | undefined;
    for (; step <= last && !isOver() && !failure; step += 1) failure = await this.#make(step);
    failure ??= await this.#sample(step - 1, 'texts');
    return {
      counts: this.#counts,
      statuses: this.#statuses,
      samples: this.#samples,
      altered: this.#world.altered.count,
      nextStep: step,
      ...(failure && { failure }),
    };
  }

  async #make(step: number): Promise<FuzzFailure | undefined> {
    const random = new SeededRandom(this.#range.seed * 1_000_003 + step);
    const kind = random.pick(fuzzKinds);
    if (step % STEPS_PER_ROUND === 0) await this.#endRound();
    const portal = (this.#portals[step % PORTALS_PER_ROUND] ??= await this.#world.addPortal());
    const make: Step = kinds[kind];
    const answers = await make({ world: this.#world, portal, random });
    this.#count(kind, answers);
    const refused = answers.find(({ status }) => status === 500);
    if (refused) return { step, kind, what: `500: ${refused.body.slice(0, 200)}` };
    const isLost = answers.some(({ status }) => status === 0);
    if (isLost && !(await this.#world.isAlive())) return { step, kind, what: 'the process died' };
    return step % STEPS_PER_SAMPLE === 0 ? this.#sample(step, kind) : undefined;
  }

  /** Its portals become silent: what the app still has to do for them must not disturb. */
  async #endRound(): Promise<void> {
    for (const used of this.#portals.splice(0)) await used?.portal.close();
  }

  #count(kind: FuzzKind, answers: readonly StepAnswer[]): void {
    const counts = this.#counts[kind];
    counts.steps += 1;
    for (const { status, took, waitsForPortal } of answers) {
      counts.answers += 1;
      if (waitsForPortal) counts.worstWaiting = Math.max(counts.worstWaiting, took);
      else counts.worst = Math.max(counts.worst, took);
      this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    }
  }

  async #sample(step: number, kind: FuzzKind): Promise<FuzzFailure | undefined> {
    if (!(await this.#world.isAlive())) return { step, kind, what: 'the process died' };
    const sample = await this.#world.app.memory();
    this.#samples.push(sample);
    const growth = sample.heapUsed - (this.#samples[0]?.heapUsed ?? 0);
    if (growth <= MAX_HEAP_GROWTH_BYTES) return undefined;
    return { step, kind, what: `the heap grew by ${Math.round(growth / 1024 / 1024)} MB` };
  }
}

function noCounts(): KindCounts {
  return { steps: 0, answers: 0, worst: 0, worstWaiting: 0 };
}
