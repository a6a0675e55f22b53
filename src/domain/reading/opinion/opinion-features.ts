import type { OwnerEvidence } from '../judge-owner.ts';
import type { VisitFeature } from './feature-place.ts';
import { featurePlace, hashOf, mix } from './feature-place.ts';
import { visitSide } from './side-features.ts';
import type { SeenToken, Situation } from './situation.ts';
import { nearestMeanings } from './situation.ts';

/** Above it, twice the tokens tell nothing new. */
const MAX_LENGTH_CLASS = 6;

/** What a hashed value stands for. */
const templates = {
  kind: 1,
  written: 2,
  grouping: 3,
  numberType: 4,
  question: 5,
  verdict: 8,
  verdictWord: 9,
  nearestWords: 38,
  nearestMeanings: 39,
  ends: 40,
  identifiers: 41,
  length: 42,
  signs: 43,
  verdictAndQuestion: 44,
  verdictAndIdentifiers: 45,
  /** Before the identifier; the next number is for what stands after it. */
  verdictAndMeaning: 48,
} as const;

/**
 * What stands around an identifier, hashed, how it is written, and, where it is given, what the rules say about it. The
 * same in all languages; a place may be visited several times.
 */
export function visitFeatures(
  situation: Situation,
  verdict: OwnerEvidence | undefined,
  visit: VisitFeature,
): void {
  visitWriting(situation, visit);
  visitPosition(situation, visit);
  visitNearest(situation, visit);
  visitSide(situation.sides[0], 0, visit);
  visitSide(situation.sides[1], 1, visit);
  if (verdict !== undefined) visitVerdict(verdict, situation, visit);
}

function visitWriting({ hit, isGrouped, numberType }: Situation, visit: VisitFeature): void {
  visit(featurePlace(templates.kind, hashOf(hit.kind)), 1);
  visit(featurePlace(templates.written, hashOf(hit.kind, hashOf(hit.because))), 1);
  if (hit.kind !== 'phone') return;
  visit(featurePlace(templates.grouping, Number(isGrouped)), 1);
  visit(featurePlace(templates.numberType, hashOf(numberType)), 1);
}

function visitPosition({ sides, hasQuestion, identifiers, tokens }: Situation, visit: VisitFeature): void {
  const [before, after] = sides;
  if (hasQuestion) visit(featurePlace(templates.question, 1), 1);
  visit(featurePlace(templates.ends, Number(before.length === 0) + 2 * Number(after.length === 0)), 1);
  visit(featurePlace(templates.identifiers, identifiers), 1);
  visit(featurePlace(templates.length, Math.min(MAX_LENGTH_CLASS, Math.floor(Math.log2(1 + tokens)))), 1);
  visit(featurePlace(templates.signs, mix(signHash(before[0]), signHash(after[0]))), 1);
}

/** What stands before the identifier together with what stands after it. */
function visitNearest({ sides: [before, after] }: Situation, visit: VisitFeature): void {
  visit(featurePlace(templates.nearestWords, mix(nearestWord(before), nearestWord(after))), 1);
  for (const one of nearestMeanings(before))
    for (const other of nearestMeanings(after))
      visit(featurePlace(templates.nearestMeanings, mix(one, other)), 1);
}

function visitVerdict(
  { owner, certainty, because }: OwnerEvidence,
  { hit, sides, hasQuestion, identifiers }: Situation,
  visit: VisitFeature,
): void {
  const byOwner = hashOf(owner, hashOf(hit.kind));
  visit(featurePlace(templates.verdict, byOwner), 1);
  visit(
    featurePlace(templates.verdict, hashOf(certainty ?? '', mix(byOwner, Number(because === undefined)))),
    1,
  );
  visit(featurePlace(templates.verdictWord, hashOf(because ?? '', byOwner)), 1);
  visit(featurePlace(templates.verdictAndQuestion, mix(byOwner, Number(hasQuestion))), 1);
  visit(featurePlace(templates.verdictAndIdentifiers, mix(byOwner, identifiers)), 1);
  sides.forEach((nearestFirst, side) => {
    for (const meaning of nearestMeanings(nearestFirst))
      visit(featurePlace(templates.verdictAndMeaning + side, mix(byOwner, meaning)), 1);
  });
}

function nearestWord(nearestFirst: readonly SeenToken[]): number {
  return nearestFirst.find(({ kind }) => kind === 'word')?.hash ?? 0;
}

function signHash(token: SeenToken | undefined): number {
  return token === undefined || token.kind === 'word' ? 0 : token.plain.charCodeAt(0);
}
