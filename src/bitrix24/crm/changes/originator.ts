/** Marks what the app itself created, so that it is found again after a lost answer. */
export const ORIGINATOR = 'chat_tracker';
