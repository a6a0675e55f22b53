import { ConceptIndex } from '../concept-index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';

/** The terms of all languages: the language of a message is not known. */
export const conceptIndex = new ConceptIndex([es, en, pt, ru, de, fr]);
