import { conceptIndex } from './lexicons/all.ts';
import { meaningsOf } from './number-word-meanings.ts';
import { plainText } from './plain-text.ts';
import type { IndexedWord } from './term-list.ts';

/** Signs inside of words: "п'ять". */
export const apostrophes = /['’ʼʻ‘`]/g;

const hanText = /^\p{Script=Han}/u;
const MAX_KNOWN_FORMS = 20_000;
/** Longer ones do not repeat, and a text may be one word: what is kept stays below some megabytes. */
const MAX_KNOWN_LENGTH = 30;

/** A written word in the forms in which it is compared, and what is known of it without the words around it. */
export interface WordForms extends IndexedWord {
  /** Starts with a capital letter. */
  readonly isName: boolean;
  /** `plain` starts with a Chinese character. */
  readonly isHan: boolean;
  readonly isNumberWord: boolean;
}

const knownForms = new Map<string, WordForms>();

/** Words repeat: what is known of one is computed once, and found with one look-up. */
export function formsOf(written: string): WordForms {
  if (written.length > MAX_KNOWN_LENGTH) return computeForms(written);
  const known = knownForms.get(written);
  if (known !== undefined) return known;
  const forms = computeForms(written);
  if (knownForms.size >= MAX_KNOWN_FORMS) knownForms.clear();
  knownForms.set(written, forms);
  return forms;
}

function computeForms(written: string): WordForms {
  const first = written[0] ?? '';
  const plain = plainText(written);
  return {
    plain,
    lower: written.toLowerCase().normalize('NFC'),
    isName: first !== first.toLowerCase(),
    isHan: hanText.test(plain),
    isNumberWord: meaningsOf(plain.replace(apostrophes, '')) !== undefined,
    lists: conceptIndex().listsOf(plain),
  };
}
