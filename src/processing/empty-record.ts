import type { BatchRecord } from '../store/ports.ts';

/** A record without content, to be spread and filled in. */
export const emptyRecord: BatchRecord = {
  done: [],
  chats: [],
  customers: [],
  endedCustomers: [],
  decisions: [],
  suggestions: [],
  sources: [],
};
