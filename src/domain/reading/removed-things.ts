import type { Token } from './annotated-text.ts';
import type { Cue } from './owner-cues.ts';
import { plainText } from './plain-text.ts';
import { wordsFrom } from './token-window.ts';

/** "Remove an old tree stump", "2 Zimmer und den Flur streichen" */
const MAX_WORDS_TO_THING = 4;

/** Beginnings of words for what a tradesman, dentist or cleaner takes away, wipes off or paints. */
const thingWords = [
  'tree stump tattoo stain tooth teeth mole wart mould mold graffiti wallpaper rubbish rust scratch dent hedge wasp carpet paint tile',
  'baum baume tattoo fleck zahn zahne schimmel tapete rost kratzer wespen teppich wand wande zimmer wohnung decke fassade haus flur kuche bad kinderzimmer wohnzimmer schlafzimmer treppenhaus fenster zaun tur turen qm fliesen warze graffiti moos unkraut',
  'mancha tatuaje arbol muela diente humedad* verruga lunar papel moho oxido azulejo gotele escombro sarro',
  'tatuagem arvore dente mofo verruga entulho ferrugem papel azulejo tartaro',
  'tache tatouage arbre souche dent moisissure verrue papier rouille carrelage graffiti haie nid',
  'macchi* tatuaggi* alber* dent* muffa verruc* carta ruggine piastrelle graffiti',
  'drzew* plam* tatuaz* zab zeba plesn* kamien brodawk* tapet* rdz* graffiti',
  'зуб* пятн* тату* дерев* плесен* бородав* обо* ржавчин* плитк* родинк* камен* пень пня мусор*',
  'плям* дерев* цвіл* бородавк* шпалер* іржу плитк* смітт*',
  'dovme leke agac dis disi dise kuf duvar kagit sigil pas',
  'tato pohon gigi noda jamur kutil wallpaper karat',
  'xam rang cay vet moc',
  '纹身 牙 污渍 树 墙纸 霉',
  'وشم شجره ضرس سن بقع* عفن',
  'تتو تاتو درخت دندان لكه خال كپك',
  'קעקוע עץ שן כתם עובש',
  'टैटू पेड़ दांत दाग tattoo ped daant daag',
  'ტატუ* ხე ხის კბილ* ლაქ*',
  'тіс* ағаш* дақ* татуировка*',
  'tish* daraxt* dog tatuirovka*',
];

/** Verbs that also delete a number. */
const verbWords = [
  'remov* delet* eras* streich* entfern* supprim* retir* enlev* elimin* quit* borr* togli* tolgo* cancell* rimuov* usun*',
  'удал* убрат* убер* стерет* видал* прибр* прибер* sil* kaldir* hapus* buang* xoa tir* apag* 去除 删除 除',
  'احذف* امسح* ازال* حذف پاک پاك מחק* למחוק הסר* להסיר हटा* hata* nikal* წაშალ* მოაშორ* жою алып ochir* olib',
];
const things = matcher(thingWords);
const verbs = matcher(verbWords);

function matcher(words: readonly string[]): (token: Token | undefined) => boolean {
  const known = words.flatMap((list) => list.split(' ')).map(plainText);
  const whole = new Set(known.filter((word) => !word.endsWith('*')));
  const stems = known.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (token) =>
    token?.kind === 'word' && (whole.has(token.plain) || stems.some((stem) => token.plain.startsWith(stem)));
}

/** Whether what is to be removed behind a number is no number: "612... to remove a tree", "0160... Wände streichen". */
export function isRemovalOfThing(tokens: readonly Token[], { at, direction }: Cue): boolean {
  if (direction === -1 || !verbs(tokens[at])) return false;
  const around = [-1, 1] as const;
  return around.some((side) => wordsFrom(tokens, at, side, MAX_WORDS_TO_THING).some(things));
}
