import { plainText } from './plain-text.ts';

// Words for the signs of an address, by language; alternatives do not overlap, all lower case.
// es/pt arroba, ru собака, en at, de at/ät/Klammeraffe, fr arobase, ar آت, zh 艾特.

/** In brackets all of them mean the at sign. */
export const bracketedAt =
  '[(\\[{<] {0,2}(?:at|et|ऐट|एट|小老鼠|ეტ|arroba|małpa|malpa|chiocciola|chioccola|равлик|песик|sobaka|sobachka|כרוכית|שטרודל|kuyruklu a|kuchukcha|a móc|a còng|a moc|a cong|arrova|ät|ат|эт|собака|собачка|arobase|arobas|arrobase|klammeraffe|affe|آت|ات|艾特|圈a|@) {0,2}[)\\]}>]';
/** Words that always mean the at sign when they are before a domain. */
const sureAt =
  'attherate|at the rate of|at the rate|at d rate|ऐट द रेट|एट द रेट|айқұлақ|айкулак|ძაღლუკა|małpa|malpa|małpka|chiocciola|chioccola|равлик|равлика|равлик|песик|ravlyk|sobaka|sobachka|כרוכית|שטרודל|kuyruklu a|kuchukcha|кучукча|a móc|a còng|a cong|a moc|ქუქუ|ეთი|arroba|arrova|собака|собачка|собакой|arobase|arobas|arrobase|klammeraffe|艾特|圈a|小老鼠';
/** Words that mostly mean something else. */
export const weakAt = 'et|ეტ|ეთ|ет|ऐट|एट|ایت|at|ät|آت|ات|ат|эт';
/** "(a)" is also an ending in Spanish and Portuguese: "amigo(a)". */
export const weakBracketedAt = '[(\\[]a[)\\]]';

/** Words for the dot of an address. */
const dotWords =
  'kropka|крапка|krapka|wertili|tsertili|nokta|נקודה|nuqta|нуқта|нүкте|डॉट|डाट|chấm|cham|titik|tochka|წერტილი|دات|dot|period|punto|ponto|punkt|point|точка|тчк|нокта|نقطة|نقطه|دوت|点|點';
const hyphenWords =
  'guion medio|guión medio|guion normal|guión normal|guion|guión|hífen|hifen|hyphen|dash|bindestrich|minus|tiret du 6|tiret du six|tiret|дефис|дефіс|тире|минус|мінус|черточка|чёрточка|myślnik|myslnik|łącznik|kreska|trattino|lineetta|traço|traco|tracinho|tire|kısa çizgi|orta çizgi|garis datar|tanda hubung|strip|setrip|gạch ngang|gạch nối|gach ngang|gach noi|מקף|מינוס|chiziqcha|defis|сызықша|ტირე|დეფისი|डैश|हाइफन|माइनस|شرطة|شرطه|داش|خط تیره|دش|横线|橫線|横杠|橫槓|减号|減號|连字符|連字號|中划线|中劃線|破折号|破折號';
const underscoreWords =
  'guion bajo|guión bajo|guion abajo|guión abajo|barra baja|raya baja|underscore|underscor|under score|unterstrich|underline|sublinhado|sublinha|traço baixo|traco baixo|tiret bas|tiret du bas|tiret du 8|tiret du huit|barre du bas|нижнее подчеркивание|нижнее подчёркивание|подчеркивание|подчёркивание|нижняя черта|нижнее тире|андерскор|podkreślenie|podkreslenie|podkreślnik|podkreslnik|dolna kreska|підкреслення|підкреслювання|нижнє підкреслення|нижнє тире|trattino basso|alt tire|alt çizgi|астыңғы сызықша|астыңғы сызық|төменгі сызықша|төменгі сызық|pastki chiziq|garis bawah|strip bawah|gạch dưới|gạch chân|gach duoi|gach chan|קו תחתון|קו תחתי|אנדרסקור|nijnee podcherkivanie|ქვედა ტირე|ანდერსქორი|अंडरस्कोर|آندرلاین|آندراسکور|خط تیره پایین|زیرخط|زیر خط|اندرسكور|اندر سكور|شرطة سفلية|شرطه سفليه|شرطة تحتية|下划线|下劃線|底线|底線';
const plusWords = 'plus|signo más|signo mas|sinal de mais|плюс|плус';

function signEntries(words: string, sign: string): readonly (readonly [string, string])[] {
  return words.split('|').map((word) => [plainText(word), sign] as const);
}

const signs = new Map([
  ...signEntries(dotWords, '.'),
  ...signEntries(hyphenWords, '-'),
  ...signEntries(underscoreWords, '_'),
  ...signEntries(plusWords, '+'),
  ...['.', '-', '_', '+'].map((sign) => [sign, sign] as const),
]);

/** The longest names of signs: "tiret du bas". */
export const MAX_SIGN_WORDS = 3;

/** The character for a sign of an address by its name, or written. */
export function signNamed(name: string): string | undefined {
  return signs.get(plainText(name));
}

/** Who dictates may write a comma or a line break for a pause. */
const pause = ' ?,?[ \\n]{1,2}';

/** A dot as a sign, in brackets or as a word. */
export const dotPattern = `(?: {0,2}[(\\[{<] {0,2}(?:${dotWords}|\\.) {0,2}[)\\]}>] {0,2}|${pause}(?:${dotWords})${pause}| {1}\\. {1}|[点點]|\\.)`;
/** A hyphen as a word: only inside of a domain, where no other sign stands. */
export const hyphenPattern = `(?:${pause}(?:${hyphenWords})${pause})`;
/** The at sign as a word that means nothing else before a domain. */
export const sureAtPattern = `(?:${pause}(?:${sureAt})${pause}|艾特|圈a|小老鼠)`;

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
