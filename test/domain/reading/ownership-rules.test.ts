import type { Kind } from './ownership-kinds.ts';
import { describeKinds } from './ownership-kinds.ts';

const kinds: readonly Kind[] = [
  {
    what: 'where a line says only that a number is the writer’s, other lines hardly change it',
    own: [
      ['ES', 'mi número es 612345628\n$result[0][ID] $error[x] $next[0]', '345628'],
      ['GB', 'my number is 07911 204518\nerror in next_result[ID], see row 4', '204518'],
      ['DE', 'meine Nummer ist 0171 5529810\n$result[0][ID] $error[x] $next[0]', '529810'],
    ],
  },
  {
    what: 'a list of what is wanted is no card, whatever trade it names',
    own: [
      ['DE', '• Umzug von Dresden nach Jena\n• 3. OG ohne Aufzug\n• Klavier: ja\n• Rückruf: 0351 4820967'],
      ['US', '- plumber needed\n- leak under the sink\n- today\n- call me 415-867-2655'],
    ],
    notOwn: [['US', 'Plumber\n- Joe\n415-867-2655']],
  },
  {
    what: 'of two numbers that differ by a slip the one that was written before is wrong, in either order',
    own: [
      ['BE', "Pardon, lisez 0471 92 06 38. J'avais mis 0471 92 60 38 par distraction", '920638'],
      ['ES', 'el bueno es 612 34 56 28, antes puse 612 34 56 82 por error', '345628'],
      ['ES', 'primero puse 612 34 56 82, perdón, luego puse 612 34 56 28', '345628'],
      ['PL', 'dobry numer to 601 224 581, wpisałam 601 224 518', '224581'],
      ['FR', "j'avais mis 06 51 28 43 90, c'est 06 51 28 43 09"],
      ['KZ', '87763094851\n*87763094815'],
      ['RU', '89162045518\n*89162045581'],
    ],
  },
  {
    what: 'a negation between two numbers denies the second where the first is called right',
    own: [
      ['IR', 'ببخشید شماره رو اشتباه دادم، ۰۹۱۵۸۳۰۶۴۷۲ درسته نه ۰۹۱۵۸۳۰۶۷۴۲', '306472'],
      ['TR', '0532 418 27 90 değil 0532 418 27 09', '182709'],
    ],
  },
  {
    what: 'who fills in a form writes the own number, whatever trade it names; a card with a trade is shared',
    own: [
      ['PL', 'Imię i nazwisko: Agata Wójcik\nTel.: 665 482 019\nUsługa: pranie tapicerki'],
      ['ES', 'Matrícula: KLM-ABC\nFallo: pierde aceite\nContacto: Wilmer, 608 280 845'],
      ['FR', 'Prestation: plombier\nNom: Jean Petit\nTél: 06 51 28 43 90\nVille: Nice', '284390'],
    ],
    notOwn: [
      ['DE', 'Name: Klempner Müller\nTel: 0171 5529810'],
      ['US', 'Plumber Joe\n415-867-2655'],
    ],
  },
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
      ['DE', 'mein Sohn hat den Bildschirm gestern kaputt gemacht leider, 0151 23456789'],
      ['ES', 'mi hija rompió la pantalla del móvil ayer por la tarde, 612 345 987'],
      ['RU', 'ребёнок ходит к вам на плавание по средам, 8 916 555 61 72'],
    ],
    notOwn: [
      ['ES', 'mi hija, 612 345 987'],
      ['DE', 'meine Tochter: 0151 23456789'],
      ['RU', 'ребёнок ходит к вам на плавание, его телефон 8 916 555 61 72'],
    ],
  },
  {
    what: 'what is said about the old number says nothing about the new one',
    own: [
      ['RU', 'мой новый номер 8 916 555 61 72, старый не работает'],
      ['US', 'my new number is 212 555 0147, the old one is dead'],
      ['ES', 'mi nuevo número es 612 345 987, el viejo ya no funciona'],
      ['KZ', 'менің жаңа номерім 8 701 555 61 72, ескісі жұмыс істемейді'],
      ['DE', 'altes Handy kaputt, 0151 23456789 ist meine neue Nummer'],
    ],
    notOwn: [
      ['RU', 'мой номер 8 916 555 61 72 больше не работает'],
      ['ES', 'mi número 612 345 987 es el viejo'],
      ['DE', '0151 23456789 ist die alte Nummer'],
    ],
  },
  {
    what: 'a number that was changed to is the new one, one that was changed from the old one',
    own: [
      ['RU', 'у меня сменился номер: 8 916 555 61 72'],
      ['PL', 'zmieniłam numer na 601 345 678'],
      ['US', 'my number changed from 212 555 0147 to 212 555 0199'],
      ['RU', 'сменила номер с 8 916 555 61 72 на 8 926 555 61 27'],
    ],
    notOwn: [
      ['US', 'my number changed from 212 555 0147'],
      ['PL', 'zmieniłam numer z 601 345 678'],
      ['RU', 'номер 8 916 555 61 72 сменился'],
    ],
  },
  {
    what: '"instead of" denies the number that follows it, in languages with postpositions the one before',
    own: [
      ['FR', 'mettez le 06 12 34 56 78 à la place du 06 22 34 56 78', '678'],
      ['ES', 'usad el 612 345 987 en vez del 622 345 987, por favor', '612345987'],
      ['DE', 'nehmt 0151 23456789 statt 0160 23456789', '15123456789'],
      ['TR', '0532 555 61 72 yerine 0532 555 61 27 yazın'],
    ],
  },
  {
    what: 'the address after the receiver of a gift is the receiver’s',
    own: [
      ['ES', 'quiero clases para mi hija, ana.p@gmail.com', 'ana.p@gmail.com'],
      ['US', 'lessons for my son, kate.r@gmail.com', 'kate.r@gmail.com'],
      ['DE', 'Kurs für meinen Sohn, petra.w@gmx.de', 'petra.w@gmx.de'],
    ],
    notOwn: [
      ['ES', 'el bono regalo es para mi hermana, lucia.perez@gmail.com'],
      ['FR', 'le bon cadeau est pour ma cousine, lea.m@gmail.com'],
      ['RU', 'подарочный сертификат для моей сестры, olga.k@mail.ru'],
      ['TR', 'hediye kartı annem için, ayse.k@gmail.com'],
    ],
  },
];

describe('rules of ownership over concepts', () => {
  describeKinds(kinds);
});
