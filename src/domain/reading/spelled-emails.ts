import { allMatches } from './all-matches.ts';
import { canonicalEmail } from '../identifiers/canonical-email.ts';
import type { EmailHit, Finding, RefusedHit } from './contact-hit.ts';
import { isMailProvider } from './mail-providers.ts';
import { addressMayStartAfter, isNoMailbox, announcesEmail } from './spelled-guards.ts';
import {
  bracketedAt,
  dotPattern,
  latinLabel,
  localSignPattern,
  signOf,
  sureAt,
  weakAt,
  weakBracketedAt,
} from './spelled-words.ts';

const at = new RegExp(
  `(?<bracketed> {0,2}${bracketedAt} {0,2})|(?<sure> {1,2}(?:${sureAt}) {1,2}|艾特|圈a|小老鼠)|(?<weak> {1,2}(?:${weakAt}) {1,2}| {0,2}${weakBracketedAt} {0,2})|(?<spaced> {1,2}@ {1,2}| {1,2}@|@ {1,2})|(?<literal>@)`,
  'giu',
);
const labels = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62}[\\p{L}\\p{M}\\p{N}])?';
const domain = new RegExp(`${labels}(?:${dotPattern}${labels}){1,4}`, 'iuy');
const atom = "[a-z0-9_+'-]{1,40}";
/** Digits at the end of a name are dictated with a pause: "khady point mbaye 92 arobase". */
const pausedDigits = ' {1,2}\\d{1,4}';
const local = new RegExp(`${atom}(?:${localSignPattern}${atom}){0,4}(?:${pausedDigits})?$`, 'iu');
const digitPause = / +(?=\d{1,4}$)/;
const dots = new RegExp(dotPattern, 'giu');
const signs = new RegExp(localSignPattern, 'giu');
const dotSplit = new RegExp(`(${dotPattern})`, 'iu');

/** Fast check before the patterns are tried; for texts in lower case. */
export const mayContainSpelledEmail =
  /\s@|@[\p{L}\p{N}-]*[\s([{<点點]|arroba|arrova|małp|malp|chiocc|равлик|песик|ravlyk|sobak|sobach|כרוכית|שטרודל|kuyruklu|kuchukcha|кучукча|a móc|a còng|a moc|a cong|ეტ|ეთ|ქუქუ|ძაღლუკ|айқұлақ|айкулак|собак|собач|arobas|arrobase|klammeraffe|艾特|圈a|小老鼠|[([{<] {0,2}(?:at|et|ät|a|ат|эт|آت|ات|ایت|ऐट|एट)[ )\]}>]| (?:at|et|ät|ат|эт|ет|آت|ات|ایت|ऐट|एट) /u;

interface Parts {
  readonly start: number;
  readonly local: string;
  readonly domain: string;
  readonly end: number;
  readonly strength: 'sure' | 'weak' | 'spaced' | 'literal';
  /** The domain contains a dot written as a word. */
  readonly spelledDot: boolean;
  /** A sign of the local part is a word: spaces stand only around such words. */
  readonly spelledLocal: boolean;
}

function strengthOf(groups: Readonly<Record<string, string | undefined>>): Parts['strength'] {
  if (groups['bracketed'] !== undefined || groups['sure'] !== undefined) return 'sure';
  if (groups['weak'] !== undefined) return 'weak';
  return groups['spaced'] === undefined ? 'literal' : 'spaced';
}

interface Named {
  readonly name: string;
  readonly length: number;
  readonly spelled: boolean;
}

/** All prefixes of the text after the at sign that are domains, the shortest first. */
function domainHeads(written: string): readonly Named[] {
  const pieces = written.split(dotSplit);
  const heads: Named[] = [];
  for (let count = 3; count <= pieces.length; count += 2) {
    const head = pieces.slice(0, count).join('');
    const name = head.replace(dots, '.').toLowerCase().split('.').map(latinLabel).join('.');
    if (canonicalEmail('a', name) === undefined) continue;
    heads.push({ name, length: head.length, spelled: head.toLowerCase() !== name });
  }
  return heads;
}

// "x.com punto de encuentro", "gmail point com point de vente": a complete domain ends there.
function namedDomain(written: string): Named | undefined {
  const heads = domainHeads(written);
  return (
    heads.findLast((head) => !head.spelled) ??
    heads.findLast((head) => isMailProvider(head.name)) ??
    heads.at(-1)
  );
}

function partsAt(text: string, match: RegExpExecArray): Parts | undefined {
  const after = match.index + match[0].length;
  domain.lastIndex = after;
  const written = domain.exec(text)?.[0];
  const named = written === undefined ? undefined : namedDomain(written);
  const before = local.exec(text.slice(Math.max(0, match.index - 120), match.index))?.[0];
  if (named === undefined || before === undefined) return undefined;
  return {
    start: match.index - before.length,
    local: before.replace(digitPause, '').replace(signs, signOf),
    domain: named.name,
    end: after + named.length,
    strength: strengthOf(match.groups ?? {}),
    spelledDot: named.spelled,
    spelledLocal: / /.test(before.replace(digitPause, '').trim()),
  };
}

// Who dictates the signs of a name leaves no blank inside of it.
function mayStart({ spelledLocal }: Parts, head: string): boolean {
  return spelledLocal || addressMayStartAfter(head);
}

/** Whether the parts are a complete address, judged by the text around them. */
function isAddress(text: string, parts: Parts): boolean {
  if (isNoMailbox(parts.local)) return false;
  const head = text.slice(0, parts.start);
  if (!mayStart(parts, head)) return false;
  const isDistinctive = /[\d._+-]/.test(parts.local) || announcesEmail(head) || isMailProvider(parts.domain);
  switch (parts.strength) {
    case 'sure':
      return true;
    case 'literal':
      return parts.spelledDot && isDistinctive;
    case 'spaced':
      return isDistinctive || (head.trim() === '' && text.slice(parts.end).trim() === '');
    case 'weak':
      return (
        announcesEmail(head) ||
        (isMailProvider(parts.domain) && (/[\d._+-]/.test(parts.local) || head.trim() === ''))
      );
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
