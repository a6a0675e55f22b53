import { readFileSync } from 'node:fs';
import type { LabelledText } from './labelled-text.ts';

export type Half = 'tuning' | 'checking';

/** One half of the corpus. */
export function loadCorpus(half: Half): readonly LabelledText[] {
  const lines = readFileSync(new URL(`${half}.jsonl`, import.meta.url), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LabelledText);
}
