import type { Finding } from './contact-hit.ts';
import { blank } from './blank.ts';
import { findEmails } from './find-emails.ts';
import { findPhones } from './find-phones.ts';
import { numberReader } from './number-reader.ts';
import { quotedParts } from './quoted-parts.ts';
import { readLinks } from './read-links.ts';
import { readVcards } from './read-vcards.ts';
import { refuseShapes } from './shape.ts';
import { shapes } from './shapes.ts';
import { spelledDigits } from './spelled-digits.ts';
import { spelledEmails } from './spelled-emails.ts';
import type { ReadDigits } from './split-run.ts';
import { contextBefore } from './number-context.ts';

const minDigits = 5;

/** What one folded text gives; `text` is what sentences around a finding are read from. */
export interface FoldedReading {
  readonly found: readonly Finding[];
  readonly text: string;
}

function holdsDigits(text: string): boolean {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57 && ++count >= minDigits) return true;
  }
  return false;
}

function fromWords(text: string, read: ReadDigits): readonly Finding[] {
  return spelledDigits(text).flatMap(({ at, digits, plus }): Finding[] => {
    const reading = read(digits, plus);
    if (reading === undefined || contextBefore(text, at.start).says === 'reference') return [];
    const { number, ambiguous } = reading;
    return [{ kind: 'phone', at, number, ambiguous, because: 'spelledOut', confidence: 0.7 }];
  });
}

function addresses(text: string): readonly Finding[] {
  const spelled = spelledEmails(text);
  const rest = blank(
    text,
    spelled.map((hit) => hit.at),
  );
  return rest.includes('@') ? [...spelled, ...findEmails(rest)] : spelled;
}

/** The pipeline: quotes, cards, links, addresses, numbers in words, what only looks like a number, numbers. */
export function readFolded(folded: string, regions: readonly string[]): FoldedReading {
  const read = numberReader(regions);
  const own = blank(folded, quotedParts(folded));
  const cards = readVcards(own, read);
  const withoutCards = blank(own, cards.used);
  const links = readLinks(withoutCards, read);
  const text = blank(blank(withoutCards, links.used), links.tags, ' ');
  const mails = addresses(text);
  const found: Finding[] = [...cards.found, ...links.found, ...mails, ...fromWords(text, read)];
  if (!holdsDigits(text)) return { found, text };
  const visible = blank(
    text,
    mails.map((mail) => mail.at),
  );
  const refused = refuseShapes(visible, shapes, regions);
  found.push(...refused.found, ...findPhones(refused.text, regions, read));
  return { found, text };
}
