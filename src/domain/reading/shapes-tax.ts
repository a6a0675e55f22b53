import { isCnpj, isCuit, isDni, isRut, isSnils } from './checksums.ts';
import type { Shape } from './shape.ts';
import { separatedDigits, lettersAtDigits } from './shape.ts';

const digitsOf = (written: string): string => written.replace(/\D/g, '');

/** Tax and identity numbers, recognised by punctuation, letters or check digits. */
export const taxShapes: readonly Shape[] = [
  {
    because: 'taxId',
    detail: 'CPF',
    needs: separatedDigits,
    digits: 11,
    pattern: /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/gu,
  },
  {
    because: 'taxId',
    detail: 'CNPJ',
    digits: 14,
    pattern: /(?<!\d)\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2}(?!\d)/gu,
  },
  {
    because: 'taxId',
    detail: 'CNPJ',
    digits: 14,
    pattern: /(?<![\d+])[1-9]\d{13}(?!\d)/gu,
    check: (written) => isCnpj(written),
  },
  {
    because: 'taxId',
    detail: 'CUIT',
    digits: 11,
    pattern: /(?<![\d+-])(?:20|2[3-7]|30|33|34)(?:-\d{8}-\d|\d{9})(?!\d|-\d)/gu,
    check: (written, { regions }) =>
      written.includes('-') || (isCuit(digitsOf(written)) && regions.some((region) => region === 'AR')),
  },
  {
    because: 'taxId',
    detail: 'RUT',
    needs: separatedDigits,
    digits: 7,
    pattern: /(?<![\d.])(?:\d{1,2}\.\d{3}\.\d{3}-[\dk]|\d{7,8}-[\dk])(?![\p{L}\d]|-\d)/giu,
    check: (written) => isRut(written),
  },
  {
    because: 'taxId',
    detail: 'DNI',
    needs: lettersAtDigits,
    digits: 7,
    pattern: /(?<![\p{L}\d.])(?:\d{2}\.\d{3}\.\d{3}|\d{8}|[XYZ][ -]?\d{7})[ -]?[A-Z](?![\p{L}\d])/giu,
    check: (written) => isDni(written),
  },
  {
    because: 'taxId',
    detail: 'SNILS',
    needs: separatedDigits,
    digits: 11,
    pattern: /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/gu,
    check: (written) => isSnils(digitsOf(written)),
  },
  {
    because: 'taxId',
    detail: 'SSN',
    needs: separatedDigits,
    digits: 9,
    pattern: /(?<![\d+-])(?!000|666|9)\d{3}-\d{2}-\d{4}(?!\d|-\d)/gu,
  },
  {
    because: 'taxId',
    detail: 'AHV',
    needs: separatedDigits,
    digits: 13,
    pattern: /(?<!\d)756\.\d{4}\.\d{4}\.\d{2}(?!\d)/gu,
  },
  {
    because: 'taxId',
    detail: 'Emirates ID',
    needs: separatedDigits,
    digits: 15,
    pattern: /(?<!\d)784-\d{4}-\d{7}-\d(?!\d)/gu,
  },
  {
    because: 'taxId',
    detail: 'NIR',
    digits: 13,
    pattern:
      /(?<![\d+])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-4]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})(?!\d)/gu,
  },
  {
    because: 'taxId',
    detail: 'national number',
    needs: separatedDigits,
    digits: 11,
    pattern: /(?<!\d)\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\d)/gu,
  },
  { because: 'taxId', detail: 'SIRET', digits: 14, pattern: /(?<![\d+])\d{3} \d{3} \d{3} \d{5}(?!\d)/gu },
  {
    because: 'taxId',
    detail: 'resident id',
    digits: 17,
    pattern:
      /(?<![\d+])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![\p{Script=Latin}\d])/giu,
  },
];
