import type { AnnotatedText } from './annotated-text.ts';
import type { Talk } from './certainty.ts';
import { isUnclearPosition, talkOf } from './certainty.ts';
import type { Hit } from './contact-hit.ts';
import { isRefused } from './contact-hit.ts';
import { isContactCard } from './contact-card.ts';
import { isDepartmentMailbox, isServiceMailbox } from './department-mailbox.ts';
import type { OwnerEvidence } from './judge-owner.ts';
import { judgeOwner } from './judge-owner.ts';
import type { TextRange } from './reading.ts';
import { peopleListed } from './list-of-people.ts';
import { joinedHits } from './joined-hits.ts';
import type { MailHeaders } from './mail-headers.ts';
import { mailHeaders } from './mail-headers.ts';
import { isMailSender } from './mail-sender.ts';
import { withoutPastedLists } from './pasted-lists.ts';
import { withOpinion } from './opinion/with-opinion.ts';
import type { FoldedReading } from './read-folded.ts';
import { recipientBlock } from './recipient-block.ts';
import { withoutReplaced } from './replaced-hits.ts';
import { isSystemMailbox } from './system-mailbox.ts';
import { hasAny } from './token-window.ts';

/** No customer writes more identifiers in a message; who does shall not keep the process busy. */
const MAX_OPINIONS = 20;

function valueOf(hit: Hit): string {
  return hit.kind === 'phone' ? hit.number.nationalNumber : hit.value;
}

function hasSeveral(hits: readonly Hit[], kind: Hit['kind']): boolean {
  return new Set(hits.filter((hit) => hit.kind === kind).map(valueOf)).size > 1;
}

/** Offset after which everything is forwarded from somebody else. */
function forwardedFrom({ tokens }: AnnotatedText): number {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !hasAny(token, 'forwarded')) continue;
    const previous = tokens[at - 1];
    const isLineStart =
      previous === undefined || previous.plain === '\n' || previous.plain === '-' || previous.plain === '[';
    if (!isLineStart) continue;
    const next = tokens.slice(at + 1, at + 6);
    if (next.length === 0 || next.some((other) => /^[:：\n]/u.test(other.plain))) return token.start;
  }
  return Infinity;
}

// A national number that only its digits make a phone.
function withDoubt(annotated: AnnotatedText, talk: Talk, hit: Hit, evidence: OwnerEvidence): OwnerEvidence {
  if (hit.kind !== 'phone' || hit.because !== 'national') return evidence;
  const { certainty } = evidence;
  if (certainty === undefined || certainty === 'saidOwn' || certainty === 'unclear') return evidence;
  if (!isUnclearPosition(annotated, hit.at, certainty, talk)) return evidence;
  return { owner: 'unclear', because: 'position', certainty: 'unclear' };
}

// "Is info@... yours?", "I sent it to jobs@...": nothing says that the writer is reached there.
function withDepartment(annotated: AnnotatedText, hit: Hit, evidence: OwnerEvidence): OwnerEvidence {
  if (hit.kind !== 'email' || evidence.owner !== 'own' || evidence.certainty === 'saidOwn') return evidence;
  if (!isDepartmentMailbox(annotated, hit.at, hit.value)) return evidence;
  const isCertain = isServiceMailbox(hit.value);
  return { owner: 'readersCompany', because: 'department', ...(isCertain && { isCertain }) };
}

function isInside({ start, end }: TextRange, block: TextRange | undefined): boolean {
  return block !== undefined && block.start <= start && end <= block.end;
}

// No person's mailbox, or that of whom a pasted mail was sent to.
function mailboxEvidence(hit: Hit, { recipients }: MailHeaders): OwnerEvidence | undefined {
  if (hit.kind !== 'email') return undefined;
  if (isSystemMailbox(hit.value)) return { owner: 'readersCompany', because: 'no-reply', isCertain: true };
  const isRecipient = recipients.some((line) => isInside(hit.at, line));
  return isRecipient ? { owner: 'recipientOrPayee', because: 'mail header', isCertain: true } : undefined;
}

// In their order in the text.
function judgeByRules(annotated: AnnotatedText, hits: readonly Hit[]): ReadonlyMap<Hit, OwnerEvidence> {
  if (hits.length === 0) return new Map();
  const sorted = [...hits].sort((a, b) => a.at.start - b.at.start);
  const forwarded = forwardedFrom(annotated);
  const isCard = isContactCard(annotated);
  const header = mailHeaders(annotated.text);
  const inBody = sorted.filter((hit) => !header.lines.some((line) => isInside(hit.at, line)));
  const listed = peopleListed(annotated, inBody);
  const severalOf = { phone: hasSeveral(sorted, 'phone'), email: hasSeveral(sorted, 'email') };
  const talk = talkOf(annotated);
  const block = recipientBlock(annotated);
  const owners = sorted.map((hit): OwnerEvidence => {
    if (hit.at.start > forwarded) return { owner: 'thirdParty', because: 'forwarded', isCertain: true };
    if (isCard || hit.cardName !== undefined)
      return { owner: 'thirdParty', because: 'contact card', isCertain: true };
    if (listed.others.has(hit)) return { owner: 'thirdParty', because: 'list of people', isCertain: true };
    const mailbox = mailboxEvidence(hit, header);
    if (mailbox !== undefined) return mailbox;
    if (listed.writers.has(hit)) return { owner: 'own', certainty: 'saidOwn', isCertain: true };
    if (hit.kind === 'email' && isMailSender(annotated, hit.at))
      return { owner: 'thirdParty', because: 'mail sender', isCertain: true };
    const evidence = judgeOwner(annotated, hit.at, hit.kind, severalOf[hit.kind]);
    if (evidence.owner === 'own' && evidence.certainty !== 'saidOwn' && isInside(hit.at, block))
      return { owner: 'recipientOrPayee', because: 'recipient' };
    return withDoubt(annotated, talk, hit, withDepartment(annotated, hit, evidence));
  });
  const judged = withoutReplaced(annotated, sorted, owners);
  return new Map(sorted.map((hit, index) => [hit, judged[index] ?? { owner: 'own' }]));
}

/** What the rules say about all that may be an identifier, refused phones too. */
export function judgeFindings({ found, annotated }: FoldedReading): ReadonlyMap<Hit, OwnerEvidence> {
  const hits = found.filter((finding): finding is Hit => !isRefused(finding));
  const judged = new Map(judgeByRules(annotated, hits));
  for (const finding of found) {
    if (isRefused(finding) && finding.phone !== undefined)
      judged.set(finding.phone, { owner: 'reference', because: finding.detail ?? finding.because });
  }
  return judged;
}

/** "Tel N; my mail is E": one phone and one address, one of them the writer's in certain words. */
function isOwnContact(judged: ReadonlyMap<Hit, OwnerEvidence>): boolean {
  const kinds = new Set([...judged.keys()].map(({ kind }) => kind));
  const isOneOfEach = judged.size === 2 && kinds.size === 2;
  return isOneOfEach && [...judged.values()].some(({ owner, isCertain }) => owner === 'own' && isCertain);
}

function isNamedOwn({ owner, certainty }: OwnerEvidence): boolean {
  return owner === 'own' && (certainty === 'named' || certainty === 'saidOwn');
}

/** Judges whose the identifiers of a text are: by the rules, and by what the learned opinion makes of them. */
export function judgeText(reading: FoldedReading): ReadonlyMap<Hit, OwnerEvidence> {
  const { annotated } = reading;
  const judged = judgeFindings(reading);
  // The opinion learned "my" next to one of two as a contrast: between a phone and an address it is none.
  const isContact = isOwnContact(judged);
  const hasCorrected = [...judged.values()].some(({ owner }) => owner === 'correctedAway');
  const asked = new Map(
    [...judged].filter(([, evidence], index) => index < MAX_OPINIONS && !(isContact && isNamedOwn(evidence))),
  );
  const weighed = new Map(judged);
  for (const group of joinedHits(annotated, asked))
    for (const [hit, evidence] of withOpinion(annotated, group, hasCorrected)) weighed.set(hit, evidence);
  return withoutPastedLists(weighed);
}
