import { strict as assert } from 'node:assert';
import { readDialogue } from '../../../src/domain/reading/read-dialogue.ts';

interface Case {
  readonly what: string;
  readonly region: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'an address that was asked for and is corrected',
    region: 'ES',
    question: '¿Cuál es su correo electrónico?',
    answers: ['andrea.rioss@hotmail.com', 'andrea.rios@hotmail.com con una sola s'],
    emails: ['andrea.rios@hotmail.com'],
  },
  {
    what: 'an address that was asked for and is taken back',
    region: 'RU',
    question: 'Ваш e-mail?',
    answers: ['petr.volkov@mail.ru', 'нет, не mail а bk: petr.volkov@bk.ru'],
    emails: ['petr.volkov@bk.ru'],
  },
  {
    what: 'a phone in pieces after an e-mail was asked for',
    region: 'ES',
    question: '¿Me da su correo?',
    answers: ['600 12', '3 456'],
    phones: ['+34600123456'],
  },
  {
    what: 'an address in pieces after an e-mail was asked for',
    region: 'ES',
    question: '¿Me da su correo?',
    answers: ['ana.vega7', '@gmail.com'],
    emails: ['ana.vega7@gmail.com'],
  },
  {
    what: "another person's address although the customer's was asked for",
    region: 'GB',
    question: 'What is your e-mail?',
    answers: ["I have none, my wife's is jane.doe@gmail.com"],
  },
  {
    what: 'the address of another person who was asked for',
    region: 'GB',
    question: "And your wife's e-mail?",
    answers: ['jane.doe@gmail.com'],
  },
];

describe('reading of a conversation', () => {
  for (const { what, region, question, answers, phones = [], emails = [] } of cases) {
    it(what, () => {
      const messages = [
        { from: 'operator', text: question } as const,
        ...answers.map((text) => ({ from: 'customer', text }) as const),
      ];
      assert.deepEqual(readDialogue(messages, { regions: [region] }), { phones, emails });
    });
  }
});
