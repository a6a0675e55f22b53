/** Kinds of suggestions. A new kind is added here: the compiler names every other place that has to know it. */
export const suggestionKinds = [
  'samePerson',
  'identifierOfAnother',
  'mergeDuplicates',
  'sharedIdentifier',
  'ownItemHasData',
  'guestContact',
  'ambiguousNumber',
  'correctedPhone',
  'unclearNumber',
  'decisionToConfirm',
  'reportedWrong',
] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** Kinds that ask how several items belong together: with one item left there is nothing to ask. */
export const comparingKinds: ReadonlySet<SuggestionKind> = new Set([
  'samePerson',
  'identifierOfAnother',
  'mergeDuplicates',
  'sharedIdentifier',
  'ownItemHasData',
  'guestContact',
]);

export const suggestionStates = ['open', 'accepted', 'dismissed'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/**
 * Why a suggestion is dismissed that nobody refused: the decision that made it, or that carried it out, was undone; its
 * items are gone from the CRM; or its chat was decided since.
 */
export const suggestionClosings = ['undone', 'itemGone', 'decidedSince'] as const;
export type SuggestionClosing = (typeof suggestionClosings)[number];
