import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { LabelledText } from './labelled-text.ts';
import type { Part } from './load-corpus.ts';

const folder = new URL('.', import.meta.url);

function parseLine(line: string, language: string, number: number, mark: string): LabelledText {
  const [kind = '', regions = '', expected = '', ...rest] = line.split('|');
  const values = expected.split(' ').filter(Boolean);
  const text = rest.join('|').replaceAll('\\n', '\n');
  for (const value of values) {
    if (!value.includes('@') && parsePhoneNumberFromString(value)?.isValid() !== true) {
      throw new Error(`${language} ${number}: ${value} is no valid number`);
    }
  }
  return {
    id: `${language}-${mark}${String(number).padStart(3, '0')}`,
    language,
    kind,
    regions: regions.split(','),
    text,
    phones: values.filter((value) => !value.includes('@')),
    emails: values.filter((value) => value.includes('@')).map((value) => value.toLowerCase()),
  };
}

/** The files of a folder; `mark` stands before the number in the ids of its texts. */
function textsOf(name: string, mark = ''): ReadonlyMap<string, readonly LabelledText[]> {
  const files = readdirSync(new URL(`${name}/`, folder)).sort();
  return new Map(
    files.map((file) => {
      const lines = readFileSync(new URL(`${name}/${file}`, folder), 'utf8').split('\n');
      const texts = lines
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line, index) => parseLine(line, file.slice(0, 2), index + 1, mark));
      return [file, texts];
    }),
  );
}

const parts: Record<Part, LabelledText[]> = { tuning: [], checking: [], training: [] };
const isPositive = (text: LabelledText): boolean => text.phones.length + text.emails.length > 0;

// Every second or fourth text of each sort, so that both parts hold the same mix; nobody chose which.
function divide(texts: readonly LabelledText[], first: Part, every: number): void {
  for (const sort of [texts.filter(isPositive), texts.filter((text) => !isPositive(text))])
    sort.forEach((text, index) => parts[(index + 1) % every === 0 ? 'checking' : first].push(text));
}

for (const texts of textsOf('messages').values()) divide(texts, 'tuning', 2);
for (const texts of textsOf('third-collection', 'x').values()) divide(texts, 'training', 2);
for (const texts of textsOf('fourth-collection', 'w').values()) divide(texts, 'training', 4);
for (const texts of textsOf('fifth-collection', 'v').values()) divide(texts, 'training', 4);
for (const texts of textsOf('contrast-pairs', 'p').values()) divide(texts, 'training', 4);
// Whole: nothing is learned from them.
for (const texts of textsOf('sixth-collection', 's').values()) parts.checking.push(...texts);
for (const texts of textsOf('seventh-collection', 'n').values()) parts.checking.push(...texts);
for (const texts of textsOf('eighth-collection', 'm').values()) parts.checking.push(...texts);
for (const texts of textsOf('ninth-collection', 'k').values()) parts.checking.push(...texts);
for (const texts of textsOf('tenth-collection', 'j').values()) parts.checking.push(...texts);
for (const texts of textsOf('eleventh-collection', 'h').values()) parts.checking.push(...texts);
for (const texts of textsOf('training', 't').values()) parts.training.push(...texts);
for (const [name, texts] of Object.entries(parts)) {
  const lines = texts.map((text: LabelledText) => JSON.stringify(text));
  writeFileSync(new URL(`${name}.jsonl`, folder), `${lines.join('\n')}\n`);
}
