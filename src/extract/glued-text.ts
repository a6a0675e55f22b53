import type { Candidate } from './candidate.ts';
import { bareRunScript } from './unspaced-scripts.ts';
import { isNumberWord, isPhoneWord } from './phone-words.ts';
import { plainText } from './plain-words.ts';
import { isReferenceWord } from './reference-words.ts';

const glueBefore = /([\p{L}\p{M}]+)([-=.:/]?)$/u;
const shortTags = new Set(['t', 'm', 'w', 'p', 'т', 'м', 'h']);
const conjunctions = new Set(['y', 'e', 'o', 'u', 'и', 'a', 'à', 'x']);

function isCode(word: string, joint: string, grouped: boolean): boolean {
  if (bareRunScript.test(word)) return false;
  const plain = plainText(word);
  if (isPhoneWord(plain) || isNumberWord(plain)) return false;
  if (isReferenceWord(plain)) return true;
  const letters = [...word];
  const capitals = word === word.toUpperCase() && word !== word.toLowerCase();
  if (joint === '.' || joint === ':') return false;
  if (joint === '=') return true;
  if (joint === '/') return letters.length < 3;
  if (capitals) return letters.length <= 6 && !grouped;
  return letters.length === 1 ? !shortTags.has(plain) : joint === '-' && letters.length === 2;
}

function gluedBefore({ text, start, span }: Candidate): string | undefined {
  if (span.first > 0) return undefined;
  const head = text.slice(Math.max(0, start - 24), start).replace(/[([]$/, '');
  const last = head.at(-1) ?? '';
  if (last === '_' || last === '#' || last === '@' || last === '&' || last === '\\') return last;
  const [, word = '', joint = ''] = glueBefore.exec(head) ?? [];
  if (word === '') return undefined;
  // "X-Ray2-600...": letters that follow digits are the middle of a code.
  const before = head.slice(0, head.length - word.length - joint.length).at(-1) ?? '';
  if (/\d/.test(before) && !bareRunScript.test(word) && word.length < 3) return word;
  return isCode(word, joint, span.last - span.first >= 2) ? word : undefined;
}

function gluedAfter({ text, end, span }: Candidate): string | undefined {
  if (span.last < span.run.groups.length - 1) return undefined;
  const tail = text.slice(end, end + 24);
  if (/^[_%@\\]/.test(tail)) return tail[0];
  if (/^\*(?!\s|$|[^\p{L}\p{N}*])/u.test(tail) || /^\*{2,}/.test(tail)) return '*';
  const word = /^-?([\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+)/u.exec(tail)?.[1];
  if (word === undefined) return undefined;
  if (/^x+$/i.test(word) && !/^x\s?\d/i.test(tail)) return word;
  if (/^(?:ext|x|доб)/iu.test(word)) return undefined;
  const isShort = [...word].length <= 2;
  // A letter or two and more digits, or capitals: the middle or the end of a code.
  if (isShort && /^-?[\p{L}\p{M}]+\d/u.test(tail)) return word;
  if (!isShort) return undefined;
  const isWord = [...word].length === 2 && word === word.toLowerCase();
  return isWord || conjunctions.has(word) ? undefined : word;
}

/** Letters or marks that run into the digits and make them a code, a handle or a file name. */
export function codeAround(candidate: Candidate): string | undefined {
  return gluedBefore(candidate) ?? gluedAfter(candidate);
}
