import type { DecisionView } from '../../contract/journal.ts';
import { interpolate } from '../locales/interpolate.ts';
import type { Messages } from '../locales/messages.ts';

/** `First phone: A → B` where a person entered it: it was not read in the chat. Empty for other decisions. */
export function firstPhoneText({ reasons }: Pick<DecisionView, 'reasons'>, t: Messages): string {
  const change = reasons.find(({ code }) => code === 'firstPhoneChanged');
  if (!change) return '';
  const { value = t.common.none, identifier = '' } = change;
  return interpolate(t.journal.firstPhoneFromTo, { before: value, after: identifier });
}
