import type { Findings } from './contact-hit.ts';
import { isForm } from './is-form.ts';
import { noFindings } from './contact-hit.ts';
import type { ReadDigits } from './split-run.ts';

/**
 * Labels of the two lines that the portal appends for a contact card, in its language
 * (docs/bitrix24/open-lines.md#contact-cards). ru, en, kk and uk as the portal has them; the others are GUESS.
 */
const labels: readonly (readonly [name: string, phone: string])[] = [
  ['ФИО', 'Номер телефона'],
  ['Full name', 'Phone number'],
  ['ТАӘ', 'Телефон нөмірі'],
  ['ПІБ', 'Номер телефону'],
  ['Nombre completo', 'Número de teléfono'],
  ['Nome completo', 'Número de telefone'],
  ['Nome completo', 'Numero di telefono'],
  ['Nom complet', 'Numéro de téléphone'],
  ['Vollständiger Name', 'Telefonnummer'],
  ['Imię i nazwisko', 'Numer telefonu'],
  ['Tam adı', 'Telefon numarası'],
  ['Ad Soyad', 'Telefon numarası'],
];

const cards = labels.map(
  ([name, phone]) =>
    new RegExp(`(?:^|\\n)${name} ?: ?([^\\n]+)\\n${phone} ?: ?([+\\d][\\d .()-]+)\\s*$`, 'u'),
);
/** "Contact: Maria Ivanova +7 916 ...": a label, a name and a number on a line. */
const labelled =
  /(?:^|\n)[ \t*_]*(?:[Кк]онтакт|[Cc]ontact|[Cc]ontacto|[Cc]ontato|[Cc]ontatto|[Kk]ontakt?|[Ll]iên hệ|[Бб]айланыс|[Aa]loqa|კონტაქტი|איש קשר|جهة اتصال|مخاطب|संपर्क|联系人)[ \t*_]*[:：][ \t]*(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,3}|[\p{Lo}\p{M}]+(?: [\p{Lo}\p{M}]+){0,3})[ \t]*[,:;(–—-]?[ \t]*([+\d(][\d .()-]+\d)[ \t]*\)?\s*$/u;
const patterns = [...cards, labelled];

function patternsOf(text: string): readonly RegExp[] {
  if (!text.includes('\n')) return [labelled];
  return isForm(text) ? cards : patterns;
}

const MAX_CARD_LENGTH = 300;

/** The contact card with a name at the end of a text, as the portal appends it or as a person writes it. */
export function readWrittenCard(text: string, read: ReadDigits): Findings {
  const from = Math.max(0, text.length - MAX_CARD_LENGTH);
  const tail = text.slice(from);
  if (!/[:：]/.test(tail)) return noFindings;
  for (const card of patternsOf(tail)) {
    const match = card.exec(tail);
    if (!match) continue;
    const [whole, cardName = '', phone = ''] = match;
    const at = { start: from + match.index, end: from + match.index + whole.trimEnd().length };
    const reading = read(phone.replace(/\D/g, ''), /^\s*\+/.test(phone));
    if (!reading) return noFindings;
    const place = { start: at.end - phone.trimEnd().length, end: at.end };
    return {
      found: [
        {
          kind: 'phone',
          at: place,
          ...reading,
          because: 'vcard',
          confidence: 0.95,
          cardName: cardName.trim(),
        },
      ],
      used: [at],
    };
  }
  return noFindings;
}
