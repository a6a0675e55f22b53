import type { RestLog } from '../ports.ts';

/** A house's own view of its REST log. */
export interface ClosableRestLog extends RestLog {
  /** What was added is kept when it resolves; never rejects. */
  close(): Promise<void>;
}
