import type { RefusedBecause } from './reading.ts';
import { bareDoubt } from './bare-digits.ts';
import type { Doubt } from './bare-digits.ts';
import type { Candidate } from './candidate.ts';
import { groupsOf, typedDigits } from './candidate.ts';
import { isRow } from './doubtful-grouping.ts';
import { lacksTrunk } from './missing-trunk.ts';

const longestLine = 200;

function isAlone({ text, start, end }: Candidate): boolean {
  if (text.length > longestLine) return false;
  return !/[\p{L}\p{N}]/u.test(text.slice(0, start)) && !/[\p{L}\p{N}]/u.test(text.slice(end));
}

function isNetworkAddress(candidate: Candidate, written: string, groups: readonly string[]): boolean {
  if (groups.length !== 4 || !/^\d+(?:\.\d+){3}$/.test(written)) return false;
  return (
    groups.every((group) => /^(?:0|[1-9]\d{0,2})$/.test(group) && Number(group) < 256) && !isAlone(candidate)
  );
}

function doubt(because: RefusedBecause, detail: string): Doubt {
  return { because, detail };
}

/** Looks of a number that a word for a phone would outweigh. */
export function doubtOf(candidate: Candidate): Doubt | undefined {
  const bare = bareDoubt(candidate);
  if (bare !== undefined) return bare;
  const written = candidate.text.slice(candidate.start, candidate.end);
  const groups = groupsOf(candidate);
  if (isNetworkAddress(candidate, written, groups)) return doubt('version', 'address');
  if (/^(?:19|20)\d\d[-/]\d{5,}$/.test(written)) return doubt('reference', 'year and number');
  if (isRow(groups)) return doubt('invalidNumber', 'row of numbers');
  if (typedDigits(candidate).length < 7) return doubt('invalidNumber', 'short');
  return lacksTrunk(candidate) ? doubt('invalidNumber', 'no trunk prefix') : undefined;
}
