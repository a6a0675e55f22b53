import type { Email } from '../ids.ts';
import { findEmails } from '../reading/find-emails.ts';
import { foldText } from '../reading/folded-text.ts';

const longest = 1000;

/** The canonical address in any written one (`Ana <ANA@X.es>`, `mailto:ana@x.es`); `undefined` if there is none or more than one. */
export function normaliseEmail(value: string): Email | undefined {
  if (value.length > longest || !/[@＠﹫]/.test(value)) return undefined;
  const found = findEmails(foldText(value.trim().replace(/^mailto:/i, '')).text);
  const values = new Set(found.map((hit) => ('value' in hit ? hit.value : undefined)));
  return values.size === 1 ? [...values][0] : undefined;
}
