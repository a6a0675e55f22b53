/**
 * What a word or phrase says about the phone or address next to it. The judgement (judge-owner.ts, judge-reference.ts) is
 * written once over concepts; a language is a list of terms for each of them (lexicons/).
 */
export type Concept =
  // What the digits are
  | 'phoneNoun'
  | 'numberWord'
  | 'emailNoun'
  | 'order'
  | 'invoice'
  | 'parcel'
  | 'account'
  | 'caseOrTicket'
  | 'part'
  | 'password'
  | 'taxOrIdentity'
  /** Customer, item, room: a reference only together with "number" or a sign. */
  | 'weakReference'
  | 'version'
  // Whose they are
  | 'writerOwn'
  /** Noun and possessive in one word or phrase: "my number", `numaram`, `رقمي`. */
  | 'ownNumber'
  | 'readerOwn'
  | 'otherOwn'
  | 'kinshipAndRole'
  | 'child'
  | 'parent'
  /** Somebody whose services are recommended: plumber, taxi. */
  | 'trade'
  /** "For" before a person for whom something is asked: "lessons for my son". */
  | 'onBehalfOf'
  /** Asks for somebody to come: "send a technician", "I need a driver". */
  | 'wanted'
  /** "If the courier is late": the person of the clause is not the owner. */
  | 'condition'
  | 'selfIntroduction'
  /** "As" before a role of the writer: "as the accountant". */
  | 'inRoleOf'
  | 'callMe'
  /** "You called me on ...": the number is the writer's. */
  | 'youCalledMe'
  /** Where and when the writer is to be reached: at home, in the office, after six, answers, available. */
  | 'presence'
  /** Asked the writer for a phone. */
  | 'askedFor'
  // What happened with them
  | 'payment'
  | 'calledOut'
  | 'noAnswer'
  | 'calledMe'
  | 'wroteTo'
  | 'recipient'
  | 'website'
  | 'oldOrDead'
  | 'example'
  // Corrections and quotes
  | 'negation'
  | 'insteadOf'
  | 'wrong'
  | 'correction'
  /** "Ends in", "the last digits": what follows replaces the end of a number. */
  | 'ending'
  /** "But": what stands before it says nothing about a number after it. */
  | 'contrast'
  | 'forwarded'
  | 'contactCard'
  // Changes and calls
  /** "Now", "put", "save": what was said about an old number does not hold for the one that follows. */
  | 'replacement'
  /** "Before": the number next to it is the old one when a new one follows. */
  | 'formerly'
  /** "You called": together with *source* the number is that of the caller. */
  | 'calledPast'
  /** "From" before or after the number of a caller. */
  | 'source'
  /** Whom a gift is for: the bride, the birthday girl. */
  | 'giftReceiver'
  // Grammar
  | 'copula'
  | 'filler';

/**
 * The terms of one language: words, phrases, stems (`stem*`). `_` in a phrase stands for up to three words. A term that
 * starts with `=` is compared with its accents, for words that without them mean something else.
 */
export type Lexicon = Readonly<Record<Concept, readonly string[]>>;

/** Splits a list of terms at commas. `a|b c|d` stands for the four phrases of one word of each place. */
export function terms(list: string): readonly string[] {
  return list
    .split(',')
    .map((term) => term.trim())
    .filter(Boolean)
    .flatMap(phrasesOf);
}

function phrasesOf(term: string): readonly string[] {
  if (!term.includes('|')) return [term];
  const places = term.split(/\s+/).map((place) => place.split('|'));
  return places.reduce<readonly string[]>(
    (phrases, words) =>
      phrases.flatMap((phrase) => words.map((word) => (phrase ? `${phrase} ${word}` : word))),
    [''],
  );
}

/** Concepts of numbers that are no phones. */
export const referenceConcepts: ReadonlySet<Concept> = new Set<Concept>([
  'order',
  'invoice',
  'parcel',
  'account',
  'caseOrTicket',
  'part',
  'password',
  'taxOrIdentity',
]);

/** Concepts of other persons. */
export const personConcepts: readonly Concept[] = [
  'kinshipAndRole',
  'child',
  'parent',
  'trade',
  'giftReceiver',
];

/** Nouns for a number or an address. */
export const numberNouns: readonly Concept[] = ['phoneNoun', 'numberWord', 'emailNoun', 'ownNumber'];
