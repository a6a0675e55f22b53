import type { en } from './en.ts';

/** Everything the pages say. English sets the keys; the compiler finds what another language lacks. */
export type Words = typeof en;
