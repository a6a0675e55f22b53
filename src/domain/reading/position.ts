import type { Direction } from './token-window.ts';

/** Where a word stands, seen from the identifier. */
export interface Position {
  /** What the identifier is. */
  readonly kind: 'phone' | 'email';
  readonly distance: number;
  readonly direction: Direction;
  readonly isAfterBreak: boolean;
  /** A word of contrast stands between. */
  readonly isContrasted: boolean;
  /** A word like "now" or "put" stands between. */
  readonly isReplaced: boolean;
}
