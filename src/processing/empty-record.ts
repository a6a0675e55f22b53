import type { RoundRecord } from '../store/ports.ts';

/** A record without content, to be spread and filled in. */
export const emptyRecord: RoundRecord = {
  done: [],
  chats: [],
  customers: [],
  endedCustomers: [],
  decisions: [],
  suggestions: [],
  sources: [],
};
