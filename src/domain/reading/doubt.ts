import type { RefusedBecause } from './reading.ts';
import { bareDoubt } from './bare-doubt.ts';
import type { Doubt } from './bare-doubt.ts';
import type { Candidate } from './candidate.ts';
import { groupsOf, typedDigits } from './candidate.ts';
import { isSeries } from './doubtful-grouping.ts';
import { lacksTrunk } from './missing-trunk.ts';

const MAX_LINE_LENGTH = 200;

function isWholeText({ text, start, end }: Candidate): boolean {
  if (text.length > MAX_LINE_LENGTH) return false;
  return !/[\p{L}\p{N}]/u.test(text.slice(0, start)) && !/[\p{L}\p{N}]/u.test(text.slice(end));
}

function isNetworkAddress(candidate: Candidate, written: string, groups: readonly string[]): boolean {
  if (groups.length !== 4 || !/^\d+(?:\.\d+){3}$/.test(written)) return false;
  // "93.107.41.72" is how Uzbek numbers are written.
  if (candidate.span.reading.number.country === 'UZ' && /^\d{2}\.\d{3}(?:\.\d{2}){2}$/.test(written))
    return false;
  return (
    groups.every((group) => /^(?:0|[1-9]\d{0,2})$/.test(group) && Number(group) < 256) &&
    !isWholeText(candidate)
  );
}

function doubt(because: RefusedBecause, detail: string): Doubt {
  return { because, detail };
}

/** Why a national number is probably no phone; a phone word near it outweighs this. */
export function doubtOf(candidate: Candidate): Doubt | undefined {
  const bare = bareDoubt(candidate);
  if (bare !== undefined) return bare;
  const written = candidate.text.slice(candidate.start, candidate.end);
  const groups = groupsOf(candidate);
  if (isNetworkAddress(candidate, written, groups)) return doubt('version', 'address');
  if (/^(?:19|20)\d\d[-/]\d{5,}$/.test(written)) return doubt('reference', 'year and number');
  if (isSeries(groups)) return doubt('invalidNumber', 'row of numbers');
  if (typedDigits(candidate).length < 7) return doubt('invalidNumber', 'short');
  return lacksTrunk(candidate) ? doubt('invalidNumber', 'no trunk prefix') : undefined;
}
