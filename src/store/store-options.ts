import type { OnCrashPoint } from '../runtime/crash-points.ts';
import type { SecretBox } from './secrets/secret-box.ts';

/** Options of every store. */
export interface StoreOptions {
  /** Encrypts the portals' tokens at rest. */
  readonly secretBox: SecretBox;
  /** Unix ms. */
  readonly now?: () => number;
  /** For tests: called at every crash point. */
  readonly onCrashPoint?: OnCrashPoint;
}
