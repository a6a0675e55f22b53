import type { Token } from './annotated-text.ts';
import { isNear } from './token-window.ts';

// "I'm Joe, the plumber, 612..."
function isRoleOfIntroduced(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 1, 'writerOwn', 'otherOwn', 'contrast')) return false;
  const comma = [at - 1, at - 2].find((index) => tokens[index]?.plain === ',');
  return comma !== undefined && isNear(tokens, comma, -1, 3, 'selfIntroduction');
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
