import type { Shape, ShapeContext } from './shape.ts';
import { countDigits, signsAtDigits } from './shape.ts';

const MIN_PHONE_DIGITS = 7;

// The number before a currency or unit.
const amount = /(?<![\d.,+-])(?:\d{1,3}(?:[.,' ]\d{3}){1,5}|\d{1,15})(?:[.,]\d{1,2})? ?$/u;
const sign = '(?:[Rr]\\$|US\\$|S\\/\\.?|[$€£¥₽₹₴₺₸₩₪￥])';
const code =
  '(?:USD|EUR|GBP|RUB|RUR|CHF|MXN|ARS|COP|CLP|PEN|BRL|AED|SAR|EGP|QAR|KWD|MAD|CNY|RMB|HKD|TWD|JPY|KZT|UAH|BYN|PLN|CAD|AUD|Kč|kr|zł)';
const currencies =
  'euros?|eur|€|[$£¥₽₹₴₸￥]|usd|pesos?|soles|d[oó]lares|dollars?|d[oó]lar|reais|bol[ií]vares|guaran[ií]es|quetzales|lempiras|colones|pounds?|quid|bucks|cents?|francs?|chf|руб(?:\\.|л\\p{L}*)?|р\\.|тенге|гривен|грн|тыс\\p{L}*|млн|миллион\\p{L}*|mil(?:h[oõ]es|lones)|ريال|درهم|جنيه|دينار|دولار|الف|元|块|塊|人民币|美元|港币|港幣|台幣|日元|万|萬|gbp|rub|mxn|ars|cop|clp|brl|aed|sar|egp|rmb|cny';
const units =
  'kg|kgs|kilos?|gr?|gramos|km|kms|m2|m²|qm|mq|mm|cm|mts?|metros?|meters?|km\\/h|kwh|kw|mb|gb|tb|ml|l|lt|litros?|litres?|liter|кг|км|мм|см|шт|гб|кв|%|°|º[cf]|hab\\.|habitantes|seguidores|followers|views|unidades|units|pcs|pax|stück|stk|szt|adet|pi[eè]ces|公斤|斤|平米|平方|件|个|個|人|次|متر|كيلو';

// "$150 415 736 2671" is no amount of thousands.
const thousands = '\\d{1,3}(?: \\d{3}(?!\\d)){1,4}(?![ -](?:\\d{3}[ -])?\\d{4}(?!\\d))';

/** Money and measures. */
export const amountShapes: readonly Shape[] = [
  {
    because: 'money',
    detail: 'currency',
    needs: /[$€£¥₽₹₴₺₸₩₪￥]|[A-Z]{3}|S\/|K[čr]|zł/u,
    pattern: new RegExp(`(?:${sign}|(?<!\\p{L})${code}) ?-?(?:${thousands}|\\d[\\d.,']{0,20})`, 'gu'),
    check: isBehindCurrency,
  },
  {
    because: 'money',
    detail: 'currency',
    pattern: new RegExp(`(?<=\\d ?)(?:元|块|塊|万|萬|人民币|美元|(?:${currencies})(?!\\p{L}))`, 'giu'),
    needs: signsAtDigits,
    prefix: amount,
    check: isWholeAmount,
  },
  {
    because: 'money',
    detail: 'thousands',
    needs: /\d,\d/,
    pattern: /(?<![\d.,+])\d{1,3}(?:,\d{3}){2,5}(?:\.\d{1,2})?(?![\d,])/gu,
  },
  {
    because: 'money',
    detail: 'thousands',
    needs: /\d,\d/,
    pattern: /(?<![\d.,+])\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?!\d)/gu,
  },
  {
    because: 'reference',
    detail: 'unit',
    pattern: new RegExp(`(?<=\\d ?)(?:${units})(?![\\p{L}\\d']| ?\\d)`, 'giu'),
    needs: signsAtDigits,
    prefix: amount,
    check: isWholeAmount,
  },
];

// "20 € 600 12 34 56": the currency belongs to the price before it.
function isBehindCurrency(written: string, { text, start }: ShapeContext): boolean {
  if (!/(?<!\d[ .]?)\d{1,4} ?$/.test(text.slice(Math.max(0, start - 8), start))) return true;
  const behind = /^[\d .-]{0,30}/.exec(text.slice(start + written.search(/\d/)))?.[0] ?? '';
  return countDigits(behind) < MIN_PHONE_DIGITS;
}

// "600 123 456 20 €": only the last group is the price.
function isWholeAmount(_: string, { text, start }: ShapeContext): boolean {
  const head = text.slice(Math.max(0, start - 60), start);
  const written = amount.exec(head)?.[0] ?? '';
  const before = /(\d+)[ .-]$/.exec(head.slice(0, head.length - written.length));
  return before === null || !/^\d{1,3}(?:[ .,']\d{3})+/.test(written) || (before[1] ?? '').length > 3;
}
