import type { LocalizedText } from '../texts/localized-text.ts';
import type { World } from '../world/world.ts';
import { createStory, type Step } from './story.ts';

export interface StoryView {
  /** Number of completed steps. */
  readonly done: number;
  readonly total: number;
  readonly title: LocalizedText | undefined;
  readonly meaning: LocalizedText | undefined;
  readonly paused: boolean;
}

export interface StoryPlayerDeps {
  /** Runs `work` in the world after all earlier work. */
  run(work: (world: World) => Promise<void>): Promise<void>;
  /** Called after each step. */
  stepDone(step: Step, number: number, last: boolean): Promise<void>;
}

/** Plays the steps of the story with a pause between them; `next` ends a pause. */
export class StoryPlayer {
  readonly #deps: StoryPlayerDeps;
  readonly #paceMs: number;
  #steps: readonly Step[] = createStory();
  #done = 0;
  #currentRun = 0;
  #paused = false;
  #resume: (() => void) | undefined;

  constructor(deps: StoryPlayerDeps, paceMs: number) {
    this.#deps = deps;
    this.#paceMs = paceMs;
  }

  get view(): StoryView {
    const step = this.#steps[this.#done - 1];
    return {
      done: this.#done,
      total: this.#steps.length,
      title: step?.title,
      meaning: step?.meaning,
      paused: this.#paused,
    };
  }

  /** Plays from the first step; resolves after the last one or when stopped. */
  async play(): Promise<void> {
    const run = ++this.#currentRun;
    this.#steps = createStory();
    this.#done = 0;
    this.#paused = false;
    for (const [index, step] of this.#steps.entries()) {
      if (index > 0) await this.#waitForNext();
      if (run !== this.#currentRun) return;
      await this.#deps.run(async (world) => {
        if (run === this.#currentRun) await step.run(world);
      });
      if (run !== this.#currentRun) return;
      this.#done = index + 1;
      await this.#deps.stepDone(step, this.#done, this.#done === this.#steps.length);
    }
  }

  next(): void {
    this.#resume?.();
  }
  setPaused(paused: boolean): void {
    this.#paused = paused;
    if (!paused) this.#resume?.();
  }
  /** Ends the current `play` without another step. */
  stop(): void {
    this.#currentRun++;
    this.#resume?.();
  }

  #waitForNext(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        if (!this.#paused) this.#resume?.();
      }, this.#paceMs);
      this.#resume = () => {
        clearTimeout(timer);
        this.#resume = undefined;
        resolve();
      };
    });
  }
}
