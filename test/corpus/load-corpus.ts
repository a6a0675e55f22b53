import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { LabelledText } from './labelled-text.ts';

export type Half = 'tuning' | 'checking';
/** `training`: for the learned opinion only, as the tuning half is; no rule was made with it. */
export type Part = Half | 'training';

/** One part of the corpus. */
export function loadCorpus(part: Part): readonly LabelledText[] {
  const lines = readFileSync(new URL(`${part}.jsonl`, import.meta.url), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LabelledText);
}

/** Of the texts that the opinion is learned from: tells whether the weights are those of the corpus. */
export function trainingDigest(): string {
  const hash = createHash('sha256');
  for (const part of ['tuning', 'training'] satisfies Part[])
    hash.update(readFileSync(new URL(`${part}.jsonl`, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}
