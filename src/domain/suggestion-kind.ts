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
  'decisionToConfirm',
  'reportedWrong',
] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export const suggestionStates = ['open', 'accepted', 'dismissed'] as const;
export type SuggestionState = (typeof suggestionStates)[number];
