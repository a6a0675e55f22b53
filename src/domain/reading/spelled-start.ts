import { conceptIndex } from './lexicons/all.ts';
import { announcesDirectly, announcesEmail, introducesAddress, isKnownWord } from './spelled-guards.ts';
import type { SpelledLocal } from './spelled-local.ts';
import { areApart } from './spelled-tokens.ts';
import type { SpelledToken } from './spelled-tokens.ts';

const MAX_BLANKS = 2;
/** Scripts that are written together with an address, and whose words are no part of one. */
const otherScript = /[\p{Script=Han}\p{Script=Arabic}]$/u;
const latinWord = /^[\p{Script=Latin}\p{M}\d_+'.-]+$/u;
/** "M as in", "b de": what follows stands for a letter. */
const standsFor = new Set('as like for de como com wie jak jako как як comme come di gibi'.split(' '));
/** A phone before an address: no address has a blank before so many digits. */
const phone = /^\d{6,}$/;
/** "Ana of the de la": more words that join hardly follow one another. */
const MAX_JOINING_WORDS = 3;

type Tokens = readonly SpelledToken[];

function isLatin(token: SpelledToken | undefined): token is SpelledToken {
  return token !== undefined && latinWord.test(token.text);
}

function isLatinName(token: SpelledToken | undefined): boolean {
  return isLatin(token) && !introducesAddress(token.plain);
}

/** Whether a word of a sentence, and no name, stands at an index. */
function isOrdinary(token: SpelledToken): boolean {
  return !isLatin(token) || isKnownWord(token.plain);
}

/** A word that joins two others: of the address where a name stands before it. */
function mayStartAfterJoining(tokens: Tokens, at: number): boolean {
  for (let before = at - 1; before >= at - MAX_JOINING_WORDS; before--) {
    const token = tokens[before];
    if (token === undefined || token.kind === 'break' || token.kind === 'mark') return true;
    if (announcesDirectly(token.plain)) return true;
    if (!introducesAddress(token.plain)) return isOrdinary(token);
  }
  return false;
}

/** "M as in mary", "b de barcelona". */
function standsForLetter(tokens: Tokens, at: number): boolean {
  const phrase = tokens[at]?.plain === 'in' && tokens[at - 1]?.plain === 'as' ? at - 1 : at;
  const letter = tokens[phrase - 1];
  return standsFor.has(tokens[phrase]?.plain ?? '') && letter !== undefined && /^\p{L}$/u.test(letter.text);
}

function mayStartAfterWord(tokens: Tokens, at: number, isDictated: boolean): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  const isOther = isDictated ? !isLatin(token) : otherScript.test(token.text);
  if (standsForLetter(tokens, at)) return false;
  const plain = token.plain.replace(/[-:]+$/, '');
  if (announcesDirectly(plain) || phone.test(plain)) return true;
  // An unknown word between two names may be a sign: "wang 下划线 wei".
  if (isOther) return announcesEmail(token.text) || introducesAddress(plain) || !isLatinName(tokens[at - 1]);
  return introducesAddress(plain) && mayStartAfterJoining(tokens, at);
}

/** "Mi correo marta. ruiz", "a. ruiz": whether a sign inside of an address has a blank beside it. */
function isSignOfAddress(tokens: Tokens, at: number): boolean {
  const [announced, name, mark] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (mark === undefined || name === undefined || !isLatin(name)) return false;
  if (/^[_+'@]$/.test(mark.text)) return true;
  if (!/^[.-]$/.test(mark.text)) return false;
  if (/^[a-z]$/i.test(name.text)) return true;
  if (introducesAddress(name.plain)) return false;
  return announced !== undefined && (announced.text === ':' || announcesDirectly(announced.plain));
}

/** A letter may be a word: "escribe a p e p e" is "pepe" or "apepe", "el correo es a n a" is clear. */
function areLettersClear(tokens: Tokens, { from }: SpelledLocal): boolean {
  const [first, before] = [tokens[from], tokens[from - 1]];
  if (first === undefined || !introducesAddress(first.plain)) return true;
  if (!isLatin(before)) return true;
  if (announcesDirectly(before.plain)) return announcesEmail(before.text) || isCopula(before.plain);
  return introducesAddress(before.plain);
}

function isCopula(plain: string): boolean {
  return conceptIndex().hasConcept(plain, 'copula');
}

/** Whether a local part is complete, judged by what stands before it. */
export function isCompleteLocal(tokens: Tokens, local: SpelledLocal): boolean {
  const { from, isDictated, startsWithLetters } = local;
  const [before, first] = [tokens[from - 1], tokens[from]];
  if (first === undefined) return false;
  if (startsWithLetters && !areLettersClear(tokens, local)) return false;
  if (before === undefined || before.kind === 'break') return true;
  const isGlued = !areApart(before, first);
  if (first.start - before.end > MAX_BLANKS) return true;
  if (before.kind !== 'mark') {
    if (isGlued && !otherScript.test(before.text)) return false;
    return mayStartAfterWord(tokens, from - 1, isDictated);
  }
  return isGlued ? !/^[@.+_'-]$/.test(before.text) : !isSignOfAddress(tokens, from - 1);
}
