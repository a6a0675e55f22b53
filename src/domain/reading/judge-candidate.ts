import type { RefusedBecause } from './reading.ts';
import type { Candidate } from './candidate.ts';
import { doubtOf } from './doubt.ts';
import { doubtfulGrouping } from './doubtful-grouping.ts';
import { codeAround } from './glued-text.ts';
import { isCutOut } from './leftover-digits.ts';
import type { NumberContext } from './judge-reference.ts';
import { contextAfter, contextBefore, phoneWordNearby } from './judge-reference.ts';

/** Whether a candidate is taken, with its confidence, or refused and why. */
export type Verdict =
  | { readonly taken: true; readonly confidence: number }
  | {
      readonly taken: false;
      readonly because: RefusedBecause;
      readonly detail: string;
      /** A single word or its look refused it. */
      readonly isWeak: boolean;
    };

// Lines of companies, never a customer's own phone.
const serviceTypes = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL']);

function refuse(because: RefusedBecause, detail: string | undefined, isWeak = false): Verdict {
  return { taken: false, because, detail: detail ?? '', isWeak };
}

function judgeByWords({ annotated, end }: Candidate, before: NumberContext): Verdict | undefined {
  if (before.kind === 'reference' || before.kind === 'version') return refuse(before.kind, before.word, true);
  if (before.kind === 'phone') return undefined;
  const after = contextAfter(annotated, end);
  return after.kind === 'reference' ? refuse('reference', after.word, true) : undefined;
}

function judgeByLook(candidate: Candidate, before: NumberContext): Verdict | undefined {
  const grouping = doubtfulGrouping(candidate);
  if (grouping !== undefined) return refuse('invalidNumber', grouping);
  if (before.kind === 'phone') return undefined;
  const doubt = doubtOf(candidate);
  if (doubt === undefined || phoneWordNearby(candidate.annotated, candidate)) return undefined;
  return refuse(doubt.because, doubt.detail, doubt.because === 'reference' || doubt.because === 'taxId');
}

function judgeNational(candidate: Candidate, before: NumberContext): Verdict {
  const refused = judgeByWords(candidate, before) ?? judgeByLook(candidate, before);
  return refused ?? { taken: true, confidence: before.kind === 'phone' ? 0.9 : 0.75 };
}

/** Judges a candidate by its context; `taken` are the groups of its run that belong to other numbers. */
export function judgeCandidate(candidate: Candidate, taken: ReadonlySet<number>): Verdict {
  const { text, annotated, start, explicit } = candidate;
  const code = explicit && !/[\d_]/.test(text[start - 1] ?? '') ? undefined : codeAround(candidate);
  if (code !== undefined) return refuse('reference', code);
  if (isCutOut(candidate, taken)) return refuse('reference', 'part of a longer number');
  const before = contextBefore(annotated, start);
  const { type } = candidate.span.reading;
  if (serviceTypes.has(type) && before.own !== true) return refuse('serviceNumber', type);
  return explicit ? { taken: true, confidence: 0.95 } : judgeNational(candidate, before);
}
