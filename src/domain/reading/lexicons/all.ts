import { ConceptIndex } from '../concept-index.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ka } from './ka.ts';
import { kk } from './kk.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { uz } from './uz.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** The terms of each language. */
export const lexicons = {
  ar,
  de,
  en,
  es,
  fa,
  fr,
  he,
  hi,
  id,
  it,
  ka,
  kk,
  pl,
  pt,
  ru,
  tr,
  uk,
  uz,
  vi,
  zh,
} as const;

let index: ConceptIndex | undefined;

/** The terms of all languages: the language of a message is not known. Made when it is first needed: most commands read no text. */
export function conceptIndex(): ConceptIndex {
  return (index ??= new ConceptIndex(Object.values(lexicons)));
}
