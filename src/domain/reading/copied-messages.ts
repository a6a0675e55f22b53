import { allMatches } from './all-matches.ts';
import type { TextRange } from './reading.ts';

const time = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[ap]\\.?\\s?m\\.?)?';
const date =
  '(?:\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}\\.? \\p{L}{3,10}\\.?(?: \\d{4})?(?: г\\.)?|\\p{L}{3,10} \\d{1,2},? \\d{4})';
const moment = `(?:${date}(?:,| at| в| um| a las| às| à)?\\s{1,2}${time}|${time},?\\s{1,2}${date})`;
const name = '[^\\n\\[\\]:]{1,60}';

/** First lines of messages that were copied out of a messenger, with their author. */
const headers: readonly RegExp[] = [
  // Telegram: "Olga Ivanova, [28.11.2026 12:01]".
  new RegExp(`^[ \\t]*${name}[,:] ?\\[ ?${moment} ?\\][ \\t]*:?[ \\t]*$`, 'gimu'),
  // WhatsApp, Viber, Skype: "[28/11/2026 12:01:33] Ana: ...".
  new RegExp(`^[ \\t]*\\[ ?${moment} ?\\][ \\t]*${name}:`, 'gimu'),
  // WhatsApp on Android: "28/11/2026, 12:01 - Ana: ...".
  new RegExp(`^[ \\t]*${moment} - ${name}:`, 'gimu'),
];
const mayContainHeader = /\d[:.]\d\d/u;

/** Messages that were copied out of a messenger: from their first line up to an empty line. */
export function copiedMessages(text: string): readonly TextRange[] {
  if (!mayContainHeader.test(text)) return [];
  return headers.flatMap((header) =>
    allMatches(text, header).map(({ index, 0: line }) => {
      const end = text.indexOf('\n\n', index + line.length);
      return { start: index, end: end < 0 ? text.length : end };
    }),
  );
}
