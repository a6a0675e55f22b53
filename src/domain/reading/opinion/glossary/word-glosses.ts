import type { AnnotatedText, Token } from '../../annotated-text.ts';
import { apostrophes } from '../../word-forms.ts';
import { ByFirstLetter } from '../../by-first-letter.ts';
import { phraseStart, phrasesFrom } from '../phrases.ts';
import { glossaries } from './all.ts';
import { withoutAttached } from './attached-words.ts';
import { marks } from './marks.ts';
import { RelatedWords } from './related-words.ts';

/** Numbers of English words and marks: their places in the alphabetical list of all. */
type Glosses = readonly number[];

/** What a word says in a language; shared by all words that say the same. */
interface Sense {
  readonly language: number;
  readonly glosses: Glosses;
}

type Entry = readonly Sense[];

const none: Glosses = [];
const languages = Object.keys(glossaries);
/** Languages in whose words apostrophes stand: their parts are tokens, and their glossaries have them as phrases. */
const hasApostrophes: ReadonlySet<string> = new Set(['uk', 'uz']);
/** Of one word between its apostrophes. */
const MAX_PARTS = 4;

/** The English words and marks that an entry is made of. */
function partsOf(gloss: string): readonly string[] {
  return gloss.split(/[+/]/u);
}

function numberedGlosses(): ReadonlyMap<string, number> {
  const glosses = new Set<string>();
  for (const glossary of Object.values(glossaries))
    for (const gloss of Object.keys(glossary)) for (const part of partsOf(gloss)) glosses.add(part);
  return new Map([...glosses].sort().map((gloss, number) => [gloss, number]));
}

/** Words and phrases of all languages with what they say. */
class GlossIndex {
  readonly numbers = numberedGlosses();
  readonly #entries = new Map<string, Entry>();
  /** The first words of phrases; of Chinese ones the first character. */
  readonly #phraseStarts = new Set<string>();
  readonly #related = new RelatedWords();
  readonly #marks: ReadonlySet<number>;
  readonly #words = new ByFirstLetter<readonly [word: string, only: Entry]>((words) => {
    for (const [word, only] of words) this.#add(word, only);
  });

  constructor() {
    this.#marks = new Set(marks.flatMap((mark) => this.numbers.get(mark) ?? []));
    for (const [language, glossary] of Object.values(glossaries).entries()) {
      for (const [gloss, list] of Object.entries(glossary)) {
        const only = [{ language, glosses: partsOf(gloss).map((part) => this.numbers.get(part) ?? 0) }];
        for (const word of list.split(', ')) this.#words.add(word, [word, only]);
      }
    }
  }

  #add(word: string, only: Entry): void {
    const entry = this.#entries.get(word);
    this.#entries.set(word, entry === undefined ? only : [...entry, ...only]);
    const start = phraseStart(word);
    if (start !== undefined) this.#phraseStarts.add(start);
    for (const { language } of only)
      if (start === undefined || hasApostrophes.has(languages[language] ?? ''))
        this.#related.add(language, word);
  }

  entryOf(word: string): Entry | undefined {
    this.#words.ensure(word);
    return this.#entries.get(word);
  }

  /** Of a form that is not known: what a known word in it says, or a word that it is likely another form of, without its marks. */
  glossesOfForm(form: string, language: number): Glosses {
    for (const word of withoutAttached(languages[language] ?? '', form)) {
      const glosses = this.#glossesOf(word, language);
      if (glosses !== undefined) return glosses;
    }
    const related = this.#related.find(language, form);
    if (related === undefined) return none;
    return (this.#glossesOf(related, language) ?? none).filter((gloss) => !this.#marks.has(gloss));
  }

  #glossesOf(word: string, language: number): Glosses | undefined {
    return this.entryOf(word)?.find((sense) => sense.language === language)?.glosses;
  }

  startsPhrase(word: string): boolean {
    this.#words.ensure(word);
    return this.#phraseStarts.has(word);
  }
}

let index: GlossIndex | undefined;

/** Made when it is first needed: most commands read no text. */
function glossIndex(): GlossIndex {
  return (index ??= new GlossIndex());
}

/** The language that most words of a text are known in; a word of many languages tells little. */
function likelyLanguage(entries: readonly (Entry | undefined)[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const entry of entries) {
    if (entry === undefined) continue;
    for (const { language } of entry) {
      const count = (counts.get(language) ?? 0) + 1 / entry.length;
      counts.set(language, count);
      if (count > (counts.get(best) ?? 0)) best = language;
    }
  }
  return best;
}

/** In the likely language, else in the first that has the word. */
function glossesIn(entry: Entry, language: number): Glosses {
  return (entry.find((sense) => sense.language === language) ?? entry[0])?.glosses ?? none;
}

/** Adds what the phrases say that start at a word. */
function addPhrases(tokens: readonly Token[], at: number, language: number, found: Glosses[]): void {
  const known = glossIndex();
  for (const phrase of phrasesFrom(tokens, at, (start) => known.startsPhrase(start))) {
    const entry = known.entryOf(phrase);
    if (entry !== undefined) found[at] = [...(found[at] ?? none), ...glossesIn(entry, language)];
  }
}

/** A word with what follows it behind apostrophes, as the glossaries have it. */
function wholeWord({ text, tokens }: AnnotatedText, at: number): string {
  let word = tokens[at]?.plain ?? '';
  for (let next = at + 1; next < at + MAX_PARTS; next++) {
    const [previous, token] = [tokens[next - 1], tokens[next]];
    if (token?.kind !== 'word' || previous?.end !== token.start - 1) break;
    if (text.slice(previous.end, token.start).search(apostrophes) !== 0) break;
    word += ` ${token.plain}`;
  }
  return word;
}

/** The English words and marks of all glossaries, in the order of their numbers. */
export function glossNames(): readonly string[] {
  return [...glossIndex().numbers.keys()];
}

/** Of an English word or mark; undefined where no glossary has it. */
export function glossNumber(gloss: string): number | undefined {
  return glossIndex().numbers.get(gloss);
}

/** What each word of a text says in English, as numbers; a phrase counts at its first word. */
export function wordGlosses(annotated: AnnotatedText): readonly Glosses[] {
  const { tokens } = annotated;
  const known = glossIndex();
  const entries = tokens.map(({ kind, plain }) => (kind === 'word' ? known.entryOf(plain) : undefined));
  const language = likelyLanguage(entries);
  const joins = hasApostrophes.has(languages[language] ?? '');
  const found = tokens.map(({ kind, plain }, at): Glosses => {
    const entry = entries[at];
    if (kind !== 'word') return none;
    const whole = joins ? wholeWord(annotated, at) : plain;
    if (whole !== plain && known.entryOf(whole) === undefined) {
      const glosses = known.glossesOfForm(whole, language);
      if (glosses.length > 0) return glosses;
    }
    return entry === undefined ? known.glossesOfForm(plain, language) : glossesIn(entry, language);
  });
  tokens.forEach(({ kind }, at) => {
    if (kind === 'word') addPhrases(tokens, at, language, found);
  });
  return found;
}
