import { allMatches } from './all-matches.ts';
import type { TextRange } from './reading.ts';

const patterns: readonly RegExp[] = [
  // A block between two lines of 54 dashes (Bitrix24).
  /-{54}\n(?:(?!-{54})[^\n]*\n)*-{54}/gu,
  // Lines that start with ">", as in e-mails and messengers.
  /^[ \t]{0,3}(?:>|»>|&gt;)[^\n]*$/gmu,
  // Everything after the header of a forwarded or answered e-mail.
  /^[ \t]*-{2,10} ?(?:original message|forwarded message|mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|исходное сообщение|пересылаемое сообщение|пересланное сообщение) ?-{2,10}[\s\S]*$/gimu,
  /^(?:on|el|em|am|le|в)\s[^\n]{8,120}(?:wrote|escribió|escreveu|schrieb|a écrit|пишет|написал\(?а?\)?)[^\n]{0,60}:[ \t]*\n[\s\S]*$/gimu,
];

const mayContainQuote = /\[quote|-{10}|^[ \t]{0,3}[>»]|&gt;|-- ?\p{L}|:[ \t]*\n/imu;

function quoteTags(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  const lower = text.toLowerCase();
  const close = '[/quote]';
  for (let start = lower.indexOf('[quote'); start >= 0; start = lower.indexOf('[quote', start + 1)) {
    const end = lower.indexOf(close, start);
    if (end < 0) break;
    ranges.push({ start, end: end + close.length });
    start = end;
  }
  return ranges;
}

/** Ranges that quote another text. */
export function quotedParts(text: string): readonly TextRange[] {
  if (!mayContainQuote.test(text)) return [];
  const found = patterns.flatMap((pattern) =>
    allMatches(text, pattern).map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  return [...quoteTags(text), ...found];
}
