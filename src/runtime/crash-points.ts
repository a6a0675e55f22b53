/**
 * The points on the way of a message at which something was just written or is about to be written, with the state at
 * that moment. A process may die at each of them; test/kill kills it there.
 */
export const crashPoints = {
  'event.arrived': 'The portal posted an event; nothing of it is stored.',
  'event.stored': 'The event is in the inbox; the portal has no answer and the lane is not notified.',
  'event.answered': 'The answer is on its way to the portal.',
  'entries.sorted': 'Entries without anything new are done and recorded; the others still wait.',
  'history.stored': 'Messages of a history are in the inbox; the hint that led to them still waits.',
  'sweep.noted': 'The start of the next sweep is noted; the hint of this sweep still waits.',
  'hints.done': 'Hints are done, with everything that they led to.',
  'intent.stored': 'The changes of a decision batch are stored with their chats; the CRM has none of them.',
  'request.leaving': 'A request that changes something is about to be sent.',
  'request.answered': 'The portal answered a request that changes something; the answer is not processed.',
  'batch.chunked': 'One request of a long batch of changes is answered, the next is not sent.',
  'changes.made': 'The CRM has the changes of a decision batch; the store has only the intent.',
  'outcome.recorded': 'Journal, bindings and inbox have the outcome of a decision batch; the lane continues.',
  'undo.intended':
    'The journal has the start of an undo, and the bindings are restored; the CRM is unchanged.',
  'undo.reverted': 'The CRM is as before the decision; the journal has only the start of the undo.',
  'undo.recorded': 'The journal has the undone decision; the caller has no answer.',
  'token.granted':
    'The authorization server gave new tokens, the old ones are invalid; the new ones are not stored.',
  'token.stored': 'New tokens are stored and not used yet.',
  'commit.leaving': 'A transaction is complete except for its commit.',
  'commit.done': 'The database has a transaction; the caller has no answer.',
} as const;

export type CrashPoint = keyof typeof crashPoints;

/** Called when the process reaches a crash point. */
export type OnCrashPoint = (point: CrashPoint) => void;

/** For the app in production: does nothing. */
export const noCrashPoint: OnCrashPoint = () => undefined;
