import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * Contact data that the portal's native tracker finds in a text, with its errors
 * (docs/bitrix24/native-tracker.md#reading): no word boundaries, ASCII digits only, links are removed with
 * their label, adjacent numbers become one candidate.
 */
export interface NativeReading {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** Removes markup and links before the text is read (docs/bitrix24/native-tracker.md#clean-up). */
function withoutMarkup(text: string): string {
  return text
    .replace(/\[\/?[buis]\]/gi, '')
    .replace(/\[url(=[^\]]*)?\].*?\[\/url\]/gis, '')
    .replace(/\b(?:https?|ftp|tel|mailto):\/\/\S+|\bwww\.\S+/gi, '')
    .replace(/\[(?:USER|CHAT)=[^\]]*\](.*?)\[\/(?:USER|CHAT)\]/gis, '$1')
    .replace(
      /\[(SEND|PUT|CALL|PCH)(=[^\]]*)?\].*?\[\/\1\]|\[(?:SEND|PUT|CALL|PCH|ATTACH|ICON)[^\]]*\]/gis,
      ' ',
    )
    .replaceAll('\u00a0', ' ')
    .replace(/\r?\n/g, '<br />');
}

/**
 * An optional plus, three or more digits, each with punctuation before it, and any digits and punctuation after.
 */
const candidate = /\+?(?:[-/.\s()[\]~;#,]*\d){3,}[\d\-/.\s()[\]~;#,]*/g;
/** Plus, apostrophe and accented letters are not accepted in the local part. */
const address = /[A-Za-z0-9._-]+@[A-Za-z0-9._-]+\.[A-Za-z0-9_-]+/g;

export function readNatively(text: string, country: string): NativeReading {
  const cleanText = withoutMarkup(text);
  const phones = (cleanText.match(candidate) ?? []).flatMap((found) => phone(found, country) ?? []);
  const emails = (cleanText.match(address) ?? [])
    .filter((found) => /\.[A-Za-z]{2,20}$/.test(found))
    .map((found) => found.toLowerCase());
  return { phones: [...new Set(phones)], emails: [...new Set(emails)] };
}

/**
 * E.164 when valid in the country or written with a plus; a number valid only with an added plus is kept as written.
 */
function phone(found: string, country: string): string | undefined {
  if (found.length > 250) return undefined;
  const number = found.replace(/[;#].*$/s, '');
  const national = valid(number, country);
  if (national) return national;
  if (number.trimStart().startsWith('+')) return undefined;
  return valid(`+${number}`, country) ? trimEnd(number) : undefined;
}

function valid(number: string, country: string): string | undefined {
  const international = number.trimStart().startsWith('+');
  const digits = (international ? '+' : '') + number.replace(/\D/g, '');
  // "00" before the country code is not recognised.
  if (!international && digits.startsWith('00')) return undefined;
  const parsed = parsePhoneNumberFromString(digits, country as CountryCode);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** A leading space is kept, as measured: `" 2024-0098123"`. */
function trimEnd(number: string): string {
  return number.replace(/[^\d]+$/, '');
}
