import { isDomain } from '../identifiers/canonical-email.ts';
import { isMailProvider } from './mail-providers.ts';

interface WrappedDomain {
  readonly domain: string;
  readonly end: number;
}

const lineBreak = '[ \\t]{0,3}\\n[ \\t]{0,3}';
/** A provider's domain with line breaks around its first dot or before it: "@\ngmail.com", "@hotmail.\ncom". */
const wrapped = new RegExp(
  `(?:${lineBreak})?([a-z0-9-]{2,20})(?:${lineBreak})?\\.(?:${lineBreak})?([a-z]{2,3}(?:\\.[a-z]{2})?)(?![\\p{L}\\p{N}@-]|\\.\\p{L})`,
  'iuy',
);
/** Any domain that is alone on the line after the at sign. */
const ownLine = /[ \t]{0,3}\n[ \t]{0,3}([a-z0-9.-]{4,80})[ \t]{0,3}(?=\n|$)/iuy;
const aloneBefore = /(?:^|\n)[ \t]{0,3}[a-z0-9._%+-]{2,64}@$/i;
const MAX_LINE_BEFORE = 80;

/** Reads a domain at `start`, after the at sign, that a line break cuts in two or from the at sign. */
export function wrappedDomain(text: string, start: number): WrappedDomain | undefined {
  wrapped.lastIndex = start;
  const [whole = '', name = '', tld = ''] = wrapped.exec(text) ?? [];
  const domain = `${name}.${tld}`.toLowerCase();
  if (whole.includes('\n') && isMailProvider(domain)) return { domain, end: start + whole.length };
  ownLine.lastIndex = start;
  const [line = '', written = ''] = ownLine.exec(text) ?? [];
  const isAlone = aloneBefore.test(text.slice(Math.max(0, start - MAX_LINE_BEFORE), start));
  if (!isAlone || !isDomain(written.toLowerCase())) return undefined;
  return { domain: written.toLowerCase(), end: start + line.length };
}
