import { isHan } from '../is-han.ts';

/** Letters that two forms of one word have in common at least. */
const BEGINNING = 4;
/** And the part of the unknown form that they are; so many are enough for any form. */
const SHARE = 0.55;
const ENOUGH = 8;
/** Letters that the known form may have behind them. */
const MAX_ENDING = 5;
/** No word of any language that is inflected is longer. */
const MAX_LENGTH = 30;

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/**
 * The known words and phrases of languages by their beginnings: most words of many languages occur in more forms than a list
 * holds.
 */
export class RelatedWords {
  readonly #words = new Map<string, string[]>();

  add(language: number, word: string): void {
    if (word.length < BEGINNING || isHan(word)) return;
    const key = `${String(language)} ${word.slice(0, BEGINNING)}`;
    const words = this.#words.get(key);
    if (words === undefined) this.#words.set(key, [word]);
    else words.push(word);
  }

  /** The known word that a form begins like: the one with the longest common beginning, of these the shortest. */
  find(language: number, form: string): string | undefined {
    if (form.length <= BEGINNING || form.length > MAX_LENGTH) return undefined;
    const least = Math.max(BEGINNING, Math.min(ENOUGH, Math.ceil(SHARE * form.length)));
    let found: string | undefined;
    let longest = least;
    for (const word of this.#words.get(`${String(language)} ${form.slice(0, BEGINNING)}`) ?? []) {
      const common = commonLength(form, word);
      if (common < longest || word.length - common > MAX_ENDING) continue;
      if (common === longest && found !== undefined && word.length >= found.length) continue;
      found = word;
      longest = common;
    }
    return found;
  }
}
