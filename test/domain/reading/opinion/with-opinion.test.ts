import { strict as assert } from 'node:assert';
import { readText } from '../../../../src/domain/reading/read-text.ts';

/** Plain sentences that are in no part of the corpus; those of them that are read right. */
const texts: readonly (readonly [string, 'own' | 'not', string])[] = [
  ['ES', 'not', 'El cerrajero que os vino la otra vez era Fermín, 655 120 934, él sabe qué bombín es'],
  ['ES', 'own', 'os dejo el 655 120 934 por si hay alguna duda con las medidas'],
  ['ES', 'own', 'apuntad 655 120 934 y me avisáis cuando esté listo el coche'],
  ['ES', 'own', 'hola soy Marta la del piso de arriba 655 120 934 se me ha inundado el baño'],
  ['ES', 'not', 'han llamado de vuestra parte del 913 667 120, qué querían?'],
  ['MX', 'own', 'le dejo mi cel 55 4821 7730 y cualquier cosa me manda mensaje'],
  ['MX', 'not', 'el señor de la mudanza es don Beto 55 4821 7730 póngase de acuerdo con él'],
  ['MX', 'not', 'deposité al 55 4821 7730 como me dijeron y no aparece'],
  ['BR', 'own', 'pode me chamar no 11 98342-7716 depois das 18h'],
  ['BR', 'not', 'quem vai receber é o porteiro Seu Jair, 11 98342-7716'],
  ['BR', 'not', 'esse 11 3342-7716 é de vocês? ligaram 5 vezes hoje'],
  ['US', 'not', 'my landlord handles that, his cell is 415-867-2671'],
  ['US', 'not', 'some guy from 415-867-2671 says he works for you?'],
  ['US', 'own', 'I am at 415-867-2671 most of the day, evenings too'],
  ['GB', 'own', 'could you ring me back on 07911 204518, I missed the engineer'],
  ['GB', 'not', 'gran is on 07911 204518 if nobody opens the door'],
  ['GB', 'not', 'I keep getting texts from 07911 204518 asking to confirm a slot'],
  ['DE', 'own', 'erreichbar bin ich tagsüber unter 0171 5529810, abends eher nicht'],
  ['DE', 'not', 'der Hausmeister hat den Schlüssel, 0171 5529810'],
  ['DE', 'not', 'unter 0221 5529810 geht bei euch seit Tagen keiner ran'],
  ['DE', 'own', 'Meine Handynr hat sich geändert: 0171 5529810 statt 0160 4418273'],
  ['FR', 'own', 'vous pouvez me joindre au 06 51 28 43 90 après 17h'],
  ['FR', 'not', 'le gardien a les clés, 06 51 28 43 90, il est là le matin'],
  ['IT', 'own', 'mi trovate al 347 551 2098 anche su whatsapp'],
  ['IT', 'not', 'per il ritiro sentite mia cognata 347 551 2098'],
  ['IT', 'not', 'ho ricevuto uno squillo dal 02 5512 0983, siete voi?'],
  ['RU', 'own', 'перезвоните на 8 916 204 55 18, я на работе до шести'],
  ['RU', 'not', 'ключи у соседки тёти Вали, 8 916 204 55 18'],
  ['RU', 'not', 'с номера 8 916 204 55 18 пришло смс про доставку, это вы?'],
  ['UA', 'own', 'наберіть мене 067 204 55 18 як будете під домом'],
  ['UA', 'not', 'водій Степан 067 204 55 18, з ним домовляйтесь'],
  ['PL', 'own', 'proszę o kontakt 601 224 518 po południu'],
  ['PL', 'not', 'mąż będzie w domu, 601 224 518, on odbierze'],
  ['PL', 'not', 'dzwonił ktoś z 22 601 22 45 i się rozłączył'],
  ['TR', 'own', 'bana 0532 204 55 18 den ulaşabilirsiniz'],
  ['TR', 'not', 'anahtar kapıcı Hasan efendide 0532 204 55 18'],
  ['TR', 'not', '0212 204 55 18 den arayıp kart bilgisi istediler'],
  ['SA', 'own', 'تواصلوا معي على 0551204518 بعد العصر'],
  ['SA', 'not', 'السواق اسمه راشد 0551204518 كلموه هو'],
  ['EG', 'not', 'حد كلمني من 01012045518 وقال انه من عندكم'],
  ['IR', 'own', 'لطفا با 09121204551 تماس بگیرید من منتظرم'],
  ['IR', 'not', 'کلید دست همسایه آقای کریمی 09121204551'],
  ['IL', 'own', 'תחזרו אליי ל 052-4120455 בבקשה'],
  ['IL', 'not', 'השליח דיבר עם אמא שלי 052-4120455'],
  ['IN', 'own', 'mujhe 9812045518 pe call kar lena shaam ko'],
  ['IN', 'not', 'driver ka number 9812045518 hai usse pooch lo'],
  ['ID', 'own', 'hubungi saya di 0812 2045 5180 ya kak'],
  ['ID', 'not', 'yang terima paket satpam pak Udin 0812 2045 5180'],
  ['VN', 'own', 'gọi em số 0912 204 551 nha shop'],
  ['VN', 'not', 'người nhận là chị Hạnh 0912 204 551'],
  ['CN', 'own', '麻烦打我电话13812045518，我下午都在'],
  ['CN', 'not', '有个13812045518的打电话说是你们快递'],
  ['UZ', 'own', 'menga 90 204 55 18 ga qo‘ng‘iroq qiling'],
  ['UZ', 'not', 'haydovchi Akmal aka 90 204 55 18, o‘sha bilan gaplashing'],
  ['GE', 'own', 'დამირეკეთ 599 20 45 51-ზე საღამოს'],
  ['GE', 'not', 'გასაღები მეზობელთანაა, ნანა 599 20 45 51'],
  ['KZ', 'own', 'маған 8 701 204 55 18 нөміріне хабарласыңыз'],
  ['KZ', 'not', 'қаражатты інім алады 8 701 204 55 18'],
];

describe('rules and opinion together', () => {
  for (const [country, expected, text] of texts) {
    it(`${expected}: ${text}`, () => {
      const { phones } = readText(text, { regions: [country] });
      const own = phones.filter(({ thirdParty, ambiguous }) => !thirdParty && !ambiguous);
      assert.equal(own.length, expected === 'own' ? 1 : 0);
    });
  }
});
