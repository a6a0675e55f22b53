import type { AnnotatedText } from './annotated-text.ts';
import type { NumberSpan } from './split-run.ts';

/** A valid number read from digits of the text, before its context is checked. */
export interface Candidate {
  readonly text: string;
  /** The words of the text before shapes were blanked, at the same positions. */
  readonly annotated: AnnotatedText;
  readonly span: NumberSpan;
  readonly start: number;
  readonly end: number;
  readonly regions: readonly string[];
  /** Written with a plus or with 00 and a calling code. */
  readonly explicit: boolean;
}

export function groupsOf({ span }: Candidate): readonly string[] {
  return span.run.groups.slice(span.first, span.last + 1).map((group) => group.digits);
}

export function typedDigits(candidate: Candidate): string {
  return groupsOf(candidate).join('');
}

/** The neighbouring digit group of the same run, and the text between. */
export interface Neighbour {
  readonly digits: string;
  readonly gap: string;
}

export function neighbour({ text, span }: Candidate, side: 'left' | 'right'): Neighbour | undefined {
  const { groups } = span.run;
  const [own, other] =
    side === 'left'
      ? [groups[span.first], groups[span.first - 1]]
      : [groups[span.last], groups[span.last + 1]];
  if (own === undefined || other === undefined) return undefined;
  const gap = side === 'left' ? text.slice(other.end, own.start) : text.slice(own.end, other.start);
  return { digits: other.digits, gap };
}
