/** How many decisions one look into the journal shows. */
export const MAX_JOURNAL_ENTRIES = 1000;
