/** Forms of a sentence by plural category; `other` where a language has no form of its own. */
export interface PluralForms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

/** The form of a sentence for a number, which replaces `{n}`. */
export function plural(forms: PluralForms, n: number, language: string): string {
  const category = new Intl.PluralRules(language).select(n);
  const form =
    category === 'one' || category === 'few' || category === 'many' ? forms[category] : forms.other;
  return form.replaceAll('{n}', new Intl.NumberFormat(language).format(n));
}
