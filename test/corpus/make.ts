import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { LabelledText } from './labelled-text.ts';

const folder = new URL('.', import.meta.url);

function parseLine(line: string, language: string, number: number): LabelledText {
  const [kind = '', regions = '', expected = '', ...rest] = line.split('|');
  const values = expected.split(' ').filter(Boolean);
  const text = rest.join('|').replaceAll('\\n', '\n');
  for (const value of values) {
    if (!value.includes('@') && parsePhoneNumberFromString(value)?.isValid() !== true) {
      throw new Error(`${language} ${number}: ${value} is no valid number`);
    }
  }
  return {
    id: `${language}-${String(number).padStart(3, '0')}`,
    language,
    kind,
    regions: regions.split(','),
    text,
    phones: values.filter((value) => !value.includes('@')),
    emails: values.filter((value) => value.includes('@')).map((value) => value.toLowerCase()),
  };
}

function textsOf(file: string): readonly LabelledText[] {
  const lines = readFileSync(new URL(`messages/${file}`, folder), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => parseLine(line, file.slice(0, 2), index + 1));
}

const halves: { readonly tuning: LabelledText[]; readonly checking: LabelledText[] } = { tuning: [], checking: [] };
for (const file of readdirSync(new URL('messages/', folder)).sort()) {
  const texts = textsOf(file);
  const isPositive = (text: LabelledText): boolean => text.phones.length + text.emails.length > 0;
  // Every other text of each sort, so that both halves hold the same mix; nobody chose which.
  for (const half of [texts.filter(isPositive), texts.filter((text) => !isPositive(text))]) {
    half.forEach((text, index) => (index % 2 === 0 ? halves.tuning : halves.checking).push(text));
  }
}
for (const [name, texts] of Object.entries(halves)) {
  const lines = texts.map((text: LabelledText) => JSON.stringify(text));
  writeFileSync(new URL(`${name}.jsonl`, folder), `${lines.join('\n')}\n`);
}
