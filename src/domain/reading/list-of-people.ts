import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Hit } from './contact-hit.ts';
import type { EntryLabel } from './entry-label.ts';
import { entryLabel } from './entry-label.ts';
import type { LocalWriters } from './label-part.ts';
import { isFunctionWord } from './function-word.ts';
import { isListedWord } from './listed-word.ts';
import { localWriters } from './lexicons/listed-words.ts';
import type { ListEntry } from './list-entries.ts';
import { listEntries } from './list-entries.ts';
import type { Labelled } from './list-of-two.ts';
import { isListOfTwo } from './list-of-two.ts';
import { hasAny } from './token-window.ts';

/** Words that are "I" in the countries of all numbers of a text. */
function localWritersOf(hits: readonly Hit[]): LocalWriters {
  const countries = hits.flatMap((hit) => (hit.kind === 'phone' ? [hit.number.country ?? ''] : []));
  const isSpokenIn = (places: readonly string[]): boolean => countries.every((one) => places.includes(one));
  if (countries.length === 0) return new Set();
  return new Set([...localWriters].flatMap(([word, places]) => (isSpokenIn(places) ? [word] : [])));
}

// "I can be found at ...": a sentence of its own.
function speaksOfWriter(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  if (words.some((token) => hasAny(token, 'callMe', 'ownNumber'))) return true;
  return isListedWord(words[0], 'writer') || hasAny(words[0], 'selfIntroduction');
}

// "Sue 0417... (me)": only what says so is looked for behind the number.
function labelled({ hits, label, beside, isBelow, isSentence }: ListEntry, local: LocalWriters): Labelled {
  const withWords = (meant: EntryLabel, tokens: readonly Token[]): Labelled => ({
    hits,
    label: isSentence && speaksOfWriter(tokens) ? { ...meant, kind: 'own' } : meant,
    words: tokens.filter(({ kind }) => kind === 'word'),
    isBelow,
  });
  const [said, added] = [entryLabel(label, local), entryLabel(beside, local)];
  const isNamed = said.kind !== 'other' && said.kind !== 'own';
  const isAdded = added.kind === 'writer' && !beside.some((token) => isFunctionWord(token, 'joining'));
  if (isAdded && isNamed) return withWords(added, [...label, ...beside]);
  return said.kind === 'empty' && added.kind !== 'other'
    ? withWords(added, [...label, ...beside])
    : withWords(said, label);
}

function namesOf(entries: readonly Labelled[], ...kinds: readonly EntryLabel['kind'][]): number {
  const named = entries.filter(({ label }) => kinds.includes(label.kind));
  return new Set(named.map(({ label }) => label.name)).size;
}

/** "Ali 0100..., Mona 0110..., Sami 0120...": several people, each with a number or an address. */
function isList(annotated: AnnotatedText, entries: readonly Labelled[]): boolean {
  if (entries.length < 3) return isListOfTwo(annotated, entries);
  const [names, words] = [namesOf(entries, 'name'), namesOf(entries, 'word')];
  const [roles, writers] = [namesOf(entries, 'role'), namesOf(entries, 'writer')];
  // "Ana 612..., husband 634..., son 655...": Ana writes.
  const people = names > 1 || names + words > 2 || (names === 1 && writers > 0) ? names + words + roles : 0;
  const family = roles > 1 && names + words === 0 ? roles : 0;
  // A name may be a word of some language.
  const said = entries.filter(({ label }) => label.kind !== 'own');
  return (Math.max(people, family) + writers) * 2 > said.length;
}

// "Geoff 0402... / Priya 0433... / Sue Miles / Tel. 0417...": where every other name has its number on its line, as the
// signature below a list, or the first field of a form.
function isApart({ isBelow }: Labelled, index: number, entries: readonly Labelled[]): boolean {
  const isAtEnd = index === 0 || index === entries.length - 1;
  return isBelow && isAtEnd && entries.filter((entry) => entry.isBelow).length === 1;
}

/** Of a list of people: the identifiers that are the writer's ("and me, the tenant, 0417..."), and those that are another's. */
export interface PeopleListed {
  readonly writers: ReadonlySet<Hit>;
  readonly others: ReadonlySet<Hit>;
}

const nobody: PeopleListed = { writers: new Set(), others: new Set() };

/** Whose the identifiers of a list of people are; those that it does not name are in neither. `hits` in their order. */
export function peopleListed(annotated: AnnotatedText, hits: readonly Hit[]): PeopleListed {
  if (hits.length < 2) return nobody;
  const local = localWritersOf(hits);
  const entries = listEntries(annotated, hits, local).map((entry) => labelled(entry, local));
  if (!isList(annotated, entries)) return nobody;
  const listed = new Set(
    (['phone', 'email'] as const).filter(
      (kind) => entries.filter((entry) => entry.hits.some((hit) => hit.kind === kind)).length > 1,
    ),
  );
  const listedEntries = entries.filter((entry, index) => !isApart(entry, index, entries));
  const hitsOf = (isMeant: (entry: Labelled) => boolean): ReadonlySet<Hit> =>
    new Set(
      listedEntries.filter(isMeant).flatMap((entry) => entry.hits.filter(({ kind }) => listed.has(kind))),
    );
  return {
    writers: hitsOf(({ label }) => label.kind === 'writer'),
    others: hitsOf(({ label }) => label.kind !== 'writer' && label.kind !== 'own'),
  };
}
