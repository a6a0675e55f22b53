import type { Token } from './annotated-text.ts';
import type { LabelPart } from './label-part.ts';
import { numberNouns, personConcepts } from './lexicon.ts';
import { listedWordsOf } from './listed-word.ts';
import { hasAny } from './token-window.ts';

const MAX_NAME = 4;
/** Most surnames, and what stands before them between acquaintances. */
const name =
  /^(?:[小老阿大]\p{L}{1,2}|[王李张劉刘陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧田董袁潘于蒋蔡余杜叶葉程苏蘇魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]\p{L}{1,2})$/u;
const han = /^\p{Script=Han}+$/u;

function without(written: string, words: ReadonlySet<string>): string {
  for (const word of words) {
    if (written.startsWith(word)) return without(written.slice(word.length), words);
    if (written.endsWith(word)) return without(written.slice(0, -word.length), words);
  }
  return written;
}

/** What Chinese words beside an identifier name: without blanks it is told by all of them together. */
export function hanPart(words: readonly Token[]): LabelPart | undefined {
  const tokens = words.filter(({ kind }) => kind === 'word');
  const written = tokens.map(({ plain }) => plain).join('');
  if (!han.test(written)) return undefined;
  const nouns = tokens.filter((token) => hasAny(token, ...numberNouns)).map(({ plain }) => plain);
  const rest = without(written, new Set([...listedWordsOf('beside'), ...nouns]));
  const core = rest === '' ? written : rest;
  if (listedWordsOf('writer').has(core) || listedWordsOf('mine').has(core)) return 'writer';
  if (tokens.some((token) => hasAny(token, ...personConcepts))) return 'role';
  if (rest === '' || listedWordsOf('numberLabel').has(core)) return 'empty';
  const isUnknown = tokens.every((token) => token.concepts.length === 0 || !core.includes(token.plain));
  if (!isUnknown || core.length > MAX_NAME) return 'other';
  return name.test(core) ? 'name' : 'word';
}
