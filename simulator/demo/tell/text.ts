import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import type { CrmType } from '../../../src/domain/crm-type.ts';

export type Language = 'en' | 'es';

/** The same in each language of the demo. */
export type Text = Readonly<Record<Language, string>>;

const types: Readonly<Record<CrmType, Text>> = {
  lead: { en: 'lead', es: 'prospecto' },
  deal: { en: 'deal', es: 'negociación' },
  contact: { en: 'contact', es: 'contacto' },
  company: { en: 'company', es: 'compañía' },
};

const articles: Readonly<Record<Language, Readonly<Record<CrmType, string>>>> = {
  en: { lead: '', deal: '', contact: '', company: '' },
  es: { lead: 'el ', deal: 'la ', contact: 'el ', company: 'la ' },
};

/** Spanish melts prepositions with their article. */
export function melted(language: Language, text: string): string {
  return language === 'en' ? text : text.replace(/\b(de|a) el (?=prospecto|contacto)/g, '$1l ');
}

/** `lead` */
export function typeName(type: CrmType): Text {
  return types[type];
}

/** `lead #1` */
export function itemName(ref: CrmRef): Text {
  return both((language) => `${types[ref.type][language]} #${ref.id}`);
}

export function both(say: (language: Language) => string): Text {
  return { en: say('en'), es: say('es') };
}

/** `a, b and c` */
export function listed(language: Language, parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  const and = language === 'en' ? 'and' : 'y';
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;
}

export function refNames(language: Language, refs: readonly CrmRef[]): string {
  const names = refs.map((ref) => `${articles[language][ref.type]}${itemName(ref)[language]}`);
  return listed(language, names);
}
