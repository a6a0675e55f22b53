import type { Kind } from './ownership-kinds.ts';
import { describeKinds } from './ownership-kinds.ts';

const kinds: readonly Kind[] = [
  {
    what: 'a number after a break, with a name after it that ends the sentence, is signed',
    own: [
      ['UZ', 'eshiklar bormi? 93 555 61 72 Sardor'],
      ['RU', 'нужна смета на 45 метров, 8-916-555-61-72 Артур'],
      ['GE', 'სკამები რა ღირს? 599 55 61 72 ნინო'],
      ['IR', 'قیمت دیوار چنده؟ 09121234567 بهرام، ممنون'],
    ],
    notOwn: [
      ['UZ', 'bu 935556172 qachon keladi?'],
      ['RU', 'вот 89165556172 никак не бьется по базе'],
      ['GE', 'ეს 599556172 ვერ ვიპოვე საიტზე'],
    ],
  },
  {
    what: 'a person who is to call the writer is not the owner of the number',
    own: [
      ['RU', 'пускай водитель позвонит мне за час 8 916 555 61 72'],
      ['GE', 'ხელოსანმა დამირეკოს 599 55 61 72'],
      ['US', 'have the driver call me at 212 555 0147'],
      ['UA', 'нехай майстер набере мене 067 555 61 72'],
    ],
    notOwn: [
      ['RU', 'позвоните водителю 8 916 555 61 72'],
      ['TR', 'kuryeyi arayın 0532 555 61 72'],
      ['US', 'call my driver at 212 555 0147'],
    ],
  },
  {
    what: 'a denied person is no owner, a denied writer neither',
    own: [
      ['TR', 'annemi değil beni arayın 0532 555 61 72'],
      ['DE', 'nicht meine Tochter anrufen, sondern mich 0151 23456789'],
      ['UZ', 'erimga emas menga telefon qiling 93 555 61 72'],
    ],
    notOwn: [
      ['TR', 'beni değil annemi arayın 0532 555 61 72'],
      ['DE', 'nicht mich, sondern meine Frau anrufen 0151 23456789'],
      ['FR', 'pas moi, appelez mon mari 06 12 34 56 78'],
    ],
  },
  {
    what: 'a person with a name is called by any verb of calling',
    own: [
      ['GB', 'ring me on 07400 123456'],
      ['DE', 'ruf mich an 0151 23456789 Jonas', '789'],
      ['PL', 'dzwońcie pod 601 345 678'],
    ],
    notOwn: [
      ['GB', 'ring Kate on 07400 123456'],
      ['DE', 'ruf Jonas an 0151 23456789'],
      ['PL', 'dzwońcie do Karoliny 601 345 678'],
      ['TR', "Kerem'i arayın 0532 555 61 72"],
    ],
  },
  {
    what: 'a child of whom another part of the sentence speaks is not the owner',
    own: [
      ['ES', 'mi hija rompió la pantalla del móvil ayer por la tarde, 612 345 987'],
      ['DE', 'mein Sohn hat den Bildschirm gestern kaputt gemacht leider, 0151 23456789'],
      ['RU', 'ребёнок разбил экран вчера вечером, 8 916 555 61 72'],
    ],
    notOwn: [
      ['ES', 'mi hija, 612 345 987'],
      ['DE', 'meine Tochter: 0151 23456789'],
      ['RU', 'ребёнок разбил экран, его телефон 8 916 555 61 72'],
    ],
  },
];

describe('rules of ownership over concepts', () => {
  describeKinds(kinds);
});
