import type { Email } from '../model/ids.ts';
import { findEmails } from './find-emails.ts';
import { foldText } from './folded-text.ts';

const longest = 1000;

/** The canonical address in any written one (`Ana <ANA@X.es>`, `mailto:ana@x.es`); `undefined` if there is none or more than one. */
export function normaliseEmail(value: string): Email | undefined {
  if (value.length > longest || !/[@＠﹫]/.test(value)) return undefined;
  const found = findEmails(foldText(value.trim().replace(/^mailto:/i, '')).text);
  const values = new Set(found.hits.map((hit) => hit.value));
  return values.size === 1 && found.misses.length === 0 ? found.hits[0]?.value : undefined;
}
