/** Scripts in which a word standing right at the digits means nothing: no spaces, or letters that make no codes. */
export const bareRunScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u;
