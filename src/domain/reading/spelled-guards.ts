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
/** Not "ahmed", "mohamed". */
const participle = /^[a-z]+(?:ing|(?<!ahm|ham|mehm|hamm)ed)$/;

/** A word of the sentence, not the local part of an address. Before the English "at" also "staying", "listed". */
export function isNoMailbox(local: string, isBeforeAt: boolean): boolean {
  const word = plainText(local);
  return notMailboxes(word) || (isBeforeAt && participle.test(word) && word.length > 4);
}

// An address starts after these words, whatever stands before them.
const announces = wordList(
  'es is ist est era was это mi my meu meine mein mon correo* mail* e-mail* email* emails adresse* address direccion',
  'endereco* a al to an para por for at auf bei sur почт* почта мыло емейл* имейл* мейл* эл электронная',
  "адрес* на пиши* пишите напиши* отправ* скинь* скидыв* кидай* шли* escrib* escrev* mand* envi* envoy* ecri* schreib* it's that's c'est",
  'về là qua tới đến cho vào send write contact* contat* بريد* ايميل* الايميل* هو على karna karo kardo bhejo bhejna bhej',
  'البريد* الالكتروني الإلكتروني بريدي ايميلي posta gmail id bitte please porfavor svp hola hi hello sa na lautet',
  'mailim mailimiz meilim pochtam poshta пошта поштам почтам поштою indirizzo adres adresim mail: emailim emailku poczta surel hộp thư pochta מייל המייל שלי ელფოსტა მეილი ईमेल मेल электронка ящик soy ich lo mandalo envialo apunt* anot* note notez voici pro pra try use hier here bana segna* zapisz ecco oto латиницей латиницею латинкою',
);
// After these, where a word that is no name stands before them: not "paco de lucia", "ana con zeta".
const joins = wordList(
  'eh мой моя de for del do da of en unter и в und com con and y e et o ou или oder the el la le l con c user favor sff me',
  'nuestro moj mój unser our notre nosso bien alors donc entonces pues bueno então entao allora also ok okay ну so well',
);

/** Concepts of words that announce an address. */
const announcing: readonly Concept[] = ['copula', 'emailNoun', 'callMe', 'wroteTo', 'writerOwn', 'ownNumber'];
/** Concepts of words that join two words. */
const joining: readonly Concept[] = ['filler'];

const letter = /^[a-z]$/;

function hasConcept(plain: string, concepts: readonly Concept[]): boolean {
  return !letter.test(plain) && conceptIndex().hasConcept(plain, ...concepts);
}

/** Whether a word in the form of `plainText` announces an address that follows, whatever stands before the word. */
export function announcesDirectly(plain: string): boolean {
  return announces(plain) || hasConcept(plain, announcing);
}

/** Whether an address may start directly after a word in the form of `plainText`. */
export function introducesAddress(plain: string): boolean {
  return announcesDirectly(plain) || joins(plain) || hasConcept(plain, joining);
}

/** Whether a lexicon has a word in the form of `plainText`: a word of a sentence, and hardly a name. */
export function isKnownWord(plain: string): boolean {
  return introducesAddress(plain) || conceptIndex().listsOf(plain).length > 0;
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
