import type { Token } from './annotated-text.ts';
import { hasAny, isNear, termBefore } from './token-window.ts';

const MAX_SIGNATURE_TOKENS = 8;

// "I'm Joe, the plumber, 612...", "regards / Joe / plumber / 612..."
function isRoleOfIntroduced(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 1, 'writerOwn', 'otherOwn', 'contrast')) return false;
  const comma = [at - 1, at - 2].find((index) => /^[,/\n]$/.test(tokens[index]?.plain ?? ''));
  if (comma === undefined) return false;
  return isNear(tokens, comma, -1, 3, 'selfIntroduction') || isInSignature(tokens, comma);
}

// "Kind regards / Joe Smith /": only names between.
function isInSignature(tokens: readonly Token[], end: number): boolean {
  for (let at = end - 1; at >= Math.max(0, end - MAX_SIGNATURE_TOKENS); at--) {
    const token = tokens[at];
    if (hasAny(token, 'selfIntroduction')) return true;
    if (token?.kind === 'word' && !token.isName)
      return hasAny(tokens[termBefore(tokens, at)], 'selfIntroduction');
    if (token?.kind === 'identifier' || token?.kind === 'digits') return false;
  }
  return false;
}

/** Whether a person is the writer: "I am the wife of Juan", "as the accountant", "your colleague asked for a phone". */
export function isPersonTheWriter(tokens: readonly Token[], at: number): boolean {
  const isIntroduced =
    isNear(tokens, at, -1, 4, 'selfIntroduction') && !isNear(tokens, at, -1, 1, 'writerOwn');
  // "wife I am": not "to my brother call, I am ...".
  const isIntroducedAfter =
    isNear(tokens, at, 1, 2, 'selfIntroduction') && !isNear(tokens, at, 1, 1, 'callMe', 'phoneNoun');
  if (isIntroduced || isIntroducedAfter) return true;
  if (isRoleOfIntroduced(tokens, at)) return true;
  if (isNear(tokens, at, -1, 2, 'inRoleOf')) return true;
  return isNear(tokens, at, 1, 4, 'askedFor');
}
