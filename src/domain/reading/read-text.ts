import type { Phone } from '../ids.ts';
import type { FoundEmail, FoundPhone, Reading, Refused, TextRange } from './reading.ts';
import type { EmailHit, PhoneHit } from './contact-hit.ts';
import { isRefused } from './contact-hit.ts';
import type { FoldedText } from './folded-text.ts';
import { foldText } from './folded-text.ts';
import { isFragment } from './fragment.ts';
import { mayContainIdentifier } from './may-contain-identifier.ts';
import { extensionAfter } from '../identifiers/phone-extension.ts';
import { phoneIdentity } from '../identifiers/phone-identity.ts';
import type { FoldedReading } from './read-folded.ts';
import { readFolded } from './read-folded.ts';
import { isThirdParty } from './third-party.ts';

export interface ReadOptions {
  /** ISO country codes, in the order in which national numbers are parsed. */
  readonly regions: readonly string[];
}

/** Bitrix24 allows messages of about this length; text after it is not read. */
export const MAX_TEXT_LENGTH = 20_000;

function placed(folded: FoldedText, range: TextRange): { readonly at: TextRange; readonly raw: string } {
  const at = folded.place(range);
  return { at, raw: folded.original.slice(at.start, at.end) };
}

function toPhone(hit: PhoneHit, folded: FoldedText, thirdParty: boolean): FoundPhone {
  const { number, because, ambiguous, confidence } = hit;
  const region = number.country === undefined ? {} : { region: number.country };
  const value: string = number.number;
  const place = placed(folded, hit.at);
  const extension = extensionAfter(folded.original, place.at.end);
  return {
    kind: 'phone',
    value: value as Phone,
    ...place,
    ...region,
    ...(extension !== undefined && { extension }),
    because,
    thirdParty,
    ambiguous,
    confidence,
  };
}

function toEmail(hit: EmailHit, folded: FoldedText, thirdParty: boolean): FoundEmail {
  return { kind: 'email', value: hit.value, ...placed(folded, hit.at), because: hit.because, thirdParty };
}

function doubts(found: FoundPhone | FoundEmail): number {
  return Number(found.thirdParty) + Number('ambiguous' in found && found.ambiguous);
}

/** One entry per identifier: an occurrence that is the writer's own and unambiguous is preferred. */
function unique<Found extends FoundPhone | FoundEmail>(
  all: readonly Found[],
  key: (found: Found) => string,
): readonly Found[] {
  if (all.length < 2) return all;
  const best = new Map<string, Found>();
  for (const found of [...all].sort((a, b) => a.at.start - b.at.start)) {
    const known = best.get(key(found));
    if (known === undefined || doubts(found) < doubts(known)) best.set(key(found), found);
  }
  return [...best.values()];
}

function collect({ found, text }: FoldedReading, folded: FoldedText): Reading {
  const phones: FoundPhone[] = [];
  const emails: FoundEmail[] = [];
  const refused: Refused[] = [];
  for (const finding of found) {
    if (isRefused(finding)) refused.push({ ...finding, ...placed(folded, finding.at) });
    else if (finding.kind === 'phone') phones.push(toPhone(finding, folded, isThirdParty(text, finding.at)));
    else emails.push(toEmail(finding, folded, isThirdParty(text, finding.at)));
  }
  return {
    phones: unique(phones, (phone) => phoneIdentity(phone.value)),
    emails: unique(emails, (email) => email.value),
    refused: refused.sort((a, b) => a.at.start - b.at.start),
    fragment: phones.length + emails.length === 0 && isFragment(folded.text),
  };
}

/** Reads phones and e-mails of one message with their positions, and refused candidates with the reason. */
export function readText(message: string, options: ReadOptions): Reading {
  const original = message.length > MAX_TEXT_LENGTH ? message.slice(0, MAX_TEXT_LENGTH) : message;
  if (!mayContainIdentifier(original))
    return { phones: [], emails: [], refused: [], fragment: isFragment(original) };
  const folded = foldText(original);
  return collect(readFolded(folded.text, options.regions), folded);
}
