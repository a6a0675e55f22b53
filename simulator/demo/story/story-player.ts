import type { Text } from '../tell/text.ts';
import type { World } from '../world/world.ts';
import { createStory, type Step } from './story.ts';

export interface StoryView {
  /** Steps that have happened. */
  readonly done: number;
  readonly total: number;
  readonly title: Text | undefined;
  readonly meaning: Text | undefined;
  readonly paused: boolean;
}

export interface Stage {
  /** Runs something in the world, one thing at a time. */
  act(work: (world: World) => Promise<void>): Promise<void>;
  /** A step has happened. */
  happened(step: Step, number: number, last: boolean): Promise<void>;
}

/** Plays the story at a reader's pace; `next` goes on at once. */
export class StoryPlayer {
  readonly #stage: Stage;
  readonly #pace: number;
  #steps: readonly Step[] = createStory();
  #done = 0;
  #run = 0;
  #paused = false;
  #goOn: (() => void) | undefined;

  constructor(stage: Stage, pace: number) {
    this.#stage = stage;
    this.#pace = pace;
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

  /** From the beginning; resolves at the end, or when it was stopped. */
  async play(): Promise<void> {
    const run = ++this.#run;
    this.#steps = createStory();
    this.#done = 0;
    this.#paused = false;
    for (const [index, step] of this.#steps.entries()) {
      if (index > 0) await this.#pause();
      if (run !== this.#run) return;
      await this.#stage.act(async (world) => {
        if (run === this.#run) await step.act(world);
      });
      if (run !== this.#run) return;
      this.#done = index + 1;
      await this.#stage.happened(step, this.#done, this.#done === this.#steps.length);
    }
  }

  next(): void {
    this.#goOn?.();
  }
  hold(paused: boolean): void {
    this.#paused = paused;
    if (!paused) this.#goOn?.();
  }
  /** The playing ends without another step. */
  stop(): void {
    this.#run++;
    this.#goOn?.();
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        if (!this.#paused) this.#goOn?.();
      }, this.#pace);
      this.#goOn = () => {
        clearTimeout(timer);
        this.#goOn = undefined;
        resolve();
      };
    });
  }
}
