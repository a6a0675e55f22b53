/** Kinds of changes to the CRM. A new kind is added here: the compiler names every other place that has to know it. */
export const changeKinds = [
  'addCommunication',
  'bindActivity',
  'unbindActivity',
  'setStage',
  'tagItem',
  'setLink',
  'setDealContacts',
  'fillName',
  'createItem',
  'createActivity',
  'mergeItems',
  'logLine',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** `applied` by us; `present`: it was so already, nothing to undo; `failed`, with a code. */
export const changeOutcomes = ['applied', 'present', 'failed'] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];
