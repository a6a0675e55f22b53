// Words for the signs of an address, by language; alternatives do not overlap, all lower case.
// es/pt arroba, ru собака, en at, de at/ät/Klammeraffe, fr arobase, ar آت, zh 艾特.

/** In brackets all of them mean the at sign. */
export const bracketedAt =
  '[(\\[{<] {0,2}(?:at|et|ऐट|एट|小老鼠|ეტ|arroba|małpa|malpa|chiocciola|chioccola|равлик|песик|sobaka|sobachka|כרוכית|שטרודל|kuyruklu a|kuchukcha|a móc|a còng|a moc|a cong|arrova|ät|ат|эт|собака|собачка|arobase|arobas|arrobase|klammeraffe|affe|آت|ات|艾特|圈a|@) {0,2}[)\\]}>]';
/** Words that always mean the at sign when they are before a domain. */
export const sureAt =
  'at the rate of|at the rate|at d rate|ऐट द रेट|एट द रेट|айқұлақ|айкулак|ძაღლუკა|małpa|malpa|małpka|chiocciola|chioccola|равлик|равлика|равлик|песик|ravlyk|sobaka|sobachka|כרוכית|שטרודל|kuyruklu a|kuchukcha|кучукча|a móc|a còng|a cong|a moc|ქუქუ|ეთი|arroba|arrova|собака|собачка|собакой|arobase|arobas|arrobase|klammeraffe|艾特|圈a|小老鼠';
/** Words that mostly mean something else. */
export const weakAt = 'et|ეტ|ეთ|ет|ऐट|एट|ایت|at|ät|آت|ات|ат|эт';
/** "(a)" is also an ending in Spanish and Portuguese: "amigo(a)". */
export const weakBracketedAt = '[(\\[]a[)\\]]';

const dotWords =
  'kropka|крапка|krapka|wertili|tsertili|nokta|נקודה|nuqta|нуқта|нүкте|डॉट|डाट|chấm|cham|titik|tochka|წერტილი|دات|dot|punto|ponto|punkt|point|точка|тчк|нокта|نقطة|نقطه|دوت|点|點';
const otherSigns: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:guion bajo|guión bajo|barra baja|underscore|under score|unterstrich|underline|sublinhado|tiret bas|underscore|нижнее подчеркивание|нижнее подчёркивание|подчеркивание|андерскор|下划线)$/iu,
    '_',
  ],
  [
    /^(?:podkreślenie|podkreslenie|podkreślnik|dolna kreska|підкреслення|підкреслювання|нижнє підкреслення|trattino basso|underscor|alt tire|alt çizgi|астыңғы сызықша|төменгі сызықша|қisiқ|pastki chiziq|garis bawah|gạch dưới|gach duoi|קו תחתון|tiret du bas|barre du bas|underline|nijnee podcherkivanie|ქვედა ტირე|अंडरस्कोर|آندرلاین|خط تیره پایین|شرطه سفليه|شرطة سفلية)$/iu,
    '_',
  ],
  [/^(?:myślnik|myslnik|trattino|tire|garis|gạch ngang|מקף|chiziqcha|сызықша|ტირე|डैश|minus)$/iu, '-'],
  [/^(?:guion|guión|hífen|hifen|hyphen|dash|bindestrich|minus|tiret|дефис|тире|минус|横线|减号)$/iu, '-'],
  [/^(?:plus|más|плюс)$/iu, '+'],
];

/** A dot as a sign, in brackets or as a word. */
export const dotPattern = `(?: {0,2}[(\\[{<] {0,2}(?:${dotWords}|\\.) {0,2}[)\\]}>] {0,2}| {1,2}(?:${dotWords}) {1,2}| {1}\\. {1}|[点點]|\\.)`;
const signWords =
  'podkreślenie|podkreslenie|podkreślnik|dolna kreska|підкреслення|підкреслювання|нижнє підкреслення|trattino basso|alt tire|alt çizgi|астыңғы сызықша|төменгі сызықша|pastki chiziq|garis bawah|gạch dưới|gach duoi|קו תחתון|tiret du bas|barre du bas|ქვედა ტირე|अंडरस्कोर|شرطة سفلية|myślnik|myslnik|trattino|gạch ngang|מקף|chiziqcha|ტირე|guion bajo|guión bajo|barra baja|underscore|unterstrich|underline|sublinhado|tiret bas|нижнее подчеркивание|нижнее подчёркивание|подчеркивание|guion|guión|hífen|hifen|hyphen|dash|bindestrich|minus|tiret|дефис|тире';
/** Any sign inside the local part. */
export const localSignPattern = `(?:${dotPattern}| {1,2}(?:${signWords}) {1,2})`;

const latinLabels = new Map(
  Object.entries({
    gmail: 'гмейл гмайл гмаил джимейл джимэйл жимейл جيميل جی‌میل جیمیل जीमेल ჯიმეილ ג׳ימייל גימייל',
    yandex: 'яндекс',
    mail: 'мейл мэйл майл меил',
    yahoo: 'яху ياهو یاهو याहू ყაჰუ יאהו',
    hotmail: 'хотмейл хотмайл هوتميل هاتمیل हॉटमेल הוטמייל',
    outlook: 'аутлук اوتلوك आउटलुक אאוטלוק',
    rambler: 'рамблер',
    com: 'ком كوم کام कॉम קום კომ',
    ru: 'ру',
    ua: 'юа уа',
    net: 'нет نت नेट נט',
  }).flatMap(([latin, spellings]) => spellings.split(' ').map((spelling) => [spelling, latin] as const)),
);

/** The Latin form of a label of a mail provider's domain that is written in another script: "яндекс". */
export function latinLabel(label: string): string {
  return latinLabels.get(label.toLowerCase()) ?? label;
}

/** The character for a sign written as a word. */
export function signOf(spelled: string): string {
  const word = spelled.replace(/[()[\]{}<>]/g, '').trim();
  return otherSigns.find(([pattern]) => pattern.test(word))?.[1] ?? '.';
}
