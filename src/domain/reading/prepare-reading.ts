import { conceptIndex } from './lexicons/all.ts';

/** Does what the first reading would wait for, most of a second, before there are texts to read. */
export function prepareReading(): void {
  conceptIndex();
}
