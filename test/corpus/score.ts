import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import { find } from 'linkifyjs';
import { readText } from '../../src/domain/reading/read-text.ts';
import { judgedHits } from './judged-hits.ts';
import type { LabelledText } from './labelled-text.ts';

interface Taken {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}
export type Reader = (text: string, regions: readonly string[]) => Taken;

/** What identifies a customer in our reading: neither others' numbers nor ambiguous ones. */
export const ours: Reader = (text, regions) => {
  const { phones, emails } = readText(text, { regions });
  return {
    phones: phones.filter((phone) => !phone.thirdParty && !phone.ambiguous).map((phone) => phone.value),
    emails: emails.filter((email) => !email.thirdParty).map((email) => email.value),
  };
};

/** The same without the learned opinion; phones only. */
export const rulesAlone: Reader = (text, regions) => ({
  phones: [...judgedHits(text, regions).judged].flatMap(([hit, { owner }]) =>
    hit.kind === 'phone' && owner === 'own' && !hit.ambiguous ? [hit.number.number] : [],
  ),
  emails: [],
});

/** The two libraries called alone, first region of the list, as their documentation shows. */
export const libraries: Reader = (text, regions) => ({
  phones: findPhoneNumbersInText(text, { defaultCountry: regions[0] as CountryCode }).map(
    (found) => found.number.number,
  ),
  emails: find(text, 'email').map((found) => found.value.toLowerCase()),
});

export interface Count {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

interface Mistake {
  readonly text: LabelledText;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export interface Score {
  readonly texts: number;
  readonly negatives: number;
  readonly phones: Count;
  readonly emails: Count;
  /** Texts without any identifier in which a phone was found. */
  readonly falsePhoneTexts: number;
  readonly mistakes: readonly Mistake[];
}

function compare(expected: readonly string[], taken: readonly string[]): { wrong: string[]; missed: string[]; right: number } {
  const unique = [...new Set(taken)];
  return {
    wrong: unique.filter((value) => !expected.includes(value)),
    missed: expected.filter((value) => !unique.includes(value)),
    right: expected.filter((value) => unique.includes(value)).length,
  };
}

const none: Count = { right: 0, wrong: 0, missed: 0 };

function plus(count: Count, next: { wrong: string[]; missed: string[]; right: number }): Count {
  return {
    right: count.right + next.right,
    wrong: count.wrong + next.wrong.length,
    missed: count.missed + next.missed.length,
  };
}

/** Counts a reader's findings against the labels. */
export function score(texts: readonly LabelledText[], read: Reader): Score {
  let phones = none;
  let emails = none;
  let negatives = 0;
  let falsePhoneTexts = 0;
  const mistakes: Mistake[] = [];
  for (const text of texts) {
    const taken = read(text.text, text.regions);
    const phone = compare(text.phones, taken.phones);
    const email = compare(text.emails, taken.emails);
    phones = plus(phones, phone);
    emails = plus(emails, email);
    const negative = text.phones.length + text.emails.length === 0;
    if (negative) negatives++;
    if (negative && phone.wrong.length > 0) falsePhoneTexts++;
    const wrong = [...phone.wrong, ...email.wrong];
    const missed = [...phone.missed, ...email.missed];
    if (wrong.length + missed.length > 0) mistakes.push({ text, wrong, missed });
  }
  return { texts: texts.length, negatives, phones, emails, falsePhoneTexts, mistakes };
}

export const precision = ({ right, wrong }: Count): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Count): number => (right + missed === 0 ? 1 : right / (right + missed));
