import type { LabelledText } from './labelled-text.ts';
import { loadCorpus } from './load-corpus.ts';

/** Letter in the ids of the texts of a collection (make.ts); the first two have none. */
const marks = { 'first and second': '', third: 'x', fourth: 'w', fifth: 'v', sixth: 's', seventh: 'n', eighth: 'm', ninth: 'k', tenth: 'j', eleventh: 'h', pairs: 'p' } as const;

export type Collection = keyof typeof marks;
export const collections: readonly Collection[] = ['first and second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'pairs'];

/** The texts of a collection that nothing was made with. */
export function checkingTexts(collection: Collection): readonly LabelledText[] {
  return loadCorpus('checking').filter(({ id }) => (/-([a-z])/.exec(id)?.[1] ?? '') === marks[collection]);
}
