import { z } from 'zod';

/** Numbers of the rules in docs/spec.md 5; 0 = no rule, a person decided (docs/spec.md 7). */
const ruleNumbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type RuleNumber = (typeof ruleNumbers)[number];

export const ruleNumberSchema = z.literal(ruleNumbers);
