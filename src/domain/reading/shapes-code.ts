import { isEan13, passesLuhn } from './checksums.ts';
import type { Shape } from './shape.ts';
import { separatedDigits } from './shape.ts';

const degrees = '-?\\d{1,3}[.,]\\d{3,10}';

/** Coordinates, versions, barcodes, device and file names. */
export const codeShapes: readonly Shape[] = [
  {
    because: 'coordinates',
    detail: 'pair',
    needs: separatedDigits,
    digits: 8,
    pattern: /(?<![\d.,+])-?\d{1,3}\.\d{3,16} ?°? ?[NSEWСЮВЗnsew]? ?[,;\/ ] ?-?\d{1,3}\.\d{3,16}(?![\d.])/gu,
    check: isPair,
  },
  {
    because: 'coordinates',
    detail: 'degrees',
    needs: /\d[.,]\d{3}/,
    pattern: new RegExp(
      `(?<![\\p{L}\\d])[NSEWСЮ] ?${degrees}|(?<![\\d.,+])${degrees} ?°(?: ?[NSEWСЮВЗO])?|(?<![\\d.,+])${degrees} ?[NSEW](?![\\p{L}\\d])`,
      'gu',
    ),
  },
  {
    because: 'coordinates',
    detail: 'negative',
    needs: /-\d{1,3}\./,
    pattern: /(?<![\p{L}\d.,+)] ?)-\d{1,3}\.\d{4,16}(?!\d)/gu,
  },
  {
    because: 'version',
    detail: 'version',
    needs: /v(?:er)?[\p{L}.]{0,6} ?\d/iu,
    // "Marisol V. 404.815.2736" is the initial of a name.
    pattern:
      /(?<![\p{L}\d])v(?:er(?:s\p{L}{2,5})?)?\.? ?(?!\d{3}\.\d{3}\.\d{4}|\d\d(?:\.\d\d){4})\d{1,5}(?:\.\d{1,6}){1,5}/giu,
  },
  {
    because: 'version',
    detail: 'address',
    needs: /\d\.\d/,
    pattern: /(?<![\d.])(?:10|127|169|172|192)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?::\d{1,5})?(?![\d.])/gu,
  },
  {
    because: 'version',
    detail: 'uuid',
    needs: /[\da-f]{4}-[\da-f]{4}-/i,
    digits: 8,
    pattern: /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/giu,
  },
  {
    because: 'barcode',
    detail: 'ISBN',
    digits: 13,
    pattern: /(?<![\d+])97[89][- ]?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?\d(?!\d)/gu,
    check: (written) => isEan13(written.replace(/\D/g, '')),
  },
  {
    because: 'imei',
    detail: 'IMEI',
    digits: 15,
    pattern: /(?<![\d+])(?:(?!00)\d{15}|\d{2}[- ]\d{6}[- ]\d{6}[- ]\d)(?!\d)/gu,
    check: (written) => passesLuhn(written.replace(/\D/g, '')),
  },
  {
    because: 'reference',
    detail: 'file',
    pattern:
      /\.(?:jpe?g|png|gif|webp|heic|pdf|docx?|xlsx?|csv|txt|zip|rar|mp[34]|mov|avi|ogg|opus|m4a|wav|apk|exe)(?![\p{L}\d])/giu,
    needs: /\.[a-z][a-z\d]{2,3}(?![a-z])/i,
    prefix: /[\p{L}\p{N}_().-]{1,80}$/u,
  },
  {
    because: 'reference',
    detail: 'file',
    pattern:
      /(?<![\p{L}\d])(?:IMG|VID|AUD|PTT|DOC|DSC|PXL|MVIMG|Screenshot|Captura|WhatsApp (?:Image|Video|Audio))[-_ ][\w.: -]{4,60}/gu,
  },
];

function isPair(written: string): boolean {
  const [first, second] = written.match(/-?\d{1,3}\.\d+/g) ?? [];
  if (first === undefined || second === undefined) return false;
  const decimals = Math.min(first.split('.')[1]?.length ?? 0, second.split('.')[1]?.length ?? 0);
  return decimals >= 3 && Math.abs(Number(first)) <= 180 && Math.abs(Number(second)) <= 180;
}
