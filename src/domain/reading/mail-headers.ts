import { allMatches } from './all-matches.ts';
import type { MailHeader } from './mail-header-labels.ts';
import { mailHeaderOf } from './mail-header-labels.ts';
import type { TextRange } from './reading.ts';

/** A line, or a part of one, that belongs to a header; without a kind it goes on with the recipients before it. */
interface HeaderPart {
  readonly kind: MailHeader | undefined;
  readonly at: TextRange;
}

const line = /[^\n]+/g;
/** "From:", "*De :*", "> To:", "<b>From:</b>". */
const lineLabel =
  /^(?:[ \t>*_|-]|<\/?[a-z]{1,6}>){0,6}([\p{L}\p{M}'][\p{L}\p{M}' ()-]{0,24}?)[*_]{0,2} ?(?:<\/[a-z]{1,6}> ?)?[:：]/u;
/** A label inside a line whose line breaks were lost. */
const innerLabel = /(?<=[\s>;,|\u0001])([\p{L}\p{M}]{1,14}) ?[:：]/gu;
/** Nothing but the place of addresses, names and separators. */
const onlyAddresses = /^[ \t>]*[^:：\n]{0,80}\u0001[^:：\n]{0,200}$/u;
const MAX_LINE_LENGTH = 1000;
const MIN_KINDS_IN_LINE = 3;
/** One empty line may stand between two. */
const MAX_LINE_BREAKS = 2;

function partsOfLine(text: string, start: number): readonly HeaderPart[] {
  const [whole = '', label = ''] = lineLabel.exec(text) ?? [];
  const kind = mailHeaderOf(label);
  if (kind === undefined) return [];
  const inner = allMatches(text, innerLabel)
    .filter(({ index }) => index >= whole.length)
    .flatMap(({ index, 1: written = '' }) => {
      const innerKind = mailHeaderOf(written);
      return innerKind === undefined ? [] : [{ kind: innerKind, index }];
    });
  const labelled = [{ kind, index: 0 }, ...inner];
  const isWholeHeader = new Set(labelled.map((part) => part.kind)).size >= MIN_KINDS_IN_LINE;
  const parts = isWholeHeader ? labelled : labelled.slice(0, 1);
  return parts.map((part, index) => ({
    kind: part.kind,
    at: { start: start + part.index, end: start + (parts[index + 1]?.index ?? text.length) },
  }));
}

/** "To: ana@...;" and the next address on a line of its own. */
function continues(written: string, previous: string | undefined): boolean {
  if (previous === undefined || !onlyAddresses.test(written)) return false;
  return /^[ \t]/.test(written) || /[,;:：]\s*$/.test(previous);
}

/** Header parts that follow one another, with at most one empty line between two. */
function headerBlocks(text: string): readonly (readonly HeaderPart[])[] {
  const blocks: HeaderPart[][] = [];
  let previous: string | undefined;
  let end = 0;
  for (const { 0: written, index } of allMatches(text, line)) {
    if (written.trim() === '') continue;
    const at = { start: index, end: index + written.length };
    const isFar = text.slice(end, index).split('\n').length > MAX_LINE_BREAKS + 1;
    const labelled = written.length > MAX_LINE_LENGTH ? [] : partsOfLine(written, index);
    const isContinuation = labelled.length === 0 && !isFar && continues(written, previous);
    const parts = isContinuation ? [{ kind: undefined, at }] : labelled;
    if (isFar || previous === undefined) blocks.push([]);
    blocks.at(-1)?.push(...parts);
    previous = parts.length === 0 ? undefined : written;
    end = at.end;
  }
  return blocks;
}

function isMailHeader(block: readonly HeaderPart[]): boolean {
  const kinds = new Set(block.map(({ kind }) => kind));
  return kinds.has('to') && (kinds.has('from') || kinds.has('subject') || kinds.has('date'));
}

function recipientsOf(block: readonly HeaderPart[]): readonly TextRange[] {
  let last: MailHeader | undefined;
  return block.flatMap(({ kind, at }) => {
    last = kind ?? last;
    return last === 'to' ? [at] : [];
  });
}

/** The headers of mails in a text: all their lines, and of these the ones with recipients ("To", "Cc" and the like). */
export interface MailHeaders {
  readonly lines: readonly TextRange[];
  readonly recipients: readonly TextRange[];
}

/**
 * Headers of mails that were pasted whole, or that a connector brought: recipients beside a sender, a subject or a date.
 * Addresses in `text` are blanked.
 */
export function mailHeaders(text: string): MailHeaders {
  const blocks = headerBlocks(text).filter(isMailHeader);
  return {
    lines: blocks.flatMap((block) => block.map(({ at }) => at)),
    recipients: blocks.flatMap(recipientsOf),
  };
}
