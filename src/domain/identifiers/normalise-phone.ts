import type { Phone } from '../ids.ts';
import { foldText } from '../reading/folded-text.ts';
import { readNumber } from '../reading/number-readings.ts';

const MAX_LENGTH = 100;
const extension = /(?:[;#,]|\b(?:ext|extn|x|доб|int|ramal|poste)\b).*$/iu;

/** The number in a value that a person typed or the CRM holds. `regions`: ISO countries to read national numbers with. */
export function normalisePhone(value: string, regions: readonly string[]): Phone | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = foldText(value.replace(/^tel:/i, '')).text.replace(extension, '');
  const digits = text.replace(/\D/g, '');
  const trunkInBrackets = /\+\D*\d{1,3}\D*\(0\)/.test(text)
    ? text.replace('(0)', '').replace(/\D/g, '')
    : digits;
  return readNumber(trunkInBrackets, /^[\s([]*\+/.test(text), regions)?.number.number as Phone | undefined;
}
