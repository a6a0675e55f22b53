import { isDomain } from '../identifiers/canonical-email.ts';
import type { LocalPartMatch } from './email-local.ts';
import { conceptIndex } from './lexicons/all.ts';
import { isProviderName } from './mail-providers.ts';
import { plainText } from './plain-text.ts';
import { isCopula, isEmailWord } from './read-concepts.ts';
import { announcesEmail } from './spelled-guards.ts';
import { wordList } from './word-list.ts';

const WINDOW_SIZE = 80;
/** Instead of a local part: the word is none of it. */
const apart = '';
const MIN_WORD_LENGTH = 2;
const MIN_NAME_LENGTH = 3;
/** Longer ones are names, too: "wang". */
const MAX_TOP_LEVEL_LENGTH = 3;
/** A word in small Latin letters, with a blank before or behind the sign after it. */
const pieceBefore =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}@._+-])([a-z][a-z\d]*(?:[._-][a-z\d]+)*)([._-] {1,2}| {1,2}[._-]?)$/u;
const noBlanks =
  /没有?空格|無空格|无空格|不要空格|连在一起|sin espacios?|todo junto|sem espaços?|tudo junto|no spaces?|without (?:a )?spaces?|one word|ohne leerzeichen|zusammengeschrieben|sans espaces?|tout attaché|senza spazi|tutto attaccato|bez spacji|без пробел|слитно|без пропуск|разом пишеться|boşluksuz|bitişik|tanpa spasi|disambung|viết liền|không (?:có )?(?:dấu )?cách/iu;

// What else stands between "my mail" or "is" and an address, and ends the sentence: "my personal mail. ana@...".
const aboutAddress = wordList(
  'personal new old private privat* work* other second address id below here again this that correct right same following electronic*',
  'nuevo nueva otro otra este esta esto aqui siguiente mismo correcto corporativ* laboral trabajo actual alternativ* electronico particular',
  'novo nova outro outra esse essa isso seguinte mesmo correto pessoal atual eletronico profissional',
  'neu* alt* ander* hier diese* folgende* richtig* dienstlich* unten nouveau nouvelle autre voici ici suivant* pro perso professionnel*',
  'nuovo nuova altro altra questo questa qui seguente personale lavoro aziendale nowy inny ten to ponizej prywatny sluzbowy firmowy',
  'yeni diger bu asagida kisisel baru ini lain pribadi kantor berikut moi nay khac duoi yangi boshqa shu quyida',
);

function isWordOfLanguage(word: string): boolean {
  const plain = plainText(word);
  const meanings = conceptIndex().termsFrom(
    [{ plain, lower: plain, lists: conceptIndex().listsOf(plain) }],
    0,
  );
  // "... at mail ru. ana@...": the end of an address.
  const isTopLevel = plain.length <= MAX_TOP_LEVEL_LENGTH && isDomain(`mail.${plain}`);
  return meanings.length > 0 || aboutAddress(plain) || isProviderName(plain) || isTopLevel;
}

/** The word is all that stands between the announcement of an address and the address. */
function isAnnounced(head: string): boolean {
  const line = head.slice(head.lastIndexOf('\n') + 1);
  if (/\p{Script=Han}$/u.test(line)) return announcesEmail(line);
  const last = /(?<![\p{L}\p{M}])([\p{L}\p{M}-]{1,30}) ?[:=]? {0,2}$/u.exec(line)?.[1];
  const plain = plainText(last ?? '');
  // "ID" names an address only behind "mail".
  const isNoun = isEmailWord(plain) && plain !== 'id';
  return isNoun || (isCopula(plain) && announcesEmail(line));
}

/** Nothing but the word and the address is written, and it is no "ok". */
function isAlone(word: string, head: string, following: string): boolean {
  return word.length >= MIN_NAME_LENGTH && head.trim() === '' && following.trim() === '';
}

/** A word that may be the beginning of a local part, with what stands before it and behind the address. */
interface Piece {
  readonly word: string;
  readonly sign: string;
  readonly head: string;
  readonly following: string;
}

/** What the piece and `local` are together: a local part, `undefined` where that is not clear, or `apart`. */
function joined({ word, sign, head, following }: Piece, local: string): string | undefined {
  // An underscore ends no sentence.
  if (sign === '_') return isEmailWord(word) ? apart : `${word}_${local}`;
  if (isWordOfLanguage(word)) return apart;
  if (sign !== '' && isAlone(word, head, following)) return undefined;
  if (!isAnnounced(head)) return apart;
  if (sign !== '') return undefined;
  if (local.startsWith('_') || noBlanks.test(head + following)) return word + local;
  return /\p{Script=Han}$/u.test(head) ? undefined : apart;
}

/**
 * How a local part that was read from `start` on begins before a blank: "marta_ ruiz@...", "marta. ruiz@...". Without a
 * `local` where it is not clear how it goes on there.
 */
export function spacedLocal(
  text: string,
  local: string,
  start: number,
  end: number,
): LocalPartMatch | undefined {
  const window = text.slice(Math.max(0, start - WINDOW_SIZE), start);
  const [whole = '', word = '', between = ''] = pieceBefore.exec(window) ?? [];
  if (word.length < MIN_WORD_LENGTH) return undefined;
  const head = window.slice(0, -whole.length);
  const following = text.slice(end, end + WINDOW_SIZE);
  const whatIsMeant = joined({ word, sign: between.trim(), head, following }, local);
  return whatIsMeant === apart ? undefined : { local: whatIsMeant, start: start - whole.length };
}
