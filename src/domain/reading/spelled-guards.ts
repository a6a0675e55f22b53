import type { Concept } from './lexicon.ts';
import { conceptIndex } from './lexicons/all.ts';
import { plainText } from './plain-text.ts';
import { wordList } from './word-list.ts';

// Words before "at" in ordinary sentences, where they are not the local part of an address.
const notMailboxes = wordList(
  'me us you him her them it is are was were be been am look looking meet meeting see found find buy bought order ordered',
  'work works working at in on or and the a an here there online available registered signed account hosted login email',
  'mail e-mail correo mi es el la de en un una por para con que su al lo le les escribe escribeme mandame envia enviar',
  'meu o e da do em na no para por mon ma le les un une est c sur meine ist die der das auf bei unter adresse address',
  'direccion endereco ping laugh laughing stay live living seen posted arrive arrived',
);
const participle = /^[a-z]+(?:ing|ed)$/;

/** A word of the sentence, not the local part of an address. */
export function isNoMailbox(local: string): boolean {
  const word = plainText(local);
  return notMailboxes(word) || (participle.test(word) && word.length > 4);
}

// An address may start after these words; any other word may be part of the address ("juan perez arroba ...").
const introduces = wordList(
  'es is ist est e eh era was это mi my meu meine mein mon correo* mail* e-mail* email* emails adresse* address direccion',
  'endereco* a al to an para por for de del do da of at en auf unter bei sur почт* почта мыло емейл* имейл* мейл* эл электронная',
  'адрес* на в мой моя пиши* пишите напиши* отправ* скинь* скидыв* кидай* шли* escrib* escrev* mand* envi* envoy* ecri* schreib*',
  "send write contact* contat* con com und and y e et и или o ou or oder the el la le l il es: c c'est بريد* ايميل* الايميل* هو على",
  'البريد* الالكتروني الإلكتروني بريدي ايميلي posta gmail id user bitte please porfavor favor sff svp hola hi hello',
  'nuestro mailim mailimiz meilim pochtam poshta пошта поштам почтам поштою posta indirizzo adres adresim moj mój mail: emailim emailku poczta surel hộp thư pochta מייל המייל שלי ელფოსტა მეილი ईमेल मेल nuestro unser our notre nosso электронка ящик soy ich me lo mandalo envialo apunta anota anote note notez латиницей латиницею латинкою',
);

const introducing: readonly Concept[] = [
  'filler',
  'copula',
  'emailNoun',
  'callMe',
  'wroteTo',
  'writerOwn',
  'ownNumber',
  'presence',
];

/** Longer than any word: the patterns below take quadratic time. */
const WINDOW_SIZE = 80;

/** Whether an address may start directly after this text. */
export function addressMayStartAfter(text: string): boolean {
  const head = text.slice(-WINDOW_SIZE);
  const tail = head.trimEnd();
  if (tail === '' || tail.length < head.length - 2 || /\n\s*$/.test(head)) return true;
  if (/[^\p{L}\p{M}\p{N}]$/u.test(tail)) return !/[@.+_'-]$/.test(tail) || tail.length < head.length;
  if (tail.length === head.length) return /[\p{Script=Han}\p{Script=Arabic}]$/u.test(tail);
  const word = /[\p{L}\p{M}\p{N}'-]+$/u.exec(tail)?.[0] ?? '';
  const plain = plainText(word);
  return (
    introduces(plain) ||
    conceptIndex().hasConcept(plain, ...introducing) ||
    /[\p{Script=Han}\p{Script=Arabic}]$/u.test(word)
  );
}

const mailWord =
  /(?:e-?mail|mail|correo|почт|емейл|имейл|мейл|мыло|адрес|endere[cç]o|adresse|address|direcci[oó]n|courriel|بريد|ايميل|إيميل|邮箱|信箱|邮件)/iu;

function wordsOf(text: string): readonly string[] {
  return plainText(text).match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Whether the end of this text announces an e-mail address. */
export function announcesEmail(head: string): boolean {
  const near = head.slice(-40);
  return mailWord.test(near) || wordsOf(near).some((word) => conceptIndex().hasConcept(word, 'emailNoun'));
}
