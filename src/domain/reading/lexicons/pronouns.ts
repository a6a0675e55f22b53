import type { FunctionWord } from '../function-word-kind.ts';

/** Words for the writer and the reader, separated by spaces, by language. */
export const pronouns: Readonly<Record<string, Readonly<Partial<Record<FunctionWord, string>>>>> = {
  ar: {
    writerAsSubject: 'انا أنا نحن احنا إحنا',
    readerAsSubject: 'انت انتم انتو انتوا حضرتكم',
    listedWriter: 'انا أنا وانا وأنا',
    writerAsObject: 'تكلمني يكلمني بي علي معي معاي',
  },
  de: {
    writerAsSubject: 'ich wir',
    readerAsSubject: 'sie ihr du',
    listedWriter: 'ich selbst',
    writerAsObject: 'mich mir uns',
  },
  en: {
    writerAsSubject: 'i we',
    readerAsSubject: 'you',
    listedWriter: 'me myself mine',
    writerAsObject: 'me us',
  },
  es: {
    writerAsSubject: 'yo nosotros',
    readerAsSubject: 'usted ustedes vosotros',
    listedWriter: 'yo',
    writerAsObject: 'me nos llamarme llamenme',
  },
  fa: {
    writerAsSubject: 'man',
    readerAsSubject: 'شما shoma',
    listedWriter: 'خودم',
    writerAsObject: 'من منو بهم باهام با به مرا',
  },
  fr: {
    writerAsSubject: 'je',
    readerAsSubject: 'vous tu',
    listedWriter: 'moi',
    writerAsObject: 'me m moi nous',
  },
  he: {
    writerAsSubject: 'אני אנחנו',
    readerAsSubject: 'אתם אתה את',
    listedWriter: 'אני ואני',
    writerAsObject: 'אליי אלי אותי לי',
  },
  hi: {
    writerAsSubject: 'maine mene humne hamne मैंने मैने हमने',
    readerAsSubject: 'aapne apne आपने',
    listedWriter: 'मैं main khud खुद',
    writerAsObject: 'mujhe mujhko muje mere mujhse मुझे मुझको मेरे मुझसे',
  },
  id: {
    writerAsSubject: 'saya aku gue gua kami kita',
    readerAsSubject: 'kamu anda kakak',
    listedWriter: 'saya aku gue gua sendiri',
    writerAsObject: 'saya aku gue',
  },
  it: {
    writerAsSubject: 'io noi',
    readerAsSubject: 'voi lei tu',
    listedWriter: 'io',
    writerAsObject: 'mi ci',
  },
  ka: {
    writerAsSubject: 'მე ჩვენ',
    readerAsSubject: 'თქვენ',
    listedWriter: 'მე',
    writerAsObject: 'დამირეკ* დამიკავშირდ* მომწერ* damirek* damikavshird*',
  },
  kk: {
    writerAsSubject: 'мен біз',
    readerAsSubject: 'сіз сіздер',
    listedWriter: 'мен менде өзім',
    writerAsObject: 'маған magan мага',
  },
  pl: {
    writerAsSubject: 'ja my',
    readerAsSubject: 'pan pani panstwo wy',
    listedWriter: 'ja mnie',
    writerAsObject: 'mnie mi nam',
  },
  pt: {
    writerAsSubject: 'eu',
    readerAsSubject: 'voce voces vcs vc',
    listedWriter: 'eu mim',
    writerAsObject: 'me mim nos',
  },
  ru: {
    writerAsSubject: 'я мы',
    readerAsSubject: 'вы ты',
    listedWriter: 'я',
    writerAsObject: 'меня мне нам',
  },
  tr: {
    writerAsSubject: 'ben biz',
    readerAsSubject: 'siz sen',
    listedWriter: 'kendim',
    writerAsObject: 'beni bana benimle bizi',
  },
  uk: {
    writerAsSubject: 'я ми',
    readerAsSubject: 'ви ти',
    listedWriter: 'я',
    writerAsObject: 'мені мене нам',
  },
  uz: {
    writerAsSubject: 'men biz мен биз',
    readerAsSubject: 'siz sizlar сиз',
    listedWriter: "men menda o'zim мен ўзим",
    writerAsObject: 'menga менга bizga',
  },
  vi: {
    listedWriter: 'tôi tui mình',
    writerAsObject: 'em minh toi',
  },
};
