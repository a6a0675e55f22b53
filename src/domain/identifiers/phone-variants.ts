import type { PhoneNumber } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Phone } from '../ids.ts';

/** Values that `crm.duplicate.findbycomm` takes at most. */
const MAX_VARIANTS = 20;

/** The same number as its country also writes it, in E.164 shape; the given one first. */
function otherSpellings(phone: string): readonly string[] {
  const brazil = /^\+55(\d\d)9([6-9]\d{7})$/.exec(phone);
  if (brazil) return [`+55${brazil[1]}${brazil[2]}`];
  const mexico = /^\+52(\d{10})$/.exec(phone);
  if (mexico) return [`+521${mexico[1]}`];
  const argentina = /^\+54(9?)(\d{10})$/.exec(phone);
  if (argentina) return [argentina[1] === '9' ? `+54${argentina[2]}` : `+549${argentina[2]}`];
  return [];
}

function trunkForms(number: PhoneNumber): readonly string[] {
  const national = number.nationalNumber;
  const dialled = number.formatNational().replace(/\D/g, '');
  switch (number.countryCallingCode) {
    case '7':
      return [`8${national}`];
    case '52':
      return [`1${national}`, `01${national}`, `044${national}`, `045${national}`];
    case '54':
      return [
        national.replace(/^9/, ''),
        dialled,
        dialled.replace(/^0/, ''),
        `0${national.replace(/^9/, '')}`,
      ];
    case '55':
      return [
        `0${national}`,
        ...(/^\d\d9[6-9]/.test(national) ? [national.slice(0, 2) + national.slice(3)] : []),
      ];
    default:
      return dialled === national ? [] : [dialled];
  }
}

/**
 * The forms under which a CRM may hold a number, most likely first, for `crm.duplicate.findbycomm`
 * (at most 20 values; it compares digits and knows no country, docs/bitrix24/crm-search.md#phone-key).
 */
export function phoneVariants(phone: Phone): readonly string[] {
  const number = parsePhoneNumberFromString(phone);
  if (number === undefined) return [phone];
  const others = otherSpellings(phone);
  const forms = [
    phone,
    number.nationalNumber,
    ...others,
    ...trunkForms(number),
    `00${phone.slice(1)}`,
    ...others.map((other) => `00${other.slice(1)}`),
    number.formatNational(),
    number.formatInternational(),
  ];
  return [...new Set<string>(forms)].slice(0, MAX_VARIANTS);
}
