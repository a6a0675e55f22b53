import { plainText } from './plain-text.ts';

const hanText = /^\p{Script=Han}/u;
const MAX_KNOWN_FORMS = 20_000;
/** Longer ones do not repeat, and a text may be one word: what is kept stays below some megabytes. */
const MAX_KNOWN_LENGTH = 30;

/** A written word in the forms in which it is compared. */
export interface WordForms {
  readonly plain: string;
  /** In lower case, with accents. */
  readonly lower: string;
  /** Starts with a capital letter. */
  readonly isName: boolean;
  /** `plain` starts with a Chinese character. */
  readonly isHan: boolean;
}

const knownForms = new Map<string, WordForms>();

/** The forms of a word. Words repeat: they are computed once. */
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
  };
}
