import type { AnnotatedText, Token } from './annotated-text.ts';
import { annotateText } from './annotated-text.ts';
import { conceptIndex } from './lexicons/all.ts';
import type { Concept } from './lexicon.ts';
import { referenceConcepts } from './lexicon.ts';
import { foldText } from './folded-text.ts';
import type { Question } from './question-kinds.ts';
import { hasAny, isNear } from './token-window.ts';

const references = [...referenceConcepts];
const others: readonly Concept[] = [
  'kinshipAndRole',
  'child',
  'parent',
  'trade',
  'otherOwn',
  'recipient',
  'calledMe',
  'payment',
];
const phones: readonly Concept[] = ['phoneNoun', 'callMe', 'ownNumber'];
// Addresses of the company in the question say nothing about what it asks for.
const address = /[^\s@]{1,64}@[^\s@]{1,200}/gu;

function sentences({ tokens }: AnnotatedText): readonly (readonly Token[])[] {
  const all: Token[][] = [[]];
  for (const token of tokens) {
    all.at(-1)?.push(token);
    if (token.kind === 'hard') all.push([]);
  }
  return all;
}

function firstOf(tokens: readonly Token[], ...concepts: readonly Concept[]): number {
  const at = tokens.findIndex((token) => hasAny(token, ...concepts));
  return at < 0 ? Infinity : at;
}

/** The same for nouns that may stand inside a longer term: "su teléfono" as a whole is the reader's. */
function firstNoun(tokens: readonly Token[], ...concepts: readonly Concept[]): number {
  const at = tokens.findIndex(
    (token) => hasAny(token, ...concepts) || conceptIndex().hasConcept(token.plain, ...concepts),
  );
  return at < 0 ? Infinity : at;
}

// "your phone", "su teléfono": not "your husband's phone".
function asksForReadersPhone(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, at) =>
      hasAny(token, 'readerOwn') &&
      !isNear(tokens, at, 1, 2, ...others) &&
      !isNear(tokens, at, -1, 1, ...others),
  );
}

function questionOfSentence(tokens: readonly Token[]): Question | undefined {
  const phone = firstNoun(tokens, ...phones);
  const email = firstNoun(tokens, 'emailNoun');
  const reference = firstOf(tokens, ...references);
  const number = firstOf(tokens, 'numberWord', 'readerOwn');
  const other = firstOf(tokens, ...others);
  const isWeak = firstOf(tokens, 'weakReference') < Infinity && number < Infinity && phone === Infinity;
  if (firstOf(tokens, 'password') < Infinity || isWeak) return 'reference';
  if (reference < phone && reference < email) return 'reference';
  // "Tell me the invoice number": only a verb of the phone concepts.
  const isNamed = firstNoun(tokens, 'phoneNoun', 'ownNumber', 'emailNoun') < Infinity;
  if (reference < Infinity && !isNamed) return 'reference';
  if (phone === Infinity && email === Infinity && number === Infinity) {
    // "Who called you?"
    const asks = /[?？؟]/u.test(tokens.at(-1)?.plain ?? '');
    return asks && firstOf(tokens, 'calledMe') < Infinity ? 'otherPerson' : undefined;
  }
  const asksReader = asksForReadersPhone(tokens);
  if (other < Infinity)
    return asksReader ? (other < Math.min(phone, number, email) ? 'mixed' : 'phone') : 'otherPerson';
  if (phone < Infinity && email < Infinity) return 'phoneAndEmail';
  if (email < Infinity) return 'email';
  return phone < Infinity || firstNoun(tokens, 'numberWord') < Infinity ? 'phone' : undefined;
}

/** The last question or request of an operator's message; `undefined` when it asks for no number or address. */
export function questionOf(text: string): Question | undefined {
  const found = sentences(annotateText(foldText(text).text.replace(address, ' ')))
    // "Our phone is 915 550 101" gives a number.
    .filter((tokens) => tokens.every(({ kind }) => kind !== 'identifier'))
    .map(questionOfSentence);
  return found.findLast((question) => question !== undefined);
}
