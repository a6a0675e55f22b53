import { isDomain } from '../identifiers/canonical-email.ts';
import { withoutGluedSentence } from './glued-sentence.ts';
import { isMailProvider, isProviderName } from './mail-providers.ts';
import { wrappedDomain } from './wrapped-domain.ts';

/** What follows a domain decides whether its last label starts a sentence; no more of it is looked at. */
const FOLLOWING_LENGTH = 20;

/** A domain in canonical form and its end in the text. */
export interface DomainMatch {
  readonly domain: string;
  readonly end: number;
  /** Written with a wrong or missing dot, or with a line break. */
  readonly repaired: boolean;
}

const domainCharacters = /[\p{L}\p{M}\p{N}.-]{1,260}/uy;
const latinHead = /^[a-z0-9.-]+(?=[^\p{ASCII}]|$)/iu;
const wordAfterTld = /^((?:.*\.)[a-z]{2,6})(?:\p{Lu}\p{L}*|\d{5,})$/u;
const sentenceAfterTld = /^(.+\.[a-z]{2,6})\.(?:\p{Lu}[\p{L}\p{M}]*|[\p{L}\p{M}]{4,}|\d+)$/u;
/** "gmail.com.cảm ơn": the first letters of the word may be taken for a part of the domain. */
const foreignAfterTld = /^([a-z0-9.-]+\.[a-z]{2,6})\.[\p{L}\p{M}]*[^\p{ASCII}][\p{L}\p{M}]*$/iu;
// A case ending joined with a hyphen: "gmail.com-ga".
const endingAfterTld = /^(.+\.[a-z]{2,6})-\p{L}{1,5}$/u;
// "gmail,com", "gmail com" and "gmail. com": only for domains of mailbox providers.
const brokenDot =
  /([a-z0-9-]{2,20})(?: ?[,;.] ?| )(com(?:\.(?:br|mx|ar))?|es|ru|de|fr|net)(?![\p{L}\p{N}@.-])/iuy;

function trimmed(domain: string): string {
  return domain.replace(/[.-]+$/, '');
}

/** Cuts off words without a space before them where script, case or a provider's name shows the end of the domain. */
function withoutGluedWord(written: string): string | undefined {
  const whole = trimmed(written);
  const latin = latinHead.exec(whole)?.[0];
  const candidates = [
    whole,
    latin === undefined ? undefined : trimmed(latin),
    wordAfterTld.exec(whole)?.[1],
    sentenceAfterTld.exec(whole)?.[1],
    foreignAfterTld.exec(whole)?.[1],
    providerHead(whole),
    endingAfterTld.exec(whole)?.[1],
  ];
  return candidates.find((candidate) => candidate !== undefined && isDomain(candidate.toLowerCase()));
}

function providerHead(written: string): string | undefined {
  const head = /^([a-z0-9-]+\.(?:com|ru|es|de|fr))\p{L}+$/iu.exec(written)?.[1];
  return head !== undefined && isMailProvider(head) ? head : undefined;
}

function withBrokenDot(text: string, start: number): DomainMatch | undefined {
  brokenDot.lastIndex = start;
  const match = brokenDot.exec(text);
  const [whole, name, tld] = match ?? [];
  if (whole === undefined || name === undefined || tld === undefined || !isProviderName(name))
    return undefined;
  const domain = `${name}.${tld}`.toLowerCase();
  return isMailProvider(domain) ? { domain, end: start + whole.length, repaired: true } : undefined;
}

function repairedDomain(text: string, start: number): DomainMatch | undefined {
  const broken = withBrokenDot(text, start);
  if (broken !== undefined) return broken;
  const wrapped = wrappedDomain(text, start);
  return wrapped && { ...wrapped, repaired: true };
}

/** Reads the domain that starts at `start`, after the at sign. */
export function domainAt(text: string, start: number): DomainMatch | undefined {
  domainCharacters.lastIndex = start;
  const written = domainCharacters.exec(text)?.[0];
  const whole = written === undefined ? undefined : withoutGluedWord(written);
  if (whole === undefined) return repairedDomain(text, start);
  const end = start + whole.length;
  const domain = withoutGluedSentence(whole, text.slice(end, end + FOLLOWING_LENGTH));
  return { domain, end: start + domain.length, repaired: false };
}

/** End of the characters at `start` that may belong to a domain. */
export function endOfDomainCharacters(text: string, start: number): number {
  domainCharacters.lastIndex = start;
  const written = domainCharacters.exec(text)?.[0] ?? '';
  return start + trimmed(written).length;
}
