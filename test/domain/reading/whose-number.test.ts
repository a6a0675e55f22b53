import type { Kind } from './ownership-kinds.ts';
import { describeKinds } from './ownership-kinds.ts';

const kinds: readonly Kind[] = [
  {
    what: 'a possessive that covers its noun counts at a distance',
    notOwn: [
      ['IT', 'il vostro telefono di Bologna è 051 234 567 giusto'],
      ['ES', 'vuestro teléfono en Bilbao es el 912 345 671'],
      ['PL', 'wasz numer na sklep to 22 345 67 12'],
    ],
  },
  {
    what: 'contrast ends what was said about an old number',
    own: [
      ['IT', 'ho perso il vecchio ma adesso mi trovate al 347 123 4567'],
      ['GB', 'lost the old sim but now I am on 07400 123456'],
      ['DE', 'die alte Nummer ist weg aber jetzt hab ich die 0151 23456789'],
    ],
  },
  {
    what: 'nobody answered, then a number after a break: not the one that was called',
    own: [
      ['ES', 'nadie contesta, 612 345 987'],
      ['FR', 'personne ne répond, 06 12 34 56 78'],
      ['DE', 'keiner erreichbar, 0151 23456789'],
    ],
    notOwn: [
      ['ES', 'no contesta nadie en el 912 345 671'],
      ['FR', 'personne ne répond au 01 44 55 66 77'],
      ['DE', 'unter 030 1234567 geht keiner ran'],
    ],
  },
  {
    what: 'a term with a gap is as near as its last word',
    own: [
      ['US', 'please have somebody text 212 555 0147'],
      ['US', 'could you have someone from billing call 212 555 0147'],
    ],
  },
  {
    what: 'abbreviations end no sentence',
    notOwn: [
      ['IT', 'sentite il commercialista dott. Ferri 347 123 4567'],
      ['IT', 'chiamate il mio avvocato avv. Bruni 347 123 4567'],
      ['PL', 'proszę dzwonić do prezesa inż. Nowaka 601 345 678'],
    ],
  },
  {
    what: 'a name that is spelled like a term is a name',
    own: [
      ['FR', 'Karim 06 12 34 56 78'],
      ['FR', 'Bonjour c’est Karim, 06 12 34 56 78'],
      ['AE', 'Karim here 050 123 4567'],
    ],
    notOwn: [['TR', 'karım 0532 123 45 67']],
  },
  {
    what: 'a person for whom something is asked is not the owner of the number',
    own: [
      ['ES', 'quiero clases para mi hijo, 612 345 987'],
      ['FR', 'je cherche des cours pour ma fille, 06 12 34 56 78'],
      ['RU', 'хочу записать на занятия для сына, 8 916 123 45 67'],
    ],
  },
  {
    what: 'a requested trade is not the owner of the number',
    own: [
      ['ES', 'manden un técnico, 612 345 987'],
      ['IT', 'mi serve un elettricista, 347 123 4567'],
      ['DE', 'brauche einen Techniker, 0151 23456789'],
    ],
    notOwn: [['ES', 'llamen a mi técnico 612 345 987']],
  },
  {
    what: 'a role in a condition is not the owner of the number',
    own: [
      ['GB', 'if the engineer is late: 07400 123456'],
      ['GB', 'if the engineer is running late 07400 123456'],
      ['FR', 'si le livreur est en retard 06 12 34 56 78'],
      ['TR', 'usta gecikirse 0541 987 65 41'],
    ],
    doubted: [['GB', 'he parked across my drive, sticker on the window says 07400 123456']],
  },
  {
    what: 'a list of people with names that are words',
    notOwn: [
      ['VN', 'gửi 3 nơi: Ali 0912111022, Mai 0357111033, Sơn 0779111044'],
      ['ES', 'Ana 612345987, Rosa 622345987, Mar 632345987'],
      ['GB', 'Will 07400 123456, Grace 07400 123457, Tom 07400 123458'],
    ],
  },
  {
    what: 'a call after the number decides over "to me" before it',
    notOwn: [
      ['KZ', 'маған 8 708 274 61 00 нөмірінен банктенбіз деп звандады'],
      ['TR', '0850 123 45 67 beni arayıp duruyor siz misiniz'],
      ['UZ', "menga 71 200 00 22 raqamidan qo'ng'iroq qildi"],
    ],
  },
  {
    what: 'a site far from the number says nothing about it',
    own: [
      ['ES', 'vi el sofá gris de tres plazas en la web y lo quiero ya mismo hoy 612 345 987'],
      ['FR', 'vu sur le site le canapé gris à trois places hier soir 06 12 34 56 78'],
    ],
    notOwn: [
      ['ES', 'en la web pone 912 345 671'],
      ['FR', "sur votre site c'est le 01 44 55 66 77"],
    ],
  },
  {
    what: 'payment and what is dead before a break are about something else',
    own: [
      ['ES', 'ya pagué ayer, 612 345 987'],
      ['DE', 'schon bezahlt, 0151 23456789'],
      ['ES', 'el fijo ya no lo uso, mi móvil es 612 345 987'],
    ],
    notOwn: [
      ['ES', 'hice bizum al 612 345 987'],
      ['DE', 'Geld geschickt an 0151 23456789'],
    ],
  },
  {
    what: 'a parent who opens the text writes',
    own: [
      ['RU', 'Мама Ольга 8 916 123 45 67, запишите ребенка'],
      ['DE', 'Mama von Lena 0151 23456789'],
      ['ES', 'Mamá de Lucía 612 345 987'],
    ],
    notOwn: [['ES', 'llamad a mi mamá 612 345 987']],
  },
  {
    what: 'a verb that follows its object calls that person',
    notOwn: [
      ['IN', 'mere bhai ko call karo 98765 43210'],
      ['UZ', 'akamga telefon qiling 93 765 43 21'],
      ['TR', 'eşimi arayın 0532 123 45 67'],
    ],
  },
  {
    what: 'a person called by name is somebody else',
    notOwn: [
      ['RU', 'позвоните Олегу 8 916 123 45 67'],
      ['US', 'please call Brenda on 212 555 0147'],
      ['PL', 'zadzwońcie Marek 601 345 678'],
    ],
    own: [['RU', 'позвоните мне 8 916 123 45 67']],
  },
  {
    what: 'a role after an introduction is the writer',
    own: [
      ['RU', 'я Игорь, электрик, 8 916 123 45 67'],
      ['US', "I'm Joe, the plumber, 212 555 0147"],
      ['ES', 'soy Luis, el fontanero, 612 345 987'],
    ],
  },
  {
    what: 'short words of one language are other words in the next',
    own: [
      ['DE', 'Alter, ruft mich an: 0151 23456789'],
      ['ID', 'sudah lama tunggu, 0812 3456 7890'],
      ['VN', 'Hoa đây 0912 345 678'],
    ],
  },
  {
    what: 'what follows a comma may name the number',
    notOwn: [
      ['US', '212 555 0147, that is my order number'],
      ['VN', '0356789010, đó là mã đơn'],
      ['ES', '612345987, es el número de pedido'],
    ],
  },
  {
    what: 'the writer is one of a list of people',
    own: [
      ['AU', 'Landlord is Geoff 0402 916 738, agent is Priya 0433 581 207, and me the tenant 0417 825 360'],
      ['GB', 'Landlord Geoff 07400 123456, agent Priya 07400 123457, myself 07400 123458'],
      ['IL', 'קבוצת הנסיעה: מיכל 053-8274916, גלית 052-6183947, ואני 050-4927318'],
      ['VN', 'Anh Hai 0765 418 093, chị Ba 0978 503 641, em Tư là mình 0765 830 214'],
    ],
    notOwn: [
      // A name that is "I" in Turkish.
      ['GB', 'Geoff 07400 123456, Ben 07400 123457, Priya 07400 123458'],
      ['GB', 'geoff 07400 123456, ben 07400 123457, priya 07400 123458'],
      ['ES', 'hola soy Marta, apunta a Ana 612345987, Rosa 622345987, Mar 632345987'],
      ['ES', 'me gustaría apuntar a Ana 612345987, Rosa 622345987, Mar 632345987'],
    ],
  },
  {
    what: 'a contact card is the writer’s only where it says so',
    own: [
      [
        'BR',
        'Razão: Fazenda Resi\nContato: Osmar (eu)\nFone: 67 99284-6173\nProduto: sal mineral',
        '67992846173',
      ],
      ['GB', 'Contact: Sue (the owner, me)\n07400 123456'],
    ],
    notOwn: [
      ['ES', 'Contacto: Grúas Álvarez\n912 345 678\n¿me dices si son de fiar?'],
      ['GB', 'Contact: Elena Cosmetics\n020 7946 0958\ncan you tell me if they are open'],
    ],
  },
];

describe('whose number it is', () => {
  describeKinds(kinds);
});
