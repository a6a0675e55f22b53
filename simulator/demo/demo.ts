import type { Step } from './story/story.ts';
import { StoryPlayer, type StoryView } from './story/story-player.ts';
import type { ConsoleReporter } from './story/console-reporter.ts';
import { demoView, type DemoView } from './view/demo-view.ts';
import { openWorld, type World, type WorldOptions } from './world/world.ts';

export interface DemoDeps {
  readonly reporter: ConsoleReporter;
  /** Milliseconds between two steps of the story. */
  readonly paceMs: number;
  /** How a world is opened when the story begins again. */
  readonly world: WorldOptions;
  readonly onError: (error: unknown) => void;
}

/** The running demo: the world, the story player, and the watchers of the view. */
export class Demo {
  readonly player: StoryPlayer;
  readonly #deps: DemoDeps;
  readonly #watchers = new Set<(view: DemoView) => void>();
  #world: World;
  #queue: Promise<unknown> = Promise.resolve();
  #restarting: Promise<void> | undefined;
  #closed = false;

  constructor(world: World, deps: DemoDeps) {
    this.#world = world;
    this.#deps = deps;
    this.player = new StoryPlayer(
      { run: (work) => this.run(work), stepDone: (step, number, last) => this.#stepDone(step, number, last) },
      deps.paceMs,
    );
  }

  get world(): World {
    return this.#world;
  }
  get story(): StoryView {
    return this.player.view;
  }
  /** The state for the page; read between two actions. */
  view(): Promise<DemoView> {
    return this.#enqueue(() => demoView(this.#world, this.story));
  }

  /** Runs `work` after all earlier work, then notifies the watchers. */
  run<T>(work: (world: World) => Promise<T>): Promise<T> {
    const result = this.#enqueue(() => work(this.#world));
    this.notifyWatchers();
    return result;
  }

  /** Starts the story again with an empty CRM. Parallel calls share one restart. */
  restart(): Promise<void> {
    this.#restarting ??= this.#openNewWorld().finally(() => (this.#restarting = undefined));
    return this.#restarting;
  }

  /** Calls `watcher` with every new view; returns a function that stops that. */
  watch(watcher: (view: DemoView) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  notifyWatchers(): void {
    if (this.#closed || this.#watchers.size === 0) return;
    void this.view().then((view) => {
      for (const watcher of this.#watchers) watcher(view);
    }, this.#deps.onError);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.player.stop();
    await this.#enqueue(() => this.#world.close());
  }

  async #openNewWorld(): Promise<void> {
    this.player.stop();
    await this.run(async () => {
      await this.#world.close();
      this.#world = await openWorld(this.#deps.world);
    });
    this.#deps.reporter.print('', 'Once more, with an empty CRM.');
    this.player.play().catch(this.#deps.onError);
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #stepDone(step: Step, number: number, last: boolean): Promise<void> {
    const { reporter } = this.#deps;
    reporter.printStep(step, number);
    await reporter.printDecisions(this.#world);
    reporter.print(`   ${step.meaning.en}`);
    if (last) reporter.printSummary(this.#world);
    this.notifyWatchers();
  }
}
