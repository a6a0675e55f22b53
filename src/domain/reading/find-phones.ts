import type { AnnotatedText } from './annotated-text.ts';
import type { Candidate } from './candidate.ts';
import type { Finding, PhoneHit } from './contact-hit.ts';
import { withAreaCodes } from './area-code-beside.ts';
import { countBehind, isCompleteWithout } from './count-behind.ts';
import type { DigitRun } from './digit-runs.ts';
import { digitRuns } from './digit-runs.ts';
import type { Verdict } from './judge-candidate.ts';
import { judgeCandidate } from './judge-candidate.ts';
import { likelyReading } from './likely-reading.ts';
import type { NumberSpan, ReadDigits } from './split-run.ts';
import { spanDigits, splitRun } from './split-run.ts';

/** Confidence of a phone that its context refused and all words around it confirmed. */
const WEAKLY_REFUSED = 0.6;

const conjunction = /^[\s)\]]*(?:[,/;&+、，]|y|e|o|u|ou|and|or|и|или|und|oder|et|و|او|أو|或|和)[\s([]*$/iu;

function candidateOf(
  text: string,
  annotated: AnnotatedText,
  span: NumberSpan,
  regions: readonly string[],
): Candidate {
  const start = span.first === 0 ? span.run.start : (span.run.groups[span.first]?.start ?? span.run.start);
  const end = span.run.groups[span.last]?.end ?? start;
  return { text, annotated, span, start, end, regions, explicit: span.reading.international };
}

function groupsTaken(spans: readonly NumberSpan[], except: NumberSpan): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const span of spans) {
    if (span === except) continue;
    for (let index = span.first; index <= span.last; index++) taken.add(index);
  }
  return taken;
}

function toPhone(candidate: Candidate, confidence: number): PhoneHit {
  const { number, ambiguous, international, alternatives } = candidate.span.reading;
  const at = { start: candidate.start, end: candidate.end };
  const because = international ? 'international' : 'national';
  const likely = alternatives && likelyReading(alternatives, candidate);
  return likely === undefined
    ? { kind: 'phone', at, number, ambiguous, because, confidence }
    : { kind: 'phone', at, number: likely.number, ambiguous: false, because, confidence };
}

function toFinding(candidate: Candidate, verdict: Verdict): Finding {
  if (verdict.taken) return toPhone(candidate, verdict.confidence);
  const { because, detail, isWeak } = verdict;
  const at = { start: candidate.start, end: candidate.end };
  const refused = { kind: 'phone', at, because, detail } as const;
  return isWeak ? { ...refused, phone: toPhone(candidate, WEAKLY_REFUSED) } : refused;
}

function invalid(run: DigitRun): readonly Finding[] {
  const digits = spanDigits(run, 0, run.groups.length - 1);
  if (digits.length < 7) return [];
  const at = { start: run.start, end: run.groups.at(-1)?.end ?? run.start };
  return [{ kind: 'phone', at, because: 'invalidNumber' }];
}

function spansOf(run: DigitRun, annotated: AnnotatedText, read: ReadDigits): readonly NumberSpan[] {
  const behind = countBehind(run, annotated);
  const counted = behind === undefined ? [] : splitRun(behind.number, read);
  const last = counted.at(-1);
  return behind && last && isCompleteWithout(behind, last) ? counted : splitRun(run, read);
}

/** Phones written in digits, judged by their context. */
export function findPhones(
  text: string,
  annotated: AnnotatedText,
  regions: readonly string[],
  read: ReadDigits,
): readonly Finding[] {
  const found: Finding[] = [];
  let previous: { readonly end: number; readonly verdict: Verdict } | undefined;
  for (const run of withAreaCodes(digitRuns(text), annotated, read)) {
    const spans = spansOf(run, annotated, read);
    if (spans.length === 0) found.push(...invalid(run));
    for (const span of spans) {
      const candidate = candidateOf(text, annotated, span, regions);
      let verdict = judgeCandidate(candidate, groupsTaken(spans, span));
      // "orders 612345678 and 612345679": the second is a reference like the first.
      const isListed = previous !== undefined && conjunction.test(text.slice(previous.end, candidate.start));
      if (
        verdict.taken &&
        isListed &&
        previous?.verdict.taken === false &&
        previous.verdict.because === 'reference' &&
        !candidate.explicit
      ) {
        verdict = previous.verdict;
      }
      found.push(toFinding(candidate, verdict));
      previous = { end: candidate.end, verdict };
    }
  }
  return found;
}
