import type { Phone } from '../domain/ids.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';
import type { SecretBox } from './secrets/secret-box.ts';

/** What every house is opened with. */
export interface StoreOptions {
  /** Seals the portals' tokens at rest. */
  readonly secretBox: SecretBox;
  /** What is equal for all ways to write one number; extract's own unless a test says otherwise. */
  readonly phoneIdentity?: (phone: Phone) => string;
  /** Unix ms. */
  readonly now?: () => number;
  /** For tests: hears of every write point. */
  readonly onCrashPoint?: OnCrashPoint;
}
