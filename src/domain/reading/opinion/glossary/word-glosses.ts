import type { Token } from '../../annotated-text.ts';
import { ByFirstLetter } from '../../by-first-letter.ts';
import { phraseStart, phrasesFrom } from '../phrases.ts';
import { glossaries } from './all.ts';

/** Numbers of English words and marks: their places in the alphabetical list of all. */
type Glosses = readonly number[];

/** What a word says in a language; shared by all words that say the same. */
interface Sense {
  readonly language: number;
  readonly glosses: Glosses;
}

type Entry = readonly Sense[];

const none: Glosses = [];

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
  readonly #words = new ByFirstLetter<readonly [word: string, only: Entry]>((words) => {
    for (const [word, only] of words) this.#add(word, only);
  });

  constructor() {
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
  }

  entryOf(word: string): Entry | undefined {
    this.#words.ensure(word);
    return this.#entries.get(word);
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
function glossesIn(entry: Entry | undefined, language: number): Glosses {
  if (entry === undefined) return none;
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

/** How many English words and marks there are in all glossaries. */
export function glossCount(): number {
  return glossIndex().numbers.size;
}

/** Of an English word or mark; undefined where no glossary has it. */
export function glossNumber(gloss: string): number | undefined {
  return glossIndex().numbers.get(gloss);
}

/** What each word of a text says in English, as numbers; a phrase counts at its first word. */
export function wordGlosses(tokens: readonly Token[]): readonly Glosses[] {
  const known = glossIndex();
  const entries = tokens.map(({ kind, plain }) => (kind === 'word' ? known.entryOf(plain) : undefined));
  const language = likelyLanguage(entries);
  const found = entries.map((entry) => glossesIn(entry, language));
  tokens.forEach(({ kind }, at) => {
    if (kind === 'word') addPhrases(tokens, at, language, found);
  });
  return found;
}
