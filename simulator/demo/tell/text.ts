import type { CrmRef, CrmType } from '../../../src/model/crm-ref.ts';

export type Language = 'en' | 'es';

/** The same in each language of the demo. */
export type Text = Readonly<Record<Language, string>>;

const types: Readonly<Record<CrmType, Text>> = {
  lead: { en: 'lead', es: 'prospecto' },
  deal: { en: 'deal', es: 'negociación' },
  contact: { en: 'contact', es: 'contacto' },
  company: { en: 'company', es: 'compañía' },
};

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
  const names = refs.map((ref) => itemName(ref)[language]);
  return listed(language, names);
}
