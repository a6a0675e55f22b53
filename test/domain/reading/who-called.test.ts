import { describeKinds } from './ownership-kinds.ts';

describe('a number from which somebody called (docs/spec.md 4)', () => {
  describeKinds([
    {
      what: 'the writer called',
      own: [
        [
          'DE',
          'War grad jemand von euch dran? Ich hab von 0176 59274018 angerufen, steh hier auf dem Standstreifen',
        ],
        ['DE', 'Wir haben Sie heute früh von der 030 23125001 aus angerufen'],
        ['UA', 'Я вам дзвонила зранку з 097-731-62-84, обіцяли передзвонити', '316284'],
        ['RU', 'я звонил вам с номера 8 916 234-51-67, никто не ответил', '345167'],
        ['GB', 'I called you from 020 7946 1958 an hour ago and nobody answered'],
        ['FR', "j'ai appelé du 06 12 45 78 31 hier soir, pas de réponse"],
        ['TR', "sabah 0532 418 27 90'dan aradım, randevu için"],
        ['PL', 'dzwoniłam do was z numeru 698 527 410'],
        ['ES', 'os llamé desde el 654 218 703 y comunicaba'],
      ],
    },
    {
      what: 'another called',
      notOwn: [
        ['DE', 'Ich wurde heute von 030 23125001 angerufen, waren Sie das?'],
        ['RU', 'вы мне звонили с 8 916 234 51 67, я не успела'],
        ['ES', '¿me habéis llamado desde el 954 617 238?'],
        ['UA', 'мені телефонували з 097-731-62-84, це ви?'],
      ],
    },
  ]);
});
