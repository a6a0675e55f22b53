import { allMatches } from './all-matches.ts';
import type { Email } from '../ids.ts';
import type { TextRange } from './reading.ts';
import type { Finding, Findings } from './contact-hit.ts';
import { noFindings } from './contact-hit.ts';
import { isDomain } from '../identifiers/canonical-email.ts';
import { linkTarget } from './link-target.ts';
import { normaliseEmail } from '../identifiers/normalise-email.ts';
import type { ReadDigits } from './split-run.ts';

const bbTarget = /\[(?:url|call|email|mail|link)=["']?([^[\]"'\n]{1,2000})["']?\]/giu;
const callTag = /\[call\]([^[\n]{1,60})\[\/call\]/giu;
const image = /\[(?:img|disk|icon|pch)[^[\]\n]{0,300}\](?:[^[\n]{0,2000}\[\/img\])?/giu;
const tag =
  /\[\/?(?:[bisup]|br|url|call|email|mail|link|user|chat|send|put|attach|video|size|colou?r|font|list|li|ul|ol|code|table|t[rdh]|left|right|center|justify|timestamp|date|context|spoiler|ratings?|\*)(?:=[^[\]\n]{0,300})?\]/giu;
const scheme =
  /(?<![a-z])(?:(?:https?|ftps?|viber|whatsapp|tg|intent|market|geo):(?:\/\/)?|mailto:(?=[\w+%(]))[!#-;=?-Z\\^-z|~]{1,2000}/giu;
const bare = /(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18}(?:\/|\?)[!#-;=?-Z\\^-z|~]{0,2000}/giu;
const numberedDomain =
  /(?<![@\w.-])(?=[a-z0-9.-]{0,40}[a-z][a-z0-9-]{0,40}\.)[a-z0-9-]*\d[a-z0-9-]*(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,18}(?![\w@.-])/giu;

const barePath = /\.[a-z]{2,18}[/?]/i;
const mayContainLink = /[[/?]|mailto:|[a-z\d]\.[a-z]{2}/i;

interface Link {
  readonly target: string;
  readonly at: TextRange;
}

function add(found: Link[], text: string, pattern: RegExp, prefix: string, group: number): void {
  const known = found.map(({ at }) => at).sort((a, b) => a.start - b.start);
  let passed = 0;
  let coveredTo = 0;
  for (const match of allMatches(text, pattern)) {
    const at = { start: match.index, end: match.index + match[0].length };
    for (let next = known[passed]; next !== undefined && next.start <= at.start; next = known[passed]) {
      coveredTo = Math.max(coveredTo, next.end);
      passed += 1;
    }
    // "https://x.com/1" also matches as "x.com/1".
    if (at.end > coveredTo) found.push({ target: prefix + (match[group] ?? ''), at });
  }
}

function links(text: string): readonly Link[] {
  const found: Link[] = [];
  if (text.includes('[')) {
    add(found, text, bbTarget, '', 1);
    add(found, text, callTag, 'tel:', 1);
  }
  if (text.includes(':/') || text.includes('mailto:')) add(found, text, scheme, '', 0);
  if (barePath.test(text)) add(found, text, bare, '', 0);
  return found;
}

function fromLink({ target, at }: Link, read: ReadDigits): readonly Finding[] {
  const { phones, international, emails } = linkTarget(
    /^\+?[\d\s()-]{6,25}$/.test(target) ? `tel:${target}` : target,
  );
  const numbers = phones.flatMap((written): Finding[] => {
    const digits = written.replace(/\D/g, '');
    // Chat links also contain national numbers.
    const plus = international || written.trim().startsWith('+');
    const reading = read(digits, plus) ?? read(digits, false);
    if (reading === undefined) return [];
    const { number, ambiguous } = reading;
    return [{ kind: 'phone', at, number, ambiguous, because: 'link', confidence: 0.95 }];
  });
  const addresses = emails
    .map((written) => normaliseEmail(written))
    .filter((value): value is Email => value !== undefined)
    .map((value): Finding => ({ kind: 'email', at, value, because: 'link' }));
  const found = [...numbers, ...addresses];
  if (found.length > 0 || !/\d{6}|@/.test(target)) return found;
  return [{ kind: /\d{6}/.test(target) ? 'phone' : 'email', at, because: 'link' }];
}

function domains(text: string): readonly TextRange[] {
  if (!/\d[a-z-]{0,20}\.[a-z]/i.test(text)) return [];
  return rangesOf(text, numberedDomain).filter(({ start, end }) => {
    const domain = text.slice(start, end).toLowerCase();
    return /\d{5}/.test(domain) && !/^\d+\./.test(domain) && isDomain(domain);
  });
}

function rangesOf(text: string, pattern: RegExp): readonly TextRange[] {
  return allMatches(text, pattern).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Links and BBCode: phones and addresses that are their target are read, everything else in them is blanked. */
export function readLinks(
  text: string,
  read: ReadDigits,
): Findings & { readonly tags: readonly TextRange[] } {
  if (!mayContainLink.test(text)) return { ...noFindings, tags: [] };
  const all = links(text);
  const marked = text.includes('[');
  return {
    found: all.flatMap((link) => fromLink(link, read)),
    used: [...all.map((link) => link.at), ...(marked ? rangesOf(text, image) : []), ...domains(text)],
    tags: marked ? rangesOf(text, tag) : [],
  };
}
