import type { Phone } from '../ids.ts';
import { foldText } from '../reading/folded-text.ts';
import { readNumber } from '../reading/number-readings.ts';
import { withoutExtension } from './phone-extension.ts';

const MAX_LENGTH = 100;

/** The digits of a written number without its extension, and whether a plus stands before them. */
export function writtenDigits(
  value: string,
): { readonly digits: string; readonly plus: boolean } | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = withoutExtension(foldText(value.replace(/^tel:/i, '')).text);
  const trunkInBrackets = /\+\D*\d{1,3}\D*\(0\)/.test(text);
  const digits = (trunkInBrackets ? text.replace('(0)', '') : text).replace(/\D/g, '');
  return { digits, plus: /^[\s([]*\+/.test(text) };
}

/** The number in a value that a person typed or the CRM holds. `regions`: ISO countries to read national numbers with. */
export function normalisePhone(value: string, regions: readonly string[]): Phone | undefined {
  const written = writtenDigits(value);
  return written && (readNumber(written.digits, written.plus, regions)?.number.number as Phone | undefined);
}
