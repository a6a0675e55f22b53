import { isIban, passesLuhn } from './checksums.ts';
import type { Shape } from './shape.ts';
import { separatedDigits } from './shape.ts';

const digitsOf = (written: string): string => written.replace(/\D/g, '');

// First digits and lengths of card brands (ISO/IEC 7812, tables of the brands).
const cardStart = /^(?:3[47]\d{13}$|3[068]\d{12}$|[2-689]\d{15}$|[2-689]\d{16,18}$)/;

/** Cards and bank accounts. */
export const paymentShapes: readonly Shape[] = [
  {
    because: 'iban',
    detail: 'IBAN',
    needs: /[a-z]{2}\d{2}/i,
    digits: 10,
    pattern: /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,3})?(?![A-Za-z\d])/giu,
    check: (written) => isIban(written) || /^[A-Z]{2}\d{2}[A-Z\d -]+$/.test(written),
  },
  {
    because: 'card',
    detail: 'Luhn',
    digits: 14,
    pattern:
      /(?<![\d+])(?:\d{14,19}|\d{4}([ .-])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{4,5})(?!\d)/gu,
    check: (written) => cardStart.test(digitsOf(written)) && passesLuhn(digitsOf(written)),
  },
  {
    because: 'reference',
    detail: 'boleto',
    needs: separatedDigits,
    digits: 40,
    pattern: /\d{5}\.\d{5} \d{5}\.\d{6} \d{5}\.\d{6} \d \d{14}/gu,
  },
  {
    because: 'reference',
    detail: 'account',
    digits: 20,
    pattern: /(?<![\d+])(?:\d{20}|\d{4}[ -]\d{4}[ -]\d{2}[ -]\d{10})(?!\d)/gu,
  },
];
