import type { RefusedBecause } from '../model/reading.ts';
import { bareDoubt } from './bare-digits.ts';
import type { Candidate } from './candidate.ts';
import { groupsOf, typedDigits } from './candidate.ts';
import { doubtfulGrouping, isRow } from './doubtful-grouping.ts';
import { codeAround } from './glued-text.ts';
import { isCutOut } from './leftover-digits.ts';
import { lacksTrunk } from './missing-trunk.ts';
import type { NumberContext } from './number-context.ts';
import { contextAfter, contextBefore, phoneWordNearby } from './number-context.ts';

/** Why a candidate is refused, or how sure it is. */
export type Verdict =
  | { readonly taken: true; readonly confidence: number }
  | { readonly taken: false; readonly because: RefusedBecause; readonly detail: string };

// Nobody's own phone: companies pay for these lines or sell through them.
const serviceTypes = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL']);

const refuse = (because: RefusedBecause, detail: string): Verdict => ({ taken: false, because, detail });

function isAlone({ text, start, end }: Candidate): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(0, start)) && !/[\p{L}\p{N}]/u.test(text.slice(end));
}

function judgeByWords(candidate: Candidate, context: NumberContext): Verdict | undefined {
  const { text, start, end } = candidate;
  if (context.says === 'phone') return undefined;
  if (context.says === 'reference') return refuse('reference', context.word ?? '');
  if (context.says === 'version') return refuse('version', context.word ?? '');
  const after = contextAfter(text, end);
  if (after.says === 'reference') return refuse('reference', after.word ?? '');
  if (phoneWordNearby(text, start, end)) return undefined;
  const doubt = bareDoubt(candidate);
  if (doubt !== undefined) return refuse(doubt.because, doubt.detail);
  const groups = groupsOf(candidate);
  const dotted = text.slice(start, end);
  if (
    groups.length === 4 &&
    /^\d+(?:\.\d+){3}$/.test(dotted) &&
    groups.every((group) => /^(?:0|[1-9]\d{0,2})$/.test(group) && Number(group) < 256) &&
    !isAlone(candidate)
  ) {
    return refuse('version', 'address');
  }
  if (/^(?:19|20)\d\d[-/]\d{5,}$/.test(dotted)) return refuse('reference', 'year and number');
  return undefined;
}

function judgeByDigits(candidate: Candidate, says: NumberContext['says']): Verdict | undefined {
  const grouping = doubtfulGrouping(candidate);
  if (grouping !== undefined) return refuse('invalidNumber', grouping);
  if (says === 'phone' || phoneWordNearby(candidate.text, candidate.start, candidate.end)) return undefined;
  if (isRow(groupsOf(candidate))) return refuse('invalidNumber', 'row of numbers');
  if (lacksTrunk(candidate)) return refuse('invalidNumber', 'no trunk prefix');
  return typedDigits(candidate).length < 7 ? refuse('invalidNumber', 'short') : undefined;
}

/** Asks everything around a candidate; `taken` are groups of its run that belong to other numbers. */
export function judgeCandidate(candidate: Candidate, taken: ReadonlySet<number>): Verdict {
  const code =
    candidate.explicit && !/[\d_]$/.test(candidate.text.slice(0, candidate.start))
      ? undefined
      : codeAround(candidate);
  if (code !== undefined) return refuse('reference', code);
  if (isCutOut(candidate, taken)) return refuse('reference', 'part of a longer number');
  const context = contextBefore(candidate.text, candidate.start);
  const type = candidate.span.reading.number.getType();
  if (type !== undefined && serviceTypes.has(type) && context.own !== true)
    return refuse('serviceNumber', type);
  if (candidate.explicit) return { taken: true, confidence: 0.95 };
  const refused = judgeByWords(candidate, context) ?? judgeByDigits(candidate, context.says);
  if (refused !== undefined) return refused;
  return { taken: true, confidence: context.says === 'phone' ? 0.9 : 0.75 };
}
