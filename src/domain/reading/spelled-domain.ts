import { canonicalEmail } from '../identifiers/canonical-email.ts';
import { isMailProvider } from './mail-providers.ts';
import { dotPattern, hyphenPattern, latinLabel } from './spelled-words.ts';

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62}[\\p{L}\\p{M}\\p{N}])?';
const labels = `${label}(?:${hyphenPattern}${label})?`;
const domain = new RegExp(`${labels}(?:${dotPattern}${labels}){1,4}`, 'iuy');
const dots = new RegExp(dotPattern, 'giu');
const hyphens = new RegExp(hyphenPattern, 'giu');
const dotSplit = new RegExp(`(${dotPattern})`, 'iu');
/** After "com" or "co" only these: "punto de encuentro", "punto es mi correo" go on with the sentence. */
const underCompany = new Set(
  'ar au bd bh bo br cn co cy ec eg fj gh gt hk id il in jp ke kh kr kw lb ly mm mt mx my ng ni np nz om pa pe pg ph pk pr py qa sa sg sv th tn tr tw tz ua ug uk uy uz ve vn za zm zw'.split(
    ' ',
  ),
);
const companyEnd = /\.com?$/;

/** A domain after an at sign, and how much of the text it takes. */
export interface NamedDomain {
  readonly name: string;
  readonly length: number;
  /** A sign is a word. */
  readonly spelled: boolean;
}

function nameOf(written: string): string {
  const signs = written.replace(dots, '.').replace(hyphens, '-');
  return signs.toLowerCase().split('.').map(latinLabel).join('.');
}

/** Whether the dot before a country is no end of a sentence: "at gmail dot com . my number is". */
function isInside(dot: string, before: string): boolean {
  return dot === before || dot !== ' . ';
}

/** All prefixes of the text that are domains, the shortest first. */
function domainHeads(written: string): readonly NamedDomain[] {
  const pieces = written.split(dotSplit);
  const heads: NamedDomain[] = [];
  for (let count = 3; count <= pieces.length; count += 2) {
    const head = pieces.slice(0, count).join('');
    const name = nameOf(head);
    const before = heads.at(-1);
    const isCompany = before !== undefined && companyEnd.test(before.name);
    if (isCompany && !underCompany.has(name.slice(before.name.length + 1))) break;
    if (isCompany && !isInside(pieces[count - 2] ?? '', pieces[count - 4] ?? '')) break;
    if (canonicalEmail('a', name) === undefined) continue;
    heads.push({ name, length: head.length, spelled: head.toLowerCase() !== name });
    if (isCompany) break;
  }
  return heads;
}

/** "x.com punto de encuentro", "gmail point com point de vente": a complete domain ends there, but for its country. */
function completeHead(heads: readonly NamedDomain[]): NamedDomain | undefined {
  const complete =
    heads.findLast((head) => !head.spelled) ?? heads.findLast((head) => isMailProvider(head.name));
  const last = heads.at(-1);
  return complete === undefined || companyEnd.test(complete.name) ? last : complete;
}

/** Whether a domain is a mailbox provider's, also one of its domains in another country: "yahoo.com.au". */
export function isProvidersDomain(domain: string): boolean {
  return isMailProvider(domain) || isMailProvider(domain.replace(/(?<=\.com)\.[a-z]{2}$/, ''));
}

/** The domain at an index, its signs written or as words. */
export function namedDomainAt(text: string, start: number): NamedDomain | undefined {
  domain.lastIndex = start;
  const written = domain.exec(text)?.[0];
  return written === undefined ? undefined : completeHead(domainHeads(written));
}
