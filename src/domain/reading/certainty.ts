import { extensionAfter } from '../identifiers/phone-extension.ts';
import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Concept } from './lexicon.ts';
import { referenceConcepts } from './lexicon.ts';
import type { TextRange } from './reading.ts';
import { hasAny, tokensAround } from './token-window.ts';

/**
 * How sure it is that an identifier is the writer's own, the surest first: said to be own ("my number is"), named as a
 * phone or address without an owner ("tel. ..."), alone in its line, bare in other talk, and bare in a position in which
 * references are as likely as phones.
 */
export type Certainty = 'saidOwn' | 'named' | 'alone' | 'bare' | 'unclear';

const MAX_LINE_WORDS = 3;
const MAX_NAME_WORDS = 2;
/** A first name alone is as often another's: "Julien 612... wants an appointment". */
const MIN_WORDS_OF_NAME = 2;
/** With an initial and two surnames. */
const MAX_WORDS_OF_NAME = 3;
const WINDOW_TOKENS = 12;
const MAX_TOKENS_TO_SENTENCE_END = 40;
const naming: readonly Concept[] = ['phoneNoun', 'emailNoun', 'callMe', 'ownNumber', 'youCalledMe'];
/** Words of a writer who speaks about himself, about being reached or about his number, anywhere in the text. */
const ofWriter: readonly Concept[] = [
  ...naming,
  'writerOwn',
  'selfIntroduction',
  'correction',
  'numberWord',
  'inRoleOf',
  'presence',
];

interface Place {
  readonly tokens: readonly Token[];
  /** Last token before and first token after the identifier. */
  readonly before: number;
  readonly after: number;
}

function placeOf(annotated: AnnotatedText, range: TextRange): Place {
  const [before, after] = tokensAround(annotated, range);
  return { tokens: annotated.tokens, before, after };
}

/** What the whole text is about. */
export interface Talk {
  /** It corrects something: numbers in it are spoken about. */
  readonly corrects: boolean;
  readonly isAboutWriter: boolean;
  readonly namesReference: boolean;
}

const correcting: ReadonlySet<Concept> = new Set(['correction', 'wrong', 'insteadOf', 'oldOrDead']);
const aboutWriter: ReadonlySet<Concept> = new Set(ofWriter);

export function talkOf({ tokens }: AnnotatedText): Talk {
  const talk = { corrects: false, isAboutWriter: false, namesReference: false };
  for (const { concepts } of tokens) {
    for (const concept of concepts) {
      talk.corrects ||= correcting.has(concept);
      talk.isAboutWriter ||= aboutWriter.has(concept);
      talk.namesReference ||= referenceConcepts.has(concept);
    }
  }
  return talk;
}

function wordsOfLine({ tokens, before, after }: Place): readonly Token[] {
  let from = before + 1;
  while (from > 0 && before - from < WINDOW_TOKENS && tokens[from - 1]?.plain !== '\n') from--;
  let to = after;
  while (to < tokens.length && to - after < WINDOW_TOKENS && tokens[to]?.plain !== '\n') to++;
  return tokens.slice(from, to).filter((token) => token.kind === 'word');
}

function isPartOfSentence(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'digits';
}

// "How much is it? 612... Jane": a name after the number ends its part of the sentence.
function isSigned({ tokens, after }: Place): boolean {
  for (let at = after; at < after + MAX_NAME_WORDS; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || (token.concepts.length > 0 && !token.isName)) return false;
    const next = tokens[at + 1];
    if (next === undefined || next.kind === 'hard' || next.kind === 'soft') return true;
  }
  return false;
}

/** "P. Durand 612... pour un devis": nothing but a name stands before it in its line. */
function isAfterName({ tokens, before }: Place): boolean {
  let words = 0;
  for (let at = before; at >= 0 && tokens[at]?.kind !== 'hard'; at--) {
    const token = tokens[at];
    // The point of an initial.
    if (token?.kind === 'mark' && token.plain === '.') continue;
    if (!isNamePart(tokens, at)) return false;
    words++;
  }
  return words >= MIN_WORDS_OF_NAME && words <= MAX_WORDS_OF_NAME;
}

function isNamePart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.isName) return false;
  // Many letters are also words: Catalan and Spanish "a", "p" for "for".
  const isInitial = token.plain.length === 1 && tokens[at + 1]?.plain === '.';
  return isInitial || token.concepts.length === 0;
}

// "612... - 45 Elm Street": one token, two things.
function isSeparated(text: string, end: number): boolean {
  return /^ [-/|] /.test(text.slice(end, end + 3));
}

/** Whether the sentence of an identifier ends with a question mark. */
export function isInQuestion(annotated: AnnotatedText, range: TextRange): boolean {
  return isQuestion(placeOf(annotated, range));
}

function isQuestion({ tokens, after }: Place): boolean {
  const rest = tokens.slice(after, after + MAX_TOKENS_TO_SENTENCE_END);
  const end = rest.find((token) => token.kind === 'hard');
  return end !== undefined && /[?？؟]/u.test(end.plain);
}

// "Tel. 612..., when does it arrive?"
function endsBeforeClause({ tokens, after }: Place): boolean {
  return /^[,，،]$/u.test(tokens[after]?.plain ?? '');
}

/** Certainty of an identifier that no word gives to the writer or to somebody else. */
export function certaintyWithoutCue(annotated: AnnotatedText, range: TextRange): Certainty {
  const place = placeOf(annotated, range);
  const words = wordsOfLine(place);
  if (words.some((token) => hasAny(token, ...naming))) return 'named';
  return words.length <= MAX_LINE_WORDS ? 'alone' : 'bare';
}

/**
 * Whether digits of a national number without a word for it stand where a reference is as likely as a phone: inside of a
 * sentence, or in a question. A phone mostly stands between separators, ends its sentence, has an extension, or is grouped
 * in a text in which the writer speaks about himself.
 */
export function isUnclearPosition(
  annotated: AnnotatedText,
  range: TextRange,
  certainty: 'named' | 'alone' | 'bare',
  talk: Talk,
): boolean {
  const place = placeOf(annotated, range);
  if (certainty === 'named') return isQuestion(place) && !endsBeforeClause(place);
  if (certainty === 'alone') return isQuestion(place);
  return isUnclearAmongWords(annotated, range, place, talk);
}

function isUnclearAmongWords(annotated: AnnotatedText, range: TextRange, place: Place, talk: Talk): boolean {
  const { tokens, before, after } = place;
  if (extensionAfter(annotated.text, range.end) !== undefined) return false;
  const closes = isSeparated(annotated.text, range.end) || !isPartOfSentence(tokens[after]);
  if (isAfterName(place)) return isQuestion(place);
  if (!isPartOfSentence(tokens[before])) {
    if (isSigned(place)) return false;
    if (closes) return isQuestion(place) && tokens[after]?.kind === 'hard';
  }
  return isQuestion(place) || (!closes && !isTalkOfNumbers(annotated, range, talk));
}

function isTalkOfNumbers({ text }: AnnotatedText, range: TextRange, talk: Talk): boolean {
  if (talk.corrects) return true;
  const isGrouped = /\D/.test(text.slice(range.start, range.end));
  return talk.isAboutWriter && (isGrouped || !talk.namesReference);
}
