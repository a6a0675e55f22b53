import type { SeededRandom } from '../soak/seeded-random.ts';
import type { FuzzPortal, FuzzWorld } from './fuzz-world.ts';
import type { HttpAnswer } from './http-client.ts';

export interface StepAnswer extends HttpAnswer {
  /** The answer needs one of the portal, which has its own time limit. */
  readonly waitsForPortal: boolean;
}

interface StepContext {
  readonly world: FuzzWorld;
  readonly portal: FuzzPortal;
  readonly random: SeededRandom;
}

/** One attack; returns what the app answered. */
export type Step = (context: StepContext) => Promise<readonly StepAnswer[]>;
