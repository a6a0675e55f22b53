import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import type { CrmType } from '../../../src/domain/crm-type.ts';

export type Language = 'en' | 'es';

/** A text in each language of the demo. */
export type LocalizedText = Readonly<Record<Language, string>>;

const types: Readonly<Record<CrmType, LocalizedText>> = {
  lead: { en: 'lead', es: 'prospecto' },
  deal: { en: 'deal', es: 'negociación' },
  contact: { en: 'contact', es: 'contacto' },
  company: { en: 'company', es: 'compañía' },
};

const articles: Readonly<Record<Language, Readonly<Record<CrmType, string>>>> = {
  en: { lead: '', deal: '', contact: '', company: '' },
  es: { lead: 'el ', deal: 'la ', contact: 'el ', company: 'la ' },
};

/** Contracts Spanish prepositions with the article: `de el` -> `del`. */
export function contractArticles(language: Language, text: string): string {
  return language === 'en' ? text : text.replace(/\b(de|a) el (?=prospecto|contacto)/g, '$1l ');
}

/** `lead` */
export function typeName(type: CrmType): LocalizedText {
  return types[type];
}

/** `lead #1` */
export function itemName(ref: CrmRef): LocalizedText {
  return localize((language) => `${types[ref.type][language]} #${ref.id}`);
}

/** The text that `render` returns for each language. */
export function localize(render: (language: Language) => string): LocalizedText {
  return { en: render('en'), es: render('es') };
}

/** `a, b and c` */
export function joinList(language: Language, parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  const and = language === 'en' ? 'and' : 'y';
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;
}

/** `lead #1 and contact #2`, in Spanish with articles. */
export function refNames(language: Language, refs: readonly CrmRef[]): string {
  const names = refs.map((ref) => `${articles[language][ref.type]}${itemName(ref)[language]}`);
  return joinList(language, names);
}
