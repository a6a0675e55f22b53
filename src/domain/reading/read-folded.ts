import type { AnnotatedText } from './annotated-text.ts';
import { annotateText } from './annotated-text.ts';
import { noFindings } from './contact-hit.ts';
import type { Finding, Findings } from './contact-hit.ts';
import { blank } from './blank.ts';
import { findEmails } from './find-emails.ts';
import { findPhones } from './find-phones.ts';
import { numberReader } from './number-reader.ts';
import { quotedParts } from './quoted-parts.ts';
import { readLinks } from './read-links.ts';
import { readPortalCard } from './read-portal-card.ts';
import { readVcards } from './read-vcards.ts';
import { countDigits, refuseShapes } from './shape.ts';
import { shapes } from './shapes.ts';
import { spelledDigits } from './spelled-digits.ts';
import { spelledEmails } from './spelled-emails.ts';
import type { ReadDigits } from './split-run.ts';
import { contextBefore } from './judge-reference.ts';

const MIN_DIGITS = 5;
const noLinks = { ...noFindings, tags: [] };

/** Findings in a folded text; `annotated` are the words around them. */
export interface FoldedReading {
  readonly found: readonly Finding[];
  readonly annotated: AnnotatedText;
}

function fromWords(annotated: AnnotatedText, read: ReadDigits): readonly Finding[] {
  return spelledDigits(annotated.text).flatMap(({ at, digits, plus }): Finding[] => {
    const reading = read(digits, plus);
    if (reading === undefined || contextBefore(annotated, at.start).kind === 'reference') return [];
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

function readCards(text: string, read: ReadDigits): Findings {
  const [vcards, portalCard] = [readVcards(text, read), readPortalCard(text, read)];
  return {
    found: [...vcards.found, ...portalCard.found],
    used: [...vcards.used, ...portalCard.used],
  };
}

/** Steps in order: quotes, contact cards, links, addresses, numbers in words, shapes that are no phones, numbers in digits. */
export function readFolded(folded: string, regions: readonly string[]): FoldedReading {
  const read = numberReader(regions);
  const own = blank(folded, quotedParts(folded));
  const hasDigits = countDigits(own) >= MIN_DIGITS;
  const cards = readCards(own, read);
  const withoutCards = blank(own, cards.used);
  const links = hasDigits || own.includes('@') || own.includes('[') ? readLinks(withoutCards, read) : noLinks;
  const text = blank(blank(withoutCards, links.used), links.tags, ' ');
  const mails = addresses(text);
  const visible = blank(
    text,
    mails.map((mail) => mail.at),
  );
  const annotated = annotateText(visible);
  const found: Finding[] = [...cards.found, ...links.found, ...mails, ...fromWords(annotated, read)];
  if (!hasDigits) return { found, annotated };
  const refused = refuseShapes(visible, shapes, regions);
  found.push(...refused.found, ...findPhones(refused.text, annotated, regions, read));
  return { found, annotated };
}
