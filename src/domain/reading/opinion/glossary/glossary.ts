/**
 * Words of a language by what they say in English: a base meaning and marks for person, owner, time and direction, joined by
 * "+"; "/" where a word has two senses.
 */
export type Glossary = Readonly<Record<string, string>>;
