import { isDomain } from '../identifiers/canonical-email.ts';
import { isMailProvider, isProviderName } from './mail-providers.ts';

/** The domain that starts at `start`: its spelling in canonical form and where it ends in the text. */
export interface DomainHere {
  readonly domain: string;
  readonly end: number;
  readonly repaired: boolean;
}

const domainCharacters = /[\p{L}\p{M}\p{N}.-]{1,260}/uy;
const latinHead = /^[a-z0-9.-]+(?=[^\p{ASCII}]|$)/iu;
const wordAfterTld = /^((?:.*\.)[a-z]{2,6})(?:\p{Lu}\p{L}*|\d{5,})$/u;
const sentenceAfterTld = /^(.+\.[a-z]{2,6})\.(?:\p{Lu}[\p{L}\p{M}]*|\d+)$/u;
// "gmail,com" and "gmail com" and "gmail. com": only for names that are mailbox providers.
const brokenDot =
  /([a-z0-9-]{2,20})(?: ?[,;.] ?| )(com(?:\.(?:br|mx|ar))?|es|ru|de|fr|net)(?![\p{L}\p{N}@.-])/iuy;

function trimmed(domain: string): string {
  return domain.replace(/[.-]+$/, '');
}

/** Words that ran into the domain are cut off where the script, the case or a provider's name shows the seam. */
function withoutGlue(written: string): string | undefined {
  const whole = trimmed(written);
  const latin = latinHead.exec(whole)?.[0];
  const candidates = [
    whole,
    latin === undefined ? undefined : trimmed(latin),
    wordAfterTld.exec(whole)?.[1],
    sentenceAfterTld.exec(whole)?.[1],
    providerHead(whole),
  ];
  return candidates.find((candidate) => candidate !== undefined && isDomain(candidate.toLowerCase()));
}

function providerHead(written: string): string | undefined {
  const head = /^([a-z0-9-]+\.(?:com|ru|es|de|fr))\p{L}+$/iu.exec(written)?.[1];
  return head !== undefined && isMailProvider(head) ? head : undefined;
}

function broken(text: string, start: number): DomainHere | undefined {
  brokenDot.lastIndex = start;
  const match = brokenDot.exec(text);
  const [whole, name, tld] = match ?? [];
  if (whole === undefined || name === undefined || tld === undefined || !isProviderName(name))
    return undefined;
  const domain = `${name}.${tld}`.toLowerCase();
  return isMailProvider(domain) ? { domain, end: start + whole.length, repaired: true } : undefined;
}

/** Reads the domain that an address has behind its at sign. */
export function domainAt(text: string, start: number): DomainHere | undefined {
  domainCharacters.lastIndex = start;
  const written = domainCharacters.exec(text)?.[0];
  if (written === undefined) return undefined;
  const domain = withoutGlue(written);
  if (domain === undefined) return broken(text, start);
  return { domain, end: start + domain.length, repaired: false };
}

/** Where the characters that could belong to a domain end. */
export function endOfDomainCharacters(text: string, start: number): number {
  domainCharacters.lastIndex = start;
  const written = domainCharacters.exec(text)?.[0] ?? '';
  return start + trimmed(written).length;
}
