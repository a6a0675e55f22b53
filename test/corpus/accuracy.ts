import { readText } from '../../src/domain/reading/read-text.ts';
import { scoreDialogues } from './dialogue-score.ts';
import type { LabelledText } from './labelled-text.ts';
import type { Half } from './load-corpus.ts';
import { checkingTexts, collections } from './collections.ts';
import { loadCorpus } from './load-corpus.ts';
import type { Count, Reader, Score } from './score.ts';
import { libraries, ours, precision, recall, rulesAlone, score } from './score.ts';

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

/** What the learned opinion adds to the rules, on texts that neither was made with. */
function opinionTable(): string {
  const lines = collections.flatMap((name) =>
    [['rules', rulesAlone] as const, ['rules and opinion', ours] as const].map(([reader, read]) => {
      const { texts, phones, falsePhoneTexts, negatives } = score(checkingTexts(name), read);
      return `| ${name} | ${reader} | ${String(texts)} | ${percent(precision(phones))} | ${percent(recall(phones))} | ${String(phones.wrong)} | ${String(phones.missed)} | ${percent(falsePhoneTexts / negatives)} |`;
    }),
  );
  return [
    '| collection | reader | n | phone precision | phone recall | false phones | missed | negatives with a phone |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

const degrees = ['saidOwn', 'named', 'alone', 'bare'] as const;
const degreeNames = {
  saidOwn: 'said to be own',
  named: 'named as a phone',
  alone: 'alone in its line',
  bare: 'bare in other talk',
};

/** Right and false phones by certainty and by how they are written. */
function certaintyTable(): string {
  const counts = (half: Half, degree: string, isNational: boolean): string => {
    let right = 0;
    let wrong = 0;
    for (const { text, regions, phones: expected } of loadCorpus(half)) {
      for (const { value, certainty, because, thirdParty, ambiguous } of readText(text, { regions }).phones) {
        if (thirdParty || ambiguous || certainty !== degree || (because === 'national') !== isNational) continue;
        if (expected.includes(value)) right++;
        else wrong++;
      }
    }
    return `${String(right)} | ${String(wrong)}`;
  };
  const lines = degrees.flatMap((degree) =>
    [false, true].map(
      (isNational) =>
        `| ${degreeNames[degree]} | ${isNational ? 'national' : 'international, link, in words'} | ${counts('checking', degree, isNational)} | ${counts('tuning', degree, isNational)} |`,
    ),
  );
  return [
    '| certainty | written | checking: right | false | tuning: right | false |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function dialogues(): string {
  const { dialogues: count, right, wrong, missed, mistakes: all } = scoreDialogues();
  return `${String(count)} dialogues: ${String(right)} identifiers right, ${String(wrong)} wrong, ${String(missed)} missed\n${all.join('\n')}`;
}

const chosen = process.argv.slice(2).filter((word): word is Half => word === 'tuning' || word === 'checking');
const halves: readonly Half[] = chosen.length > 0 ? chosen : ['tuning', 'checking'];
for (const half of halves) console.log(`${table(half)}\n\nStill wrong in the ${half} half:\n${mistakes(half)}\n`);
if (chosen.length === 0) console.log(`${opinionTable()}\n\n${certaintyTable()}\n\n${dialogues()}`);
