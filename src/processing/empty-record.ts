import type { RoundRecord } from '../store/ports.ts';

/** A round that leaves nothing behind: to be filled in. */
export const emptyRound: RoundRecord = {
  done: [],
  chats: [],
  customers: [],
  endedCustomers: [],
  decisions: [],
  suggestions: [],
  sources: [],
};
