import type { AnnotatedText } from './annotated-text.ts';
import { annotateText } from './annotated-text.ts';
import { noFindings } from './contact-hit.ts';
import type { Finding, Findings, PhoneHit } from './contact-hit.ts';
import { blank } from './blank.ts';
import { withCorrectedDigits } from './corrected-digits.ts';
import { findEmails } from './find-emails.ts';
import { findPhones } from './find-phones.ts';
import { withLetterDigits } from './letter-digits.ts';
import { marksAroundAddresses } from './quoted-addresses.ts';
import { numberReader } from './number-reader.ts';
import type { NumberReading } from './number-readings.ts';
import { quotedParts } from './quoted-parts.ts';
import { readLinks } from './read-links.ts';
import { readWrittenCard } from './read-written-card.ts';
import { readVcards } from './read-vcards.ts';
import { countDigits, refuseShapes } from './shape.ts';
import { shapes } from './shapes.ts';
import type { SpelledDigits } from './spelled-digits.ts';
import { spelledDigits } from './spelled-digits.ts';
import { spelledEmails } from './spelled-emails.ts';
import type { ReadDigits } from './split-run.ts';
import { contextBefore } from './judge-reference.ts';

const MIN_DIGITS = 5;

/** An operator's code: "null eins fünf eins 234 567 89". */
const MIN_SPOKEN_DIGITS = 3;

/** "mon 06 : 12 34 56 78": a French way to write a number, no time. */
const colonAfterPrefix = /(?<![\d:.,])0\d ?: ?(?=\d{2}(?:[ .-]?\d{2}){3}(?![\d:]| ?\d))/gu;
/** "0xx85": a Brazilian area code with the places of the carrier's code. */
const carrierPlaces = /(?<![\p{L}\d])0 ?xx ?(?=\d{2}(?!\d))/giu;
const blanks = (written: string): string => ' '.repeat(written.length);
const withoutColon = (prefix: string): string => prefix.replace(':', ' ');

const noLinks = { ...noFindings, tags: [] };

/** Findings in a folded text; `annotated` are the words around them. */
export interface FoldedReading {
  readonly found: readonly Finding[];
  readonly annotated: AnnotatedText;
}

function fromWords(annotated: AnnotatedText, read: ReadDigits): readonly Finding[] {
  return spelledDigits(annotated.text).flatMap((row): Finding[] => {
    for (const part of [row, ...(row.shorter ?? [])]) {
      const found = fromRow(part, annotated, read);
      if (found !== undefined) return [found];
    }
    return [];
  });
}

function fromRow(
  { at, digits, otherwise, plus, written }: SpelledDigits,
  annotated: AnnotatedText,
  read: ReadDigits,
): Finding | undefined {
  // "dos, siete, 612345678": what is written in digits is a number by itself.
  const isWhole = written !== '' && digits.length - written.length < MIN_SPOKEN_DIGITS;
  if (isWhole && read(written, false) !== undefined) return undefined;
  const reading = readSpoken(digits, plus, read);
  const other = otherwise === undefined ? undefined : readSpoken(otherwise, plus, read);
  // Two numbers for the same words: nobody knows which one is meant.
  if (reading && other) return undefined;
  const only = reading ?? other;
  if (only === undefined) return undefined;
  const { number, ambiguous } = only;
  const phone: PhoneHit = { kind: 'phone', at, number, ambiguous, because: 'spelledOut', confidence: 0.7 };
  const before = contextBefore(annotated, at.start);
  return before.kind === 'reference' ? { kind: 'phone', at, because: 'reference', phone } : phone;
}

function readSpoken(digits: string, plus: boolean, read: ReadDigits): NumberReading | undefined {
  return read(digits, plus) ?? withTrunk(digits, read);
}

/** Many leave out the zero that is dialled before a number; where it belongs to the number, digits without it are none. */
function withTrunk(digits: string, read: ReadDigits): NumberReading | undefined {
  const reading = read(`0${digits}`, false);
  return reading?.number.nationalNumber === digits ? reading : undefined;
}

function addresses(text: string): readonly Finding[] {
  const spelled = spelledEmails(text);
  const rest = blank(
    text,
    spelled.map((hit) => hit.at),
  );
  return rest.includes('@') ? [...spelled, ...findEmails(rest)] : spelled;
}

function readCards(text: string, read: ReadDigits): Findings {
  const [vcards, written] = [readVcards(text, read), readWrittenCard(text, read)];
  return {
    found: [...vcards.found, ...written.found],
    used: [...vcards.used, ...written.used],
  };
}

/** Steps in order: quotes, contact cards, links, addresses, numbers in words, shapes that are no phones, numbers in digits. */
export function readFolded(folded: string, regions: readonly string[]): FoldedReading {
  const read = numberReader(regions);
  const unquoted = blank(folded, quotedParts(folded));
  const typed = withLetterDigits(unquoted);
  const dialled = /xx/i.test(typed) ? typed.replace(carrierPlaces, blanks) : typed;
  const own = dialled.includes(':') ? dialled.replace(colonAfterPrefix, withoutColon) : dialled;
  const hasDigits = countDigits(own) >= MIN_DIGITS;
  const cards = readCards(own, read);
  const withoutCards = blank(own, cards.used);
  const links = hasDigits || own.includes('@') || own.includes('[') ? readLinks(withoutCards, read) : noLinks;
  const text = blank(blank(withoutCards, links.used), links.tags, ' ');
  const mails = addresses(text);
  const places = mails.map((mail) => mail.at);
  const visible = blank(blank(text, places), marksAroundAddresses(text, places), ' ');
  const annotated = annotateText(visible);
  const spoken = fromWords(annotated, read);
  const found: Finding[] = [...cards.found, ...links.found, ...mails, ...spoken];
  if (!hasDigits) return { found, annotated };
  const unread = blank(
    visible,
    spoken.map(({ at }) => at),
  );
  const refused = refuseShapes(unread, shapes, regions);
  found.push(...refused.found, ...findPhones(refused.text, annotated, regions, read));
  return { found: withCorrectedDigits(found, annotated, read), annotated };
}
