import { plainText } from './plain-text.ts';

/** Words for the code of a town or an operator, in the form of `plainText` and without blanks. */
function joinedWords(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((words) => plainText(words).replace(/[\s\u200c-]+/g, '')));
}

/** Say nothing but that. */
const certain = joinedWords(
  [
    'area code,dialling code,dialing code,dial code,std code,std,city code,local code,town code',
    'Vorwahl,Ortsvorwahl,Vorwahlnummer,Vorw,mit Vorwahl,mit der Vorwahl,die Vorwahl',
    'lada,clave lada,con lada,la lada,característica,con característica,código de área,código área,cod área,código de ciudad,prefijo,con prefijo,el prefijo',
    'ddd,com ddd,o ddd,código de área,prefixo,indicativo',
    'indicatif,avec indicatif,indicatif régional,préfixe',
    'prefisso,con prefisso,col prefisso,il prefisso',
    'kierunkowy,numer kierunkowy,nr kierunkowy,kier,z kierunkowym,prefiks',
    'код города,код міста,код оператора,код області,код области,код региона,код зоны,межгород,қала коды,аймақ коды,шаҳар коди',
    'alan kodu,alan kodum,il kodu,şehir kodu,shahar kodi,hudud kodi',
    'كود المنطقة,كود المدينة,كود المحافظة,مفتاح,مفتاح المنطقة,مفتاح المدينة,رمز المنطقة,المفتاح',
    'کد شهر,کد شهرستان,کد استان,پیش شماره,پیش‌شماره,پیش شمارش,پیش شماره اش',
    'קידומת,הקידומת,עם קידומת,קידומת אזור',
    'एसटीडी,एसटीडी कोड,एस टी डी कोड,एरिया कोड',
    'kode area,kode wilayah,kode kota,mã vùng,mã tỉnh,đầu số',
    '区号,區號,长途区号,区码',
    'ქალაქის კოდი,საქალაქო კოდი',
  ].join(','),
);

/** Also said of doors, vouchers and sums: only at the end of what is said. */
const vague = joinedWords(
  'code,with code,the code,kod,kodu,kodum,kodi,код,коды,коди,мой код,código,cod,codice,kode,kodenya,mã,كود,الكود,رمز,کد,कोड,კოდი',
);

/** Whether words say that the digits beside them are an area code. */
export function areaCodeWord(words: readonly string[]): 'certain' | 'vague' | undefined {
  const joined = words.join('');
  if (certain.has(joined)) return 'certain';
  return vague.has(joined) ? 'vague' : undefined;
}
