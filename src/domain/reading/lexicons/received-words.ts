import type { FunctionWord } from '../function-word-kind.ts';

type Words = Readonly<Partial<Record<FunctionWord, string>>>;

/** Verbs of getting a message; written as in function-words.ts. */
export const receivedWords: Readonly<Record<string, Words>> = {
  ar: {
    receivedByWriter:
      'وصلني وصلتني وصلنا وصلتنا جاني جتني جالي جاتني جاتلي بيجيلي بتجيلي يجيني تجيني بيجيني يوصلني توصلني بيوصلني بتوصلني استلمت تلقيت',
  },
  de: {
    received:
      'bekommen bekomme bekam bekamen erhalten erhalte erhielt erhielten kriege kriegte gekriegt kam kamen gekommen kommt kommen eingetroffen',
  },
  en: {
    received: 'got get getting gets received receive receiving came arrived arrives coming reached landed',
  },
  es: {
    receivedByWriter: 'recibo recibi recibimos',
    received: 'recibido llega llego llegan llegaron llegado llegando entra entran',
  },
  fa: {
    receivedByWriter: 'گرفتم گرفتیم',
    received: 'اومد اومده میاد میآد آمد آمده رسید رسیده دریافت umad miad resid',
  },
  fr: { received: 'recois recoit recevons recu recue recus recues arrive arrivent arrivee arrives' },
  he: { receivedByWriter: 'קיבלתי קבלתי קיבלנו', received: 'מקבל מקבלת מקבלים הגיע הגיעה הגיעו מגיע מגיעים' },
  hi: { received: 'मिला मिली मिले मिलता आया आई आए आता आते आती mila mili mile aaya aya aayi aata ata aate' },
  id: { received: 'dapat dapet terima nerima menerima masuk' },
  it: {
    receivedByWriter: 'ricevo ricevuto riceviamo',
    received: 'arriva arrivano arrivata arrivato arrivate arrivati giunta giunto',
  },
  ka: { receivedByWriter: 'მივიღე მივიღეთ ვიღებ მომივიდა მომდის მომივა mivige momivida momdis' },
  kk: { receivedByWriter: 'алдым алдық аламын', received: 'келді келеді келіп келген keldi' },
  pl: {
    receivedByWriter:
      'dostaje dostalem dostalam dostajemy dostalismy otrzymalem otrzymalam otrzymuje otrzymalismy',
    received: 'przyszlo przyszla przyszly przyszedl przychodzi przychodza dotarl dotarla',
  },
  pt: { receivedByWriter: 'recebo recebi recebemos', received: 'chega chegou chegam chegaram recebido' },
  ru: {
    receivedByWriter: 'получаю получил получила получаем',
    received: 'пришло пришла пришли пришел приходит приходят получили поступило поступают',
  },
  tr: { receivedByWriter: 'aldim aliyorum aldik aliyoruz', received: 'geldi geliyor gelmis gelen geldiler' },
  uk: {
    receivedByWriter: 'отримую отримав отримала отримуємо',
    received: 'прийшло прийшла прийшли прийшов приходить приходять отримали надійшло',
  },
  uz: {
    receivedByWriter: 'oldim olaman oldik olyapman',
    received: 'keldi kelyapti keladi kelibdi kelgan келди келяпти келади',
  },
  vi: { received: 'nhan nhận' },
  zh: { receivedByWriter: '收到' },
};
