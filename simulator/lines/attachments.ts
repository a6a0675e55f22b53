/**
 * What the portal makes of a channel's attachments: there is no field for them, they become part of the text
 * (docs/bitrix24/open-lines.md#contact-cards, docs/bitrix24/open-lines.md#replies-and-forwards).
 */
interface Labels {
  readonly name: string;
  readonly phone: string;
  readonly forwarded: string;
}

const english: Labels = { name: 'Full name: ', phone: 'Phone number: ', forwarded: 'Forwarded message: ' };
/** By the portal's language; the texts of the others are not known here. */
const labels = new Map<string, Labels>([
  ['en', english],
  ['ru', { name: 'ФИО: ', phone: 'Номер телефона: ', forwarded: 'Пересланное сообщение: ' }],
  ['kz', { name: 'ТАӘ: ', phone: 'Телефон нөмірі: ', forwarded: 'Қайта жолданған хабарлама: ' }],
  ['ua', { name: 'ПІБ:', phone: 'Номер телефону:', forwarded: 'Переслане повідомлення:' }],
]);

const dashes = '-'.repeat(54);

function labelsOf(language: string): Labels {
  return labels.get(language) ?? english;
}

/** A contact that the customer shares, behind the customer's own words. */
export function withContact(
  text: string,
  contact: { readonly name: string; readonly phone: string },
  language: string,
): string {
  const { name, phone } = labelsOf(language);
  const lines = [contact.name && `${name}${contact.name}`, contact.phone && `${phone}${contact.phone}`];
  return [text, ...lines.filter(Boolean)].join('\n');
}

/** The customer's answer to a message of `to`: the own words are inside of the block. `date`: as the portal writes it. */
export function asAnswer(text: string, to: string, date: string): string {
  return `${dashes}\n${to}[${date}]\n${text}\n${dashes}\n`;
}

/** A message of `from` that the customer forwards. */
export function asForward(text: string, from: string, date: string, language: string): string {
  return `${dashes}\n${from}[${date}]\n[b]${labelsOf(language).forwarded}[/B]\n${text}\n${dashes}\n`;
}
