import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import { hasAny, isInnerPart } from './token-window.ts';
import type { LabelPart, LocalWriters } from './label-part.ts';
import { labelPart } from './label-part.ts';

/**
 * Whom the words beside an identifier name: the writer ("me, the tenant"), somebody by name or by what he is ("my mother"),
 * maybe somebody (`word`), nobody (`empty`: "mobile"); `own` says that the identifier is the writer's ("call me on"), and
 * `other` is a sentence, whomever it names.
 */
export interface EntryLabel {
  readonly kind: LabelPart;
  /** The words that name somebody. */
  readonly name: string;
}

function endsPart(token: Token): boolean {
  return token.kind === 'soft' || token.kind === 'hard' || token.plain === '\n';
}

function isCopula(token: Token): boolean {
  if (token.isName || isFunctionWord(token, 'joining') || isFunctionWord(token, 'toNamed')) return false;
  return hasAny(token, 'copula');
}

/** "Sue (me)", "em Tư là mình": in parts, each of which names somebody by itself. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (endsPart(token) || isCopula(token)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.some(({ kind }) => kind === 'word' || kind === 'identifier'));
}

// "Anna (at my place)", not "it's me, Sue".
function isNamedBeforeOwn(kinds: readonly LabelPart[]): boolean {
  const own = kinds.indexOf('own');
  return own > 0 && kinds.slice(0, own).some((kind) => kind !== 'empty');
}

function kindOf(kinds: readonly LabelPart[]): LabelPart {
  const has = (kind: LabelPart): boolean => kinds.includes(kind);
  if (has('writer') && !has('other')) return 'writer';
  if (has('orderer')) return 'own';
  if (has('other') || isNamedBeforeOwn(kinds)) return 'other';
  const order: readonly LabelPart[] = ['own', 'name', 'word', 'role'];
  return order.find(has) ?? 'empty';
}

/** What the words of an entry of a list say. */
export function entryLabel(tokens: readonly Token[], local: LocalWriters): EntryLabel {
  const parts = partsOf(tokens).map((part) => ({ part, kind: labelPart(part, local) }));
  const kind = kindOf(parts.map((one) => one.kind));
  const name = parts
    .filter((one) => one.kind === kind)
    .flatMap(({ part }) => part.filter((token) => token.kind === 'word' && !isInnerPart(token)))
    .map(({ plain }) => plain)
    .join(' ');
  return { kind, name };
}
