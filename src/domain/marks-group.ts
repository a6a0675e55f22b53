import type { Decision } from './decision.ts';

/** The decision marked a channel's chat as a group, or said that a bound chat of it stays: undo takes the mark away. */
export function marksGroup({ rule, reasons }: Pick<Decision, 'rule' | 'reasons'>): boolean {
  return rule === 1 && reasons.some(({ code }) => code === 'groupChat' || code === 'otherWriter');
}
