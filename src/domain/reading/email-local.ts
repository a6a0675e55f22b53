/** The part before an at sign. `undefined` value: there is something, but no mailbox can be told from it. */
export interface LocalHere {
  readonly local: string | undefined;
  readonly start: number;
}

const localCharacter = /[\p{L}\p{M}\p{N}]/u;
const maxLocal = 80;
// Scripts written without spaces or never used in mailboxes, whose letters cannot be mistaken for Latin ones.
const seam =
  /^.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u;
const label = /^(?:почта|мыло|имейл|емейл|мейл|эл|адрес|мой|тел)[.:-]?(?=[a-z0-9])/iu;
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

/** Cuts what ran into the local part from the left; says nothing rather than half of a mailbox. */
function clean(written: string, closing: string): string | undefined {
  // One dot in front is part of an address that cannot be; two or three end a sentence.
  if (/^\.[^.]/.test(written)) return undefined;
  let local = written.replace(wrapping, '');
  if (closing === '_' && local.startsWith('_')) local = local.slice(1);
  if (/[a-z0-9]/i.test(local)) local = local.replace(seam, '').replace(/^[-.]+/, '');
  local = local.replace(label, '');
  if (local === '' || isMixed(local) || /[`*#{}^~]/.test(local)) return undefined;
  return local;
}

/** Reads back from the at sign. `closing` is the character behind the whole address. */
export function localBefore(text: string, at: number, closing: string): LocalHere {
  let start = at;
  while (start > 0 && at - start < maxLocal && isLocalCharacter(text, start - 1)) start--;
  const written = text.slice(start, at);
  if (written.length >= maxLocal || text[start - 1] === '@' || text[start - 1] === '"')
    return { local: undefined, start };
  const local = clean(written, closing);
  return { local, start: local === undefined ? start : at - local.length };
}
