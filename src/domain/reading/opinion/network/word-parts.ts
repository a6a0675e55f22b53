import { hashOf, mix } from '../hashes.ts';
import { isHan } from '../is-han.ts';
import { PART_ROWS } from './network-shape.ts';

const SHORTEST_PART = 3;
const LONGEST_PART = 5;
/** Two Chinese characters are about a word. */
const LONGEST_HAN_PART = 3;
/** What stands after them does not count: a sender may write a word of 20,000. */
export const MAX_CHARACTERS = 30;

/** Rows for the parts of a word: its forms and compounds share them. */
export function wordParts(word: string): readonly number[] {
  const isChinese = isHan(word);
  const shortest = isChinese ? 1 : SHORTEST_PART;
  const longest = isChinese ? LONGEST_HAN_PART : LONGEST_PART;
  const ends = isChinese ? '' : '^';
  const bounded = `${ends}${word.slice(0, MAX_CHARACTERS)}${ends}`;
  const rows: number[] = [];
  for (let start = 0; start + shortest <= bounded.length; start++) {
    let hash = hashOf('');
    for (let at = start; at < bounded.length && at - start < longest; at++) {
      hash = mix(hash, bounded.charCodeAt(at));
      if (at - start + 1 >= shortest) rows.push((hash ^ (hash >>> 15)) & (PART_ROWS - 1));
    }
  }
  return rows;
}
