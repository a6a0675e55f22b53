import assert from 'node:assert/strict';
import { readText } from '../../../src/domain/reading/read-text.ts';

/** Country of the line, the phones that are found (whosever they are), the text. */
type Row = readonly [string, readonly string[], string];

const counts: readonly Row[] = [
  // A count behind a number that is complete without it, in countries where numbers have any length.
  ['DE', ['+491604458813'], '01604458813 2 Zimmer, 60 qm, bitte Angebot'],
  ['DE', ['+49894455124'], 'Tel 0894455124 2 Etage links'],
  ['DE', ['+49894455124'], '089 4455124 2. Etage'],
  ['DE', ['+49894455124'], '089 4455124 2-3 Tage'],
  ['DE', ['+49894455124'], '089 4455124 2,5 Zimmer'],
  ['DE', ['+49894455124'], '089 445 51 24 100 Karten'],
  ['DE', ['+491604458813'], '0160 4458813 1x Pizza Funghi'],
  ['DE', ['+491604458813'], '0160 4458813 100 Karten'],
  ['AT', ['+436641234568'], '0664 123 45 68 2 Nächte'],
  ['AT', ['+4315123457'], '01 512 34 57 2 Tische'],
  ['IT', ['+390245671235'], '02 4567 1235 3 stanze'],
  ['IT', ['+390516671235'], '051 667 1235 4 gomme'],
  ['ID', ['+6281277381968'], 'wa saya 081277381968 2 kamar'],
  ['FI', ['+358401234568'], '040 1234568 2 huonetta'],
  ['CN', ['+862165521235'], '021-65521235 3个房间'],
  ['FR', ['+33612345679'], '06 12 34 56 79 150 chaises'],
  // The same small groups are the end of a number.
  ['DE', ['+4989123457'], '+49 89 123 45 7 danke'],
  ['DE', ['+498944551235'], '089 44 55 12 35 bitte anrufen'],
  ['DE', ['+4942144551261'], '0421 445 512 61 danke'],
  ['DE', ['+4917028374610'], '0170 2837461 0 hab ich immer dabei'],
  ['AT', ['+436641234568'], '0664 123 45 68 danke'],
  ['AT', ['+4366412345679'], '0664 123 456 79 danke'],
  ['CH', ['+41441234568'], '044 123 45 68 danke'],
  ['IT', ['+3905166712345'], '051 66 71 23 45 grazie'],
  ['ID', ['+6281234567891'], '0812 345 678 91 makasih'],
  ['KZ', ['+998942713807'], 'нөмірім +998 94 271 38 07 осыған'],
  // A count, year, flat or price before it.
  ['AT', ['+436641234568'], 'Top 12 0664 1234568'],
  ['IT', ['+390245671235'], 'camera 12 02 45671235'],
  ['DE', ['+491712345679'], 'für 20 € 0171 2345679'],
  ['US', ['+14157362672'], 'budget $1500 415 736 2672'],
  ['DE', [], 'Baujahr 2014 030 2345679'],
  ['DE', ['+491604458813'], '49 0160 4458813'],
];

const codes: readonly Row[] = [
  // In words, behind a local number and before it.
  ['DE', ['+49894455124'], '4455124, Vorwahl 089, das ist mein Festnetz'],
  ['DE', ['+49894455124'], 'Tel. 44 55 124 (Vorwahl 089)'],
  ['DE', ['+49894455124'], 'Vorwahl: 089\nNummer: 4455124'],
  ['UA', ['+380443629176'], '362-91-76, код 044'],
  ['RU', ['+74953627592'], '362-75-92 (код города 495)'],
  ['US', ['+14157362672'], 'area code is 415 and my number is 736-2672'],
  ['MX', ['+525523456713'], '2345 6713 lada 55'],
  ['AR', ['+541147520837'], '4752-0837 característica 11'],
  ['BR', ['+5511987651231'], '98765-1231, meu ddd é 11'],
  ['PL', ['+48226234888'], '623 48 88 kierunkowy 22'],
  ['GB', ['+442071831235'], 'my number is 7183 1235 code 020'],
  ['FR', ['+33145671235'], '45 67 12 35 indicatif 01'],
  ['IT', ['+390245671235'], '45671235 prefisso 02'],
  ['TR', ['+902124451231'], '445 12 31, alan kodu 0212'],
  ['CN', ['+862165521235'], '区号021，电话65521235'],
  ['IR', ['+982188123457'], '88123457 پیش‌شماره 021'],
  ['EG', ['+20223456780'], '23456780 كود المنطقة 02'],
  ['IL', ['+97236123457'], '6123457 קידומת 03'],
  ['ID', ['+62215551235'], '5551235 kode area 021'],
  ['VN', ['+842838123457'], '38123457 mã vùng 028'],
  ['IN', ['+912223456780'], '2345 6780 एसटीडी कोड 022'],
  ['GE', ['+995322345679'], '234 56 79 კოდი 032'],
  ['UZ', ['+998712345679'], '234 56 79 kodi 71'],
  ['KZ', ['+77272345679'], '234-56-79 коды 727'],
  // In brackets behind it.
  ['PL', ['+48226234888'], '623 48 88 (22) domowy'],
  ['BR', ['+551133445173'], 'fixo 3344-5173 (11)'],
  ['US', ['+14157362672'], 'My number: 736-2672 (415)'],
  ['RU', ['+74953627592'], 'мой тел 362-75-92 (495)'],
  // Codes of other things, and numbers that need none.
  ['US', [], '736-2672, code 415 for the door'],
  ['US', [], 'gift card 7362672 code 415'],
  ['GB', [], 'code 4455 for the door, number 7183 1235'],
  ['RU', [], '3627592 код 4952 от домофона'],
  ['DE', [], 'Bestellung 4455124 (22)'],
  ['ES', ['+34612345679'], '612345679 (22)'],
];

/** Phones that are the writer's, not only found. */
const own: readonly Row[] = [
  // The name of the writer before the number, and what it is about.
  ['FR', ['+33671458821'], 'P. Durand 06 71 45 88 21 pour un devis'],
  ['BR', ['+5511987651231'], 'Marcos V. 11 98765-1231 orçamento pintura'],
  ['BR', [], 'orçamento 11987651231'],
  // What is to be removed or painted, and a number that is to be deleted.
  ['DE', ['+491604458813'], '0160/4458813, Wände streichen'],
  ['RU', ['+79161234568'], '8 916 123 45 68, нужно удалить зуб'],
  ['BR', ['+5511987651231'], '11 98765-1231 remover tatuagem'],
  ['DE', [], '0160 4458813 bitte streichen'],
  ['GB', [], '07911 234568 please remove from the system, the tree guy has it now'],
  // Words that may be two numbers are none.
  ['FR', ['+33612342240'], 'mon numéro zéro six douze trente-quatre vingt-deux quarante'],
  ['FR', ['+33612342017'], 'mon numéro zéro six douze trente quatre vingt dix-sept'],
  ['FR', [], 'mon numéro zéro six douze trente quatre vingt deux quarante'],
  ['FR', [], 'mon numéro zéro-six-douze-trente-quatre-vingt-deux-quarante'],
];

function found(country: string, text: string): readonly string[] {
  return readText(text, { regions: [country] }).phones.map(({ value }) => value);
}

describe('which digits are the number', () => {
  for (const [country, expected, text] of [...counts, ...codes])
    it(`${expected.join(' ')}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(country, text), expected);
    });

  for (const [country, expected, text] of own)
    it(`${expected.join(' ')} is the writer's: ${text}`, () => {
      const { phones } = readText(text, { regions: [country] });
      assert.deepEqual(
        phones.filter(({ thirdParty }) => !thirdParty).map(({ value }) => value),
        expected,
      );
    });
});
