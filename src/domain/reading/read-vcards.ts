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

const name = /^(?:[\w-]+\.)?(?:FN|N|ORG)(?:;[^:\n]*)?:\s*\S/imu;

function fromCard(card: RegExpExecArray, read: ReadDigits): readonly Finding[] {
  const ofNamedCard = name.test(card[0]);
  return allMatches(card[0], property)
    .map((line) => fromProperty(line, card.index, read))
    .filter((finding) => finding !== undefined)
    .map((finding) => (isRefused(finding) ? finding : { ...finding, ofNamedCard }));
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
