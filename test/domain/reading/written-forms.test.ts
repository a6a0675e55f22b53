import assert from 'node:assert/strict';
import { readText } from '../../../src/domain/reading/read-text.ts';

/** Country of the line, the phones that are found (whosever they are), the text. */
const texts: readonly (readonly [string, readonly string[], string])[] = [
  // Letters for digits.
  ['PL', ['+48660318472'], 'moj nr: 66O 3l8 472'],
  ['TR', ['+905537074218'], 'cep: O553.7O7.42.l8'],
  ['FR', ['+33612345671'], 'il y a 2l de lait, 06 12 34 56 71'],
  ['BR', ['+5585997124063'], 'meu celular (0xx85) 99712-4063'],
  ['UA', ['+380674451223'], 'мій О67 445 12 23'],
  ['VN', ['+84912304567'], 'gọi em 0912 3o4 567 nha'],
  ['RU', ['+79021804050'], 'тел 8 9О2 18О 4О 5О'],
  ['GB', [], 'we drank H2O and O2, 5o of us, order no 12o, 1l and 2l bottles, I 5 of them'],
  // An area code behind the number, as a text from right to left shows it.
  ['IR', ['+985138027461'], 'تماس بگیرید دفتر من ۳۸۰۲۷۴۶۱-۰۵۱ ساعت ۷'],
  ['IR', ['+982188104526'], 'شماره ما 88104526-021 است'],
  ['IL', ['+97236204518'], 'המספר במשרד 6204518-03'],
  ['IR', [], 'قرارداد 38027461-12 از 1402'],
  ['GE', ['+995322681937'], '2681937 (032)'],
  ['UA', ['+380443629175'], 'домашній 362-91-75 (044)'],
  // A count follows the number.
  ['ID', ['+62542738196'], 'Ruang perawat 0542-738196 24 jam'],
  ['IT', ['+390552345678'], 'chiamate lo 055 2345678 24 ore'],
  ['ES', ['+34612345678'], '612 34 56 78 por favor'],
  ['FR', ['+33612345678'], '06 12 34 56 78 fois'],
  // The initial of a name, and a version.
  ['US', ['+14048152736'], 'Marisol V. 404.815.2736'],
  ['FR', ['+33682573919'], 'Léa V. 06.82.57.39.19'],
  ['US', [], 'we run v. 12.404.815'],
  // A number after the last one of a sentence.
  ['IT', ['+393498807721'], 'Ero venuto nel 2021. 349 880 7721'],
  ['US', ['+15123859246'], 'It is in unit 150. (512) 385-9246'],
  ['FR', ['+33682573919'], 'Nous sommes 12. 06 82 57 39 19'],
  ['FR', ['+33682573919'], '06. 82. 57. 39. 19'],
  ['FR', ['+33388861585'], 'depuis le 03 88 86 15 85. 200 puzzles manquent'],
  ['DE', ['+4917667107712'], 'Leon Fischer, Schulstr. 4 0176 67107712'],
  ['BR', ['+5532988447755'], 'aqui é a Ana do 302 (32) 98844-7755'],
  // What may be a unit, or a date.
  ['DE', ['+491788520655'], '0178 8520655 hab ich seit Mai'],
  ['FR', ['+33377408778'], "le matin au 03 77 40 87 78 l'après-midi non"],
  ['RU', ['+79511099248'], 'ждем. 89511099248 кв 8'],
  ['UA', ['+380462300782'], 'Рецепція театру, (0462) 30-07-82'],
  ['BY', ['+375232210752'], '8 0232 21-07-52'],
  ['UA', [], 'прийду 30-07-25 або 21-08-25'],
  ['UZ', ['+998931074155'], 'telefonim 93.107.41.55'],
  ['UA', ['+380506295844'], '80506295844'],
  ['GE', ['+995599877255'], '5 99 87 72 55'],
  // Typed in a text from right to left, the plus stands behind.
  ['AE', ['+966582047155'], 'انا ساكن بالرياض، واتس 966582047155+'],
  ['IL', ['+12017384955'], 'מספר אמריקאי, 1-201-738-4955+'],
];

describe('the ways in which numbers are written', () => {
  for (const [country, expected, text] of texts) {
    it(`${expected.join(' ')}: ${text}`, () => {
      const { phones } = readText(text, { regions: [country] });
      assert.deepEqual(
        phones.map(({ value }) => value),
        expected,
      );
    });
  }

  it('an address may have a case ending joined with a hyphen', () => {
    const { emails } = readText('lizi.f@gmail.com-ze mova', { regions: ['GE'] });
    assert.deepEqual(
      emails.map(({ value }) => value),
      ['lizi.f@gmail.com'],
    );
  });
});
