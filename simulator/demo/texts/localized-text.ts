export type Language = 'en' | 'es';

/** A text in each language of the demo. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** The text that `render` returns for each language. */
export function localize(render: (language: Language) => string): LocalizedText {
  return { en: render('en'), es: render('es') };
}
