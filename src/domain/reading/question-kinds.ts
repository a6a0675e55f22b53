/** What an operator or bot asked for. */
export const questions = ['phone', 'email', 'phoneAndEmail', 'reference', 'otherPerson', 'mixed'] as const;
export type Question = (typeof questions)[number];
