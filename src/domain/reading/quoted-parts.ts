import { allMatches } from './all-matches.ts';
import { copiedMessages } from './copied-messages.ts';
import type { TextRange } from './reading.ts';

const patterns: readonly RegExp[] = [
  // Lines that start with ">", as in e-mails and messengers.
  /^[ \t]{0,3}(?:>|»>)[^\n]*$/gmu,
  // Everything after the header of a forwarded or answered e-mail.
  /^[ \t]*-{2,10} ?(?:original message|forwarded message|mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|исходное сообщение|пересылаемое сообщение|пересланное сообщение) ?-{2,10}[\s\S]*$/gimu,
  /^(?:on|el|em|am|le|в)\s[^\n]{8,120}(?:wrote|escribió|escreveu|schrieb|a écrit|пишет|написал\(?а?\)?)[^\n]{0,60}:[ \t]*\n[\s\S]*$/gimu,
];

const mayContainQuote = /\[quote|-{10}|^[ \t]{0,3}[>»]|-- ?\p{L}|:[ \t]*\n|\d:\d\d/imu;

const openTag = /\[quote/giu;
const closeTag = /\[\/quote\]/giu;

function quoteTags(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  openTag.lastIndex = 0;
  for (let open = openTag.exec(text); open !== null; open = openTag.exec(text)) {
    closeTag.lastIndex = open.index;
    if (closeTag.exec(text) === null) break;
    ranges.push({ start: open.index, end: closeTag.lastIndex });
    openTag.lastIndex = closeTag.lastIndex;
  }
  return ranges;
}

const dashes = '-'.repeat(54);

/**
 * Blocks between two rows of 54 dashes (Bitrix24): the first ends its line, the second starts one. Line by line, as a
 * pattern would look for the end of every block that has none.
 */
function dashedBlocks(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  if (!text.includes(`${dashes}\n`)) return ranges;
  let opened: number | undefined;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (opened !== undefined && line.startsWith(dashes)) {
      ranges.push({ start: opened, end: lineStart + dashes.length });
      opened = undefined;
    } else if (opened === undefined && line.endsWith(dashes))
      opened = lineStart + line.length - dashes.length;
    lineStart += line.length + 1;
  }
  return ranges.map((range) => withoutOwnAnswer(text, range));
}

/** `Last First[date]`: whom a channel's reply answers. The portal's own quotes have a space before the bracket. */
const answeredLine = /^(?:[^\n[\]]*[^\s[\]])?\[[^\n\]]{4,40}\][ \t]*\n(?!\[b\])/iu;

/**
 * A channel's reply is a block with the customer's own words in it and nothing after it: only its first line names the
 * other person. A forwarded message has a line in bold after that (docs/bitrix24/open-lines.md#replies-and-forwards).
 */
function withoutOwnAnswer(text: string, { start, end }: TextRange): TextRange {
  const inside = start + dashes.length + 1;
  const answered = answeredLine.exec(text.slice(inside, end))?.[0];
  if (answered === undefined || text.slice(end).trim() !== '') return { start, end };
  return { start, end: inside + answered.length };
}

/** Ranges that quote another text. */
export function quotedParts(text: string): readonly TextRange[] {
  if (!mayContainQuote.test(text)) return [];
  const found = patterns.flatMap((pattern) =>
    allMatches(text, pattern).map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  return [...quoteTags(text), ...dashedBlocks(text), ...copiedMessages(text), ...found];
}
