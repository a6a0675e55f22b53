import type { Email } from '../model/ids.ts';
import type { RefusedBecause, TakenBecause, TextRange } from '../model/reading.ts';
import { canonicalEmail } from './canonical-email.ts';
import { domainAt, endOfDomainCharacters } from './email-domain.ts';
import { localBefore } from './email-local.ts';

/** An address found in the folded text. */
export interface EmailHit {
  readonly at: TextRange;
  readonly value: Email;
  readonly because: TakenBecause;
}

export interface EmailMiss {
  readonly at: TextRange;
  readonly because: RefusedBecause;
}

export interface EmailsFound {
  readonly hits: readonly EmailHit[];
  readonly misses: readonly EmailMiss[];
}

const scanLimit = 200;
const latinOnly = /^[\p{ASCII}]+$/u;

// Letters outside Latin before a Latin domain: a word that ran into the address, not a mailbox.
function isForeignLocal(local: string, domain: string): boolean {
  return latinOnly.test(domain) && /[^\p{Script=Latin}\p{M}\p{ASCII}]/u.test(local);
}

function readAt(text: string, at: number): EmailHit | EmailMiss {
  const here = domainAt(text, at + 1);
  const end = here?.end ?? endOfDomainCharacters(text, at + 1);
  const { local, start } = localBefore(text, at, text[end] ?? '');
  const range = { start, end };
  if (here === undefined) return { at: range, because: 'invalidAddress' };
  // A second at sign, or the path of a repository: the rest of something else.
  if (text[end] === '@' || /^:[\w.-]+\//.test(text.slice(end, end + 40)))
    return { at: range, because: 'partOfAddress' };
  if (local === undefined) return { at: range, because: start === at ? 'invalidAddress' : 'partOfAddress' };
  const value = isForeignLocal(local, here.domain) ? undefined : canonicalEmail(local, here.domain);
  if (value === undefined) return { at: range, because: 'partOfAddress' };
  return { at: range, value, because: here.repaired ? 'spelledOut' : 'address' };
}

/** Addresses written with an at sign, never a part of a longer one. */
export function findEmails(text: string): EmailsFound {
  const hits: EmailHit[] = [];
  const misses: EmailMiss[] = [];
  let from = 0;
  for (let count = 0; count < scanLimit; count++) {
    const at = text.indexOf('@', from);
    if (at < 0) break;
    const found = readAt(text, at);
    if ('value' in found) hits.push(found);
    else misses.push(found);
    from = Math.max(at + 1, found.at.end);
  }
  return { hits, misses };
}
