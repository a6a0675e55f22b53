import { allMatches } from './all-matches.ts';
import type { Concept } from './lexicon.ts';
import { conceptIndex } from './lexicons/all.ts';
import { noLists } from './concept-index.ts';
import { countDigits } from './shape.ts';
import type { TermList, TermMatch } from './term-list.ts';
import { formsOf } from './word-forms.ts';

/**
 * `identifier`: digits or blanked text that may be another phone, address or reference. `soft` separates parts of a
 * sentence, `hard` sentences.
 */
type TokenKind = 'word' | 'digits' | 'identifier' | 'soft' | 'hard' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** In the form of `plainText`; punctuation as written. */
  readonly plain: string;
  /** A word in lower case with its accents. */
  readonly lower: string;
  /** Concepts of the terms that start with this word. */
  readonly concepts: readonly Concept[];
  /** A word inside a longer term. */
  readonly isCovered: boolean;
  /** What the word means by itself, when a longer term covers it: "telefono" in "vuestro telefono". */
  readonly coveredConcepts: readonly Concept[];
  /** Starts with a capital letter. */
  readonly isName: boolean;
}

/** A text as a sequence of words with their concepts, numbers and punctuation. */
export interface AnnotatedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Sticky, and every character belongs to one of its alternatives: a match starts where the last one ended. */
const tokenPattern =
  /[\p{L}\p{M}\p{Script=Han}]+|\d[\d ().\-/]{4,28}\d|\d+|\u0001+|\.{2,}|\n\s*|[^\s\p{L}\p{M}\d]|[^\S\n]+/uy;
const hardSigns = new Set('!?;…。！？；؟۔।');
const softSigns = new Set(',，、،|/&()（）[]«»„“”"「」—:：-');
const hanText = /^\p{Script=Han}/u;
const dottedAbbreviation =
  /^(?:tele?f?|telf|tlf|nro?|num|numer|nr|no|mob|cel|ref|dr|mr|mrs|ms|sr|sra|st|ул|тел|моб|ном|зак|г|д|кв|ім|dna|don|abs|apt|art|bzw|inkl|str|hr|hrn|fr|p|sig|sigra|geom|dott|dottssa|ssa|ing|avv|arch|rag|prof|dra|lic|arq|tfno|tlfno|tfn|tlfn|port|bzgl|evtl|ggf|ca|dipl|mag|mgr|inz|pok|godz|np|tzw|woj|ul|al|os|корп|стр|пр|просп|пер|пл|обл|эт|оф|доб|вн|внут|адр|стац|вул|буд|бул|грн|руб|mah|sok|cad|apt|ltd|sti|tic|av|uzm|jl|jln|gg|kec|kab|telp|bpk|sdr|sdri|tp|bs|ks|dt|sdt|dc|pt|ft|fv|к|шт|n|.*(?:nr|num|номер|тел|ном))$/u;

/** Scripts in which an abbreviation seldom has more than a letter before its point. */
const unabbreviated = /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Georgian}\p{Script=Devanagari}]/u;

interface Draft {
  kind: TokenKind;
  start: number;
  end: number;
  plain: string;
  lower: string;
  concepts: Concept[];
  isCovered: boolean;
  coveredConcepts: Concept[];
  isName: boolean;
  /** A word that starts with a Chinese character. */
  isHan: boolean;
  lists: readonly TermList[];
}

/** Most tokens have no concepts: they share this list, which nothing may be added to. */
const noConcepts: Concept[] = [];

function draft(kind: TokenKind, start: number, written: string, plain = written): Draft {
  return {
    kind,
    start,
    end: start + written.length,
    plain,
    lower: '',
    concepts: noConcepts,
    isCovered: false,
    coveredConcepts: noConcepts,
    isName: false,
    isHan: false,
    lists: noLists,
  };
}

/** "ana@example.com.Es urgente": behind an address a sentence may start without a blank. */
function isBlanked(token: Draft | undefined): boolean {
  return token?.plain.startsWith('\u0001') === true;
}

function isSentencePoint(text: string, at: number, previous: Draft | undefined): boolean {
  const rest = text.slice(at + 1, at + 4);
  if (rest !== '' && !/^\s/.test(rest)) return isBlanked(previous) && /^\p{Lu}/u.test(rest);
  if (previous?.kind !== 'word') return previous !== undefined;
  const next = /^\s*(.)/u.exec(rest)?.[1] ?? '';
  const length = previous.plain.length;
  if (dottedAbbreviation.test(previous.plain)) return false;
  if (unabbreviated.test(previous.plain)) return length > 1;
  return /[\d+(]/.test(next) ? length > 4 : length > 2;
}

function newlineKind(previous: Draft | undefined): TokenKind {
  // A label may stand on the line before its number.
  return previous?.plain === ':' || previous?.plain === '：' ? 'mark' : 'hard';
}

function signKind(text: string, at: number, sign: string, previous: Draft | undefined): TokenKind {
  if (hardSigns.has(sign) || (sign.length > 1 && sign.startsWith('.'))) return 'hard';
  if (sign === '.') return isSentencePoint(text, at, previous) ? 'hard' : 'mark';
  // A hyphen inside a word separates nothing.
  if (sign === '-' || sign === '/') return /\s/.test(text[at + 1] ?? '') ? 'soft' : 'mark';
  return softSigns.has(sign) ? 'soft' : 'mark';
}

// Chinese needs no spaces: one between two words separates clauses.
function isClauseSpace(previous: Draft | undefined, start: number): boolean {
  return previous?.kind === 'word' && previous.end < start && previous.isHan;
}

function pushHan(drafts: Draft[], written: string, start: number): void {
  if (isClauseSpace(drafts.at(-1), start)) drafts.push(draft('soft', start - 1, ' ', '，'));
  for (let at = 0; at < written.length;) {
    const term = conceptIndex().unspacedTermAt(written, at);
    const length = term?.length ?? 1;
    const part = written.slice(at, at + length);
    const token = draft('word', start + at, part);
    token.isName = part !== part.toLowerCase();
    token.isHan = hanText.test(part);
    if (term !== undefined) token.concepts = [...term.concepts];
    drafts.push(token);
    at += length;
  }
}

const digitGroups = /\d+/g;

function pushDigits(drafts: Draft[], written: string, start: number): void {
  if (countDigits(written) >= 7) {
    drafts.push(draft('identifier', start, written));
    return;
  }
  for (const match of allMatches(written, digitGroups))
    drafts.push(draft('digits', start + match.index, match[0]));
}

const otherLetters = /[^\x00-\x7f]/;
const anyHan = /\p{Script=Han}/u;
const hanOrOther = /\p{Script=Han}+|\P{Script=Han}+/gu;
const letter = /[\p{L}\p{M}]/u;

function pushWord(drafts: Draft[], written: string, start: number): void {
  const { plain, lower, isName, isHan, lists } = formsOf(written);
  const word = draft('word', start, written, plain);
  word.lower = lower;
  word.isName = isName;
  word.isHan = isHan;
  word.lists = lists;
  drafts.push(word);
}

function pushLetters(drafts: Draft[], written: string, start: number): void {
  if (!otherLetters.test(written) || !anyHan.test(written)) {
    pushWord(drafts, written, start);
    return;
  }
  for (const { 0: part, index } of allMatches(written, hanOrOther)) {
    if (hanText.test(part)) pushHan(drafts, part, start + index);
    else pushWord(drafts, part, start + index);
  }
}

const asciiLetter = /[a-z]/i;

function isLetter(character: string): boolean {
  return character < '\u0080' ? asciiLetter.test(character) : letter.test(character);
}

function isSpace(character: string): boolean {
  return character === ' ' || (character !== '\n' && /\s/.test(character));
}

function pushToken(drafts: Draft[], text: string, start: number, end: number): void {
  const first = text[start] ?? '';
  if (isSpace(first)) return;
  const written = text.slice(start, end);
  if (first === '\u0001') drafts.push(draft('identifier', start, written));
  else if (first >= '0' && first <= '9') pushDigits(drafts, written, start);
  else if (first === '\n') drafts.push(draft(newlineKind(drafts.at(-1)), start, written, '\n'));
  else if (isLetter(first) || hanText.test(written)) pushLetters(drafts, written, start);
  else if (first !== "'") drafts.push(draft(signKind(text, start, written, drafts.at(-1)), start, written));
}

function tokenise(text: string): Draft[] {
  const drafts: Draft[] = [];
  tokenPattern.lastIndex = 0;
  // `test` creates no array for each match, as `exec` does.
  for (let start = 0; tokenPattern.test(text); start = tokenPattern.lastIndex)
    pushToken(drafts, text, start, tokenPattern.lastIndex);
  return drafts;
}

function joinsWords({ kind, plain }: Draft): boolean {
  return kind === 'mark' && (plain === '-' || plain === '.' || plain === '/');
}

/** Groups of words without a break between them, in which terms are looked up. */
function wordGroups(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const groups: Draft[][] = [[]];
  for (const token of drafts) {
    if (token.kind === 'word' && !token.isHan) groups.at(-1)?.push(token);
    else if (!joinsWords(token)) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function noteConcept(token: Draft | undefined, concept: Concept): void {
  if (token === undefined) return;
  if (token.concepts === noConcepts) token.concepts = [concept];
  else token.concepts.push(concept);
}

// A term with a gap ends at its last word: that is how near it is to what follows.
function noteMatches(
  group: readonly Draft[],
  at: number,
  matches: readonly TermMatch[],
  longest: number,
): void {
  for (const { concept, hasGap, length } of matches) {
    if (!hasGap && length < longest) continue;
    noteConcept(group[at], concept);
    if (hasGap) noteConcept(group[at + length - 1], concept);
  }
}

function longestOf(matches: readonly TermMatch[]): number {
  let longest = 1;
  for (const { length, hasGap } of matches) if (!hasGap && length > longest) longest = length;
  return longest;
}

function addConcepts(group: readonly Draft[]): void {
  let coveredTo = 0;
  let coveringLength = 0;
  let at = -1;
  for (const token of group) {
    at++;
    const isCovered = at < coveredTo;
    if (isCovered) token.isCovered = true;
    const matches = conceptIndex().termsFrom(group, at);
    if (matches.length === 0) continue;
    const longest = longestOf(matches);
    // Inside a longer term a word does not count.
    if (isCovered && (at + longest <= coveredTo || longest <= coveringLength)) {
      token.coveredConcepts = matches.map((match) => match.concept);
      continue;
    }
    noteMatches(group, at, matches, longest);
    if (at + longest > coveredTo) {
      coveredTo = at + longest;
      coveringLength = longest;
    }
  }
}

/** Splits a folded text into tokens and finds the concepts of its words. Linear in the length of the text. */
export function annotateText(text: string): AnnotatedText {
  const tokens = tokenise(text);
  for (const group of wordGroups(tokens)) addConcepts(group);
  return { text, tokens };
}
