import assert from 'node:assert/strict';
import { spelledEmails } from '../../../src/domain/reading/spelled-emails.ts';

/** The address, or nothing, and the text. */
type Row = readonly [expected: string, text: string];

function addressesIn(text: string): string {
  return spelledEmails(text)
    .flatMap((found) => ('value' in found ? [found.value] : []))
    .join(' ');
}

function check(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [expected, text] of rows)
      it(`${expected || 'nothing'}: ${JSON.stringify(text)}`, () => {
        assert.equal(addressesIn(text), expected);
      });
  });
}

check('numbers as words at the end of a name', [
  ['lucia-sanz82@gmail.com', 'apunta: lucia guion medio sanz ochenta y dos arroba gmail punto com'],
  ['maria21@gmail.com', 'maria vinte e um arroba gmail ponto com'],
  ['bruno.dias2010@gmail.com', 'meu email é bruno ponto dias dois mil e dez arroba gmail ponto com'],
  ['carlos1975@gmail.com', 'carlos uno nueve siete cinco arroba gmail punto com'],
  ['nora1985@gmail.com', 'nora nineteen eighty five at gmail dot com'],
  ['paul.97@free.fr', "mon mail c'est paul point quatre-vingt-dix-sept arobase free point fr"],
  ['max82@gmx.de', 'max zweiundachtzig at gmx punkt de'],
  ['ivan85@mail.ru', 'ivan восемьдесят пять собака mail точка ru'],
  ['jan.kowalski23@wp.pl', 'moj mail to jan kropka kowalski dwadzieścia trzy małpa wp kropka pl'],
  ['lan90@gmail.com', 'mail em là lan chín mươi a còng gmail chấm com'],
  ['budi90@gmail.com', 'email saya budi sembilan puluh at gmail titik com'],
  ['sanz.lucia.90@gmail.com', 'correo: sanz punto lucia punto noventa arroba gmail punto com'],
  // The word itself may be meant, or something is said of it.
  ['', 'mi correo es studio punto uno arroba gmail punto com'],
  ['', 'mi correo es studio uno arroba gmail punto com'],
  ['', 'email nora dot double five at gmail dot com'],
  ['', 'my email is m as in mary, k as in kilo, seven at gmail dot com'],
  // Names in these languages.
  ['ana.lima@gmail.com', 'ana ponto lima arroba gmail ponto com'],
  ['nam.tran@gmail.com', 'mail em là nam chấm tran a còng gmail chấm com'],
]);

check('digits behind a pause or a sign', [
  ['ana1985.ruiz@gmail.com', 'correo ana 1985 punto ruiz arroba gmail punto com'],
  ['olga_85@bk.ru', 'olga нижнее подчеркивание 85 собака bk точка ru'],
  ['lea-75@gmail.com', 'lea tiret 75 arobase gmail point com'],
]);

check('letters one by one', [
  ['ivan@mail.ru', 'моя почта i v a n собака mail точка ru'],
  ['olga77@mail.ru', 'пишите: o l g a 7 7 собака mail.ru'],
  ['jan@wp.pl', 'j a n małpa wp kropka pl'],
  ['ahmed@gmail.com', 'ايميلي a h m e d ات gmail دوت كوم'],
  ['david@gmail.com', 'd a v i d שטרודל gmail נקודה com'],
  ['lan@gmail.com', 'l a n a còng gmail chấm com'],
  ['liming@163.com', '我的邮箱 l i m i n g 艾特 163 点 com'],
  ['pepe@gmail.com', 'te deletreo el correo: p e p e arroba gmail punto com'],
  ['johnny@aol.com', "it's j o h n n y at aol dot com"],
  ['eva-perrin@sfr.fr', 'alors e v a tiret perrin arobase sfr point fr'],
  ['marta@gmail.com', 'm-a-r-t-a arroba gmail punto com'],
  // The first letter may be a word.
  ['', 'escribe a p e p e arroba gmail punto com'],
  ['', 'moja poczta j perez małpa wp kropka pl'],
]);

check('names of signs', [
  ['wang_wei@163.com', '邮箱 wang 下划线 wei 艾特 163 点 com'],
  ['wang_wei@163.com', '我的邮箱wang下划线wei艾特163点com'],
  ['chen-mei@gmail.com', '信箱 chen 減號 mei 小老鼠 gmail 點 com'],
  ['ahmed_ali@gmail.com', 'ايميلي ahmed اندرسكور ali ات gmail دوت كوم'],
  ['sara-rad@gmail.com', 'ایمیلم sara خط تیره rad ات gmail دات کام'],
  ['rita-lima@gmail.com', 'rita traço lima arroba gmail ponto com'],
  ['nora+b@gmail.com', 'my email is nora plus b at gmail dot com'],
  ['nora.b@gmail.com', 'my email is nora period b at gmail period com'],
  ['olga_s@mail.ru', 'olga _ s собака mail точка ru'],
  ['nora_b@gmail.com', 'nora _ b @ gmail.com'],
  ['nora@gmail.com', 'my id is nora attherate gmail dot com'],
  ['nora@t-online.de', 'meine mail nora at t bindestrich online punkt de'],
  // Names of signs that nobody listed.
  ['', 'ايميلي ahmed شخطة ali ات gmail دوت كوم'],
  ['', '我的邮箱 wang 横 wei 艾特 163 点 com'],
  ['', 'scrivimi a luca meno rossi chiocciola libero punto it'],
]);

check('what stands before an address', [
  ['faizan.kazmi@gmail.com', 'mail karna faizan dot kazmi at gmail dot com'],
  ['jperez@gmail.com', 'Juan Perez - jperez arroba gmail punto com'],
  ['lea.petit@free.fr', 'voici lea point petit arobase free point fr'],
  ['nika.b@gmail.com', 'ჩაიწერეთ nika წერტილი b ეთ gmail წერტილი com'],
  ['marta@gmail.com', '612345678 marta arroba gmail punto com'],
  ['ruiz@gmail.com', 'necesito una cita. ruiz arroba gmail punto com'],
  ['ana@gmail.com', 'gracias . ana arroba gmail punto com'],
  ['', 'mi nombre es juan perez punto garcia arroba gmail punto com'],
  ['jesus.garcia@gmail.com', 'jesús punto garcia arroba gmail punto com'],
  ['lucia_perez@hotmail.es', 'correo: lucía guion bajo pérez arroba hotmail punto es'],
  ['joao@sapo.pt', 'é o joão arroba sapo ponto pt'],
  ['lukasz.nowak@wp.pl', 'mój mail łukasz kropka nowak małpa wp kropka pl'],
  ['nguyen.an@gmail.com', 'email của em là nguyễn chấm an a còng gmail chấm com'],
  ['', 'meine Mail ist jürgen punkt müller ät web punkt de'],
  ['', 'paco de lucia arroba gmail punto com'],
  ['', 'correo: a. ruiz arroba gmail punto com'],
  ['', 'mi correo marta_ ruiz @ gmail.com'],
  ['', 'meine mail ist b wie berta at gmx punkt de'],
]);

check('remarks', [
  ['marta@gmail.com', 'mi correo es marta en minusculas arroba gmail punto com'],
  ['lea@gmail.com', 'lea en minuscule arobase gmail point com'],
  ['mariajose@gmail.com', 'maria jose arroba gmail punto com, todo junto'],
  ['annamaria@mail.ru', 'почта anna maria собака mail точка ru, слитно'],
  ['marco.dalpra@yahoo.it', 'la mail è marco punto dalpra chiocciola yahoo punto it tutto attaccato'],
  ['', 'почта anna maria собака mail точка ru вместе с договором'],
  ['', 'el correo es anaruiz con zeta arroba gmail punto com'],
  ['', 'lea avec un h arobase gmail point com'],
  ['', 'meine mail ist max klein at gmx punkt de'],
]);

check('pauses', [
  ['marta.ruiz@gmail.com', 'mi correo es marta.ruiz, arroba, gmail.com'],
  ['marta.ruiz@gmail.com', 'mi correo es marta, punto, ruiz\narroba\ngmail, punto, com'],
]);

check('the end of a domain', [
  ['ana85@hotmail.com.mx', 'mi correo es ana85 arroba hotmail punto com punto mx'],
  ['nora@yahoo.com.au', 'nora at yahoo dot com dot au'],
  ['lan@gmail.com.vn', 'lan a còng gmail chấm com chấm vn'],
  ['liming@huaxing.com.cn', 'liming 艾特 huaxing 点 com 点 cn'],
  ['anat.zr@mahirmail.co.il', 'anat נקודה zr שטרודל mahirmail נקודה co.il'],
  ['lea@gmail.com', 'lea arobase gmail point com point de vente'],
  ['ana@hotmail.com', 'mi correo es ana arroba hotmail punto com punto es mejor asi'],
  ['ana@empresa.com', 'mi correo es ana arroba empresa punto com punto de lunes a viernes'],
]);

check('the English "at"', [
  ['nora.b@wudesign.com', 'nora dot b at wudesign dot com'],
  ['ahmed@gmail.com', 'my email is ahmed at gmail dot com'],
  ['', 'my email is listed at gmail dot com'],
  ['', 'we are two at home dot com'],
]);
