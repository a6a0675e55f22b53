import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { LabelledText } from './labelled-text.ts';

export type Half = 'tuning' | 'checking';
/** `training`: for the learned opinion only, as the tuning half is; no rule was made with it. */
export type Part = Half | 'training';

/** One part of the corpus. */
export function loadCorpus(part: Part): readonly LabelledText[] {
  const lines = readFileSync(new URL(`${part}.jsonl`, import.meta.url), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LabelledText);
}

const reading = new URL('../../src/domain/reading/', import.meta.url);
const wordFolders = ['lexicons/', 'opinion/vocabulary/', 'opinion/glossary/'];

/** Of the texts and words that the opinion is learned from: tells whether it knows them. */
export function trainingDigest(): string {
  const hash = createHash('sha256');
  for (const part of ['tuning', 'training'] satisfies Part[])
    hash.update(readFileSync(new URL(`${part}.jsonl`, import.meta.url)));
  for (const folder of wordFolders.map((name) => new URL(name, reading)))
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)));
  return hash.digest('hex').slice(0, 16);
}
