import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * How the portal's own tracker reads contact data from a text, mistakes included (native-tracker.md 2):
 * no word boundaries, ASCII digits only, links vanish with their label, neighbours merge into one candidate.
 */
export interface NativeReading {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** 2.1: what is left of a text before it is read. */
function cleaned(text: string): string {
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

/** 2.2: an optional plus, three or more digits with punctuation before each, trailing mix. */
const candidate = /\+?(?:[-/.\s()[\]~;#,]*\d){3,}[\d\-/.\s()[\]~;#,]*/g;
/** 2.3: plus, apostrophe and accents are not in the local part. */
const address = /[A-Za-z0-9._-]+@[A-Za-z0-9._-]+\.[A-Za-z0-9_-]+/g;

export function readNatively(text: string, country: string): NativeReading {
  const plain = cleaned(text);
  const phones = (plain.match(candidate) ?? []).flatMap((found) => phone(found, country) ?? []);
  const emails = (plain.match(address) ?? [])
    .filter((found) => /\.[A-Za-z]{2,20}$/.test(found))
    .map((found) => found.toLowerCase());
  return { phones: [...new Set(phones)], emails: [...new Set(emails)] };
}

/** E.164 when valid at home or typed with a plus; one that is valid only with a plus put before it is kept as typed. */
function phone(found: string, country: string): string | undefined {
  if (found.length > 250) return undefined;
  const number = found.replace(/[;#].*$/s, '');
  const home = valid(number, country);
  if (home) return home;
  if (number.trimStart().startsWith('+')) return undefined;
  return valid(`+${number}`, country) ? trimmedEnd(number) : undefined;
}

function valid(number: string, country: string): string | undefined {
  const international = number.trimStart().startsWith('+');
  const digits = (international ? '+' : '') + number.replace(/\D/g, '');
  // "00" before the country is not understood (2.4).
  if (!international && digits.startsWith('00')) return undefined;
  const parsed = parsePhoneNumberFromString(digits, country as CountryCode);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** Leading space stays, as measured: `" 2024-0098123"`. */
function trimmedEnd(number: string): string {
  return number.replace(/[^\d]+$/, '');
}
