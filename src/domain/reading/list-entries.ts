import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Hit } from './contact-hit.ts';
import { entryLabel } from './entry-label.ts';
import { isFunctionWord } from './function-word.ts';
import type { LocalWriters } from './label-part.ts';
import { tokensAround } from './token-window.ts';

/** The identifiers of one entry of what may be a list, with the words that name whose they are. */
export interface ListEntry {
  readonly hits: readonly Hit[];
  readonly label: readonly Token[];
  /** On the other side of the identifiers: "Sue 0417... (me)". */
  readonly beside: readonly Token[];
  /** The label stands on a line before the identifiers. */
  readonly isBelow: boolean;
  /** It begins a sentence. */
  readonly isSentence: boolean;
}

type Group = readonly Hit[];
type Side = 'before' | 'after';

const AND = 1;
const PART = 2;
const SENTENCE = 3;
const LINE = 4;
const partSign = /^[,،，、&+•·/]$/u;
const openingBracket = /^[(（[]$/u;
const closingBracket = /^[)）\]]$/u;
const anyBracket = /^[()（）[\]]$/u;
const sentenceSign = /^[;؛；|]$/u;

/** How strongly a token separates entries; 0: not at all. */
function strength(token: Token): number {
  if (token.plain === '\n') return token.kind === 'hard' ? LINE : 0;
  if (token.kind === 'hard' || sentenceSign.test(token.plain)) return SENTENCE;
  const isPart = partSign.test(token.plain) && (token.kind === 'soft' || token.plain !== '/');
  if (isPart) return PART;
  const isAnd = isFunctionWord(token, 'joining') || isFunctionWord(token, 'conjunction');
  return isAnd && !token.isName ? AND : 0;
}

// "Tanya (98..., main), Ritu": the bracket was opened before the number; "2) Priya" has none.
function isInBracket(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ plain }) => plain === '\n' || anyBracket.test(plain));
  return closingBracket.test(tokens[at]?.plain ?? '') && tokens[at - 1]?.kind !== 'digits';
}

/** The strengths of tokens; what stands in brackets separates nothing. */
function strengths(tokens: readonly Token[]): readonly number[] {
  let depth = isInBracket(tokens) ? 1 : 0;
  return tokens.map((token) => {
    if (openingBracket.test(token.plain)) depth++;
    if (closingBracket.test(token.plain) && depth > 0) depth--;
    return depth > 0 ? 0 : strength(token);
  });
}

function hasWord(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === 'word');
}

function namesNobody(tokens: readonly Token[], local: LocalWriters): boolean {
  return entryLabel(tokens, local).kind === 'empty';
}

interface Places {
  readonly first: number;
  readonly last: number;
}

/** The tokens before the first group, between the groups and after the last one. */
function gapsOf({ tokens, text }: AnnotatedText, groups: readonly Group[]): readonly (readonly Token[])[] {
  const places = groups.map((group): Places => placesOf({ tokens, text }, group));
  const starts = [0, ...places.map(({ last }) => last)];
  return starts.map((start, index) => tokens.slice(start, places[index] && places[index].first + 1));
}

function placesOf(annotated: AnnotatedText, group: Group): Places {
  const [first, last] = [group[0], group.at(-1)];
  return {
    first: first === undefined ? 0 : tokensAround(annotated, first.at)[0],
    last: last === undefined ? 0 : tokensAround(annotated, last.at)[1],
  };
}

/** "Ana: 612..., 634...", "Tel 612... / Mobile 634...": one entry, unless its line names somebody and ends. */
function groupsOf(annotated: AnnotatedText, hits: readonly Hit[], local: LocalWriters): readonly Group[] {
  const groups: Hit[][] = [];
  const gaps = gapsOf(
    annotated,
    hits.map((hit) => [hit]),
  );
  let isNamedLine = false;
  for (const [index, hit] of hits.entries()) {
    const gap = gaps[index] ?? [];
    const breaks = strengths(gap);
    const lineStart = breaks.lastIndexOf(LINE) + 1;
    const isLineBreak = lineStart > 0;
    const group = groups.at(-1);
    const joins = !breaks.includes(SENTENCE) && !(isLineBreak && isNamedLine) && namesNobody(gap, local);
    if (group !== undefined && joins) group.push(hit);
    else groups.push([hit]);
    if (isLineBreak || index === 0) isNamedLine = false;
    isNamedLine ||= !namesNobody(gap.slice(lineStart), local);
  }
  return groups;
}

/** 1 where a gap between entries reads ", Priya", -1 where it reads "Geoff,", 0 where it does not tell. */
function lean(gap: readonly Token[]): number {
  const breaks = strengths(gap);
  const strongest = Math.max(0, ...breaks);
  if (strongest === 0) return 0;
  const isBefore = hasWord(gap.slice(0, breaks.indexOf(strongest)));
  const isAfter = hasWord(gap.slice(breaks.lastIndexOf(strongest) + 1));
  return Number(isAfter) - Number(isBefore);
}

/** Whether the names stand before or after the identifiers. */
function sideOfNames(gaps: readonly (readonly Token[])[], local: LocalWriters): Side {
  let leaning = 0;
  for (const gap of gaps.slice(1, -1)) leaning += lean(gap);
  if (leaning !== 0) return leaning > 0 ? 'before' : 'after';
  const [first, last] = [gaps[0] ?? [], gaps.at(-1) ?? []];
  if (hasWord(first.slice(lastBreak(first, SENTENCE) + 1))) return 'before';
  // "Geoff / 0402... / Priya / 0433...": each on its line.
  const isAbove = namesSomebody(labelBeforeFirst(first, local), local);
  return isAbove && !namesSomebody(labelAfterLast(last, local), local) ? 'before' : 'after';
}

function namesSomebody(tokens: readonly Token[], local: LocalWriters): boolean {
  return ['name', 'writer', 'role'].includes(entryLabel(tokens, local).kind);
}

function lastBreak(tokens: readonly Token[], least: number): number {
  return strengths(tokens).findLastIndex((one) => one >= least);
}

function firstBreak(tokens: readonly Token[], least: number): number {
  const at = strengths(tokens).findIndex((one) => one >= least);
  return at < 0 ? tokens.length : at;
}

// A name on a line of its own, or below "Regards".
function isLabelOf(gap: readonly Token[], first: number, last: number, local: LocalWriters): boolean {
  return namesNobody(gap.slice(last), local) || entryLabel(gap.slice(first), local).kind === 'own';
}

/** Where the entry before a gap ends and the next one begins. */
function boundaryIn(gap: readonly Token[], side: Side, local: LocalWriters): number {
  const breaks = strengths(gap);
  const strongest = Math.max(0, ...breaks);
  const [first, last] = [breaks.indexOf(strongest), breaks.lastIndexOf(strongest)];
  if (strongest < LINE) return side === 'before' ? startIn(breaks, first) : endIn(breaks, last);
  // The name is on the line of its number if that line has one, else on a line of its own.
  if (side === 'before') return isLabelOf(gap, first, last, local) ? first : last;
  return namesNobody(gap.slice(0, first), local) ? last : first;
}

// ", Priya", "and Sue, who works for me,", "Priya and Sue": "and" inside separates nothing.
function startIn(breaks: readonly number[], strongest: number): number {
  return (breaks[0] ?? 0) > 0 || (breaks[strongest] ?? 0) <= AND ? 0 : strongest;
}

// "Geoff,", "is Geoff and".
function endIn(breaks: readonly number[], strongest: number): number {
  const end = breaks.length - 1;
  if ((breaks[end] ?? 0) > 0) return end;
  return (breaks[strongest] ?? 0) <= AND ? breaks.length : strongest;
}

function isLabelEnd({ plain }: Token): boolean {
  return /^[,،，、:：\-–—]$/u.test(plain);
}

/** "Please sign in: Geoff 0402...": the words before the first number that may be its label. */
function labelBeforeFirst(gap: readonly Token[], local: LocalWriters): readonly Token[] {
  const end = gap.findLastIndex((token) => token.kind !== 'soft' || !isLabelEnd(token)) + 1;
  const head = gap.slice(0, end);
  const line = head.findLastIndex(({ plain }) => plain === '\n') + 1;
  const isOnLine = line === 0 || !namesNobody(head.slice(line), local);
  return labelOfLine(isOnLine ? head.slice(line) : head.slice(0, line - 1), local);
}

// Not "I'm Sue, please add Geoff".
function namesWriter(label: readonly Token[], local: LocalWriters): boolean {
  const { kind } = entryLabel(label, local);
  return kind === 'writer' || (kind === 'own' && lastBreak(label, PART) < 0);
}

function labelOfLine(tokens: readonly Token[], local: LocalWriters): readonly Token[] {
  const heading = tokens.findLastIndex(({ plain }) => /^[:：\n]$/u.test(plain));
  const clause = tokens.slice(Math.max(heading, lastBreak(tokens, SENTENCE)) + 1);
  // "Captain (me): Ana, 612...", "Three of us: me, Ana, 612..."
  const line = tokens.slice(tokens.findLastIndex(({ plain }) => plain === '\n') + 1);
  const wide = [line, clause].find((one) => namesWriter(one, local));
  if (wide !== undefined) return wide;
  return clause.slice(lastBreak(clause, PART) + 1);
}

/** "My team: Geoff": only what follows a heading is the label. */
function withoutHeading(label: readonly Token[], local: LocalWriters): readonly Token[] {
  const lastWord = label.findLastIndex(({ kind }) => kind === 'word');
  const heading = label.findLastIndex(({ plain }, at) => at < lastWord && /^[:：]$/u.test(plain));
  const isHeading = heading > 0 && entryLabel(label.slice(0, heading), local).kind === 'other';
  return isHeading ? label.slice(heading + 1) : label;
}

/** The words after the last number that may be its label: "0417... me. Call us". */
function labelAfterLast(gap: readonly Token[], local: LocalWriters): readonly Token[] {
  const start = gap.findIndex(({ kind }) => kind === 'word');
  const isOnNextLine = namesNobody(gap.slice(0, firstBreak(gap, LINE)), local);
  const from = isOnNextLine ? Math.max(start, 0) : 0;
  return gap.slice(from, from + firstBreak(gap.slice(from), PART));
}

/** The entries of what may be a list of people: each has the words between it and its neighbours. */
export function listEntries(
  annotated: AnnotatedText,
  hits: readonly Hit[],
  local: LocalWriters,
): readonly ListEntry[] {
  const groups = groupsOf(annotated, hits, local);
  const gaps = gapsOf(annotated, groups);
  const side = sideOfNames(gaps, local);
  const boundaries = gaps.map((gap) => boundaryIn(gap, side, local));
  return groups.map((group, index): ListEntry => {
    const [gapBefore, gapAfter] = [gaps[index] ?? [], gaps[index + 1] ?? []];
    const isFirst = index === 0;
    const isLast = index === groups.length - 1;
    const before = isFirst
      ? labelBeforeFirst(gapBefore, local)
      : withoutHeading(gapBefore.slice(boundaries[index] ?? 0), local);
    const after = isLast ? labelAfterLast(gapAfter, local) : gapAfter.slice(0, boundaries[index + 1]);
    const named = before.find(({ kind }) => kind === 'word');
    const lineBreak = gapBefore.findLastIndex(({ kind, plain }) => kind === 'hard' && plain === '\n');
    const isBelow = named !== undefined && gapBefore.indexOf(named) < lineBreak;
    const isSentence = /^[.!?。！？]$/u.test(before[0]?.plain ?? '');
    return side === 'before'
      ? { hits: group, label: before, beside: after, isBelow, isSentence }
      : { hits: group, label: after, beside: before, isBelow: false, isSentence };
  });
}
