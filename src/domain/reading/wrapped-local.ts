import { announcesEmail } from './spelled-guards.ts';

const MAX_LINE_LENGTH = 100;
const lineBefore = /([^\n]*)\n[ \t]{0,3}$/;
const lastPiece = /(?<![^\s:(<"«])[a-z0-9][a-z0-9._+-]{1,62}[a-z0-9]$/i;

/** The local part at the end of the line before the at sign: "sara.gil88\n@gmail.com". */
export function wrappedLocal(
  text: string,
  at: number,
): { readonly local: string; readonly start: number } | undefined {
  const [whole = '', written = ''] = lineBefore.exec(text.slice(Math.max(0, at - MAX_LINE_LENGTH), at)) ?? [];
  const line = written.trimEnd();
  const local = lastPiece.exec(line)?.[0];
  if (local === undefined) return undefined;
  const before = line.slice(0, -local.length);
  const isClear = before.trim() === '' || /[\d._+-]/.test(local) || announcesEmail(before);
  return isClear ? { local, start: at - whole.length + before.length } : undefined;
}
