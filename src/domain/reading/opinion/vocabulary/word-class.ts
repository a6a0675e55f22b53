/**
 * What a word of a message is about, as far as it may tell whose a number is. Wider than the concepts of the rules
 * (lexicon.ts): a class decides nothing, the opinion learns what it means around a number.
 */
export type WordClass =
  // People
  | 'kin'
  | 'role'
  /** Given names and their short forms. */
  | 'name'
  | 'titleName'
  /** He, she, they, and what belongs to them. */
  | 'he'
  | 'we'
  | 'you'
  // What they do
  | 'call'
  /** Collects, opens the door, signs for it. */
  | 'pickup'
  /** Is in charge, decides, knows about it. */
  | 'handle'
  | 'pay'
  | 'ask'
  | 'wait'
  // Things
  | 'device'
  | 'paper'
  | 'parcel'
  | 'code'
  | 'order'
  | 'company'
  /** Banks, operators, couriers, shops. */
  | 'brand'
  // What is said of a number
  | 'number'
  | 'emailWord'
  | 'unreached'
  | 'unknownCaller'
  | 'old'
  | 'new'
  | 'available'
  | 'registered'
  | 'recipient'
  /** Is printed, engraved, shown. */
  | 'reads'
  | 'forwarded'
  // The rest
  | 'home'
  | 'thanks'
  | 'uncertain';

/**
 * The words of one language by class, separated by commas: words, phrases of up to four words, stems (`stem*`). A word may
 * have several classes.
 */
export type Vocabulary = Readonly<Record<WordClass, string>>;
