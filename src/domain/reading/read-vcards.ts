import { allMatches } from './all-matches.ts';
import type { Finding, Findings } from './contact-hit.ts';
import { isRefused, noFindings } from './contact-hit.ts';
import { normaliseEmail } from '../identifiers/normalise-email.ts';
import type { ReadDigits } from './split-run.ts';

const card = /BEGIN:VCARD\b[\s\S]*?(?:END:VCARD|$)/giu;
// RFC 6350: optional group, property, parameters, value.
const property = /^(?:[\w-]+\.)?(TEL|EMAIL)((?:;[^:\n]*)?):(.*)$/gimu;

function fromProperty(match: RegExpExecArray, offset: number, read: ReadDigits): Finding | undefined {
  const at = { start: offset + match.index, end: offset + match.index + match[0].trimEnd().length };
  const value = (match[3] ?? '').trim();
  if (match[1]?.toUpperCase() === 'EMAIL') {
    const email = normaliseEmail(value);
    return email === undefined ? undefined : { kind: 'email', at, value: email, because: 'vcard' };
  }
  const whatsApp = /waid=(\d{7,15})/i.exec(match[2] ?? '')?.[1];
  const digits = value.replace(/^tel:/i, '').replace(/[;,].*$/u, '');
  const reading =
    (whatsApp === undefined ? undefined : read(whatsApp, true)) ??
    read(digits.replace(/\D/g, ''), /^\s*\+/.test(digits));
  if (reading === undefined) return { kind: 'phone', at, because: 'invalidNumber' };
  const { number, ambiguous } = reading;
  return { kind: 'phone', at, number, ambiguous, because: 'vcard', confidence: 0.95 };
}

/** Properties with a name, in the order in which one is taken. `N` has family and given name with a semicolon between. */
const nameProperties = ['FN', 'N', 'ORG'].map(
  (property) => new RegExp(`^(?:[\\w-]+\\.)?${property}(?:;[^:\\n]*)?:[ \\t]*([^\\n]*\\p{L}[^\\n]*)$`, 'imu'),
);

function cardNameOf(card: string): string | undefined {
  const written = nameProperties.map((property) => property.exec(card)?.[1]).find(Boolean);
  return written?.replace(/;+/g, ' ').trim();
}

function fromCard(card: RegExpExecArray, read: ReadDigits): readonly Finding[] {
  const cardName = cardNameOf(card[0]);
  return allMatches(card[0], property)
    .map((line) => fromProperty(line, card.index, read))
    .filter((finding) => finding !== undefined)
    .map((finding) => (isRefused(finding) || cardName === undefined ? finding : { ...finding, cardName }));
}

/** vCards in the text: only their TEL and EMAIL properties are read. */
export function readVcards(text: string, read: ReadDigits): Findings {
  if (!/BEGIN:VCARD/i.test(text)) return noFindings;
  const cards = allMatches(text, card);
  return {
    found: cards.flatMap((match) => fromCard(match, read)),
    used: cards.map((match) => ({ start: match.index, end: match.index + match[0].length })),
  };
}
