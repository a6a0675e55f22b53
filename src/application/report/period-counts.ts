import type { Decision } from '../../domain/decision.ts';

/** Decisions of a time by result. Each count is the number of journal entries with this result. */
export interface PeriodCounts {
  decided: number;
  bound: number;
  created: number;
  rebound: number;
  suggested: number;
  undone: number;
  /** Undone ones among `bound`, `created` and `rebound`. */
  takenBack: number;
}

export const noCounts: Readonly<PeriodCounts> = {
  decided: 0,
  bound: 0,
  created: 0,
  rebound: 0,
  suggested: 0,
  undone: 0,
  takenBack: 0,
};

/** An undone decision keeps its place under its result: the undo rate is its share. */
export function countDecision(counts: PeriodCounts, { outcome, undone }: Decision): void {
  counts.decided += 1;
  const acts = outcome === 'bound' || outcome === 'created' || outcome === 'rebound';
  if (acts || outcome === 'suggested') counts[outcome] += 1;
  if (undone) counts.undone += 1;
  if (undone && acts) counts.takenBack += 1;
}
