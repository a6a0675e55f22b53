import { plainText } from './plain-text.ts';
import { isCopula, isEmailWord } from './read-concepts.ts';

/** The part before an at sign. `local` is `undefined` when the text there is no valid local part. */
export interface LocalPartMatch {
  readonly local: string | undefined;
  readonly start: number;
}

const localCharacter = /[\p{L}\p{M}\p{N}]/u;
const MAX_LOCAL_LENGTH = 80;
// Letters of scripts without spaces, or that are not used in mailboxes, and cannot be confused with Latin ones.
const otherScriptHead =
  /^.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u;
const label = /^(?:почта|мыло|имейл|емейл|мейл|эл|адрес|мой|тел)[.:-]?(?=[a-z0-9])/iu;
/** "e-mail—nora@...", "email-nora.bell@...": a label joined by a dash; with another sign where only the label has a capital. */
const joinedLabel = /^(?:e-mail-(?=[a-z])|(?:email|correo|courriel)-(?=[a-z]+[._\d]))/i;
const capitalLabel = /^(?:E-?[Mm]ail|Mail|Correo|EMAIL|E-MAIL|MAIL|CORREO)[._-](?=[a-z])/;
const wrapping = /^[*`~'#{^&.-]+/u;

const plainLocal = /[a-z0-9.%_+'&$^{}~#*`-]/i;

function isLocalCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return plainLocal.test(text[at] ?? '');
  return localCharacter.test(text[at] ?? '');
}

function isMixed(local: string): boolean {
  return /\p{Script=Latin}/u.test(local) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(local);
}

/** Behind another word one leading dot may belong to the address; two or three end a sentence. */
function hasLooseDot(text: string, start: number): boolean {
  if (text[start] !== '.' || text[start + 1] === '.') return false;
  const before = text.slice(Math.max(0, start - 40), start);
  const word = /([\p{L}\p{M}\p{N}]+) *$/u.exec(before)?.[1];
  return word !== undefined && !isEmailWord(plainText(word)) && !isCopula(plainText(word));
}

/** Removes text that precedes the local part without a space; `undefined` rather than an incomplete local part. */
function cleanedLocal(written: string, closing: string): string | undefined {
  let local = written.replace(wrapping, '');
  if (closing === '_' && local.startsWith('_')) local = local.slice(1);
  if (/[a-z0-9]/i.test(local)) local = local.replace(otherScriptHead, '').replace(/^[-.]+/, '');
  local = local.replace(label, '').replace(joinedLabel, '').replace(capitalLabel, '');
  if (local === '' || isMixed(local) || /[`*#{}^~]/.test(local)) return undefined;
  return local;
}

/** Reads backwards from the at sign at `at`. `closing` is the character after the address. */
export function localBefore(text: string, at: number, closing: string): LocalPartMatch {
  let start = at;
  while (start > 0 && at - start < MAX_LOCAL_LENGTH && isLocalCharacter(text, start - 1)) start--;
  const written = text.slice(start, at);
  // `"ana@x.es"` is an address in quotation marks, `"ana maria"@x.es` a quoted local part.
  const isQuotedLocal = text[start - 1] === '"' && (written === '' || closing !== '"');
  const isPart = written.length >= MAX_LOCAL_LENGTH || text[start - 1] === '@' || hasLooseDot(text, start);
  if (isPart || isQuotedLocal) return { local: undefined, start };
  const local = cleanedLocal(written, closing);
  return { local, start: local === undefined ? start : at - local.length };
}
