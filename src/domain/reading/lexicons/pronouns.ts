import type { FunctionWord } from '../function-word-kind.ts';

/** Words for the writer and the reader, separated by spaces, by language. */
export const pronouns: Readonly<Record<string, Readonly<Partial<Record<FunctionWord, string>>>>> = {
  ar: {
    writerAsSubject: 'انا أنا نحن احنا إحنا',
    readerAsSubject: 'انت انتم انتو انتوا حضرتكم',
    writerAsObject: 'تكلمني يكلمني بي علي معي معاي',
  },
  de: {
    writerAsSubject: 'ich wir',
    readerAsSubject: 'sie ihr du',
    writerAsObject: 'mich mir uns',
  },
  en: {
    writerAsSubject: 'i we',
    readerAsSubject: 'you',
    writerAsObject: 'me us',
  },
  es: {
    writerAsSubject: 'yo nosotros',
    readerAsSubject: 'usted ustedes vosotros',
    writerAsObject: 'me nos llamarme llamenme',
  },
  fa: {
    writerAsSubject: 'man',
    readerAsSubject: 'شما shoma',
    writerAsObject: 'من منو بهم باهام با به مرا',
  },
  fr: {
    writerAsSubject: 'je',
    readerAsSubject: 'vous tu',
    writerAsObject: 'me m moi nous',
  },
  he: {
    writerAsSubject: 'אני אנחנו',
    readerAsSubject: 'אתם אתה את',
    writerAsObject: 'אליי אלי אותי לי',
  },
  hi: {
    writerAsSubject: 'maine mene humne hamne मैंने मैने हमने',
    readerAsSubject: 'aapne apne आपने',
    writerAsObject: 'mujhe mujhko muje mere mujhse मुझे मुझको मेरे मुझसे',
  },
  id: {
    writerAsSubject: 'saya aku gue gua kami kita',
    readerAsSubject: 'kamu anda kakak',
    writerAsObject: 'saya aku gue',
  },
  it: {
    writerAsSubject: 'io noi',
    readerAsSubject: 'voi lei tu',
    writerAsObject: 'mi ci',
  },
  ka: {
    writerAsSubject: 'მე ჩვენ',
    readerAsSubject: 'თქვენ',
    writerAsObject: 'დამირეკ* დამიკავშირდ* მომწერ* damirek* damikavshird*',
  },
  kk: {
    writerAsSubject: 'мен біз',
    readerAsSubject: 'сіз сіздер',
    writerAsObject: 'маған magan мага',
  },
  pl: {
    writerAsSubject: 'ja my',
    readerAsSubject: 'pan pani panstwo wy',
    writerAsObject: 'mnie mi nam',
  },
  pt: {
    writerAsSubject: 'eu',
    readerAsSubject: 'voce voces vcs vc',
    writerAsObject: 'me mim nos',
  },
  ru: {
    writerAsSubject: 'я мы',
    readerAsSubject: 'вы ты',
    writerAsObject: 'меня мне нам',
  },
  tr: {
    writerAsSubject: 'ben biz',
    readerAsSubject: 'siz sen',
    writerAsObject: 'beni bana benimle bizi',
  },
  uk: {
    writerAsSubject: 'я ми',
    readerAsSubject: 'ви ти',
    writerAsObject: 'мені мене нам',
  },
  uz: {
    writerAsSubject: 'men biz мен биз',
    readerAsSubject: 'siz sizlar сиз',
    writerAsObject: 'menga менга bizga',
  },
  vi: {
    writerAsObject: 'em minh toi',
  },
};
