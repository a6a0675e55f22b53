import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import type { Concept } from './lexicon.ts';
import { numberNouns, personConcepts } from './lexicon.ts';
import { hanPart } from './han-part.ts';
import { isListedWord, isSpelledOtherwise } from './listed-word.ts';
import { hasAny, isInnerPart } from './token-window.ts';

/** What a part of the words beside an identifier names (entry-label.ts). */
export type LabelPart = 'writer' | 'orderer' | 'own' | 'name' | 'word' | 'role' | 'empty' | 'other';

/** Words for the writer in the country of the text only (`localWriters`). */
export type LocalWriters = ReadonlySet<string>;

/** What a word does in such a part. */
type Duty =
  | 'writer'
  | 'writerAlone'
  | 'orderer'
  | 'mine'
  | 'own'
  | 'role'
  | 'name'
  | 'weakName'
  | 'word'
  | 'beside'
  | 'possessive'
  | 'noun'
  | 'denial'
  | 'grammar'
  | 'other';

const MAX_NAMES = 4;
const MAX_WORDS = 2;
const denying: readonly Concept[] = ['negation', 'insteadOf', 'contrast', 'otherOwn'];
/** Letters of scripts without capitals. */
const uncasedLetter = /^[\p{Lo}\p{Script=Georgian}]/u;

/** Whether a word is of a script without capitals. */
export function isUncased({ lower }: Token): boolean {
  return uncasedLetter.test(lower);
}

// "T: 0212...", "M. 612..."
function isInitial(token: Token): boolean {
  return token.lower.length === 1 && !isUncased(token);
}

// "Minh" beside mình, آنا beside انا.
function isNameElsewhere(token: Token): boolean {
  if (isListedWord(token, 'name')) return true;
  return isSpelledOtherwise(token, 'writer') && (token.isName || isUncased(token));
}

const duties: readonly (readonly [Duty, (token: Token) => boolean])[] = [
  ['noun', (token) => isListedWord(token, 'numberLabel')],
  ['name', isNameElsewhere],
  ['orderer', (token) => isListedWord(token, 'orderer')],
  ['role', (token) => isListedWord(token, 'title') || hasAny(token, ...personConcepts)],
  ['writer', (token) => isListedWord(token, 'writer')],
  ['writerAlone', (token) => isListedWord(token, 'writerAlone')],
  ['own', (token) => hasAny(token, 'ownNumber', 'callMe', 'selfIntroduction')],
  ['mine', (token) => isListedWord(token, 'mine')],
  ['possessive', (token) => hasAny(token, 'writerOwn')],
  ['beside', (token) => isListedWord(token, 'beside') || isFunctionWord(token, 'joining')],
  ['other', (token) => isListedWord(token, 'company')],
  ['noun', isInitial],
  ['denial', (token) => hasAny(token, ...denying)],
  ['noun', (token) => hasAny(token, ...numberNouns)],
  ['weakName', (token) => token.isName && token.concepts.length > 0],
  ['noun', (token) => hasAny(token, 'presence', 'replacement')],
  ['grammar', (token) => hasAny(token, 'filler', 'copula')],
  ['other', (token) => token.concepts.length > 0],
  ['name', (token) => token.isName || isUncased(token)],
];

function dutyOf(token: Token, local: LocalWriters): Duty {
  if (token.kind !== 'word') return 'other';
  if (local.has(token.lower)) return 'writer';
  return duties.find(([, has]) => has(token))?.[0] ?? 'word';
}

type Count = (...asked: readonly Duty[]) => number;

interface Part {
  readonly tokens: readonly Token[];
  readonly duties: readonly Duty[];
  readonly count: Count;
}

function isPlain({ count }: Part): boolean {
  return count('other', 'denial', 'word', 'grammar', 'own') === 0;
}

// "bố tôi", "teman saya": not "the tenant, me".
function isPossessed({ tokens, duties, count }: Part): boolean {
  const first = duties.findIndex((duty) => duty !== 'beside');
  const owner = tokens.length - 1;
  if (owner <= first || owner > first + MAX_WORDS || !isListedWord(tokens[owner], 'possessor')) return false;
  return duties[owner - 1] !== 'grammar' && count('noun', 'denial') === 0;
}

// "and me who pays", "io che sono la mamma": English "me" is "to me" in other languages.
function startsWithWriter({ tokens, duties, count }: Part): boolean {
  const first = duties.findIndex((duty) => duty !== 'beside');
  if (duties[first] !== 'writer' || count('denial', 'name', 'weakName') > 0) return false;
  return tokens[first]?.lower !== 'me' || tokens[first + 1]?.lower === 'who';
}

function joinsOthers({ tokens, duties }: Part): boolean {
  const first = duties.findIndex((duty) => duty !== 'beside');
  return tokens.slice(Math.max(first, 0)).some((token) => isFunctionWord(token, 'joining'));
}

function ofWriter(part: Part): LabelPart {
  const { tokens, duties, count } = part;
  if (isPossessed(part)) return 'role';
  if (joinsOthers(part)) return 'other';
  if (!isPlain(part)) return startsWithWriter(part) ? 'own' : 'other';
  if (count('name', 'weakName') === 0) return 'writer';
  // "me Sue", "Sue me": between other words it is a part of a sentence.
  const named = duties.filter((duty) => duty !== 'beside' && duty !== 'noun');
  const isAtEnd = named[0] === 'writer' || (named.at(-1) === 'writer' && !tokens.some(isUncased));
  return isAtEnd ? 'writer' : 'other';
}

// "mine", "my mobile"; "my Tom" and "my wife" are other people.
function ofMine({ count }: Part): LabelPart {
  if (count('other', 'denial', 'word', 'grammar') > 0) return 'other';
  if (count('role') > 0) return 'role';
  return count('name', 'weakName') > 0 ? 'name' : 'writer';
}

function ofNames({ tokens, duties, count }: Part): LabelPart {
  // In a script without capitals "landline in town" looks like a name.
  const isUncasedLabel =
    tokens.some(isUncased) && (count('noun', 'grammar') > 0 || count('name') > MAX_WORDS);
  return duties[0] === 'grammar' || isUncasedLabel ? 'word' : 'name';
}

function ofPerson(part: Part): LabelPart {
  const { count } = part;
  const [names, words] = [count('name'), count('word', 'weakName')];
  if (count('other', 'denial') > 0 || names + words > MAX_NAMES) return 'other';
  if (names > 0 && words === 0) return ofNames(part);
  if (words > 0) return words > MAX_WORDS || (names === 0 && count('grammar') > 0) ? 'other' : 'word';
  if (count('role') > 0) return 'role';
  return count('possessive') > 0 && count('grammar') === 0 ? 'writer' : 'empty';
}

// "my number is", "call me on", "I'm Sue"; "call" and "me" with a name between or behind say nothing.
function ofOwn({ tokens, count }: Part): LabelPart {
  const isNamed = count('name') > 0 && tokens.some((token) => hasAny(token, 'callMe'));
  return isNamed || count('role', 'denial') > 0 ? 'other' : 'own';
}

const nameless: readonly Duty[] = [
  'noun',
  'orderer',
  'own',
  'role',
  'writer',
  'writerAlone',
  'mine',
  'possessive',
];

function isNameless(token: Token, duty: Duty | undefined): boolean {
  return duty === undefined || nameless.includes(duty) || isListedWord(token, 'company');
}

// "Bill", "Ani": a capital letter, and nothing else that its meaning in some language would belong to.
function withLoneName(tokens: readonly Token[], duties: readonly Duty[]): readonly Duty[] {
  const isName = (at: number): boolean => tokens[at]?.isName === true && !isNameless(tokens[at], duties[at]);
  const lone = duties.findIndex((duty) => duty !== 'beside');
  const isLone = lone >= 0 && duties.every((duty, at) => at === lone || duty === 'beside') && isName(lone);
  return isLone ? duties.map((duty, at) => (at === lone && duty !== 'name' ? 'weakName' : duty)) : duties;
}

// "This is me" is one term: "me" stands for it. "Call me" says that as well, whoever is called so.
function isWriterInTerm(words: readonly Token[], at: number): boolean {
  let head = at;
  while (isInnerPart(words[head])) head--;
  const isSaidOfWriter =
    hasAny(words[head], 'ownNumber', 'selfIntroduction') && !hasAny(words[head], 'callMe');
  return isSaidOfWriter && isListedWord(words[at], 'writer');
}

function isSaid(words: readonly Token[], at: number): boolean {
  const token = words[at];
  if (token === undefined || token.kind === 'mark' || token.kind === 'digits') return false;
  for (let inner = at + 1; isInnerPart(words[inner]); inner++) if (isWriterInTerm(words, inner)) return false;
  return true;
}

/** What a part without separators of the words beside an identifier names. */
export function labelPart(words: readonly Token[], local: LocalWriters): LabelPart {
  const han = hanPart(words);
  if (han !== undefined) return han;
  const all = words.filter((token, at) =>
    isInnerPart(token) ? isWriterInTerm(words, at) : isSaid(words, at),
  );
  const said = all.map((token) => dutyOf(token, local));
  // Kazakh мен is "I" and "and".
  const isAlone = said.every((duty) => ['writerAlone', 'beside', 'noun'].includes(duty));
  const duties = withLoneName(
    all,
    isAlone ? said : said.map((duty) => (duty === 'writerAlone' ? 'role' : duty)),
  );
  const count: Count = (...asked) => duties.filter((duty) => asked.includes(duty)).length;
  const part = { tokens: all, duties, count };
  if (count('orderer') > 0) return 'orderer';
  if (count('own') > 0) return ofOwn(part);
  if (count('writer') > 0) return ofWriter(part);
  if (count('writerAlone') > 0) return 'writer';
  return count('mine') > 0 ? ofMine(part) : ofPerson(part);
}
