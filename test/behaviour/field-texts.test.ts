import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { key, keyOf } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

interface Case {
  readonly row: string;
  readonly region: string;
  readonly text: string;
  /** Number or address in the text that is somebody else's. */
  readonly of: string;
}

const DAY = 86_400_000;
const dashes = '-'.repeat(54);

// The text holds the phone or mailbox of a contact in the CRM, and it is not the customer's.
const notOwn: readonly Case[] = [
  { row: 'F2', region: 'ES', text: 'llamé al 912345678 ayer y hoy', of: '+34912345678' },
  { row: 'F2', region: 'BR', text: 'o telefone do site (11) 3456-7890 só chama', of: '+551134567890' },
  { row: 'F2', region: 'US', text: 'tried calling 212-555-0147 no one picks up', of: '+12125550147' },
  { row: 'F2', region: 'DE', text: 'unter 030 901820 geht keiner ran', of: '+4930901820' },
  { row: 'F2', region: 'FR', text: 'le 01 42 68 53 00 ne répond pas', of: '+33142685300' },
  { row: 'F2', region: 'RU', text: 'кто звонил 89161234567?', of: '+79161234567' },
  { row: 'F2', region: 'RU', text: 'ваша ссылка https://wa.me/74951234567 не работает', of: '+74951234567' },
  { row: 'F2', region: 'RU', text: 'написал на info@firma-demo.ru, не отвечаете', of: 'info@firma-demo.ru' },
  { row: 'F2', region: 'TR', text: 'sizi 0212 345 67 89 numarasından aradım açan yok', of: '+902123456789' },
  { row: 'F2p', region: 'RU', text: 'перевёл на 8 916 123-45-67, проверьте', of: '+79161234567' },
  { row: 'F2p', region: 'ES', text: 'hice bizum al 612345678', of: '+34612345678' },
  { row: 'F2p', region: 'BR', text: 'fiz o pix para 11912345678', of: '+5511912345678' },
  { row: 'F2p', region: 'IN', text: 'i paid on gpay 9876543210', of: '+919876543210' },
  { row: 'F2p', region: 'RU', text: 'Получатель: Иванова М. тел 8 916 123 45 67', of: '+79161234567' },
  { row: 'F2p', region: 'US', text: 'Ship to: Jane Doe, 212-555-0147', of: '+12125550147' },
  { row: 'F8', region: 'RU', text: 'ой, не 8 916 123-45-67, а 8 916 123-45-68', of: '+79161234567' },
  { row: 'F8', region: 'ES', text: 'el bueno es 600 123 457, no 600 123 465', of: '+34600123465' },
  { row: 'F9', region: 'RU', text: 'Контакт: Мария Иванова +7 916 123-45-67', of: '+79161234567' },
  { row: 'F10', region: 'UA', text: 'номер моєї дружини 067 123 45 67', of: '+380671234567' },
  { row: 'F10', region: 'PL', text: 'numer mojej żony 512 345 678', of: '+48512345678' },
  { row: 'F10', region: 'PL', text: 'nr zamówienia 512345678', of: '+48512345678' },
  { row: 'F10', region: 'IT', text: 'ordine n. 3331234567', of: '+393331234567' },
  { row: 'F10', region: 'TR', text: 'eşimin numarası 0532 123 45 67', of: '+905321234567' },
  { row: 'F10', region: 'ID', text: 'nomor pesanan 081234567890', of: '+6281234567890' },
  { row: 'F10', region: 'VN', text: 'mã đơn hàng 0912345678', of: '+84912345678' },
  { row: 'F10', region: 'IN', text: 'ऑर्डर नंबर 9876543210', of: '+919876543210' },
  { row: 'F10', region: 'KZ', text: 'тапсырыс нөмірі 87011234567', of: '+77011234567' },
  { row: 'F10', region: 'UZ', text: 'buyurtma raqami 901234567', of: '+998901234567' },
  { row: 'F10', region: 'IL', text: 'הזמנה מספר 0523456789', of: '+972523456789' },
  { row: 'F10', region: 'GE', text: 'შეკვეთის ნომერი 555123456', of: '+995555123456' },
  {
    row: 'F11',
    region: 'RU',
    text: `${dashes}<br />Ольга [12:01]<br />наш 8 916 123-45-67<br />${dashes}<br />ясно`,
    of: '+79161234567',
  },
  { row: 'F11', region: 'RU', text: 'Переслано от Ольга\nмой номер 8 916 123-45-67', of: '+79161234567' },
  { row: 'F11', region: 'ES', text: 'Reenviado:\nsoy Ana, mi móvil es 612345678', of: '+34612345678' },
  { row: 'F11', region: 'US', text: 'Forwarded message:\ncall me at 212-555-0147', of: '+12125550147' },
  {
    row: 'F11',
    region: 'RU',
    text: 'Ольга Иванова, [28.11.2026 12:01]\nмой номер 8 916 123-45-67',
    of: '+79161234567',
  },
  { row: 'F11', region: 'ES', text: '[28/11/2026 12:01:33] Ana: mi móvil es 612345678', of: '+34612345678' },
  { row: 'F15', region: 'ES', text: 'Oi! Meu zap é (11) 98765-4321', of: '+34987654321' },
  { row: 'agent', region: 'ES', text: 'el pedido 612345678 no llega', of: '+34612345678' },
];

// The text says that it is the customer's own.
const own: readonly Case[] = [
  { row: 'F8', region: 'RU', text: 'ой, не 8 916 123-45-67, а 8 916 123-45-68', of: '+79161234568' },
  { row: 'F8', region: 'ES', text: 'el bueno es 600 123 457, no 600 123 465', of: '+34600123457' },
  {
    row: 'F11',
    region: 'RU',
    text: '&gt;&gt; какой у вас номер?<br />мой 8 916 123-45-67',
    of: '+79161234567',
  },
  { row: 'F14', region: 'RU', text: 'моя почта "oleg@example.ru"', of: 'oleg@example.ru' },
  { row: 'F14', region: 'US', text: 'email=john%40example.com', of: 'john@example.com' },
  { row: 'F14', region: 'RU', text: 'мой номер восемь девятьсот шестнадцать 123 45 67', of: '+79161234567' },
  { row: 'F14', region: 'FR', text: 'mon 06 : 12 34 56 78', of: '+33612345678' },
  { row: 'F14', region: 'PL', text: 'mój mail: jan małpa example kropka com', of: 'jan@example.com' },
  {
    row: 'F14',
    region: 'IT',
    text: 'la mia mail è anna chiocciola example punto com',
    of: 'anna@example.com',
  },
  {
    row: 'opposite slip',
    region: 'RU',
    text: 'Запишите ребенка, мама Ольга 8 916 123-45-67',
    of: '+79161234567',
  },
];

/** Whether a chat with this text is on the card of the contact that has the value. */
async function isJoined(tracker: Tracker, line: number, { text, of }: Case): Promise<boolean> {
  const { portal } = tracker;
  const values = of.includes('@') ? { emails: [of] } : { phones: [of] };
  const contact = portal.person().createContact({ name: 'Zoe', ...values });
  tracker.sim.advance(DAY);
  const customer = portal.customer({ connector: 'telegrambot', line });
  customer.write(text);
  await tracker.waitUntilIdle();
  const [decision] = (await tracker.journal()).filter(({ chat }) => chat === customer.userCode);
  return keyOf(decision?.customerRef) === key(contact);
}

describe('texts as they arrive: whose is it (docs/spec.md 4)', () => {
  for (const [title, cases, expected] of [
    ['is not the customer’s: the chat is not joined', notOwn, false],
    ['is the customer’s: the chat is joined', own, true],
  ] as const)
    for (const one of cases)
      it(`${one.row}, ${one.region}: ${JSON.stringify(one.text.replaceAll(dashes, '---'))}: ${one.of} ${title}`, async () => {
        await withTracker({}, async (tracker) => {
          const line = tracker.portal.addLine({ crmChatTracker: 'N' });
          await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
            ...defaultLineSettings,
            regions: [one.region],
          });
          assert.equal(await isJoined(tracker, line.id, one), expected);
        });
      });
});
