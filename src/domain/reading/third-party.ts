import { allMatches } from './all-matches.ts';
import type { TextRange } from './reading.ts';
import { thirdPartyStems } from './third-party-stems.ts';
import { plainText } from './plain-text.ts';
import { wordList } from './word-list.ts';
import {
  calledFrom,
  calledFromAfter,
  hanRelation,
  hanRelationAfter,
  link,
  ownCue,
  relation,
  relationAfter,
  yourNumber,
} from './third-party-words.ts';

const WINDOW_SIZE = 90;
const boundary = /[\u0001\n!?;.…。！？；，]\s?(?![^\s]{0,4}$)|,\s/gu;

function clauseBefore(text: string, start: number): string {
  const window = text.slice(Math.max(0, start - WINDOW_SIZE), start);
  let from = 0;
  for (const match of allMatches(window, boundary)) from = match.index + match[0].length;
  return plainText(window.slice(from));
}

function clauseAfter(text: string, end: number): string {
  const window = text.slice(end, end + 50).replace(/^\s*,/, ' ');
  const stop = /[\u0001\n!?;.。！？；，,]/.exec(window)?.index ?? window.length;
  return plainText(window.slice(0, stop));
}

const isWriter = /(?<!\p{L})(?:soy|somos|sou|i am|i'm|im|ich bin|je suis|я|انا)\s+(?:\p{L}+\s+){0,2}$/u;

function relatedBefore(clause: string): boolean {
  const match = allMatches(clause, relation).at(-1);
  if (match === undefined) return false;
  // "Soy la mujer de Juan": the person is the writer.
  if (isWriter.test(clause.slice(0, match.index))) return false;
  const between = clause.slice(match.index + match[0].length);
  return !ownCue.test(between) && link.test(between);
}

const isThirdPartyStem = wordList(thirdPartyStems);
const han = /\p{Script=Han}/u;

// Most sentences mention no other person: the long patterns are tried only for those that may.
function mayMentionOthers(clause: string): boolean {
  if (clause.length < 3) return false;
  if (han.test(clause)) return true;
  return (clause.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => isThirdPartyStem(word));
}

/** Whether a phone or address belongs to another person according to its sentence. */
export function isThirdParty(text: string, { start, end }: TextRange): boolean {
  const before = clauseBefore(text, start);
  if (mayMentionOthers(before)) {
    const patterns = [yourNumber, calledFrom, hanRelation];
    if (relatedBefore(before) || patterns.some((pattern) => pattern.test(before))) return true;
  }
  const after = clauseAfter(text, end);
  return (
    mayMentionOthers(after) &&
    [relationAfter, hanRelationAfter, calledFromAfter].some((pattern) => pattern.test(after))
  );
}
