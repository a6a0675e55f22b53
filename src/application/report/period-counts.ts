import type { Decision } from '../../domain/decision.ts';
import type { DecisionOutcome } from '../../domain/decision-outcome.ts';

/** Decisions of a time by result. Each count but the last two is the number of journal entries with this result that stand. */
export interface PeriodCounts {
  decided: number;
  bound: number;
  created: number;
  rebound: number;
  suggested: number;
  undone: number;
  /** Those of `undone` that had bound, created or rebound. */
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

/**
 * What a decision did, as long as nobody undid it: `bound` is what every page calls a joined chat, `rebound` a moved one.
 * `undefined` for an undone decision.
 */
export function standingOutcome({
  outcome,
  undone,
}: Pick<Decision, 'outcome' | 'undone'>): DecisionOutcome | undefined {
  return undone ? undefined : outcome;
}

export function countDecision(counts: PeriodCounts, decision: Decision): void {
  counts.decided += 1;
  switch (standingOutcome(decision)) {
    case 'bound':
      counts.bound += 1;
      break;
    case 'created':
      counts.created += 1;
      break;
    case 'rebound':
      counts.rebound += 1;
      break;
    case 'suggested':
      counts.suggested += 1;
      break;
    case undefined:
      counts.undone += 1;
      if (changesBinding(decision)) counts.takenBack += 1;
      break;
    case 'nothing':
    case 'stayed':
    case 'unbound':
      break;
  }
}

function changesBinding({ outcome }: Decision): boolean {
  return outcome === 'bound' || outcome === 'created' || outcome === 'rebound';
}
