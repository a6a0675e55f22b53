import type { ApiCall } from './call.ts';
import { listBlocks, unblock } from './blocks.ts';
import { cardTab } from './card-tab.ts';
import { openedActivity, openedChat } from './chat-panel.ts';
import { quoteChat } from './conversations.ts';
import {
  eraseCustomer,
  exportCustomer,
  exportCustomerCsv,
  findCustomers,
  getCustomer,
  moveChat,
  notSame,
  removeFirstPhone,
  reportChat,
  setFirstPhone,
} from './customers.ts';
import { health, registerAgain, retryParked } from './health.ts';
import {
  countUndoable,
  getDecision,
  getJob,
  judgeDecision,
  listJournal,
  stopJob,
  undoDecision,
  undoMany,
} from './journal.ts';
import { changeLine, listLines, setNative } from './lines.ts';
import { me } from './me.ts';
import { addOwnNumber, listOwnNumbers, removeOwnNumber } from './own-numbers.ts';
import { previewPast } from './past.ts';
import { people } from './people.ts';
import { getNotices, setNotices } from './notices.ts';
import { overview } from './overview.ts';
import { report } from './report.ts';
import { getSuggestion, listSuggestions, reopenSuggestion, resolveSuggestion } from './suggestions.ts';
import { renewSession } from './session.ts';
import { tryIt } from './try-it.ts';

/** Every call of the page API, for the server and the browser: no Node.js modules, no network access. */
export const api = {
  me,
  people,
  renewSession,
  overview,
  report,
  getNotices,
  setNotices,
  listLines,
  changeLine,
  setNative,
  previewPast,
  listSuggestions,
  getSuggestion,
  resolveSuggestion,
  reopenSuggestion,
  listBlocks,
  unblock,
  listOwnNumbers,
  addOwnNumber,
  removeOwnNumber,
  listJournal,
  getDecision,
  undoDecision,
  judgeDecision,
  undoMany,
  countUndoable,
  getJob,
  stopJob,
  findCustomers,
  getCustomer,
  setFirstPhone,
  removeFirstPhone,
  moveChat,
  notSame,
  reportChat,
  quoteChat,
  eraseCustomer,
  exportCustomer,
  exportCustomerCsv,
  tryIt,
  health,
  retryParked,
  registerAgain,
  cardTab,
  openedChat,
  openedActivity,
} as const satisfies Record<string, ApiCall>;

export type Api = typeof api;
export type CallName = keyof Api;
