/**
 * Every place on the way of a message where something was just written or is about to be, and what is where at that
 * moment. A process may die at each of them; test/kill makes it do so.
 */
export const crashPoints = {
  'event.arrived': 'The portal posted an event; nothing of it is stored.',
  'event.stored': 'The event is in the inbox; the portal has no answer and the lane does not know.',
  'event.answered': 'The answer is on its way to the portal.',
  'entries.sorted': 'What holds nothing new is done and remembered; the rest waits as before.',
  'history.heard': 'Messages of a history are in the inbox; the hint that led to them still waits.',
  'sweep.noted': 'The next sweep begins where this one ended; the hint that asked for it still waits.',
  'hints.done': 'Hints are done, and so is all that they led to.',
  'intent.stored': 'The changes of a round are stored with their chats; the CRM has none of them.',
  'request.leaving': 'A request that changes something is about to leave.',
  'request.answered': 'The portal did what was asked and said so; the answer was not looked at.',
  'batch.chunked': 'One request of a long batch of changes is answered, the next has not left.',
  'changes.made': 'The CRM has the changes of a round; only the intent tells of them.',
  'outcome.recorded': 'Journal, bindings and inbox tell what a round did; the lane goes on.',
  'undo.intended':
    'The journal says that a decision is being taken back, and the memory is as before it; the CRM is not.',
  'undo.reverted': 'The CRM is as before a decision; the journal does not say so.',
  'undo.recorded': 'The journal says that a decision was taken back; nobody was told.',
  'token.granted':
    'The authorization server gave new tokens, the old ones are dead; the new ones are nowhere else.',
  'token.stored': 'New tokens are stored and not used yet.',
  'commit.leaving': 'A transaction is complete but for its commit.',
  'commit.done': 'The database has a transaction; nobody was told.',
} as const;

export type CrashPoint = keyof typeof crashPoints;

/** Hears where the process is. */
export type OnCrashPoint = (point: CrashPoint) => void;

/** Nobody listens: the app as it runs. */
export const noCrashPoint: OnCrashPoint = () => undefined;
