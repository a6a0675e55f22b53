/** What a decision did with its chat. */
export const decisionOutcomes = [
  'nothing',
  'bound',
  'stayed',
  'created',
  'suggested',
  'rebound',
  'unbound',
] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];
