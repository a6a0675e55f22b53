import { shared } from './shared.ts';

const closers = shared<(() => Promise<void>)[]>('closers', () => []);

/** To be done when all tests of the run are through, whatever became of them. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

/** Called once, by the hook that ends the run: one that fails keeps later ones of mocha from being called. */
export async function closeAll(): Promise<void> {
  await Promise.all(closers.splice(0).map((close) => close()));
}
