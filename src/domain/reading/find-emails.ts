import type { EmailHit, Miss } from './contact-hit.ts';
import { canonicalEmail } from '../identifiers/canonical-email.ts';
import { domainAt, endOfDomainCharacters } from './email-domain.ts';
import { localBefore } from './email-local.ts';

const scanLimit = 200;
const latinOnly = /^[\p{ASCII}]+$/u;

// Letters outside Latin before a Latin domain: a word that ran into the address, not a mailbox.
function isForeignLocal(local: string, domain: string): boolean {
  return latinOnly.test(domain) && /[^\p{Script=Latin}\p{M}\p{ASCII}]/u.test(local);
}

function readAt(text: string, at: number): EmailHit | Miss {
  const here = domainAt(text, at + 1);
  const end = here?.end ?? endOfDomainCharacters(text, at + 1);
  const { local, start } = localBefore(text, at, text[end] ?? '');
  const range = { start, end };
  if (here === undefined) return { kind: 'email', at: range, because: 'invalidAddress' };
  // A second at sign, or the path of a repository: the rest of something else.
  if (text[end] === '@' || /^:[\w.-]+\//.test(text.slice(end, end + 40)))
    return { kind: 'email', at: range, because: 'partOfAddress' };
  if (local === undefined)
    return { kind: 'email', at: range, because: start === at ? 'invalidAddress' : 'partOfAddress' };
  const value = isForeignLocal(local, here.domain) ? undefined : canonicalEmail(local, here.domain);
  if (value === undefined) return { kind: 'email', at: range, because: 'partOfAddress' };
  return { kind: 'email', at: range, value, because: here.repaired ? 'spelledOut' : 'address' };
}

/** Addresses written with an at sign, never a part of a longer one. */
export function findEmails(text: string): readonly (EmailHit | Miss)[] {
  const found: (EmailHit | Miss)[] = [];
  let from = 0;
  for (let count = 0; count < scanLimit; count++) {
    const at = text.indexOf('@', from);
    if (at < 0) break;
    const next = readAt(text, at);
    found.push(next);
    from = Math.max(at + 1, next.at.end);
  }
  return found;
}
