import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  connectorMarks,
  customersPart,
  isConnectorCopy,
  operatorsPart,
} from '../../../src/domain/reading/connector-marks.ts';

const OWN = 'мой номер 8 916 123-45-67';

const copies = [
  '=== Исходящее сообщение, автор: Битрикс24 (Ольга) ===\nнаш номер 8 495 123-45-67',
  '=== Исходящее сообщение, автор: Битрикс24 (Ольга) === наш номер 8 495 123-45-67',
  '=== Исходящее сообщение, автор: Телефон ===<br />наш номер 8 495 123-45-67',
  '=== Исходящее сообщение, автор: WhatsApp ===[br]наш номер 8 495 123-45-67',
  '=== Исходящее сообщение ===#BR#8 495 123-45-67',
  '==Исходящее сообщение, автор: Битрикс24 (Иванова М.П.)==\r\n8 495 123-45-67',
  ' \n[b]=== Исходящее сообщение, автор: Битрикс24 (Ольга) ===[/b]\nнаш номер',
  '<b>=== ИСХОДЯЩЕЕ СООБЩЕНИЕ, АВТОР: БИТРИКС24 ===</b><br>наш номер',
  '=== Outgoing message, author: Bitrix24 (Bruno Moreira) ===\nour number is 212-555-0147',
  '=== Outgoing message, author: Phone ===\nHi there!',
  '=== Mensaje saliente, autor: Bitrix24 (Marta) ===\n912 345 678',
  '=== Mensagem enviada, autor: Telefone === (11) 3456-7890',
  '=== Message sortant, auteur : Bitrix24 (Zoé) ===\n01 42 68 53 00',
  '=== Ausgehende Nachricht, Autor: Telefon ===\n030 901820',
  '=== SYSTEM WZ === Сообщение не доставлено: 8 495 123-45-67',
  '=== SYSTEM WZ ===\nПропущенный звонок 8 495 123-45-67',
  '*** Исходящее сообщение ***\nнаш номер',
  '[Outgoing message] our number is 212-555-0147',
  'Исходящее сообщение, автор: Ольга\nнаш номер',
  '[ChatApp] Менеджер Ольга: наш номер 8 495 123-45-67',
  'Radist.Online | Operator: call 8 495 123-45-67',
  '=== ChatApp: Ольга ===\nнаш номер',
  'Отправлено менеджером с телефона: 8 495 123-45-67',
];

const own = [
  OWN,
  '',
  '   ',
  'Исходящее сообщение не дошло, мой номер 8 916 123-45-67',
  'у меня исходящее сообщение с автором: 8 916 123-45-67',
  'я писал вам через ChatApp, мой номер 8 916 123-45-67',
  '== 8 916 123-45-67 ==',
  '=== мой номер === 8 916 123-45-67',
  'sent you the money, my number is 212-555-0147',
  'pact signed: +1 212 555 0147',
];

describe('marks of connectors (docs/bitrix24/open-lines.md#connectors)', () => {
  for (const text of copies) {
    it(`F1: not the customer's: ${JSON.stringify(text)}`, () => {
      assert.equal(isConnectorCopy(text), true);
      assert.doesNotMatch(operatorsPart(text) ?? '', /===|author|автор/i);
    });
  }
  for (const text of own) {
    it(`F1: the customer's own: ${JSON.stringify(text)}`, () => {
      assert.equal(isConnectorCopy(text), false);
      assert.equal(customersPart(text), text);
      assert.equal(operatorsPart(text), undefined);
    });
  }

  const quotes = [
    `> === Исходящее сообщение, автор: Битрикс24 (Ольга) ===\n> наш номер 8 495 123-45-67\n${OWN}`,
    `&gt;&gt;=== SYSTEM WZ === ...<br />${OWN}`,
    `[QUOTE]=== Исходящее сообщение, автор: Телефон ===\nнаш номер[/QUOTE]\n${OWN}`,
    `${'-'.repeat(54)}\nОльга [10:15]\n=== Исходящее сообщение, автор: Телефон ===\nнаш номер\n${'-'.repeat(54)}\n${OWN}`,
    `${'-'.repeat(54)}<br />=== SYSTEM WZ === x<br />${'-'.repeat(54)}<br />${OWN}`,
  ];
  for (const text of quotes) {
    it(`F1: words behind a quoted mark stay: ${JSON.stringify(text)}`, () => {
      assert.equal(isConnectorCopy(text), false);
      assert.ok(customersPart(text).endsWith(OWN));
    });
  }

  it('F1: words before a pasted mark stay, what follows it does not', () => {
    const text = `${OWN}\n=== Исходящее сообщение, автор: Телефон ===\nнаш номер 8 495 123-45-67`;
    assert.equal(customersPart(text), `${OWN}\n`);
  });

  it('F1: whatever the author and the text, and however the lines are broken', () => {
    const word = fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.replace(/[\r\n=<[#]/g, ' '));
    const gap = fc.constantFrom('\n', '<br />', '<br>', '[br]', '#BR#', ' ', '\r\n');
    const head = fc.constantFrom('Исходящее сообщение, автор: ', 'Outgoing message, author: ', 'SYSTEM WZ ');
    fc.assert(
      fc.property(head, word, gap, fc.string(), (mark, author, break_, text) => {
        assert.ok(isConnectorCopy(`=== ${mark}${author} ===${break_}${text}`));
      }),
    );
  });

  it('F1: a text without a mark is returned as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[=*\-–—~#_<[(«"]|outgoing|sent/i.test(text));
        assert.equal(customersPart(text), text);
      }),
    );
  });

  it('every row says whose mark it is', () => {
    assert.ok(connectorMarks.every(({ of }) => of !== ''));
  });
});
