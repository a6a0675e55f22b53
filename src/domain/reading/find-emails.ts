import type { EmailHit, RefusedHit } from './contact-hit.ts';
import { canonicalEmail } from '../identifiers/canonical-email.ts';
import { correctedAddress } from './corrected-address.ts';
import type { DomainMatch } from './email-domain.ts';
import { domainAt, endOfDomainCharacters } from './email-domain.ts';
import type { LocalPartMatch } from './email-local.ts';
import { localBefore } from './email-local.ts';
import { isMailProvider } from './mail-providers.ts';
import type { TextRange } from './reading.ts';
import { spacedLocal } from './spaced-local.ts';
import { wrappedLocal } from './wrapped-local.ts';

const MAX_AT_SIGNS = 200;
const latinOnly = /^[\p{ASCII}]+$/u;

// Non-Latin letters before a Latin domain: a word without a space before the address, not a local part.
function isForeignLocal(local: string, domain: string): boolean {
  return latinOnly.test(domain) && /[^\p{Script=Latin}\p{M}\p{ASCII}]/u.test(local);
}

/** The local part with what a line break or a blank cuts off. */
function wholeLocal(text: string, at: number, end: number, found: DomainMatch | undefined): LocalPartMatch {
  const match = localBefore(text, at, text[end] ?? '');
  const { local, start } = match;
  if (local !== undefined) return (latinOnly.test(local) && spacedLocal(text, local, start, end)) || match;
  const isAlone = start === at && found !== undefined && isMailProvider(found.domain);
  return (isAlone && wrappedLocal(text, at)) || match;
}

// A second at sign or the path of a repository: part of something else.
function isPartOfOther(text: string, end: number): boolean {
  return text[end] === '@' || /^:[\w.-]+\//.test(text.slice(end, end + 40));
}

interface Written {
  readonly local: string;
  readonly domain: string;
  readonly end: number;
  readonly because: EmailHit['because'];
}

/** The local part and the domain as they are meant: as written, or corrected behind the address. */
function writtenAddress(
  text: string,
  local: string,
  found: DomainMatch | undefined,
  range: TextRange,
): Written | undefined {
  const domain = found?.domain ?? text.slice(text.lastIndexOf('@', range.end - 1) + 1, range.end);
  const corrected = correctedAddress(text, local, domain, range.end);
  if (corrected !== undefined) return { ...corrected, because: 'spelledOut' };
  return found && { local, domain, end: found.end, because: found.repaired ? 'spelledOut' : 'address' };
}

function readAt(text: string, at: number): EmailHit | RefusedHit {
  const found = domainAt(text, at + 1);
  const end = found?.end ?? endOfDomainCharacters(text, at + 1);
  const { local, start } = wholeLocal(text, at, end, found);
  const range = { start, end };
  const refused = (because: RefusedHit['because']): RefusedHit => ({ kind: 'email', at: range, because });
  const written = local === undefined ? undefined : writtenAddress(text, local, found, range);
  if (found === undefined && written === undefined) return refused('invalidAddress');
  if (isPartOfOther(text, end)) return refused('partOfAddress');
  if (written === undefined) return refused(start === at ? 'invalidAddress' : 'partOfAddress');
  if (isForeignLocal(written.local, written.domain)) return refused('partOfAddress');
  const value = canonicalEmail(written.local, written.domain);
  if (value === undefined) return refused('partOfAddress');
  return { kind: 'email', at: { start, end: written.end }, value, because: written.because };
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
