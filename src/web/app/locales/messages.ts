import type { en } from './en.ts';

/** All texts of the pages. English defines the keys; other languages are checked against it by the compiler. */
export type Messages = typeof en;
