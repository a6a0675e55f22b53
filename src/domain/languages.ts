/** Languages of everything that people read: pages, installer, timeline lines. */
export const languages = ['es', 'en', 'ru', 'pt', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];
