import { scoreDialogues } from './dialogue-score.ts';
import type { LabelledText } from './labelled-text.ts';
import type { Half } from './load-corpus.ts';
import { loadCorpus } from './load-corpus.ts';
import type { Count, Reader, Score } from './score.ts';
import { libraries, ours, precision, recall, score } from './score.ts';

const readers: readonly (readonly [string, Reader])[] = [
  ['ours', ours],
  ['libraries', libraries],
];

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function cells(name: string, reader: string, { texts, negatives, phones, emails, falsePhoneTexts }: Score): string {
  const pair = (count: Count): readonly string[] => [
    percent(precision(count)),
    percent(recall(count)),
    `${count.right}/${count.right + count.missed}`,
    String(count.wrong),
  ];
  const all = [name, reader, `${texts}`, ...pair(phones), `${falsePhoneTexts}/${negatives}`, ...pair(emails)];
  return `| ${all.join(' | ')} |`;
}

function rows(title: string, texts: readonly LabelledText[]): readonly string[] {
  return readers.map(([reader, read]) => cells(title, reader, score(texts, read)));
}

function grouped(texts: readonly LabelledText[], key: (text: LabelledText) => string): ReadonlyMap<string, LabelledText[]> {
  const groups = new Map<string, LabelledText[]>();
  for (const text of texts) groups.set(key(text), [...(groups.get(key(text)) ?? []), text]);
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b)));
}

const head = [
  '| texts | reader | n | phone precision | phone recall | found | false phones | negatives with a phone | e-mail precision | e-mail recall | found | wrong mailboxes |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

function table(half: Half): string {
  const texts = loadCorpus(half);
  const parts = [...rows(`${half} half`, texts)];
  for (const [language, group] of grouped(texts, (text) => text.language)) parts.push(...rows(language, group));
  for (const [kind, group] of grouped(texts, (text) => text.kind)) parts.push(...rows(`kind ${kind}`, group));
  return [...head, ...parts].join('\n');
}

function mistakes(half: Half): string {
  const { mistakes: all } = score(loadCorpus(half), ours);
  if (all.length === 0) return 'No mistakes.';
  return all
    .map(({ text, wrong, missed }) => `${text.id} ${JSON.stringify(text.text)} wrong ${wrong.join(' ') || '-'} missed ${missed.join(' ') || '-'}`)
    .join('\n');
}

function dialogues(): string {
  const { dialogues: count, right, wrong, missed, mistakes: all } = scoreDialogues();
  return `${String(count)} dialogues: ${String(right)} identifiers right, ${String(wrong)} wrong, ${String(missed)} missed\n${all.join('\n')}`;
}

const chosen = process.argv.slice(2).filter((word): word is Half => word === 'tuning' || word === 'checking');
const halves: readonly Half[] = chosen.length > 0 ? chosen : ['tuning', 'checking'];
for (const half of halves) console.log(`${table(half)}\n\nStill wrong in the ${half} half:\n${mistakes(half)}\n`);
if (chosen.length === 0) console.log(dialogues());
