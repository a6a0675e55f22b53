import type { OwnerEvidence } from '../../src/domain/reading/judge-owner.ts';
import type { Situation } from '../../src/domain/reading/opinion/situation.ts';
import { situationOf } from '../../src/domain/reading/opinion/situation.ts';
import { judgedHits } from './judged-hits.ts';
import type { LabelledText } from './labelled-text.ts';
import { loadCorpus } from './load-corpus.ts';

/** An identifier that the opinion learns from. */
export interface OpinionExample {
  /** Of the text. */
  readonly id: string;
  /** Among the identifiers of the text. */
  readonly index: number;
  readonly situation: Situation;
  /** What the rules say, where they do not know the text by heart. */
  readonly verdict: OwnerEvidence | undefined;
  readonly isOwn: boolean;
  /** What the text was written for. */
  readonly kind: string;
}

/** The identifiers of a text; with what the rules say of them, or without. */
export function examplesOf(
  { id, kind, text, regions, phones, emails }: LabelledText,
  withVerdict: boolean,
): readonly OpinionExample[] {
  const { annotated, judged } = judgedHits(text, regions);
  return [...judged].map(([hit, evidence], index) => ({
    id,
    index,
    situation: situationOf(annotated, hit),
    verdict: withVerdict ? evidence : undefined,
    isOwn: hit.kind === 'phone' ? phones.includes(hit.number.number) : emails.includes(hit.value),
    kind,
  }));
}

/** All identifiers of the tuning half and the training part; the checking half is not read. */
export function opinionExamples(): readonly OpinionExample[] {
  // The rules know the tuning half: what they say about it is more often right than about other texts.
  return [
    ...loadCorpus('tuning').flatMap((text) => examplesOf(text, false)),
    ...loadCorpus('training').flatMap((text) => examplesOf(text, true)),
  ];
}
