import type { Phone } from '../ids.ts';
import type { FoundEmail, FoundPhone, Reading, Refused, TextRange } from './reading.ts';
import type { EmailHit, Finding, PhoneHit, RefusedHit } from './contact-hit.ts';
import { isRefused } from './contact-hit.ts';
import type { FoldedText } from './folded-text.ts';
import { foldText } from './folded-text.ts';
import { isFragment } from './fragment.ts';
import { mayContainIdentifier } from './may-contain-identifier.ts';
import { extensionAfter } from '../identifiers/phone-extension.ts';
import { phoneIdentity } from '../identifiers/phone-identity.ts';
import type { FoldedReading } from './read-folded.ts';
import { readFolded } from './read-folded.ts';
import type { OwnerEvidence } from './judge-owner.ts';
import { judgeText } from './judge-text.ts';
import { unreadablePhones } from './unreadable-phones.ts';

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

function ownership(
  evidence: OwnerEvidence | undefined,
): Pick<FoundPhone, 'thirdParty' | 'owner' | 'certainty'> {
  if (evidence === undefined || evidence.owner === 'own')
    return { thirdParty: false, certainty: evidence?.certainty ?? 'named' };
  return { thirdParty: true, owner: evidence, certainty: evidence.certainty ?? 'unclear' };
}

function toPhone(hit: PhoneHit, folded: FoldedText, evidence: OwnerEvidence | undefined): FoundPhone {
  const { number, because, ambiguous, confidence, cardName } = hit;
  const region = number.country === undefined ? {} : { region: number.country };
  const value: string = number.number;
  const place = placed(folded, hit.at);
  const extension = extensionAfter(folded.original, place.at.end);
  return {
    kind: 'phone',
    value: value as Phone,
    ...place,
    ...region,
    ...(cardName !== undefined && { cardName }),
    ...(extension !== undefined && { extension }),
    because,
    ...ownership(evidence),
    ambiguous,
    confidence,
  };
}

function toEmail(hit: EmailHit, folded: FoldedText, evidence: OwnerEvidence | undefined): FoundEmail {
  const { value, because, cardName } = hit;
  return {
    kind: 'email',
    value,
    ...placed(folded, hit.at),
    ...(cardName !== undefined && { cardName }),
    because,
    ...ownership(evidence),
  };
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

function toRefused({ kind, at, because, detail }: RefusedHit, folded: FoldedText): Refused {
  return { kind, because, ...(detail !== undefined && { detail }), ...placed(folded, at) };
}

/** The phone itself, where all words around it outweigh what refused it. */
function confirmed(finding: Finding, owners: ReadonlyMap<PhoneHit | EmailHit, OwnerEvidence>): Finding {
  if (!isRefused(finding) || finding.phone === undefined) return finding;
  return owners.get(finding.phone)?.owner === 'own' ? finding.phone : finding;
}

/** What a long text was cut off in the middle of, or may have been: half a number may be somebody's number. */
function isCutOff({ at }: Finding, { text, original }: FoldedText): boolean {
  return original.length >= MAX_TEXT_LENGTH && /^[\s\d()+./-]*$/.test(text.slice(at.end));
}

function collect(reading: FoldedReading, folded: FoldedText, regions: readonly string[]): Reading {
  const { annotated } = reading;
  const phones: FoundPhone[] = [];
  const emails: FoundEmail[] = [];
  const refused: Refused[] = [];
  const owners = judgeText(reading);
  const all = reading.found.map((finding) => confirmed(finding, owners));
  const found = all.filter((finding) => !isCutOff(finding, folded));
  for (const finding of found) {
    if (isRefused(finding)) refused.push(toRefused(finding, folded));
    else if (finding.kind === 'phone') phones.push(toPhone(finding, folded, owners.get(finding)));
    else emails.push(toEmail(finding, folded, owners.get(finding)));
  }
  const unreadable = unreadablePhones(annotated, all, regions);
  return {
    phones: unique(phones, (phone) => phoneIdentity(phone.value)),
    emails: unique(emails, (email) => email.value),
    refused: refused.sort((a, b) => a.at.start - b.at.start),
    fragment: phones.length + emails.length === 0 && isFragment(folded.text),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** Reads phones and e-mails of one message with their positions, and refused candidates with the reason. */
export function readText(message: string, options: ReadOptions): Reading {
  const original = message.length > MAX_TEXT_LENGTH ? message.slice(0, MAX_TEXT_LENGTH) : message;
  if (!mayContainIdentifier(original))
    return { phones: [], emails: [], refused: [], fragment: isFragment(foldText(original).text) };
  const folded = foldText(original);
  return collect(readFolded(folded.text, options.regions), folded, options.regions);
}
