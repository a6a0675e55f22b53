import { allMatches } from './all-matches.ts';
import { canonicalEmail } from '../identifiers/canonical-email.ts';
import type { EmailHit, Finding, RefusedHit } from './contact-hit.ts';
import { announcesEmail, isNoMailbox } from './spelled-guards.ts';
import { isProvidersDomain, namedDomainAt } from './spelled-domain.ts';
import { localAtEnd } from './spelled-local.ts';
import { remarkBefore, saysJoined } from './spelled-remarks.ts';
import { isCompleteLocal } from './spelled-start.ts';
import { tokensBefore } from './spelled-tokens.ts';
import { bracketedAt, sureAtPattern, weakAt, weakBracketedAt } from './spelled-words.ts';
import { signLanguages } from './sign-languages.ts';

const at = new RegExp(
  `(?<bracketed> {0,2}${bracketedAt} {0,2})|(?<sure>${sureAtPattern})|(?<weak> {1,2}(?:${weakAt}) {1,2}| {0,2}${weakBracketedAt} {0,2})|(?<spaced> {1,2}@ {1,2}| {1,2}@|@ {1,2})|(?<literal>@)`,
  'giu',
);
/** Fast check before the patterns are tried; for texts in lower case. */
export const mayContainSpelledEmail =
  /\s@|[([{<] ?@ ?[)\]}>]|@[\p{L}\p{N}-]*[\s([{<点點]|attherate|arroba|arrova|małp|malp|chiocc|равлик|песик|ravlyk|sobak|sobach|כרוכית|שטרודל|kuyruklu|kuchukcha|кучукча|a móc|a còng|a moc|a cong|ეტ|ეთ|ქუქუ|ძაღლუკ|айқұлақ|айкулак|собак|собач|arobas|arrobase|klammeraffe|艾特|圈a|小老鼠|[([{<] {0,2}(?:at|et|ät|a|ат|эт|آت|ات|ایت|ऐट|एट)[ )\]}>]| (?:at|et|ät|ат|эт|ет|آت|ات|ایت|ऐट|एट) /u;

interface Parts {
  readonly start: number;
  readonly local: string;
  readonly domain: string;
  readonly end: number;
  readonly strength: 'sure' | 'weak' | 'spaced' | 'literal';
  /** The domain contains a dot written as a word. */
  readonly spelledDot: boolean;
  /** The at sign is the English word, which is a preposition as well. */
  readonly isEnglish: boolean;
  /** Signs, digits or letters of the local part are dictated. */
  readonly isDictated: boolean;
  /** No part of the local part is missing before it. */
  readonly isComplete: boolean;
}

function strengthOf(groups: Readonly<Record<string, string | undefined>>): Parts['strength'] {
  if (groups['bracketed'] !== undefined || groups['sure'] !== undefined) return 'sure';
  if (groups['weak'] !== undefined) return 'weak';
  return groups['spaced'] === undefined ? 'literal' : 'spaced';
}

function partsAt(text: string, match: RegExpExecArray): Parts | undefined {
  const after = match.index + match[0].length;
  const domain = namedDomainAt(text, after);
  if (domain === undefined) return undefined;
  const end = after + domain.length;
  const strength = strengthOf(match.groups ?? {});
  const { length, isJoined } = remarkBefore(text.slice(0, match.index));
  const tokens = tokensBefore(text, match.index - length);
  const local = localAtEnd(tokens, {
    languages: signLanguages(text.slice(match.index, end)),
    isJoined: isJoined || saysJoined(text.slice(end)),
  });
  const start = tokens[local?.from ?? 0]?.start;
  if (local === undefined || start === undefined) return undefined;
  return {
    start,
    local: local.local,
    domain: domain.name,
    end,
    strength,
    spelledDot: domain.spelled,
    isEnglish: /^ +at +$/i.test(match[0]),
    isDictated: local.isDictated,
    isComplete: isCompleteLocal(tokens, local),
  };
}

/** Nobody has a mailbox of one letter at a provider: it is what is left of a longer name. */
function isRest({ local, domain }: Parts): boolean {
  return local.length === 1 && isProvidersDomain(domain);
}

/** Whether "at" between the parts means the at sign. */
function isAtSign(parts: Parts, head: string): boolean {
  const { domain, local, isDictated, spelledDot } = parts;
  if (announcesEmail(head) || (isDictated && spelledDot)) return true;
  return isProvidersDomain(domain) && (/[\d._+-]/.test(local) || isDictated || head.trim() === '');
}

/** Whether the parts are a complete address, judged by the text around them. */
function isAddress(text: string, parts: Parts): boolean {
  if (!parts.isComplete || isRest(parts)) return false;
  if (isNoMailbox(parts.local, parts.isEnglish && !parts.isDictated)) return false;
  const head = text.slice(0, parts.start);
  const isDistinctive =
    /[\d._+-]/.test(parts.local) || announcesEmail(head) || isProvidersDomain(parts.domain);
  switch (parts.strength) {
    case 'sure':
      return true;
    case 'literal':
      return parts.spelledDot && isDistinctive;
    case 'spaced':
      return isDistinctive || (head.trim() === '' && text.slice(parts.end).trim() === '');
    case 'weak':
      return isAtSign(parts, head);
  }
}

/** Addresses whose signs are written as words or with spaces: `ana (arroba) x (punto) es`, `ana @ x.es`. */
export function spelledEmails(text: string): readonly Finding[] {
  if (!mayContainSpelledEmail.test(text.toLowerCase())) return [];
  const found: (EmailHit | RefusedHit)[] = [];
  let last = 0;
  let count = 0;
  for (const match of allMatches(text, at)) {
    if (match.index < last || count++ > 200) continue;
    const parts = partsAt(text, match);
    if (parts === undefined) continue;
    if (parts.strength === 'literal' && !parts.spelledDot) continue;
    const range = { start: parts.start, end: parts.end };
    const value = isAddress(text, parts) ? canonicalEmail(parts.local, parts.domain) : undefined;
    if (value !== undefined) found.push({ kind: 'email', at: range, value, because: 'spelledOut' });
    else if (parts.strength !== 'weak') found.push({ kind: 'email', at: range, because: 'partOfAddress' });
    else continue;
    last = parts.end;
  }
  return found;
}
