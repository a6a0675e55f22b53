import { strict as assert } from 'node:assert';
import { readText } from '../../../src/domain/reading/read-text.ts';
import { describeKinds } from './ownership-kinds.ts';

describe('an identifier that a question or a change is about (docs/spec.md 4)', () => {
  describeKinds([
    {
      what: 'the writer says that it is theirs',
      own: [
        ['GB', 'Your bot asked: is 07812 330945 yours? Yes it is.'],
        ['GB', 'You wrote: "Can we call you on 07812 330945?" Yes please, any time after 4', '330945'],
        ['DE', 'Ihr Bot hat gefragt: ist 0160 4458812 Ihre Nummer? Ja, stimmt'],
        ['ES', 'me preguntasteis: ¿655 91 20 34 es su número? sí'],
        ['IT', 'mi chiedete se il 347 6291835 è il mio numero: sì'],
        ['RU', 'ваш бот спросил: 8 916 445 12 30 ваш номер? да', '451230'],
        ['EG', 'سألتوني 01012344571 رقمك؟ ايوه'],
        ['CN', '你们问13812345671是不是我的号码？是的'],
        ['BR', 'o 11 91234-8876 é seu? sim, pode ligar'],
        ['GB', 'my number is 07812 330945, no. Can you call?'],
      ],
    },
    {
      what: 'the writer says that it is not theirs',
      notOwn: [
        ['GB', 'Your bot asked: is 07812 330945 yours? No'],
        ['ES', 'Me preguntáis si el 655 91 20 34 es mío: no'],
        ['DE', 'Ihre Frage, ob 0160 4458812 meine Nummer ist: nein'],
        ['RU', 'вы спрашиваете, мой ли номер 8 916 445 12 30: нет'],
        ['GB', 'Is your number 0113 496 2123? No one picks up'],
        ['RU', 'у меня вы записаны как 8 343 271 84 00, верно?'],
        ['ES', 'vuestro número es el 655 91 20 34, sí. ¿Abrís hoy?'],
        ['DE', 'Ihre Nummer ist 0160 4458812, ja. Offen?'],
      ],
    },
    {
      what: 'of two that are exchanged the second is theirs',
      own: [
        ['ES', 'cambiad mi correo rosa.leon@hotmail.com por rosa.leon@gmail.com', 'rosa.leon@gmail.com'],
        ['FR', 'merci de remplacer lea@free.fr par lea.martin@gmail.com', 'lea.martin@gmail.com'],
        ['DE', 'Meine Nummer hat sich von 0151 23456781 auf 0160 4458812 geändert'],
        ['DE', 'bitte petra@web.de durch petra@posteo.de ersetzen', 'petra@posteo.de'],
        ['TR', "can@mynet.com'u can.er@gmail.com olarak değiştirin", 'can.er@gmail.com'],
        ['UZ', "pochtamni eski@mail.ru dan yangi.d@gmail.com ga o'zgartiring", 'yangi.d@gmail.com'],
        ['TR', "numaram 0533 123 45 71'den 0532 445 12 30'a değişti"],
        ['KZ', 'нөмірім 8 702 123 45 71-ден 8 701 445 12 30-ға ауысты'],
        ['GE', 'ნომერი შევცვალე 595 12 34 57-დან 599 44 51 23-ზე'],
        ['CN', '把电话从13812345671改成13901234578'],
        ['IR', 'ایمیلم رو از reza@yahoo.com به reza.a@gmail.com تغییر بدید', 'reza.a@gmail.com'],
        ['ID', 'tolong ganti email saya dari budi@yahoo.co.id ke budi.s@gmail.com', 'budi.s@gmail.com'],
        ['PT', 'mudem o meu número de 912 345 678 para o 934 778 120'],
        ['US', 'change my email: nora.b@yahoo.com -> nora.b@gmail.com', 'nora.b@gmail.com'],
        ['RU', 'я указала 8 916 445 12 03, имела в виду 8 916 445 12 30'],
        ['ES', 'quería decir 655 91 20 34, había puesto 655 91 20 43', '912034'],
      ],
      notOwn: [['US', 'Can you change the number for my husband from 312 604 8817 to 312 604 9920']],
    },
    {
      what: 'a relative called from it',
      notOwn: [
        ['GB', 'My husband rang you from 07812 330945 about the boiler'],
        ['FR', 'ma mère vous a appelés du 06 71 45 88 20 pour la chaudière'],
      ],
    },
    {
      what: 'the writer called from it, the verb behind it',
      own: [
        ['TR', 'sizi 0532 445 12 30 numarasından aradım açmadınız'],
        ['UZ', 'sizlarga 90 445 12 30 raqamidan telefon qildim, hech kim olmadi'],
      ],
    },
  ]);

  for (const text of [
    'I changed the file and sent it from ana.r@gmail.com to luis.m@acme.com',
    'Please update me at nora.b@gmail.com with a copy to luis.m@acme.com',
    'Ana <ana.r@gmail.com> <luis.m@acme.com>',
    'change the date and write to ana.r@gmail.com or to luis.m@acme.com',
  ]) {
    it(`exchanges nothing: ${text}`, () => {
      const { emails } = readText(text, { regions: ['US'] });
      assert.equal(emails.length, 2);
      assert.deepEqual(
        emails.filter(({ owner }) => owner?.because === 'exchanged'),
        [],
      );
    });
  }
});
