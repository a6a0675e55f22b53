import { isExtensionMark } from '../identifiers/phone-extension.ts';
import type { Candidate } from './candidate.ts';
import { plainText } from './plain-text.ts';
import { isPhoneOrNumberWord, isReferenceWord } from './read-concepts.ts';
import { unspacedScript } from './unspaced-script.ts';

const glueBefore = /([\p{L}\p{M}]+)([-=.:/]?)$/u;
const wordAfter = /^-?([\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+)/u;
const codeMarks = new Set(['_', '#', '@', '&', '\\']);
const shortTags = new Set(['t', 'm', 'w', 'p', 'т', 'м', 'h']);
const conjunctions = new Set(['y', 'e', 'o', 'u', 'и', 'a', 'à', 'x']);

function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/** "AB612...", "REF-612...": letters before the digits that are no phone word. */
function isCodeHead(word: string, joint: string, grouped: boolean): boolean {
  const length = [...word].length;
  if (joint === '/') return length < 3;
  if (isCapitals(word)) return length <= 6 && !grouped;
  if (length === 1) return !shortTags.has(word);
  return joint === '-' && length === 2;
}

function isCode(word: string, joint: string, grouped: boolean): boolean {
  if (unspacedScript.test(word)) return false;
  const plain = plainText(word);
  if (isPhoneOrNumberWord(plain)) return false;
  if (isReferenceWord(plain) || joint === '=') return true;
  return joint !== '.' && joint !== ':' && isCodeHead(word, joint, grouped);
}

function gluedBefore({ text, start, span }: Candidate): string | undefined {
  if (span.first > 0) return undefined;
  const head = text.slice(Math.max(0, start - 24), start).replace(/[([]$/, '');
  const last = head.at(-1) ?? '';
  if (codeMarks.has(last)) return last;
  const match = glueBefore.exec(head);
  if (match === null) return undefined;
  const [, word = '', joint = ''] = match;
  // "X2-600...": letters between digits belong to a code.
  const isMiddle = /\d$/.test(head.slice(0, match.index)) && word.length < 3 && !unspacedScript.test(word);
  return isMiddle || isCode(word, joint, span.last - span.first >= 2) ? word : undefined;
}

/** "60012345*", "600 12 34 XX": masked digits. */
function isMasked(tail: string): boolean {
  return /^\*(?:\*|(?=[\p{L}\p{N}]))/u.test(tail) || /^-?x+(?![a-z])(?!\s?\d)/i.test(tail);
}

function gluedAfter({ text, end, span }: Candidate): string | undefined {
  if (span.last < span.run.groups.length - 1) return undefined;
  const tail = text.slice(end, end + 24);
  if (/^[_%@\\]/.test(tail) || isMasked(tail)) return tail[0];
  const word = wordAfter.exec(tail)?.[1];
  if (word === undefined || isExtensionMark(word) || [...word].length > 2) return undefined;
  // One or two letters followed by digits, or capitals: part of a code.
  if (/^-?[\p{L}\p{M}]+\d/u.test(tail)) return word;
  const isWord = [...word].length === 2 && word === word.toLowerCase();
  return isWord || conjunctions.has(word) ? undefined : word;
}

/** Letters or marks directly at the digits that make them part of a code, a handle or a file name. */
export function codeAround(candidate: Candidate): string | undefined {
  return gluedBefore(candidate) ?? gluedAfter(candidate);
}
