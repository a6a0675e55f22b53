import type { Step } from './story/story.ts';
import { StoryPlayer, type StoryView } from './story/story-player.ts';
import type { Teller } from './story/teller.ts';
import { demoView, type DemoView } from './view/demo-view.ts';
import { openWorld, type World, type WorldOptions } from './world/world.ts';

export interface DemoParts {
  readonly teller: Teller;
  readonly pace: number;
  /** How a world is opened when the story begins again. */
  readonly world: WorldOptions;
  readonly onError: (error: unknown) => void;
}

/** The demo while it is up: a world, the story in it, and whoever looks on. */
export class Demo {
  readonly player: StoryPlayer;
  readonly #parts: DemoParts;
  readonly #watchers = new Set<(view: DemoView) => void>();
  #world: World;
  #turn: Promise<unknown> = Promise.resolve();
  #restart: Promise<void> | undefined;
  #closed = false;

  constructor(world: World, parts: DemoParts) {
    this.#world = world;
    this.#parts = parts;
    this.player = new StoryPlayer(
      { act: (work) => this.act(work), happened: (step, number, last) => this.#happened(step, number, last) },
      parts.pace,
    );
  }

  get world(): World {
    return this.#world;
  }
  get story(): StoryView {
    return this.player.view;
  }
  /** What the page shows, between two things that happen. */
  view(): Promise<DemoView> {
    return this.#next(() => demoView(this.#world, this.story));
  }

  /** One thing after the other; those who look on see what came of it. */
  act<T>(work: (world: World) => Promise<T>): Promise<T> {
    const result = this.#next(() => work(this.#world));
    this.changed();
    return result;
  }

  /** The story from its beginning, with an empty CRM. */
  again(): Promise<void> {
    this.#restart ??= this.#begin().finally(() => (this.#restart = undefined));
    return this.#restart;
  }

  watch(watcher: (view: DemoView) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  changed(): void {
    if (this.#closed || this.#watchers.size === 0) return;
    void this.view().then((view) => {
      for (const watcher of this.#watchers) watcher(view);
    }, this.#parts.onError);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.player.stop();
    await this.#next(() => this.#world.close());
  }

  async #begin(): Promise<void> {
    this.player.stop();
    await this.act(async () => {
      await this.#world.close();
      this.#world = await openWorld(this.#parts.world);
    });
    this.#parts.teller.say('', 'Once more, with an empty CRM.');
    this.player.play().catch(this.#parts.onError);
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #happened(step: Step, number: number, last: boolean): Promise<void> {
    const { teller } = this.#parts;
    teller.step(step, number);
    await teller.decisions(this.#world);
    teller.say(`   ${step.meaning.en}`);
    if (last) teller.summary(this.#world);
    this.changed();
  }
}
