/** Small words of grammar. They are looked up word by word, whether or not a term of a lexicon covers them (lexicons/function-words.ts). */
export type FunctionWord =
  /** Stands between a person and a verb that calls him: "bhai ko call karo". */
  | 'objectMarker'
  /** Case ending after an apostrophe: "Kerem'i arayın". */
  | 'nameMarker'
  /** End of the name of a person who is called: "akamga". */
  | 'dativeEnding'
  /** "To" before a name. */
  | 'toNamed'
  /** "To" before a person, in languages in which the verb follows. */
  | 'toPerson'
  /** "Me", also inside of a verb. */
  | 'writerAsObject'
  /** A plain verb that calls somebody: "call Denise at 614...". */
  | 'callVerb'
  /** "Let the courier call". */
  | 'let'
  /** Negation that may follow what it denies. */
  | 'postposedNegation'
  /** Of these, what always follows: "82 değil 28". */
  | 'finalNegation'
  /** First word of "instead of" in languages in which it follows what is replaced. */
  | 'postposedInsteadOf'
  | 'conjunction'
  /** "And", "or" between two identifiers of one person. */
  | 'joining'
  /** "Yes", as an answer. */
  | 'yes'
  /** "No", as an answer. */
  | 'no'
  /** "Asks whether". */
  | 'askVerb'
  /** "Or". */
  | 'either'
  /** A gift card or the like, which is sent to its receiver. */
  | 'gift'
  /** "Old", "former": also of another number, "the old one". */
  | 'oldOne'
  /** "Changed": what follows is the new number. */
  | 'changeVerb'
  /** "Change, replace": what is changed into what. */
  | 'exchangeVerb'
  /** Between the two: "from A to B". */
  | 'exchangedTo'
  /** "612345678 for my order": the number is not the order's. */
  | 'purpose'
  /** What is counted: "the last 15 days". */
  | 'unit'
  /** "I wrote 82": before digits, in languages in which they follow the verb. */
  | 'wrote'
  /** "I", "we" before a verb. */
  | 'writerAsSubject'
  /** "You" before a verb. */
  | 'readerAsSubject'
  /** "Was called": the caller is another. */
  | 'passive'
  /** "From" behind a number. */
  | 'postposedSource'
  /** "Got", "arrived": together with the writer's pronoun something came to the writer. */
  | 'received'
  /** "I got", in one word. */
  | 'receivedByWriter';
