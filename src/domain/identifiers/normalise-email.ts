import type { Email } from '../ids.ts';
import { findEmails } from '../reading/find-emails.ts';
import { foldText } from '../reading/folded-text.ts';

const MAX_LENGTH = 1000;

/** The canonical address in a written value (`Ana <ANA@X.es>`, `mailto:ana@x.es`); `undefined` for none or several. */
export function normaliseEmail(value: string): Email | undefined {
  if (value.length > MAX_LENGTH || !/[@＠﹫]/.test(value)) return undefined;
  const found = findEmails(foldText(value.trim().replace(/^mailto:/i, '')).text);
  const values = new Set(found.map((hit) => ('value' in hit ? hit.value : undefined)));
  return values.size === 1 ? [...values][0] : undefined;
}
