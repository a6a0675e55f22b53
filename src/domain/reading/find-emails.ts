import type { EmailHit, RefusedHit } from './contact-hit.ts';
import { canonicalEmail } from '../identifiers/canonical-email.ts';
import { domainAt, endOfDomainCharacters } from './email-domain.ts';
import { localBefore } from './email-local.ts';

const MAX_AT_SIGNS = 200;
const latinOnly = /^[\p{ASCII}]+$/u;

// Non-Latin letters before a Latin domain: a word without a space before the address, not a local part.
function isForeignLocal(local: string, domain: string): boolean {
  return latinOnly.test(domain) && /[^\p{Script=Latin}\p{M}\p{ASCII}]/u.test(local);
}

function readAt(text: string, at: number): EmailHit | RefusedHit {
  const domainMatch = domainAt(text, at + 1);
  const end = domainMatch?.end ?? endOfDomainCharacters(text, at + 1);
  const { local, start } = localBefore(text, at, text[end] ?? '');
  const range = { start, end };
  if (domainMatch === undefined) return { kind: 'email', at: range, because: 'invalidAddress' };
  // A second at sign or the path of a repository: part of something else.
  if (text[end] === '@' || /^:[\w.-]+\//.test(text.slice(end, end + 40)))
    return { kind: 'email', at: range, because: 'partOfAddress' };
  if (local === undefined)
    return { kind: 'email', at: range, because: start === at ? 'invalidAddress' : 'partOfAddress' };
  const value = isForeignLocal(local, domainMatch.domain)
    ? undefined
    : canonicalEmail(local, domainMatch.domain);
  if (value === undefined) return { kind: 'email', at: range, because: 'partOfAddress' };
  return { kind: 'email', at: range, value, because: domainMatch.repaired ? 'spelledOut' : 'address' };
}

/** Addresses with an at sign; never a part of a longer address. */
export function findEmails(text: string): readonly (EmailHit | RefusedHit)[] {
  const found: (EmailHit | RefusedHit)[] = [];
  let from = 0;
  for (let count = 0; count < MAX_AT_SIGNS; count++) {
    const at = text.indexOf('@', from);
    if (at < 0) break;
    const next = readAt(text, at);
    found.push(next);
    from = Math.max(at + 1, next.at.end);
  }
  return found;
}
